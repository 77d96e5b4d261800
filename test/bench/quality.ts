import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const gold = path.join(import.meta.dirname, '../../../shared/gold/precedents');

export type Answer = (text: string, limit: number, several: boolean) => { doc: string; from: number; to: number }[];

/**
 * nDCG@5 against the judged clauses and queries beside the repository, as their scorer counts it; null where they are
 * absent.
 */
export function quality(answer: Answer): [clauses: number, queries: number] | null {
  if (!existsSync(gold)) return null;
  const lines = (name: string) =>
    readFileSync(path.join(gold, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const clauses = lines('clauses.jsonl');
  const seeds = path.join(import.meta.dirname, '../../seeds');
  const textOf = new Map(
    [...new Set<string>(clauses.map(({ doc }) => doc))].map((doc) => [
      doc,
      readFileSync(path.join(seeds, `${doc}.txt`), 'utf8'),
    ]),
  );
  const judged = (text: string, own: { doc: string; policy: number } | null) =>
    answer(text, 50, true).flatMap(({ doc, from, to }) => {
      if (!textOf.has(doc)) return [];
      const overlap = (clause: { from: number; to: number }) => Math.min(to, clause.to) - Math.max(from, clause.from);
      const best = clauses.filter((clause) => clause.doc === doc).sort((a, b) => overlap(b) - overlap(a))[0];
      const hit = best && overlap(best) > 0 ? best : null;
      return own && hit?.doc === own.doc && hit.policy === own.policy ? [] : [hit?.id as string | undefined];
    });
  const gain = (grade = 0, rank: number) => (2 ** grade - 1) / Math.log2(rank + 2);
  const score = (found: (string | undefined)[], relevant: { id: string; grade: number }[]) => {
    const grades = new Map(relevant.map(({ id, grade }) => [id, grade]));
    const got = found.slice(0, 5).reduce((sum, id, rank) => {
      const first = id !== undefined && found.indexOf(id) === rank;
      return sum + (first ? gain(grades.get(id), rank) : 0);
    }, 0);
    const best = relevant.map(({ grade }) => grade).sort((a, b) => b - a);
    return got / best.slice(0, 5).reduce((sum, grade, rank) => sum + gain(grade, rank), 0);
  };
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const byClause = lines('judgements.jsonl')
    .filter(({ relevant }) => relevant.length > 0)
    .map(({ query, relevant }) => {
      const own = clauses.find(({ id }) => id === query);
      return score(judged(textOf.get(own.doc)!.slice(own.from, own.to), own), relevant);
    });
  const typed = lines('queries.jsonl').map(({ text, relevant }) => score(judged(text, null), relevant));
  return [mean(byClause), mean(typed)];
}
