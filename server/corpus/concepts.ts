import synonyms from './synonyms.json' with { type: 'json' };
import { termsOf } from './terms.ts';

/** The words of one matter, folded; the first is the standard one. A concept is its index here. */
export const CONCEPTS: readonly (readonly string[])[] = synonyms.same;

/** Words by their first two characters, longest first. */
const words = new Map<number, { readonly word: string; readonly concept: number }[]>();
for (const [concept, group] of CONCEPTS.entries()) {
  for (const word of group) {
    const start = startOf(word, 0);
    const list = words.get(start);
    if (list) list.push({ word, concept });
    else words.set(start, [{ word, concept }]);
  }
}
for (const list of words.values()) list.sort((a, b) => b.word.length - a.word.length);

const byName = new Map(CONCEPTS.map(([name], concept) => [name, concept]));

/** For a concept those that a drafter looks up together with it. */
const neighbours = new Map<number, Set<number>>();
for (const group of synonyms.near) {
  const concepts = group.flatMap((name) => byName.get(name) ?? []);
  for (const concept of concepts) {
    const known = neighbours.get(concept) ?? new Set();
    for (const other of concepts) if (other !== concept) known.add(other);
    neighbours.set(concept, known);
  }
}

export const neighboursOf = (concept: number): Iterable<number> => neighbours.get(concept) ?? [];

/** Calls `each` for every mention of a concept in folded text; the longest words win, and mentions do not overlap by more than a character. */
export function scanConcepts(folded: string, each: (concept: number, from: number) => void): void {
  const length = folded.length;
  let at = 0;
  while (at + 1 < length) {
    const hit = words.get(startOf(folded, at))?.find(({ word }) => folded.startsWith(word, at));
    if (hit) each(hit.concept, at);
    // Chinese compounds share characters at their seams, so the last character may begin the next word.
    at += hit ? Math.max(1, hit.word.length - 1) : 1;
  }
}

function startOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

/** Full-text expression for the wordings that hold any of a concept's words; null when none of them can be searched. */
export function conceptExpression(concept: number): string | null {
  const ways = (CONCEPTS[concept] ?? []).flatMap((word) => {
    const terms = [...new Set(termsOf(word))];
    return terms.length > 0 ? [`(${terms.map((term) => `"${term}"`).join(' AND ')})`] : [];
  });
  return ways.length > 0 ? ways.join(' OR ') : null;
}
