import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Localized } from '../engine/text/localized.ts';
import { isDamage } from './faults.ts';
import { CHECKED_SIZE, inspect } from './inspect.ts';
import { migrate } from './migrate.ts';
import { APPLICATION_ID, SCHEMA_VERSION, TABLES } from './schema.ts';
import { type Database, sqlite } from './sqlite.ts';
import { Store } from './store.ts';
import type { CorpusFault } from './types.ts';

export type Opened =
  | { readonly store: Store; readonly fault: null }
  | { readonly store: null; readonly fault: CorpusFault };

/** How long a process that brings the file to this version is waited for. In milliseconds. */
const PATIENCE = 5000;

/**
 * Opens a corpus for reading. `builtIn`: the file is part of the installed product and never changes, so it is opened
 * without locks and without files beside it, as a folder without write permission demands. An older corpus of the user's
 * is brought to this version first. Never throws.
 */
export function openStore(file: string, builtIn: boolean): Opened {
  const fault = (message: Localized, damaged = false): Opened => ({
    store: null,
    fault: { path: file, message, damaged },
  });
  const { Database, missing } = sqlite();
  if (!Database) return fault(missing);
  let database: Database | undefined;
  try {
    if (!existsSync(file)) return fault({ zh: `找不到语料库文件：${file}`, en: `The corpus file is missing: ${file}` });
    const { size } = statSync(file);
    if (size === 0) return fault(empty(file), !builtIn);
    if (inspect(file) === 'cut') return fault(damage(file, 'truncated'), true);
    const open = (): Database => {
      const address = pathToFileURL(file);
      // Beside a file in a closed folder the log's index could not be made; nobody can write to it either.
      if (builtIn || isSealed(file)) address.search = '?immutable=1';
      const opened = new Database(address, { readOnly: true, timeout: PATIENCE });
      try {
        opened.prepare('SELECT count(*) FROM sqlite_schema').get();
        return opened;
      } catch (error) {
        opened.close();
        if (builtIn || isDamage(error)) throw error;
        // On a full disk there is no room for the log's index: it is kept in memory, and nobody else writes meanwhile.
        const alone = new Database(file, { timeout: PATIENCE });
        alone.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON');
        return alone;
      }
    };
    database = open();
    if (!builtIn && isOlder(database)) {
      database.close();
      const writable = new Database(file, { timeout: PATIENCE });
      try {
        migrate(writable);
      } finally {
        writable.close();
      }
      database = open();
    }
    // A process that was ended between making the file and its tables leaves this.
    if (Number(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n) === 0) {
      database.close();
      return fault(empty(file), !builtIn);
    }
    const wrong = versionFault(database, file);
    if (wrong) {
      database.close();
      return fault(wrong);
    }
    for (const table of TABLES) database.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
    if (size < CHECKED_SIZE) {
      const verdict = database.prepare('PRAGMA quick_check(1)').get();
      if (verdict?.quick_check !== 'ok') {
        database.close();
        return fault(damage(file, String(verdict?.quick_check)), true);
      }
    }
    return { store: new Store(database, file, builtIn), fault: null };
  } catch (error) {
    if (database?.isOpen) database.close();
    return fault(damage(file, error instanceof Error ? error.message : String(error)), isDamage(error));
  }
}

const empty = (file: string): Localized => ({
  zh: `语料库文件是空的：${file}`,
  en: `The corpus file is empty: ${file}`,
});

const damage = (file: string, reason: string): Localized => ({
  zh: `语料库文件已损坏，或不是语料库，无法打开：${file}（${reason}）`,
  en: `The corpus file is damaged or is not a corpus: ${file} (${reason})`,
});

function isSealed(file: string): boolean {
  try {
    accessSync(path.dirname(file), constants.W_OK);
    return false;
  } catch {
    return !existsSync(`${file}-wal`);
  }
}

function isOlder(database: Database): boolean {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  return applicationOf(database) === APPLICATION_ID && version > 0 && version < SCHEMA_VERSION;
}

const applicationOf = (database: Database): number =>
  Number(database.prepare('PRAGMA application_id').get()?.application_id);

function versionFault(database: Database, path: string): Localized | null {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (applicationOf(database) !== APPLICATION_ID) {
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
