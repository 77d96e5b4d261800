import { findCandidates } from './candidates.ts';
import { KeyTable } from './key-table.ts';
import { type Prepared, prepare } from './prepare.ts';
import { readQuestion } from './question.ts';
import { likeness } from './rank.ts';
import type { Store, StoredClause, StoredPolicy } from './store.ts';
import { foldText } from './terms.ts';
import { foldTitle, isSameTitle } from './titles.ts';
import type { Precedent, PrecedentQuery } from './types.ts';

const DEFAULT_LIMIT = 5;
/** Statements of what has been reached are seldom what a drafter wants to follow. */
const BACKGROUND_FACTOR = 0.6;
/** Likeness comes first: a policy of the same level, and the newest one, gain at most this share of it. */
const SAME_LEVEL = 0.05;
const RECENCY = 0.03;
const RECENCY_YEARS = 10;
/** Two clauses that share this much of their terms are copies of one another. */
const COPY = 0.9;
/** Copies of one wording that are looked at to find the one to show. */
const COPIES = 24;

interface Found {
  readonly store: Store;
  readonly clause: StoredClause;
  readonly policy: StoredPolicy;
  readonly text: string;
}

/**
 * Clauses like the text asked for, best first. `visible` tells which policies may be shown. Throws what a store throws.
 */
export function searchPrecedents(
  stores: readonly Store[],
  query: PrecedentQuery,
  visible: (store: Store, policy: number) => boolean,
): Precedent[] {
  const { limit = DEFAULT_LIMIT, perPolicy = 1, level = null } = query;
  const question = readQuestion(query.text);
  if (question.wanted.length === 0 || limit <= 0) return [];
  const excluded = (query.excludeTitles ?? []).map(foldTitle);
  const mayShow = (store: Store, { id, foldedTitle }: StoredPolicy): boolean =>
    visible(store, id) && !excluded.some((title) => isSameTitle(title, foldedTitle));

  const { weights, found } = findCandidates(stores, question);
  const table = new KeyTable();
  const asked = prepare(question.text, 0, table);
  const clauses = found.flatMap(({ store, wordings }) =>
    store.clausesOf(wordings).flatMap((first) => {
      const copy = representative(store, first, level, mayShow);
      if (!copy) return [];
      const prepared = prepare(copy.text, copy.clause.headingLength, table);
      // What is the same to the letter is the draft itself, or tells its writer nothing.
      const same = prepared.keys.length === asked.keys.length && lettersOf(copy.text) === lettersOf(question.text);
      return same ? [] : [{ ...copy, prepared }];
    }),
  );
  const byNumber = new Float64Array(table.size + weights.size);
  for (const [key, weight] of weights) byNumber[table.numberOf(key)] = weight;
  const scores = likeness(
    byNumber,
    clauses.map(({ prepared }) => prepared),
    question.text.length,
  );
  const newest = Math.max(...clauses.map(({ policy }) => yearOf(policy) ?? 0));
  const ranked = clauses
    .map((entry, index) => ({
      ...entry,
      score: (scores[index] ?? 0) * preference(entry, level, newest),
    }))
    .sort((a, b) => b.score - a.score || a.clause.id - b.clause.id);

  const answers: Precedent[] = [];
  const shown: Prepared[] = [];
  const perSource = new Map<string, number>();
  for (const entry of ranked) {
    if (answers.length >= limit) break;
    const { source } = entry.policy;
    const count = perSource.get(source.id) ?? 0;
    if (count >= perPolicy || shown.some((other) => isCopy(other, entry.prepared))) continue;
    perSource.set(source.id, count + 1);
    shown.push(entry.prepared);
    answers.push(precedentOf(entry, entry.score));
  }
  return answers;
}

/** The copy of a clause's wording to show: of the same level, then the newest; null when none may be shown. */
function representative(
  store: Store,
  first: StoredClause,
  level: PrecedentQuery['level'],
  mayShow: (store: Store, policy: StoredPolicy) => boolean,
): Found | null {
  let best: Found | null = null;
  const better = (a: StoredPolicy, b: StoredPolicy): boolean => {
    const sameLevel = Number(isLevel(a, level)) - Number(isLevel(b, level));
    return sameLevel !== 0 ? sameLevel > 0 : (a.source.date ?? '') > (b.source.date ?? '');
  };
  for (const clause of first.copies > 1 ? store.copiesOf(first.wording, COPIES) : [first]) {
    const policy = store.policy(clause.policy);
    if (!mayShow(store, policy) || (best && !better(policy, best.policy))) continue;
    best = { store, clause, policy, text: foldText(clause.text) };
  }
  return best;
}

const isLevel = ({ source }: StoredPolicy, level: PrecedentQuery['level']): boolean =>
  level != null && source.region?.level === level;

const yearOf = ({ source }: StoredPolicy): number | null => (source.date ? Number(source.date.slice(0, 4)) : null);

function preference({ clause, policy }: Found, level: PrecedentQuery['level'], newest: number): number {
  const age = newest - (yearOf(policy) ?? 0);
  const recency = Math.max(0, 1 - age / RECENCY_YEARS);
  const kind = clause.kind === 'background' ? BACKGROUND_FACTOR : 1;
  return kind * (1 + (isLevel(policy, level) ? SAME_LEVEL : 0) + RECENCY * recency);
}

function precedentOf({ clause, policy }: Found, score: number): Precedent {
  return {
    source: policy.source,
    raw: { from: clause.rawFrom, to: clause.rawTo },
    clean: { from: clause.cleanFrom, to: clause.cleanTo },
    quote: clause.text,
    score,
  };
}

const lettersOf = (folded: string): string => folded.replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether two texts share nearly all of their terms. */
function isCopy(a: Prepared, b: Prepared): boolean {
  const [short, long] = a.keys.length < b.keys.length ? [a.keys, b.keys] : [b.keys, a.keys];
  let misses = Math.floor((1 - COPY) * long.length);
  if (long.length - short.length > misses) return false;
  const held = new Set(short);
  for (const key of long) if (!held.has(key) && --misses < 0) return false;
  return true;
}
