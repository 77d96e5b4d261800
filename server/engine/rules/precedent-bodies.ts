import { canonicalUnit } from '../knowledge/departments.ts';
import type { CorpusSource, PrecedentUnits } from '../peers/types.ts';

/** Share of the pairs of characters that the shorter of task and precedent has in common with the other. */
const LIKE = 0.35;
/** Fewer pairs tell nothing. */
const TELLING = 15;

/** Precedents that name units and are surely about the same task. */
export const precedentsLike = (
  peers: CorpusSource,
  words: string,
  options: Parameters<CorpusSource['precedentUnits']>[1],
): readonly PrecedentUnits[] =>
  peers
    .precedentUnits(words, options)
    .filter(({ units, quote }) => units.length > 0 && overlap(words, withoutUnits(quote)) >= LIKE);

/** Bodies that at least so many of these precedents name, as most of them write them; the first named first. */
export function usualBodies(
  found: readonly PrecedentUnits[],
  least: number,
): { readonly name: string; readonly written: string }[] {
  const forms = new Map<string, string[]>();
  for (const { units } of found) {
    const seen = new Set<string>();
    for (const unit of units) {
      const body = canonicalUnit(unit);
      if (!body || seen.has(body.name)) continue;
      seen.add(body.name);
      forms.set(body.name, [...(forms.get(body.name) ?? []), body.short]);
    }
  }
  return [...forms]
    .filter(([, written]) => written.length >= least)
    .map(([name, written]) => ({ name, written: written.sort((a, b) => count(written, b) - count(written, a))[0]! }));
}

/** A list of bodies is like any other. */
const withoutUnits = (quote: string): string => quote.replace(/[（(〔][^（()）〕]{0,12}单位[^（()）〕]*[）)〕]/g, '');

function overlap(a: string, b: string): number {
  const [short, long] = [pairsOf(a), pairsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  let shared = 0;
  for (const pair of short) if (long.has(pair)) shared++;
  return short.size < TELLING ? 0 : shared / short.size;
}

function pairsOf(words: string): Set<string> {
  const letters = words.replace(/[^\u4e00-\u9fff]/g, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}

const count = (list: readonly string[], item: string): number => list.filter((one) => one === item).length;
