import { neighboursOf, scanConcepts } from './concepts.ts';
import { foldText, scanTerms } from './terms.ts';

/** Characters of a selection that are read; the rest of a longer one adds time, not meaning. */
const LONGEST = 3000;

/** Numbers and marks that open a heading, and how far its words may run on before the first stop. In characters. */
const LONGEST_HEADING = 40;

/** Below this length a text is a drafter's sentence rather than a clause with a heading of its own. In characters. */
const SHORTEST_CLAUSE = 80;

/** Words of a heading count this much more than the same words in the body. */
const HEADING_WEIGHT = 2;
/** A concept that is only neighbour to one in the text counts this much of it. */
const NEIGHBOUR_WEIGHT = 0.3;

/** Something that is searched by: a pair of characters, a Latin word, or a concept whatever its words. */
export interface Wanted {
  readonly key: number;
  /** As the full-text index holds it; null for a concept. */
  readonly term: string | null;
  /** How much the question speaks of it: times named, headings counting more. */
  weight: number;
}

/** What a drafter's text asks for. */
export interface Question {
  /** Folded. */
  readonly text: string;
  readonly wanted: readonly Wanted[];
}

/** Keys of concepts lie below those of words and characters. */
export const conceptKey = (concept: number): number => concept;

export function readQuestion(raw: string): Question {
  const text = foldText(raw.slice(0, LONGEST));
  const wanted = new Map<number, Wanted>();
  const headingEnd = text.length > SHORTEST_CLAUSE ? endOfHeading(text) : 0;
  const want = (key: number, term: string | null, weight: number): void => {
    const known = wanted.get(key);
    if (known) known.weight += weight;
    else wanted.set(key, { key, term, weight });
  };
  const weightAt = (from: number): number => (from < headingEnd ? 1 + HEADING_WEIGHT : 1);
  scanTerms(text, (key, from, to) => want(key, text.slice(from, to), weightAt(from)));
  const named = new Set<number>();
  scanConcepts(text, (concept, from) => {
    named.add(concept);
    want(conceptKey(concept), null, weightAt(from));
  });
  const neighbours = new Set([...named].flatMap((concept) => [...neighboursOf(concept)]));
  for (const concept of neighbours) if (!named.has(concept)) want(conceptKey(concept), null, NEIGHBOUR_WEIGHT);
  return { text, wanted: [...wanted.values()] };
}

/** Where the heading at the start of a clause ends; 0 when the clause starts with running text. */
function endOfHeading(text: string): number {
  for (let at = 2; at < Math.min(text.length, LONGEST_HEADING); at++) {
    const character = text[at];
    if (character === '。' || character === '\n') return at;
  }
  return 0;
}
