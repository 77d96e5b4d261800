import { existsSync } from 'node:fs';
import type { Localized } from '../engine/text/localized.ts';
import { inspect } from './inspect.ts';
import { openStore } from './open-store.ts';
import { SEGMENTS } from './schema.ts';
import { sqlite } from './sqlite.ts';
import { Statements } from './statements.ts';

export interface Verdict {
  readonly faults: readonly Localized[];
  /** How many documents were looked at. */
  readonly checked: number;
}

/** Rows that no sound corpus has, with what they mean; each asks for a count. */
const IMPOSSIBLE: readonly (readonly [sql: string, meaning: Localized])[] = [
  [
    'SELECT count(*) AS n FROM documents d WHERE NOT EXISTS (SELECT 1 FROM sources s WHERE s.document = d.id)',
    { zh: '份文件没有来源', en: 'documents without a source' },
  ],
  [
    'SELECT count(*) AS n FROM documents d WHERE NOT EXISTS (SELECT 1 FROM policies p WHERE p.document = d.id)',
    { zh: '份文件没有内容', en: 'documents without content' },
  ],
  [
    `SELECT count(*) AS n FROM policies p WHERE NOT EXISTS
       (SELECT 1 FROM segments s WHERE s.id >= p.id * ${SEGMENTS} AND s.id < (p.id + 1) * ${SEGMENTS})`,
    { zh: '件政策没有正文', en: 'policies without text' },
  ],
  [
    `SELECT count(*) AS n FROM segments s WHERE NOT EXISTS (SELECT 1 FROM policies p WHERE p.id = s.id / ${SEGMENTS})`,
    { zh: '段正文不属于任何政策', en: 'stretches of text of no policy' },
  ],
  [
    'SELECT count(*) AS n FROM wordings w WHERE NOT EXISTS (SELECT 1 FROM clauses c WHERE c.wording = w.id)',
    { zh: '条索引不对应任何条款', en: 'index entries of no clause' },
  ],
];

/** Looks at every page and at what belongs together. Changes nothing, never throws. */
export function verifyCorpus(file: string): Verdict {
  const { store, fault } = openStore(file, false);
  if (!store) return { faults: [fault.message], checked: 0 };
  const checked = store.info().documents;
  store.close();
  const { Database } = sqlite();
  if (!Database || !existsSync(file) || inspect(file) !== 'whole') return { faults: [DAMAGED], checked };
  const database = new Database(file, { readOnly: true });
  try {
    const sql = new Statements(database);
    const pages = sql.all('PRAGMA integrity_check(5)').map((row) => String(row.integrity_check));
    if (pages[0] !== 'ok') return { faults: pages.map((text) => ({ zh: text, en: text })), checked };
    const links = sql.all('PRAGMA foreign_key_check').length;
    const faults = IMPOSSIBLE.flatMap(([question, meaning]) => {
      const count = Number(sql.get(question)?.n);
      return count === 0 ? [] : [{ zh: `${count} ${meaning.zh}`, en: `${count} ${meaning.en}` }];
    });
    if (links > 0) faults.push({ zh: `${links} 行指向不存在的内容`, en: `${links} rows refer to what is not there` });
    return { faults, checked };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { faults: [{ zh: `${DAMAGED.zh}（${reason}）`, en: `${DAMAGED.en} (${reason})` }], checked };
  } finally {
    database.close();
  }
}

const DAMAGED: Localized = { zh: '语料库文件已损坏', en: 'The corpus file is damaged' };
