import { createHash } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import type { Target } from '../engine/facts/types.ts';
import type { Span } from '../engine/text/span.ts';
import { type ClauseRecord, type DocumentRecord, type Placed, type PolicyRecord, READER_VERSION } from './records.ts';
import { SCHEMA, SEGMENTS } from './schema.ts';
import type { Database } from './sqlite.ts';
import { foldText, termsOf } from './terms.ts';
import { foldTitle } from './titles.ts';

/** Clauses shorter than this hold no measure that anyone could copy. In characters. */
const SHORTEST_PRECEDENT = 12;

/** A term is common when more than this share of the wordings hold it, and more than this many. */
const COMMON_SHARE = 0.004;
const COMMON_FLOOR = 250;
const COMMON_LIMIT = 4000;

/** Makes the tables of a new corpus. `name` tells its policies apart from those of another one that is open beside it. */
export function createSchema(database: Database, name: string): void {
  database.exec(SCHEMA);
  database.prepare('INSERT INTO meta (name, value) VALUES (?, ?)').run('name', name);
}

/** Writes documents into a corpus, each in one transaction. Throws what SQLite throws. */
export class CorpusWriter {
  readonly #database: Database;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: Database) {
    this.#database = database;
    database.exec('PRAGMA foreign_keys = ON');
  }

  add(record: DocumentRecord): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const { doc, path, sha256, imported } = record;
      const document = this.#insert('documents', { doc, path, sha256, imported, reader: READER_VERSION });
      for (const [ordinal, policy] of record.policies.entries()) this.#addPolicy(document, ordinal, policy);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Notes which terms are common. Asked for after every import: search reads the list to know what not to look for. */
  finish(): void {
    this.#database.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, terms, row)');
    const wordings = Number(this.#statement('SELECT count(*) AS n FROM wordings').get()?.n);
    const rows = this.#database
      .prepare('SELECT term, doc FROM temp.vocabulary WHERE doc > ? ORDER BY doc DESC, term LIMIT ?')
      .all(Math.max(COMMON_FLOOR, wordings * COMMON_SHARE), COMMON_LIMIT);
    const common = Object.fromEntries(rows.map(({ term, doc }) => [String(term), Number(doc)]));
    this.#statement(`INSERT OR REPLACE INTO meta (name, value) VALUES ('common', ?)`).run(JSON.stringify(common));
    this.#database.exec('DROP TABLE temp.vocabulary');
  }

  /** Packs the full-text index and the file; worth its time once many documents have come in. */
  compact(): void {
    this.#database.exec(`INSERT INTO terms (terms) VALUES ('optimize')`);
    this.#database.exec('VACUUM');
  }

  #addPolicy(document: number, ordinal: number, record: PolicyRecord): void {
    const { meta } = record;
    const title = meta.title ?? firstLine(record.text);
    const policy = this.#insert('policies', {
      document,
      ordinal,
      title,
      folded_title: foldTitle(title),
      issuer: meta.issuer,
      doc_number: meta.docNumber,
      kind: meta.kind,
      level: meta.region?.level ?? null,
      province: meta.region?.province ?? null,
      city: meta.region?.city ?? null,
      county: meta.region?.county ?? null,
      issue_date: meta.issueDate,
      publish_date: meta.publishDate,
      period_from: meta.period?.from ?? null,
      period_to: meta.period?.to ?? null,
      raw_from: record.from,
      raw_to: record.to,
    });
    const clauses = this.#addClauses(policy, record);
    for (const target of record.targets) this.#addTarget(policy, clauses, target);
    for (const { fact, clean } of record.responsibilities) {
      this.#insert('responsibilities', {
        policy,
        clause: clauses[fact.clause] ?? null,
        quote: fact.quote,
        units: JSON.stringify(fact.units),
        lead: fact.lead,
        form: fact.form,
        inherited: JSON.stringify(fact.inherited),
        ...places(fact, clean),
      });
    }
    for (const { fact, clean } of record.citations) {
      const { quote, title, docNumber } = fact;
      this.#insert('citations', { policy, quote, title, doc_number: docNumber, ...places(fact, clean) });
    }
  }

  /** Returns the row of each clause, in the policy's order. */
  #addClauses(policy: number, { text, clauses }: PolicyRecord): number[] {
    const cuts = [...new Set([0, text.length, ...clauses.flatMap(({ clean }) => [clean.from, clean.to])])].sort(
      (a, b) => a - b,
    );
    const segments = new Map(cuts.map((cut, index) => [cut, policy * SEGMENTS + index]));
    for (const [index, cut] of cuts.slice(0, -1).entries()) {
      this.#insert('segments', { id: segments.get(cut) ?? 0, text: text.slice(cut, cuts[index + 1]) });
    }
    return clauses.map((clause, ordinal) =>
      this.#insert('clauses', {
        policy,
        ordinal,
        wording: this.#wording(text, clause),
        kind: clause.kind,
        heading: clause.heading,
        heading_length: clause.headingLength,
        ...places(clause.raw, clause.clean),
        first_segment: segments.get(clause.clean.from) ?? 0,
        end_segment: segments.get(clause.clean.to) ?? 0,
      }),
    );
  }

  /** The searchable wording that a clause shares with its copies elsewhere; null for one that nobody would look for. */
  #wording(text: string, clause: ClauseRecord): number | null {
    if (clause.kind === 'front' || clause.clean.to - clause.clean.from < SHORTEST_PRECEDENT) return null;
    const folded = foldText(text.slice(clause.clean.from, clause.clean.to));
    const terms = [...new Set(termsOf(folded))];
    if (terms.length === 0) return null;
    const signature = signatureOf(folded);
    const known = this.#statement('SELECT id FROM wordings WHERE signature = ?').get(signature);
    if (known) return Number(known.id);
    const id = this.#insert('wordings', { signature, length: terms.length });
    this.#statement('INSERT INTO terms (rowid, bag) VALUES (?, ?)').run(id, terms.join(' '));
    return id;
  }

  #addTarget(policy: number, clauses: readonly number[], { fact, clean }: Placed<Target>): void {
    const { identity, baseline } = fact;
    this.#insert('targets', {
      policy,
      clause: clauses[fact.clause] ?? null,
      attained: Number(fact.attained),
      key: identity.key,
      catalogue: identity.id,
      measure: identity.kind,
      dimension: identity.dimension,
      population: identity.population,
      scope_class: identity.scopeClass,
      quote: fact.quote,
      indicator: fact.indicator,
      scope: fact.scope,
      value: fact.value,
      value_max: fact.valueMax,
      unit: fact.unit,
      comparator: fact.comparator,
      per: fact.per,
      deadline: fact.deadline,
      deadline_from: fact.deadlineFrom,
      growth: Number(fact.growth),
      suspect: fact.suspect,
      has_baseline: Number(baseline !== null),
      baseline_year: baseline?.year ?? null,
      baseline_value: baseline?.value ?? null,
      direction: fact.direction,
      year: fact.year,
      clause_index: fact.clause,
      value_from: fact.valueSpan.from,
      value_to: fact.valueSpan.to,
      ...places(fact, clean),
    });
  }

  #insert(table: string, row: Readonly<Record<string, string | number | null>>): number {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    const statement = this.#statement(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
    return Number(statement.run(...Object.values(row)).lastInsertRowid);
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

const places = (raw: Span, clean: Span) => ({
  raw_from: raw.from,
  raw_to: raw.to,
  clean_from: clean.from,
  clean_to: clean.to,
});

const firstLine = (text: string): string => text.trimStart().split('\n', 1)[0]?.slice(0, 60) ?? '';

/** The same for two texts that differ only in figures, blanks and punctuation. 52 bits: a safe integer. */
function signatureOf(folded: string): number {
  const letters = folded.replace(/[^\p{L}]+/gu, '');
  return Number.parseInt(createHash('sha256').update(letters).digest('hex').slice(0, 13), 16);
}
