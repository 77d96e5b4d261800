import type { CitingPlace, Named, PolicySource } from '../engine/peers/types.ts';
import { docNumberKey } from '../engine/policy/doc-number.ts';
import { LruCache } from './lru.ts';
import type { Row, Statements } from './statements.ts';
import { foldTitle } from './titles.ts';

/** More policies than this of one name are the same text many times. */
const MOST = 20;
/** Citations whose surroundings are kept: a draft asks for the same ones at every check. */
const KEPT = 500;
/** A sentence is shown no further than this around a citation. In characters. */
const REACH = 200;

type Index = ReadonlyMap<string, readonly number[]>;

/** Finds documents by what others call them. What it keeps is small: documents with a number, and citations. */
export class NamedDocuments {
  readonly #sql: Statements;
  #numbers: Index | undefined;
  #citations: Index | undefined;
  readonly #places = new LruCache<number, CitingPlace | null>(KEPT);

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  forget(): void {
    this.#numbers = undefined;
    this.#citations = undefined;
    this.#places.clear();
  }

  policies({ title, docNumber }: Named): number[] {
    const key = docNumber ? docNumberKey(docNumber) : null;
    this.#numbers ??= indexed(this.#sql.all('SELECT id, doc_number FROM policies WHERE doc_number IS NOT NULL'));
    const byNumber = key === null ? [] : (this.#numbers.get(key) ?? []);
    const byTitle = title
      ? this.#sql.all('SELECT id FROM policies WHERE folded_title = ? LIMIT ?', foldTitle(title), MOST)
      : [];
    return [...new Set([...byNumber, ...byTitle.map(({ id }) => Number(id))])].slice(0, MOST);
  }

  citing({ title, docNumber }: Named, sourceOf: (policy: number) => PolicySource): CitingPlace[] {
    this.#citations ??= indexed(this.#sql.all('SELECT id, title, doc_number FROM citations'));
    const keys = [docNumber && docNumberKey(docNumber), title && foldTitle(title)];
    const found = new Set(keys.flatMap((key) => (key ? (this.#citations!.get(key) ?? []) : [])));
    return [...found].slice(0, MOST).flatMap((id) => this.#places.get(id, () => this.#place(id, sourceOf)) ?? []);
  }

  #place(id: number, sourceOf: (policy: number) => PolicySource): CitingPlace | null {
    const row = this.#sql.get(
      `SELECT t.*, (SELECT group_concat(text, '' ORDER BY id) FROM segments s
         WHERE s.id >= c.first_segment AND s.id < c.end_segment) AS clause, c.clean_from AS start
       FROM citations t JOIN clauses c ON c.policy = t.policy AND c.clean_from <= t.clean_from AND c.clean_to >= t.clean_to
       WHERE t.id = ? ORDER BY c.clean_to - c.clean_from LIMIT 1`,
      id,
    );
    if (!row) return null;
    const text = String(row.clause);
    const clean = { from: Number(row.clean_from), to: Number(row.clean_to) };
    const [from, to] = [clean.from - Number(row.start), clean.to - Number(row.start)];
    const start = Math.max(0, from - REACH, text.lastIndexOf('。', from) + 1);
    const stop = text.indexOf('。', to);
    return {
      source: sourceOf(Number(row.policy)),
      raw: { from: Number(row.raw_from), to: Number(row.raw_to) },
      clean,
      sentence: text.slice(start, Math.min(to + REACH, stop < 0 ? text.length : stop + 1)),
      end: to - start,
    };
  }
}

function indexed(rows: readonly Row[]): Index {
  const index = new Map<string, number[]>();
  for (const { id, title, doc_number: number } of rows) {
    for (const key of [title && foldTitle(String(title)), number && docNumberKey(String(number))]) {
      if (!key) continue;
      const list = index.get(key);
      if (list) list.push(Number(id));
      else index.set(key, [Number(id)]);
    }
  }
  return index;
}
