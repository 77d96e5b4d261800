import type { CitingPlace, Named, PeerTarget, PolicySource } from '../engine/peers/types.ts';
import type { Level } from '../engine/policy/types.ts';
import type { Span } from '../engine/text/span.ts';
import { type ListedDocument, listDocuments } from './listing.ts';
import { NamedDocuments } from './named.ts';
import { READER_VERSION } from './records.ts';
import { type TargetRow, targetOf } from './rows.ts';
import { SEGMENTS } from './schema.ts';
import type { Database } from './sqlite.ts';
import { Statements } from './statements.ts';
import type { CleanText, CorpusInfo } from './types.ts';

/** A longer answer is not kept: there are some two hundred expressions, so this bounds the memory. */
const KEPT_ENTRIES = 5000;

/** A clause of the store. Offsets as in the tables. */
export interface StoredClause {
  readonly id: number;
  readonly wording: number;
  readonly policy: number;
  readonly kind: string;
  readonly heading: string;
  readonly headingLength: number;
  readonly rawFrom: number;
  readonly rawTo: number;
  readonly cleanFrom: number;
  readonly cleanTo: number;
  /** Words of the clause, cleaned. */
  readonly text: string;
  /** How many clauses have this wording. */
  readonly copies: number;
}

/** A policy of the store, with what ranking asks of it. */
export interface StoredPolicy {
  readonly id: number;
  readonly source: PolicySource;
  readonly foldedTitle: string;
  readonly sha256: string;
}

const CLAUSE_COLUMNS = `c.id, c.wording, c.policy, c.kind, c.heading, c.heading_length AS headingLength,
  c.raw_from AS rawFrom, c.raw_to AS rawTo, c.clean_from AS cleanFrom, c.clean_to AS cleanTo,
  (SELECT group_concat(s.text, '' ORDER BY s.id) FROM segments s
    WHERE s.id >= c.first_segment AND s.id < c.end_segment) AS text,
  (SELECT count(*) FROM clauses o WHERE o.wording = c.wording) AS copies`;

/** One open corpus file. Its methods throw what SQLite throws; the corpus above answers for that. */
export class Store {
  readonly path: string;
  readonly builtIn: boolean;
  /** Tells this corpus from others that are open beside it; first part of its policies' ids. */
  readonly name: string;
  readonly #database: Database;
  readonly #sql: Statements;
  readonly #named: NamedDocuments;
  readonly #policies = new Map<number, StoredPolicy>();
  #lengths: Uint16Array | undefined;
  readonly #kept = new Map<string, Int32Array>();
  #common: ReadonlyMap<string, number> | undefined;
  #dataVersion = -1;

  constructor(database: Database, path: string, builtIn: boolean) {
    this.#database = database;
    this.#sql = new Statements(database);
    this.#named = new NamedDocuments(this.#sql);
    this.path = path;
    this.builtIn = builtIn;
    this.name = String(this.#get(`SELECT value FROM meta WHERE name = 'name'`)?.value ?? 'corpus');
  }

  info(): CorpusInfo {
    const count = (table: string) => Number(this.#get(`SELECT count(*) AS n FROM ${table}`)?.n);
    return {
      path: this.path,
      builtIn: this.builtIn,
      documents: count('documents'),
      policies: count('policies'),
      clauses: count('clauses'),
      targets: Number(this.#get('SELECT count(*) AS n FROM targets WHERE attained = 0')?.n),
    };
  }

  /** Whether another process has written since this was last asked; cached answers are then stale. */
  changed(): boolean {
    if (this.builtIn) return false;
    const version = Number(this.#get('PRAGMA data_version')?.data_version);
    const changed = this.#dataVersion !== -1 && version !== this.#dataVersion;
    this.#dataVersion = version;
    if (changed) {
      this.#policies.clear();
      this.#named.forget();
      this.#kept.clear();
      this.#lengths = undefined;
      this.#common = undefined;
    }
    return changed;
  }

  /** How many distinct terms each wording has, by its number; 0 where there is none of that number. */
  lengths(): Uint16Array {
    if (!this.#lengths) {
      const row = this.#get(
        'SELECT max(id) AS last, json_group_array(id) AS ids, json_group_array(length) AS lengths FROM wordings',
      );
      const lengths = new Uint16Array(Number(row?.last ?? 0) + 1);
      const values: number[] = JSON.parse(String(row?.lengths));
      for (const [index, id] of (JSON.parse(String(row?.ids)) as number[]).entries()) {
        lengths[id] = Math.min(0xffff, values[index] ?? 0);
      }
      this.#lengths = lengths;
    }
    return this.#lengths;
  }

  /** The wordings that a full-text expression finds, ascending. */
  matches(expression: string): readonly number[] {
    // One JSON text instead of a row each: eight times faster for a common term.
    const row = this.#get('SELECT json_group_array(rowid) AS list FROM terms WHERE terms MATCH ?', expression);
    return JSON.parse(String(row?.list ?? '[]'));
  }

  /** Likewise, for expressions that are few and asked for again and again. */
  matchesKept(expression: string): ArrayLike<number> & Iterable<number> {
    let list = this.#kept.get(expression);
    if (!list) {
      list = Int32Array.from(this.matches(expression));
      if (list.length <= KEPT_ENTRIES) this.#kept.set(expression, list);
    }
    return list;
  }

  /** Terms so common that finding where they stand costs more than it tells, with the number of wordings that hold each. */
  commonTerms(): ReadonlyMap<string, number> {
    this.#common ??= new Map(
      Object.entries<number>(
        JSON.parse(String(this.#get(`SELECT value FROM meta WHERE name = 'common'`)?.value ?? '{}')),
      ),
    );
    return this.#common;
  }

  /** One clause for each of these wordings: the first that came in. */
  clausesOf(wordings: readonly number[]): StoredClause[] {
    const rows = this.#all(
      `SELECT ${CLAUSE_COLUMNS} FROM json_each(?) j
       JOIN clauses c ON c.id = (SELECT min(id) FROM clauses WHERE wording = j.value)`,
      JSON.stringify(wordings),
    );
    return rows as unknown as StoredClause[];
  }

  /** Where a wording stands, in the order in which its policies came in, at most `limit`. */
  copiesOf(wording: number, limit: number): { readonly id: number; readonly policy: number }[] {
    const sql = 'SELECT id, policy FROM clauses WHERE wording = ? ORDER BY policy, id LIMIT ?';
    return this.#all(sql, wording, limit).map(({ id, policy }) => ({ id: Number(id), policy: Number(policy) }));
  }

  clause(id: number): StoredClause {
    return this.#get(`SELECT ${CLAUSE_COLUMNS} FROM clauses c WHERE c.id = ?`, id) as unknown as StoredClause;
  }

  policy(id: number): StoredPolicy {
    let policy = this.#policies.get(id);
    if (!policy) {
      const row = this.#get(
        `SELECT p.*, d.key, d.sha256, (SELECT doc FROM sources s WHERE s.document = d.id ORDER BY path LIMIT 1) AS doc
         FROM policies p JOIN documents d ON d.id = p.document WHERE p.id = ?`,
        id,
      ) as unknown as PolicyRow;
      policy = { id, source: this.#source(row), foldedTitle: row.folded_title, sha256: row.sha256 };
      this.#policies.set(id, policy);
    }
    return policy;
  }

  /** Whether a policy of another store stands here too: the same file, or the same title of the same place and year. */
  hasCopyOf({ source, foldedTitle, sha256 }: StoredPolicy): boolean {
    if (this.#get('SELECT 1 FROM documents WHERE sha256 = ?', sha256)) return true;
    const found = this.#get(
      `SELECT 1 FROM policies WHERE folded_title = ? AND province IS ? AND city IS ? AND county IS ?
       AND substr(coalesce(issue_date, publish_date), 1, 4) IS ?`,
      foldedTitle,
      source.region?.province ?? null,
      source.region?.city ?? null,
      source.region?.county ?? null,
      source.date?.slice(0, 4) ?? null,
    );
    return found !== undefined;
  }

  targets(key: string, attained: boolean): { readonly policy: number; readonly target: PeerTarget }[] {
    return this.#targets('t.key = ? AND t.attained <= ?', key, Number(attained));
  }

  /** Targets of one policy in text order, without attained values; empty for an id that is not of this corpus. */
  targetsOf(id: string): readonly PeerTarget[] {
    const policy = this.#find(id);
    return policy === null ? [] : this.#targets('t.policy = ? AND t.attained = 0', policy).map(({ target }) => target);
  }

  /** Policies that bear this number or title. */
  named(name: Named): StoredPolicy[] {
    return this.#named.policies(name).map((id) => this.policy(id));
  }

  citing(name: Named): CitingPlace[] {
    return this.#named.citing(name, (policy) => this.policy(policy).source);
  }

  /** What names units inside a stretch of a policy's cleaned text, as in Responsibility. */
  responsibilities(id: string, { from, to }: Span): { units: string[]; inherited: string[]; lead: string | null }[] {
    const rows = this.#all(
      'SELECT units, inherited, lead FROM responsibilities WHERE policy = ? AND clean_from >= ? AND clean_to <= ?',
      this.#find(id),
      from,
      to,
    );
    return rows.map(({ units, inherited, lead }) => ({
      units: JSON.parse(String(units)),
      inherited: JSON.parse(String(inherited)),
      lead: lead === null ? null : String(lead),
    }));
  }

  outdated(): string[] {
    if (this.builtIn) return [];
    const rows = this.#all(
      'SELECT s.path FROM sources s JOIN documents d ON d.id = s.document WHERE d.reader < ?',
      READER_VERSION,
    );
    return rows.map(({ path }) => String(path));
  }

  documents(): ListedDocument[] {
    return listDocuments(this.#sql, this.name, this.builtIn);
  }

  /** The cleaned text of the policy with this id, or null when the id is not of this corpus. */
  cleanText(id: string): CleanText | null {
    const policy = this.#find(id);
    if (policy === null) return null;
    const text = this.#get(
      `SELECT group_concat(text, '' ORDER BY id) AS text FROM segments WHERE id >= ? AND id < ?`,
      policy * SEGMENTS,
      (policy + 1) * SEGMENTS,
    );
    return { source: this.policy(policy).source, text: String(text?.text ?? '') };
  }

  close(): void {
    this.#sql.clear();
    this.#policies.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  /** Row of the policy with this id, CORPUS/KEY/ORDINAL; null when it is not of this corpus. */
  #find(id: string): number | null {
    const slash = id.lastIndexOf('/');
    const prefix = `${this.name}/`;
    if (!id.startsWith(prefix) || slash < prefix.length) return null;
    const row = this.#get(
      'SELECT p.id FROM policies p JOIN documents d ON d.id = p.document WHERE d.key = ? AND p.ordinal = ?',
      id.slice(prefix.length, slash),
      Number(id.slice(slash + 1)),
    );
    return row ? Number(row.id) : null;
  }

  #targets(where: string, ...values: (string | number)[]): { readonly policy: number; readonly target: PeerTarget }[] {
    const rows = this.#all(
      `SELECT t.*, (SELECT group_concat(s.text, '' ORDER BY s.id) FROM segments s JOIN clauses c ON c.id = t.clause
         WHERE s.id >= c.first_segment AND s.id < c.end_segment) AS clause_text
       FROM targets t WHERE ${where} ORDER BY t.id`,
      ...values,
    ) as unknown as TargetRow[];
    return rows.map((row) => ({ policy: row.policy, target: targetOf(row, this.policy(row.policy).source) }));
  }

  #source(row: PolicyRow): PolicySource {
    const { level, province, city, county } = row;
    return {
      id: `${this.name}/${row.key}/${row.ordinal}`,
      title: row.title,
      region: level ? { level, province, city, county } : null,
      date: row.issue_date ?? row.publish_date,
      kind: row.kind,
      docNumber: row.doc_number,
      doc: row.doc,
    };
  }

  #get(sql: string, ...values: (string | number | null)[]) {
    return this.#sql.get(sql, ...values);
  }

  #all(sql: string, ...values: (string | number | null)[]) {
    return this.#sql.all(sql, ...values);
  }
}

interface PolicyRow {
  readonly key: string;
  readonly doc: string;
  readonly sha256: string;
  readonly ordinal: number;
  readonly title: string;
  readonly folded_title: string;
  readonly kind: string | null;
  readonly doc_number: string | null;
  readonly level: Level | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly issue_date: string | null;
  readonly publish_date: string | null;
}
