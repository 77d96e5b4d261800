import { conceptExpression } from './concepts.ts';
import type { Question, Wanted } from './question.ts';
import type { Store } from './store.ts';

/** How many wordings are compared with the question in full. */
const CANDIDATES = 200;
/** Terms of a question that are looked up; the ones that it speaks of most. */
const LONGEST_LOOKUP = 320;
/** How many entries of common terms are read at most, the least common first: the rest decides little and costs most. */
const COMMON_ENTRIES = 40_000;
/** A concept weighs as much as the several pairs of characters that its words are made of. */
const CONCEPT_WEIGHT = 2;

export interface Candidates {
  /** Weight by key: how much the question speaks of it, times how rare it is. */
  readonly weights: ReadonlyMap<number, number>;
  /** For each store the wordings that share most with the question, best first. */
  readonly found: readonly { readonly store: Store; readonly wordings: readonly number[] }[];
}

interface Lookup {
  readonly wanted: Wanted;
  /** How many wordings hold it, over all stores. */
  frequency: number;
  /** Where it stands, store by store; null where it was too common to be read yet. */
  readonly entries: (readonly number[] | null)[];
}

/** Finds the wordings that are worth comparing: rare terms first, common ones as far as the time allows. */
export function findCandidates(stores: readonly Store[], question: Question): Candidates {
  const total = stores.reduce((sum, store) => sum + store.wordings(), 0);
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
  const found = stores.map((store, index) => ({ store, wordings: best(lookups, index, weights) }));
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
    const expression = wanted.term === null ? conceptExpression(wanted.key) : `"${wanted.term}"`;
    const list = expression === null ? [] : store.matches(expression);
    frequency += list.length;
    return list;
  });
  return { wanted, frequency, entries };
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

function best(lookups: readonly Lookup[], index: number, weights: ReadonlyMap<number, number>): number[] {
  const scores = new Map<number, number>();
  for (const { wanted, entries } of lookups) {
    const weight = weights.get(wanted.key) ?? 0;
    for (const wording of entries[index] ?? []) scores.set(wording, (scores.get(wording) ?? 0) + weight);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, CANDIDATES)
    .map(([wording]) => wording);
}
