import type { Localized } from '../engine/text/localized.ts';
import { whyUnwritten } from './faults.ts';
import { openForWriting } from './open-writable.ts';
import type { Correction } from './records.ts';
import { writeSidecar } from './sidecar.ts';
import { Statements } from './statements.ts';
import { CorpusWriter } from './writer.ts';

/** What a person changes in a corpus by hand. */
export type Change =
  | { readonly kind: 'remove'; readonly keys: readonly string[] }
  | { readonly kind: 'correct'; readonly key: string; readonly ordinal: number; readonly correction: Correction };

const GONE: Localized = {
  zh: '语料库里已没有这份文件。',
  en: 'The corpus no longer holds this document.',
};

/** Carries a change out; null when it was done, else why not. Never throws. */
export function changeCorpus(corpus: string, change: Change): Localized | null {
  try {
    const { database, setAside } = openForWriting(corpus);
    try {
      const sql = new Statements(database);
      const writer = new CorpusWriter(database);
      const done =
        change.kind === 'remove'
          ? change.keys.filter((key) => writer.remove(key)).length > 0
          : writer.correct(change.key, change.ordinal, change.correction);
      if (!done) return setAside ?? GONE;
      sql.transaction(() => writeSidecar(corpus, sql));
      if (change.kind === 'remove') writer.finish();
      return null;
    } finally {
      database.close();
    }
  } catch (error) {
    return whyUnwritten(error, corpus);
  }
}
