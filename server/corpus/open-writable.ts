import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Localized } from '../engine/text/localized.ts';
import { CorpusError, isBusy, isDamage } from './faults.ts';
import { CHECKED_SIZE, inspect } from './inspect.ts';
import { migrate, versionOf } from './migrate.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts';
import { identityOf, setAside } from './set-aside.ts';
import { readSidecar, sidecarPath } from './sidecar.ts';
import { type Database, sqlite } from './sqlite.ts';
import { createSchema } from './writer.ts';

/** Name of a user's corpus, first part of its policies' ids. */
const NAME = 'user';

/** How long another writer is waited for. In milliseconds; one document takes some tens of them. */
const PATIENCE = 60_000;
/** The switch to the write-ahead log answers at once when it is disturbed. */
const ATTEMPTS = 200;

/** File systems over a network, by their magic numbers in Linux: locks and shared memory do not hold there. */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245]);

export interface Writable {
  readonly database: Database;
  readonly identity: string;
  /** Said when a damaged file was set aside; its sources are then to be imported again. */
  readonly setAside: Localized | null;
  readonly rebuildFrom: readonly string[];
}

/**
 * Opens a corpus for writing; makes it when there is none, brings an older one to this version, sets a damaged one aside.
 * Throws CorpusError, or what SQLite and the file system throw.
 */
export function openForWriting(file: string): Writable {
  const { Database, missing } = sqlite();
  if (!Database) throw new CorpusError(missing);
  mkdirSync(path.dirname(file), { recursive: true });
  refuseNetwork(file);
  let said: Localized | null = null;
  for (let attempt = 0; ; attempt++) {
    const identity = isThere(file) ? identityOf(file) : null;
    let database: Database | undefined;
    try {
      if (identity !== null && inspect(file) !== 'whole') throw new Damaged();
      database = new Database(file, { timeout: PATIENCE });
      prepare(database, file);
      const { roots, corrections } = said ? readSidecar(file) : { roots: [], corrections: [] };
      const keep = database.prepare('INSERT OR IGNORE INTO corrections (path, ordinal, fields) VALUES (?, ?, ?)');
      for (const { path, ordinal, fields } of corrections) keep.run(path, ordinal, fields);
      return { database, identity: identityOf(file), setAside: said, rebuildFrom: roots };
    } catch (error) {
      if (database?.isOpen) database.close();
      if (!(error instanceof Damaged || isDamage(error)) || identity === null || attempt > 2) throw error;
      if (!isOurs(file)) throw new CorpusError(foreign(file));
      said = setAside(file, identity) ?? said;
    }
  }
}

class Damaged extends Error {}

/** An empty file is as good as none, unless it once was a corpus. */
const isThere = (file: string): boolean =>
  existsSync(file) && (statSync(file).size > 0 || existsSync(sidecarPath(file)));

/** A damaged file tells no longer whose it is: its name and what lies beside it do. */
const isOurs = (file: string): boolean => /\.(sqlite3?|db)$/i.test(file) || existsSync(sidecarPath(file));

const foreign = (file: string): Localized => ({
  zh: `这个文件不是对标的语料库，没有改动它：${file}`,
  en: `This file is not a corpus of Duibiao and was left as it is: ${file}`,
});

function prepare(database: Database, file: string): void {
  const application = Number(database.prepare('PRAGMA application_id').get()?.application_id);
  const tables = Number(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);
  if (tables > 0 && application !== APPLICATION_ID) throw new CorpusError(foreign(file));
  const version = versionOf(database);
  if (version > SCHEMA_VERSION)
    throw new CorpusError({
      zh: `语料库由更新版本的对标建立（格式 ${version}，本版本读格式 ${SCHEMA_VERSION}），请升级：${file}`,
      en: `A newer Duibiao made this corpus (format ${version}; this one reads ${SCHEMA_VERSION}). Please update: ${file}`,
    });
  useLog(database);
  database.exec('PRAGMA synchronous = NORMAL');
  if (tables === 0) create(database);
  else if (version < SCHEMA_VERSION) migrate(database);
  // A page whose damage the header does not show is found here or, in a large file, when it is met.
  if (statSync(file).size < CHECKED_SIZE) {
    const verdict = database.prepare('PRAGMA quick_check(1)').get();
    if (verdict?.quick_check !== 'ok') throw new Damaged();
  }
}

function useLog(database: Database): void {
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || attempt >= ATTEMPTS) throw error;
      pause(25);
    }
  }
}

/** Writing is synchronous, and it happens where nobody waits for anything else. */
const pause = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Two processes may find the file empty at once: the second one sees the first one's tables. */
function create(database: Database): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    if (Number(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n) === 0)
      createSchema(database, NAME);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function refuseNetwork(file: string): void {
  const network = /^(\\\\|\/\/)[^?.]/.test(file) || (process.platform === 'linux' && NETWORK.has(typeOf(file)));
  if (!network) return;
  throw new CorpusError({
    zh: `语料库不能放在网络盘上：${file}。多个窗口同时读写依靠本机文件锁，网络盘不能保证，请在设置 duibiao.corpus.path 中换成本机的位置。`,
    en: `A corpus cannot lie on a network drive: ${file}. Windows that use it together rely on local file locks; choose a local place in the setting duibiao.corpus.path.`,
  });
}

function typeOf(file: string): number {
  try {
    return statfsSync(path.dirname(file)).type >>> 0;
  } catch {
    return 0;
  }
}
