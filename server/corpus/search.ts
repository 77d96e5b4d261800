import type { Level } from '../engine/policy/types.ts';
import { findCandidates } from './candidates.ts';
import { choose, isOfLevel, isRather } from './choose.ts';
import { KeyTable } from './key-table.ts';
import { prepare } from './prepare.ts';
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

  return choose(ranked, level, limit, perPolicy).map(precedentOf);
}

/** The copy of a clause's wording to show: of the same level, then the newest; null when none may be shown. */
function representative(
  store: Store,
  first: StoredClause,
  level: Level | null,
  mayShow: (store: Store, policy: StoredPolicy) => boolean,
): Found | null {
  let best: { readonly id: number; readonly policy: StoredPolicy } | null = null;
  for (const copy of first.copies > 1 ? store.copiesOf(first.wording, COPIES) : [first]) {
    const policy = store.policy(copy.policy);
    if (!mayShow(store, policy) || (best && !isRather(policy, best.policy, level))) continue;
    best = { id: copy.id, policy };
  }
  if (!best) return null;
  const clause = best.id === first.id ? first : store.clause(best.id);
  return { store, clause, policy: best.policy, text: foldText(clause.text) };
}

const yearOf = ({ source }: StoredPolicy): number | null => (source.date ? Number(source.date.slice(0, 4)) : null);

function preference({ clause, policy }: Found, level: Level | null, newest: number): number {
  const age = newest - (yearOf(policy) ?? 0);
  const recency = Math.max(0, 1 - age / RECENCY_YEARS);
  const kind = clause.kind === 'background' ? BACKGROUND_FACTOR : 1;
  return kind * (1 + (isOfLevel(policy, level) ? SAME_LEVEL : 0) + RECENCY * recency);
}

function precedentOf({ clause, policy, score }: Found & { readonly score: number }): Precedent {
  return {
    source: policy.source,
    raw: { from: clause.rawFrom, to: clause.rawTo },
    clean: { from: clause.cleanFrom, to: clause.cleanTo },
    heading: clause.heading,
    quote: clause.text,
    score,
  };
}

const lettersOf = (folded: string): string => folded.replace(/[^\p{L}\p{N}]+/gu, '');
