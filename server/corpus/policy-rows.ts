import type { Target } from '../engine/facts/types.ts';
import type { Span } from '../engine/text/span.ts';
import type { Placed, PolicyRecord } from './records.ts';
import { SEGMENTS } from './schema.ts';
import type { Statements } from './statements.ts';
import { foldTitle } from './titles.ts';
import type { Wording } from './wording.ts';

/** The rows that one policy fills in the corpus, written and deleted together, inside the caller's transaction. */
export class PolicyRows {
  readonly #sql: Statements;

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  add(document: number, ordinal: number, record: PolicyRecord): void {
    const { meta } = record;
    const title = meta.title ?? firstLine(record.text);
    const policy = this.#sql.insert('policies', {
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
      this.#sql.insert('responsibilities', {
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
      this.#sql.insert('citations', { policy, quote, title, doc_number: docNumber, ...places(fact, clean) });
    }
  }

  delete(policy: number): void {
    const wordings = this.#sql.get(
      'SELECT json_group_array(DISTINCT wording) AS list FROM clauses WHERE policy = ? AND wording IS NOT NULL',
      policy,
    );
    for (const table of ['targets', 'responsibilities', 'citations', 'clauses'])
      this.#sql.run(`DELETE FROM ${table} WHERE policy = ?`, policy);
    this.#sql.run('DELETE FROM segments WHERE id >= ? AND id < ?', policy * SEGMENTS, (policy + 1) * SEGMENTS);
    const unused =
      'SELECT j.value FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM clauses c WHERE c.wording = j.value)';
    for (const sql of [`DELETE FROM terms WHERE rowid IN (${unused})`, `DELETE FROM wordings WHERE id IN (${unused})`])
      this.#sql.run(sql, String(wordings?.list));
    this.#sql.run('DELETE FROM policies WHERE id = ?', policy);
  }

  /** Returns the row of each clause, in the policy's order. */
  #addClauses(policy: number, { text, clauses }: PolicyRecord): number[] {
    const cuts = [...new Set([0, text.length, ...clauses.flatMap(({ clean }) => [clean.from, clean.to])])].sort(
      (a, b) => a - b,
    );
    const segments = new Map(cuts.map((cut, index) => [cut, policy * SEGMENTS + index]));
    for (const [index, cut] of cuts.slice(0, -1).entries()) {
      this.#sql.insert('segments', { id: segments.get(cut) ?? 0, text: text.slice(cut, cuts[index + 1]) });
    }
    return clauses.map((clause, ordinal) =>
      this.#sql.insert('clauses', {
        policy,
        ordinal,
        wording: this.#wording(clause.wording),
        kind: clause.kind,
        heading: clause.heading,
        heading_length: clause.headingLength,
        ...places(clause.raw, clause.clean),
        first_segment: segments.get(clause.clean.from) ?? 0,
        end_segment: segments.get(clause.clean.to) ?? 0,
      }),
    );
  }

  /** The row of a wording, which a clause shares with its copies elsewhere. */
  #wording(wording: Wording | null): number | null {
    if (!wording) return null;
    const { signature, bag, length } = wording;
    const known = this.#sql.get('SELECT id FROM wordings WHERE signature = ?', signature);
    if (known) return Number(known.id);
    const id = this.#sql.insert('wordings', { signature, length });
    this.#sql.run('INSERT INTO terms (rowid, bag) VALUES (?, ?)', id, bag);
    return id;
  }

  #addTarget(policy: number, clauses: readonly number[], { fact, clean }: Placed<Target>): void {
    const { identity, baseline } = fact;
    this.#sql.insert('targets', {
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
}

const places = (raw: Span, clean: Span) => ({
  raw_from: raw.from,
  raw_to: raw.to,
  clean_from: clean.from,
  clean_to: clean.to,
});

const firstLine = (text: string): string => text.trimStart().split('\n', 1)[0]?.slice(0, 60) ?? '';
