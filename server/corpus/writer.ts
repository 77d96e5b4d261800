import type { Localized } from '../engine/text/localized.ts';
import { PolicyRows } from './policy-rows.ts';
import { type Correction, type DocumentRecord, READER_VERSION, type SourceFile } from './records.ts';
import { SCHEMA } from './schema.ts';
import type { Database } from './sqlite.ts';
import { Statements } from './statements.ts';
import { foldTitle } from './titles.ts';

/** A term is common when more than this share of the wordings hold it, and more than this many. */
const COMMON_SHARE = 0.004;
const COMMON_FLOOR = 250;
const COMMON_LIMIT = 4000;

/** How much of the full-text index is folded at a time, and how often at most. */
const MERGE_PAGES = 1000;
const MERGE_STEPS = 500;

/** Reason of a source that a person took out: it stays out until it is asked for by name. */
export const REMOVED = 'removed';

/** What became of a file: its text is new here, or stood in the corpus already, perhaps as another file. */
export type Put = { readonly state: 'added' | 'unchanged' } | { readonly state: 'duplicate'; readonly of: string };

/** Makes the tables of a new corpus. `name` tells its policies apart from those of another one that is open beside it. */
export function createSchema(database: Database, name: string): void {
  database.exec(SCHEMA);
  database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)').run('name', name);
}

/** Writes documents into a corpus, each in one transaction. Throws what SQLite throws. */
export class CorpusWriter {
  readonly #database: Database;
  readonly #sql: Statements;
  readonly #policies: PolicyRows;

  constructor(database: Database) {
    this.#database = database;
    this.#sql = new Statements(database);
    this.#policies = new PolicyRows(this.#sql);
    // What belongs together is deleted together below; enforcement would look for children row by row.
    database.exec('PRAGMA foreign_keys = OFF');
  }

  /** Adds a document that has no file of its own at hand, under its own name. */
  add(record: DocumentRecord): void {
    const { doc, imported, sha256 } = record;
    const path = record.path ?? doc;
    this.#sql.transaction(() => {
      const document = this.#insertDocument(doc, record);
      this.#linkSource({ path, root: path, doc, sha256, imported }, document, null);
    });
  }

  /**
   * Takes in what a file holds; what it held before goes, unless another file holds it too. A text that the corpus holds
   * as this version reads it is not written again, unless `anew`.
   */
  put(record: DocumentRecord, file: SourceFile, anew = false): Put {
    return this.#sql.transaction(() => {
      const before = this.#documentOf(file.path);
      const known = this.#sql.get('SELECT id, reader FROM documents WHERE sha256 = ?', record.sha256);
      let document = known ? Number(known.id) : -1;
      const current = known !== undefined && Number(known.reader) >= READER_VERSION && !anew;
      if (known && !current) {
        this.#deletePolicies(document);
        this.#sql.run('UPDATE documents SET reader = ? WHERE id = ?', READER_VERSION, document);
        this.#addPolicies(document, record);
      } else if (!known) {
        document = this.#insertDocument(record.sha256.slice(0, 16), record);
      }
      const other = this.#sql.get(
        'SELECT path FROM sources WHERE document = ? AND path <> ? LIMIT 1',
        document,
        file.path,
      );
      this.#linkSource(file, document, null);
      if (before !== null && before !== document) this.#dropIfUnused(before);
      this.#applyCorrections(document, file.path);
      if (!current) return { state: 'added' };
      return other && before !== document ? { state: 'duplicate', of: String(other.path) } : { state: 'unchanged' };
    });
  }

  /** Notes that a file gives no document, and why; what it held before stays only if another file holds it too. */
  refuse(file: SourceFile, reason: Localized | typeof REMOVED): void {
    this.#sql.transaction(() => {
      const before = this.#documentOf(file.path);
      this.#linkSource(file, null, reason === REMOVED ? REMOVED : JSON.stringify(reason));
      if (before !== null) this.#dropIfUnused(before);
    });
  }

  /** Forgets a file that is no longer there. */
  forget(path: string): void {
    this.#sql.transaction(() => {
      const before = this.#documentOf(path);
      this.#sql.run('DELETE FROM sources WHERE path = ?', path);
      if (before !== null) this.#dropIfUnused(before);
    });
  }

  /** Takes a document out. Its files stay out of the corpus until they are imported by name. False when there is none of that key. */
  remove(key: string): boolean {
    return this.#sql.transaction(() => {
      const document = this.#sql.get('SELECT id FROM documents WHERE key = ?', key);
      if (!document) return false;
      this.#sql.run('UPDATE sources SET document = NULL, reason = ? WHERE document = ?', REMOVED, Number(document.id));
      this.#dropIfUnused(Number(document.id));
      return true;
    });
  }

  /** Puts a policy's metadata right, now and whenever its file is read again. False when there is no such policy. */
  correct(key: string, ordinal: number, correction: Correction): boolean {
    return this.#sql.transaction(() => {
      const document = this.#sql.get('SELECT id FROM documents WHERE key = ?', key);
      if (!document) return false;
      const paths = this.#sql.all('SELECT path FROM sources WHERE document = ?', Number(document.id));
      for (const { path } of paths) {
        const old = this.#sql.get(
          'SELECT fields FROM corrections WHERE path = ? AND ordinal = ?',
          String(path),
          ordinal,
        );
        const fields = { ...(old ? JSON.parse(String(old.fields)) : {}), ...correction };
        this.#sql.run(
          'INSERT OR REPLACE INTO corrections (path, ordinal, fields) VALUES (?, ?, ?)',
          String(path),
          ordinal,
          JSON.stringify(fields),
        );
      }
      return this.#applyCorrection(Number(document.id), ordinal, correction);
    });
  }

  /** Notes which terms are common. Asked for after every import: search reads the list to know what not to look for. */
  finish(): void {
    this.#database.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, terms, row)');
    const wordings = Number(this.#sql.get('SELECT count(*) AS n FROM wordings')?.n);
    const rows = this.#database
      .prepare('SELECT term, doc FROM temp.vocabulary WHERE doc > ? ORDER BY doc DESC, term LIMIT ?')
      .all(Math.max(COMMON_FLOOR, wordings * COMMON_SHARE), COMMON_LIMIT);
    const common = Object.fromEntries(rows.map(({ term, doc }) => [String(term), Number(doc)]));
    this.#sql.run(`INSERT OR REPLACE INTO meta (name, value) VALUES ('common', ?)`, JSON.stringify(common));
    this.#database.exec('DROP TABLE temp.vocabulary');
  }

  /** Packs the full-text index and the file; worth its time once many documents have come in. */
  compact(): void {
    this.#database.exec(`INSERT INTO terms (terms) VALUES ('optimize')`);
    this.#database.exec('VACUUM');
  }

  /** After an import: folds the full-text index a little at a time, so that nobody waits for long, and cuts back the log. */
  tidy(thoroughly: boolean): void {
    for (let steps = thoroughly ? MERGE_STEPS : 1; steps > 0; steps--) {
      const before = Number(this.#sql.get('SELECT total_changes() AS n')?.n);
      this.#sql.run(`INSERT INTO terms (terms, rank) VALUES ('merge', ${MERGE_PAGES})`);
      if (Number(this.#sql.get('SELECT total_changes() AS n')?.n) - before < 2) break;
    }
    this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }

  #documentOf(path: string): number | null {
    const row = this.#sql.get('SELECT document FROM sources WHERE path = ?', path);
    return row?.document == null ? null : Number(row.document);
  }

  #insertDocument(key: string, record: DocumentRecord): number {
    const document = this.#sql.insert('documents', { key, sha256: record.sha256, reader: READER_VERSION });
    this.#addPolicies(document, record);
    return document;
  }

  #linkSource(
    { path, root, doc, sha256, imported }: Omit<SourceFile, 'imported'> & { imported: string | null },
    document: number | null,
    reason: string | null,
  ): void {
    this.#sql.run(
      `INSERT OR REPLACE INTO sources (path, root, doc, sha256, imported, document, reason, reader)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      path,
      root,
      doc,
      sha256,
      imported,
      document,
      reason,
      READER_VERSION,
    );
  }

  #dropIfUnused(document: number): void {
    if (this.#sql.get('SELECT 1 FROM sources WHERE document = ? LIMIT 1', document)) return;
    this.#deletePolicies(document);
    this.#sql.run('DELETE FROM documents WHERE id = ?', document);
  }

  #deletePolicies(document: number): void {
    for (const { id } of this.#sql.all('SELECT id FROM policies WHERE document = ?', document))
      this.#policies.delete(Number(id));
  }

  #applyCorrections(document: number, path: string): void {
    const rows = this.#sql.all('SELECT ordinal, fields FROM corrections WHERE path = ?', path);
    for (const { ordinal, fields } of rows)
      this.#applyCorrection(document, Number(ordinal), JSON.parse(String(fields)));
  }

  #applyCorrection(document: number, ordinal: number, { title, region, issueDate, docNumber }: Correction): boolean {
    const fields: Record<string, string | null> = {};
    if (title !== undefined) Object.assign(fields, { title, folded_title: foldTitle(title) });
    if (region !== undefined) {
      const { level = null, province = null, city = null, county = null } = region ?? {};
      Object.assign(fields, { level, province, city, county });
    }
    if (issueDate !== undefined) fields.issue_date = issueDate;
    if (docNumber !== undefined) fields.doc_number = docNumber;
    const names = Object.keys(fields);
    const where = 'WHERE document = ? AND ordinal = ?';
    if (names.length === 0) return this.#sql.get(`SELECT 1 FROM policies ${where}`, document, ordinal) !== undefined;
    const set = names.map((name) => `${name} = ?`).join(', ');
    return this.#sql.run(`UPDATE policies SET ${set} ${where}`, ...Object.values(fields), document, ordinal) > 0;
  }

  #addPolicies(document: number, { policies }: DocumentRecord): void {
    for (const [ordinal, policy] of policies.entries()) this.#policies.add(document, ordinal, policy);
  }
}
