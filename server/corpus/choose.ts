import type { Level } from '../engine/policy/types.ts';
import type { Prepared } from './prepare.ts';
import type { StoredPolicy } from './store.ts';

/** Two clauses that share this much of their terms are copies of one another. */
const COPY = 0.9;
/** Of some sixteen terms of a copy so many may be strange by chance. */
const SAMPLE_MISSES = 5;
/** What scores below this share of the last answer is a copy of none of them. */
const REACH = 0.7;

export interface Scored {
  readonly policy: StoredPolicy;
  readonly prepared: Prepared;
  readonly score: number;
}

/**
 * The first `limit` of what is ranked, best first: at most `perPolicy` of one policy, and of clauses that are copies of
 * one another only the one to follow.
 */
export function choose<T extends Scored>(
  ranked: readonly T[],
  level: Level | null,
  limit: number,
  perPolicy: number,
): T[] {
  const chosen: { entry: T; readonly terms: ReadonlySet<number> }[] = [];
  const shown = new Map<string, number>();
  const count = (entry: T, change: number): void => {
    const { id } = entry.policy.source;
    shown.set(id, (shown.get(id) ?? 0) + change);
  };
  for (const entry of ranked) {
    const last = chosen.at(-1);
    if (chosen.length >= limit && last && entry.score < REACH * last.entry.score) break;
    const allowed = (shown.get(entry.policy.source.id) ?? 0) < perPolicy;
    const twin = chosen.find((other) => isCopy(entry.prepared, other.entry.prepared, other.terms));
    if (twin) {
      if (!allowed || !isRather(entry.policy, twin.entry.policy, level)) continue;
      count(twin.entry, -1);
      // It takes the place, and the score that led there, of the copy it replaces.
      twin.entry = { ...entry, score: twin.entry.score };
      count(entry, 1);
    } else if (allowed && chosen.length < limit) {
      chosen.push({ entry, terms: new Set(entry.prepared.keys) });
      count(entry, 1);
    }
  }
  return chosen.map(({ entry }) => entry);
}

/** Whether a policy is to be followed rather than another that says the same: of the level asked for, then the newer. */
export function isRather(a: StoredPolicy, b: StoredPolicy, level: Level | null): boolean {
  const sameLevel = Number(isOfLevel(a, level)) - Number(isOfLevel(b, level));
  return sameLevel !== 0 ? sameLevel > 0 : (a.source.date ?? '') > (b.source.date ?? '');
}

export const isOfLevel = ({ source }: StoredPolicy, level: Level | null): boolean =>
  level !== null && source.region?.level === level;

/** Whether a text shares nearly all of its terms with another one, whose terms are given as a set too. */
function isCopy({ keys }: Prepared, other: Prepared, terms: ReadonlySet<number>): boolean {
  const [short, long] = keys.length < other.keys.length ? [keys, other.keys] : [other.keys, keys];
  let misses = Math.floor((1 - COPY) * long.length);
  if (long.length - short.length > misses) return false;
  // A few of the terms tell most pairs apart.
  const step = Math.max(1, keys.length >> 4);
  let strange = 0;
  for (let at = 0; at < keys.length; at += step)
    if (!terms.has(keys[at] as number) && ++strange > SAMPLE_MISSES) return false;
  for (const key of keys) if (!terms.has(key) && --misses < 0) return false;
  return true;
}
