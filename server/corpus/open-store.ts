import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Localized } from '../engine/text/localized.ts';
import { APPLICATION_ID, SCHEMA_VERSION, TABLES } from './schema.ts';
import { type Database, sqlite } from './sqlite.ts';
import { Store } from './store.ts';
import type { CorpusFault } from './types.ts';

/** A file whose every page is read when it is opened: below this size it takes milliseconds. In bytes. */
const CHECKED_SIZE = 8 * 2 ** 20;

export type Opened =
  | { readonly store: Store; readonly fault: null }
  | { readonly store: null; readonly fault: CorpusFault };

/**
 * Opens a corpus for reading. `builtIn`: the file is part of the installed product and never changes, so it is opened
 * without locks and without files beside it, as a folder without write permission demands. Never throws.
 */
export function openStore(path: string, builtIn: boolean): Opened {
  const fault = (message: Localized): Opened => ({ store: null, fault: { path, message } });
  const { Database, missing } = sqlite();
  if (!Database) return fault(missing);
  let database: Database | undefined;
  try {
    if (!existsSync(path)) return fault({ zh: `找不到语料库文件：${path}`, en: `The corpus file is missing: ${path}` });
    const { size } = statSync(path);
    if (size === 0) return fault({ zh: `语料库文件是空的：${path}`, en: `The corpus file is empty: ${path}` });
    const address = pathToFileURL(path);
    if (builtIn) address.search = '?immutable=1';
    database = new Database(address, { readOnly: true });
    const wrong = versionFault(database, path);
    if (wrong) {
      database.close();
      return fault(wrong);
    }
    for (const table of TABLES) database.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
    if (size < CHECKED_SIZE) {
      const verdict = database.prepare('PRAGMA quick_check(1)').get();
      if (verdict?.quick_check !== 'ok') throw new Error(String(verdict?.quick_check));
    }
    return { store: new Store(database, path, builtIn), fault: null };
  } catch (error) {
    if (database?.isOpen) database.close();
    const reason = error instanceof Error ? error.message : String(error);
    return fault({
      zh: `语料库文件已损坏，或不是语料库，无法打开：${path}（${reason}）`,
      en: `The corpus file is damaged or is not a corpus: ${path} (${reason})`,
    });
  }
}

function versionFault(database: Database, path: string): Localized | null {
  const application = Number(database.prepare('PRAGMA application_id').get()?.application_id);
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (application !== APPLICATION_ID) {
    return { zh: `这个文件不是对标的语料库：${path}`, en: `This file is not a corpus of Duibiao: ${path}` };
  }
  if (version === SCHEMA_VERSION) return null;
  return version > SCHEMA_VERSION
    ? {
        zh: `语料库由更新版本的对标建立（格式 ${version}，本版本读格式 ${SCHEMA_VERSION}），请升级扩展：${path}`,
        en: `A newer Duibiao made this corpus (format ${version}; this one reads ${SCHEMA_VERSION}). Please update the extension: ${path}`,
      }
    : {
        zh: `语料库由旧版本的对标建立（格式 ${version}，本版本读格式 ${SCHEMA_VERSION}），请重新导入：${path}`,
        en: `An older Duibiao made this corpus (format ${version}; this one reads ${SCHEMA_VERSION}). Please import again: ${path}`,
      };
}
