import { conceptExpression } from './concepts.ts';
import type { Question, Wanted } from './question.ts';
import type { Store } from './store.ts';

/** How many wordings are compared with the question in full. */
const CANDIDATES = 160;
/** Terms of a question that are looked up; the ones that it speaks of most. */
const LONGEST_LOOKUP = 320;
/** How many entries of common terms are read at most, the least common first: the rest decides little and costs most. */
const COMMON_ENTRIES = 15_000;
/** How much a wording's length is held against it. */
const LENGTH_SHARE = 0.4;
/** A concept weighs as much as the several pairs of characters that its words are made of. */
const CONCEPT_WEIGHT = 2;

export interface Candidates {
  /** Weight by key: how much the question speaks of it, times how rare it is. */
  readonly weights: ReadonlyMap<number, number>;
  /** For each store the wordings that share most with the question, best first. */
  readonly found: readonly { readonly store: Store; readonly wordings: readonly number[] }[];
}

type Entries = ArrayLike<number> & Iterable<number>;

interface Lookup {
  readonly wanted: Wanted;
  /** How many wordings hold it, over all stores. */
  frequency: number;
  /** Where it stands, store by store; null where it was too common to be read yet. */
  readonly entries: (Entries | null)[];
}

/** Finds the wordings that are worth comparing: rare terms first, common ones as far as the time allows. */
export function findCandidates(stores: readonly Store[], question: Question): Candidates {
  const total = stores.reduce((sum, store) => sum + store.lengths().length - 1, 0);
  const lookups = [...question.wanted]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, LONGEST_LOOKUP)
    .map((wanted): Lookup => lookUp(stores, wanted));
  readCommon(stores, lookups);

  const weights = new Map<number, number>();
  for (const { wanted, frequency } of lookups) {
    const rarity = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
    weights.set(wanted.key, wanted.weight * rarity * (wanted.term === null ? CONCEPT_WEIGHT : 1));
  }
  const found = stores.map((store, index) => ({ store, wordings: best(lookups, index, weights, store.lengths()) }));
  return { weights, found };
}

function lookUp(stores: readonly Store[], wanted: Wanted): Lookup {
  let frequency = 0;
  const entries = stores.map((store) => {
    const common = wanted.term === null ? undefined : store.commonTerms().get(wanted.term);
    if (common !== undefined) {
      frequency += common;
      return null;
    }
    const list = wanted.term === null ? conceptMatches(store, wanted.key) : store.matches(`"${wanted.term}"`);
    frequency += list.length;
    return list;
  });
  return { wanted, frequency, entries };
}

function conceptMatches(store: Store, concept: number): Entries {
  const expression = conceptExpression(concept);
  return expression === null ? [] : store.matchesKept(expression);
}

function readCommon(stores: readonly Store[], lookups: readonly Lookup[]): void {
  let budget = COMMON_ENTRIES;
  const common = lookups.filter(({ entries }) => entries.includes(null)).sort((a, b) => a.frequency - b.frequency);
  for (const { wanted, frequency, entries } of common) {
    budget -= frequency;
    if (budget < 0) return;
    for (const [index, store] of stores.entries()) entries[index] ??= store.matches(`"${wanted.term}"`);
  }
}

/** Numbers of wordings are rows of a table, so a plain array by number holds their scores. Emptied after each use. */
let scores = new Float64Array(0);

function best(
  lookups: readonly Lookup[],
  index: number,
  weights: ReadonlyMap<number, number>,
  lengths: Uint16Array,
): number[] {
  if (scores.length < lengths.length) scores = new Float64Array(lengths.length);
  const touched: number[] = [];
  for (const { wanted, entries } of lookups) {
    const weight = weights.get(wanted.key) ?? 0;
    if (weight <= 0) continue;
    for (const wording of entries[index] ?? []) {
      const before = scores[wording] as number;
      if (before === 0) touched.push(wording);
      scores[wording] = before + weight;
    }
  }
  // Long clauses hold a little of everything.
  const average = meanOf(touched, lengths);
  for (const wording of touched) {
    (scores[wording] as number) /= 1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[wording] as number)) / average;
  }
  const floor = scoreOfRank(touched, CANDIDATES);
  const found = touched.filter((wording) => (scores[wording] as number) >= floor);
  found.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  for (const wording of touched) scores[wording] = 0;
  return found.slice(0, CANDIDATES);
}

function meanOf(wordings: readonly number[], lengths: Uint16Array): number {
  let sum = 0;
  for (const wording of wordings) sum += lengths[wording] as number;
  return Math.max(1, sum / Math.max(1, wordings.length));
}

const STEPS = 1024;

/** A score that at least `rank` of the wordings reach and few more, found without sorting them all. */
function scoreOfRank(wordings: readonly number[], rank: number): number {
  if (wordings.length <= rank) return 0;
  let highest = 0;
  for (const wording of wordings) highest = Math.max(highest, scores[wording] as number);
  const steps = new Int32Array(STEPS + 1);
  const step = (score: number): number => Math.floor((score / highest) * STEPS);
  for (const wording of wordings) (steps[step(scores[wording] as number)] as number)++;
  let at = STEPS;
  for (let count = steps[at] as number; at > 0 && count < rank; count += steps[at] as number) at--;
  return (at * highest) / STEPS;
}
