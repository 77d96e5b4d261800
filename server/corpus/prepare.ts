import { scanConcepts } from './concepts.ts';
import type { KeyTable } from './key-table.ts';
import { conceptKey } from './question.ts';
import { scanTerms } from './terms.ts';

/** A passage is about this long. In characters. */
const PASSAGE = 60;

/** A text made ready for comparison. */
export interface Prepared {
  /** All that the text is searched by, in text order, as numbers of the search's key table. */
  readonly keys: Int32Array;
  /** Indices into `keys` where passages start; the last passage ends with the text. */
  readonly passages: readonly number[];
  /** How many of the keys, from the first, are the clause's own heading. */
  readonly heading: number;
}

/** `folded` is the clause; `headingLength` characters at its start are its heading. */
export function prepare(folded: string, headingLength: number, table: KeyTable): Prepared {
  const concepts: number[] = [];
  const places: number[] = [];
  scanConcepts(folded, (concept, from) => {
    concepts.push(concept);
    places.push(from);
  });
  // Fewer than one term a character, and concepts overlap by a character at most.
  const keys = new Int32Array(folded.length + concepts.length);
  const passages: number[] = [];
  let length = 0;
  let heading = 0;
  let nextPassage = 0;
  let nextConcept = 0;
  const add = (key: number, from: number): void => {
    if (from >= nextPassage) {
      passages.push(length);
      nextPassage = endOfPassage(folded, from);
    }
    keys[length++] = table.numberOf(key);
    if (from < headingLength) heading = length;
  };
  const addConcepts = (until: number): void => {
    for (; nextConcept < concepts.length && (places[nextConcept] as number) <= until; nextConcept++) {
      add(conceptKey(concepts[nextConcept] as number), places[nextConcept] as number);
    }
  };
  scanTerms(folded, (key, from) => {
    addConcepts(from);
    add(key, from);
  });
  addConcepts(folded.length);
  return { keys: keys.subarray(0, length), passages, heading };
}

/** The first sentence end after half the length of a passage, else one and a half lengths on. */
function endOfPassage(text: string, from: number): number {
  const last = from + PASSAGE * 1.5;
  for (let at = from + PASSAGE / 2; at < last; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x3002 || character === 0x3b || character === 0x0a) return at;
  }
  return last;
}
