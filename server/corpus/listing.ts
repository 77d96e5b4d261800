import type { Level, Region } from '../engine/policy/types.ts';
import { groupBy } from '../engine/text/group-by.ts';
import { READER_VERSION } from './records.ts';
import type { Row, Statements } from './statements.ts';

/** A policy of the corpus as lists of it show it. */
export interface ListedPolicy {
  readonly id: string;
  readonly title: string;
  readonly region: Region | null;
  /** issueDate, else publishDate, else null. */
  readonly date: string | null;
  readonly docNumber: string | null;
  readonly kind: string | null;
  readonly clauses: number;
  /** Without attained values. */
  readonly targets: number;
}

export interface ListedDocument {
  /** Names it in the corpus; stays the same as long as its text does. */
  readonly key: string;
  readonly builtIn: boolean;
  /** As `PolicySource.doc`. */
  readonly doc: string;
  /** Its files; several hold the same text. */
  readonly paths: readonly string[];
  /** ISO time. */
  readonly imported: string | null;
  /** Of the text as imported. */
  readonly sha256: string;
  /** An older version read it than this one. */
  readonly outdated: boolean;
  readonly policies: readonly ListedPolicy[];
}

/** What a corpus holds, by path. */
export function listDocuments(sql: Statements, name: string, builtIn: boolean): ListedDocument[] {
  const policies = groupBy(
    sql.all(`
      SELECT p.*, (SELECT count(*) FROM clauses c WHERE c.policy = p.id) AS clauses,
        (SELECT count(*) FROM targets t WHERE t.policy = p.id AND t.attained = 0) AS targets
      FROM policies p ORDER BY document, ordinal`),
    (row) => Number(row.document),
  );
  const rows = sql.all(`
    SELECT d.id, d.key, d.sha256, d.reader, json_group_array(s.path ORDER BY s.path) AS paths, min(s.doc) AS doc, max(s.imported) AS imported
    FROM documents d JOIN sources s ON s.document = d.id GROUP BY d.id ORDER BY min(s.path)`);
  return rows.map((row) => ({
    key: String(row.key),
    builtIn,
    doc: String(row.doc),
    paths: builtIn ? [] : JSON.parse(String(row.paths)),
    imported: text(row, 'imported'),
    sha256: String(row.sha256),
    outdated: Number(row.reader) < READER_VERSION,
    policies: (policies.get(Number(row.id)) ?? []).map((policy) => listedPolicy(policy, `${name}/${row.key}`)),
  }));
}

function listedPolicy(row: Row, document: string): ListedPolicy {
  const level = text(row, 'level') as Level | null;
  return {
    id: `${document}/${row.ordinal}`,
    title: String(row.title),
    region: level && { level, province: text(row, 'province'), city: text(row, 'city'), county: text(row, 'county') },
    date: text(row, 'issue_date') ?? text(row, 'publish_date'),
    docNumber: text(row, 'doc_number'),
    kind: text(row, 'kind'),
    clauses: Number(row.clauses),
    targets: Number(row.targets),
  };
}

const text = (row: Row, column: string): string | null => (row[column] == null ? null : String(row[column]));
