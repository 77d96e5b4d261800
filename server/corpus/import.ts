import { open } from 'node:fs/promises';
import os from 'node:os';
import type { Localized } from '../engine/text/localized.ts';
import { isDamage, whyUnwritten } from './faults.ts';
import { openForWriting, type Writable } from './open-writable.ts';
import type { Imported } from './read-imported.ts';
import { ReaderPool } from './reader-pool.ts';
import { READER_VERSION, type SourceFile } from './records.ts';
import { setAside } from './set-aside.ts';
import { sha256Of } from './sha256.ts';
import { writeSidecar } from './sidecar.ts';
import { Statements } from './statements.ts';
import { type FoundFile, walk, whyUnread } from './walk.ts';
import { CorpusWriter, REMOVED } from './writer.ts';

export interface ImportRequest {
  /** File of the corpus; made when there is none. */
  readonly corpus: string;
  /** Files and folders. */
  readonly sources: readonly string[];
  /** Keep in step with the sources: forget what is gone from them, leave out what a person took out. */
  readonly follow?: boolean;
  /** Read unchanged files again too, under the names that the corpus knows them by. */
  readonly anew?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file that was finished last; null before the first. */
  readonly path: string | null;
}

export interface ImportSummary {
  /** New or changed ones, and what is in them. */
  readonly documents: number;
  readonly policies: number;
  readonly clauses: number;
  readonly targets: number;
  readonly unchanged: number;
  /** Documents that came in, by path. */
  readonly added: readonly string[];
  /** Files that are gone; only when asked to follow. */
  readonly removed: readonly string[];
  readonly skipped: readonly { readonly path: string; readonly reason: Localized }[];
  /** Said when a damaged corpus was set aside and rebuilt. */
  readonly notice: Localized | null;
  /** Why the import ended early; what had come in by then is kept. */
  readonly fault: Localized | null;
  readonly cancelled: boolean;
}

/** Larger files are not documents that anyone wrote. In bytes. */
const LARGEST = 64 * 2 ** 20;
/** How many files may be read ahead of the writer; their bytes may hold so much memory together. */
const AHEAD = 12;
const AHEAD_BYTES = 48 * 2 ** 20;
/** A log that grew in one import is cut back after so many documents. */
const TIDY_AFTER = 20;

/**
 * Brings files into a corpus: unchanged ones are left alone, each document comes in whole or not at all, and one that
 * cannot be read is a line in the summary. Never rejects.
 */
export async function importSources(request: ImportRequest): Promise<ImportSummary> {
  const run = new Import(request);
  try {
    await run.run();
  } catch (error) {
    run.fault = whyUnwritten(error, request.corpus);
  }
  return run.summary();
}

class Import {
  readonly #request: ImportRequest;
  readonly #counts = { documents: 0, policies: 0, clauses: 0, targets: 0, unchanged: 0 };
  readonly #added: string[] = [];
  readonly #removed: string[] = [];
  readonly #skipped: { path: string; reason: Localized }[] = [];
  #notice: Localized | null = null;
  fault: Localized | null = null;

  constructor(request: ImportRequest) {
    this.#request = request;
  }

  summary(): ImportSummary {
    return {
      ...this.#counts,
      added: this.#added,
      removed: this.#removed,
      skipped: this.#skipped,
      notice: this.#notice,
      fault: this.fault,
      cancelled: this.#request.signal?.aborted === true,
    };
  }

  async run(): Promise<void> {
    const { corpus, sources } = this.#request;
    let roots = sources;
    for (let attempt = 0; ; attempt++) {
      const opened = openForWriting(corpus);
      this.#notice = opened.setAside ?? this.#notice;
      roots = [...new Set([...roots, ...opened.rebuildFrom])];
      try {
        await this.#fill(opened, roots);
        return;
      } catch (error) {
        // A page that nobody had met was damaged: the next opening sets the file aside and knows the sources.
        if (!isDamage(error) || attempt > 0) throw error;
        opened.database.close();
        this.#notice = setAside(corpus, opened.identity) ?? this.#notice;
        roots = [...new Set([...roots, ...opened.rebuildFrom])];
      } finally {
        if (opened.database.isOpen) opened.database.close();
      }
    }
  }

  async #fill({ database }: Writable, roots: readonly string[]): Promise<void> {
    const { corpus, signal, follow, onProgress } = this.#request;
    const sql = new Statements(database);
    const writer = new CorpusWriter(database);
    const { files, skipped } = await walk(roots, signal);
    this.#skipped.push(...skipped);
    sql.transaction(() => writeSidecar(corpus, sql, roots));
    const pool = new ReaderPool(Math.max(1, Math.min(4, os.availableParallelism())));
    try {
      let done = 0;
      onProgress?.({ done, total: files.length, path: null });
      for await (const { file, found } of this.#read(files, sql, pool)) {
        if (found) this.#write(writer, file, found);
        onProgress?.({ done: ++done, total: files.length, path: file.path });
      }
    } finally {
      await pool.close();
    }
    if (follow && !signal?.aborted) this.#forgetGone(sql, writer, roots, files);
    if (this.#counts.documents + this.#removed.length === 0) return;
    writer.finish();
    writer.tidy(this.#counts.documents >= TIDY_AFTER);
  }

  /** Files in order, each with what was read of it; several are read at once. Null for one that needs nothing. */
  async *#read(
    files: readonly FoundFile[],
    sql: Statements,
    pool: ReaderPool,
  ): AsyncGenerator<{ file: SourceFile; found: Imported | null }> {
    const ahead: { file: SourceFile; size: number; answer: Promise<Imported> | null }[] = [];
    let held = 0;
    let next = 0;
    const stopped = () => this.#request.signal?.aborted === true;
    while ((next < files.length || ahead.length > 0) && !stopped()) {
      while (next < files.length && ahead.length < AHEAD && held < AHEAD_BYTES && !stopped()) {
        const found = files[next++] as FoundFile;
        const bytes = await readWhole(found.path);
        const file: SourceFile = {
          ...found,
          ...(this.#request.anew ? this.#names(sql, found.path) : {}),
          sha256: bytes instanceof Uint8Array ? sha256Of(bytes) : '',
          imported: new Date().toISOString(),
        };
        const size = bytes instanceof Uint8Array ? bytes.byteLength : 0;
        const known = bytes instanceof Uint8Array ? this.#known(sql, file) : { refusal: bytes };
        if (known) {
          if (known.refusal) this.#skipped.push({ path: file.path, reason: known.refusal });
          else this.#counts.unchanged++;
        }
        const answer = known || !(bytes instanceof Uint8Array) ? null : pool.read(bytes, file);
        ahead.push({ file, size, answer });
        held += size;
      }
      const first = ahead.shift();
      if (!first) continue;
      held -= first.size;
      yield { file: first.file, found: await first.answer };
    }
  }

  #names(sql: Statements, path: string): Pick<SourceFile, 'root' | 'doc'> | null {
    const row = sql.get('SELECT root, doc FROM sources WHERE path = ?', path);
    return row ? { root: String(row.root), doc: String(row.doc) } : null;
  }

  /** What the corpus knows of a file with these bytes already: that it holds it, or why it does not. Null for a new one. */
  #known(sql: Statements, { path, sha256, root, doc }: SourceFile): { refusal: Localized | null } | null {
    const row = sql.get(
      `SELECT s.sha256, s.root, s.doc, s.document, s.reason, min(s.reader, coalesce(d.reader, s.reader)) AS reader
       FROM sources s LEFT JOIN documents d ON d.id = s.document WHERE s.path = ?`,
      path,
    );
    if (!row) return null;
    const { document, reason } = row;
    // What somebody took out comes back when it is imported by hand, and never by itself.
    if (reason === REMOVED) return this.#request.follow ? { refusal: TAKEN_OUT } : null;
    if (this.#request.anew || row.sha256 !== sha256 || Number(row.reader) < READER_VERSION) return null;
    if (document === null) return { refusal: JSON.parse(String(reason)) };
    if (row.root !== root || row.doc !== doc)
      sql.run('UPDATE sources SET root = ?, doc = ? WHERE path = ?', root, doc, path);
    return { refusal: null };
  }

  #write(writer: CorpusWriter, file: SourceFile, { record, refusal }: Imported): void {
    if (!record) {
      writer.refuse(file, refusal);
      this.#skipped.push({ path: file.path, reason: refusal });
      return;
    }
    const put = writer.put(record, file, this.#request.anew);
    if (put.state === 'unchanged') this.#counts.unchanged++;
    else if (put.state === 'duplicate') this.#skipped.push({ path: file.path, reason: sameAs(put.of) });
    else {
      this.#added.push(file.path);
      this.#counts.documents++;
      this.#counts.policies += record.policies.length;
      for (const { clauses, targets } of record.policies) {
        this.#counts.clauses += clauses.length;
        this.#counts.targets += targets.filter(({ fact }) => !fact.attained).length;
      }
    }
  }

  /** Forgets what was imported from these sources and is not among their files any more. */
  #forgetGone(sql: Statements, writer: CorpusWriter, roots: readonly string[], files: readonly FoundFile[]): void {
    const there = new Set(files.map(({ path }) => path));
    const unread = this.#skipped.map(({ path }) => path);
    for (const { path } of sql.all(
      'SELECT path FROM sources WHERE root IN (SELECT value FROM json_each(?))',
      JSON.stringify(roots),
    )) {
      const gone = String(path);
      // A folder that could not be opened this time, such as a drive that is not plugged in, has lost nothing.
      if (there.has(gone) || unread.some((folder) => gone === folder || gone.startsWith(folder))) continue;
      writer.forget(gone);
      this.#removed.push(gone);
    }
  }
}

/** The bytes of a file as they stood at one moment, or why there are none. */
async function readWhole(path: string): Promise<Uint8Array | Localized> {
  try {
    const file = await open(path, 'r');
    try {
      const before = await file.stat({ bigint: true });
      if (!before.isFile()) return { zh: '不是普通文件', en: 'not an ordinary file' };
      if (before.size > LARGEST) return tooLarge(Number(before.size));
      if (before.size === 0n) return { zh: '文件是空的', en: 'the file is empty' };
      const bytes = await file.readFile();
      const after = await file.stat({ bigint: true });
      const same =
        before.mtimeNs === after.mtimeNs && before.size === after.size && BigInt(bytes.length) === after.size;
      // A view of a shared buffer could not be handed to a thread.
      return same ? new Uint8Array(bytes) : CHANGING;
    } finally {
      await file.close();
    }
  } catch (error) {
    return whyUnread(error);
  }
}

const CHANGING: Localized = {
  zh: '读取时文件正在变化，请稍后再导入',
  en: 'it changed while it was read; import it again later',
};
const TAKEN_OUT: Localized = { zh: '已从语料库中移除', en: 'taken out of the corpus by hand' };

const tooLarge = (size: number): Localized => ({
  zh: `文件过大（${Math.round(size / 2 ** 20)} MB，上限 ${LARGEST / 2 ** 20} MB）`,
  en: `too large (${Math.round(size / 2 ** 20)} MB; the limit is ${LARGEST / 2 ** 20} MB)`,
});

const sameAs = (path: string): Localized => ({
  zh: `内容与已导入的文件相同：${path}`,
  en: `the same content as a file that is in the corpus: ${path}`,
});
