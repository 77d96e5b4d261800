import { scanConcepts } from './concepts.ts';
import { conceptKey } from './question.ts';
import { scanTerms } from './terms.ts';

/** The usual constants of BM25: how soon a repeated term stops counting, how much a long text is held against it. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** A term in a clause's heading counts as if it stood this many times more in its body. */
const HEADING_TIMES = 3;
/** The first answers teach the words of their matter: how many are asked, how many words they give, what those weigh. */
const TEACHERS = 5;
const LEARNT_TERMS = 40;
const LEARNT_WEIGHT = 0.3;
/** A passage is about this long. In characters. */
const PASSAGE = 60;
/** A question of up to this length is answered by a passage; one of more than the second by clauses as a whole. */
const PASSAGE_QUESTION = [60, 200] as const;
const PASSAGE_WEIGHT = 0.5;

/** A text prepared for comparison: all that it is searched by in text order, and where its passages start. */
export interface Prepared {
  readonly keys: Uint32Array;
  /** Indices into `keys`; the last passage ends with the text. */
  readonly passages: readonly number[];
  /** How many of the keys, from the first, are the clause's own heading. */
  readonly heading: number;
}

/** `folded` is the clause; `headingLength` characters at its start are its heading. */
export function prepare(folded: string, headingLength: number): Prepared {
  const places: { key: number; from: number }[] = [];
  scanTerms(folded, (key, from) => places.push({ key, from }));
  scanConcepts(folded, (concept, from) => places.push({ key: conceptKey(concept), from }));
  places.sort((a, b) => a.from - b.from);
  const keys = new Uint32Array(places.length);
  const passages: number[] = [];
  let heading = 0;
  let next = 0;
  for (const [index, { key, from }] of places.entries()) {
    keys[index] = key;
    if (from < headingLength) heading++;
    if (from >= next) {
      passages.push(index);
      next = endOfPassage(folded, from);
    }
  }
  return { keys, passages, heading };
}

/** The first sentence end after the length of a passage, else the length of two. */
function endOfPassage(text: string, from: number): number {
  for (let at = from + PASSAGE / 2; at < from + PASSAGE * 1.5; at++) {
    const character = text[at];
    if (character === '。' || character === ';' || character === '\n') return at;
  }
  return from + PASSAGE * 1.5;
}

/**
 * How much each text says of what is wanted; larger is better. `weights` by key; `length` is that of the question in
 * characters: a short one is answered by a passage, a long one by a clause as a whole.
 */
export function likeness(weights: ReadonlyMap<number, number>, texts: readonly Prepared[], length: number): number[] {
  const average = texts.reduce((sum, { keys }) => sum + keys.length, 0) / Math.max(1, texts.length);
  const [short, long] = PASSAGE_QUESTION;
  const passageShare = PASSAGE_WEIGHT * Math.min(1, Math.max(0, (long - length) / (long - short)));
  const first = texts.map((text) => {
    const whole = score(weights, text, average);
    return passageShare === 0 ? whole : (1 - passageShare) * whole + passageShare * bestPassage(weights, text);
  });
  const learnt = learn(weights, texts, first);
  return first.map((value, index) => value + LEARNT_WEIGHT * score(learnt, texts[index] as Prepared, average));
}

function score(weights: ReadonlyMap<number, number>, { keys, heading }: Prepared, average: number): number {
  const times = new Map<number, number>();
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    if (!weights.has(key)) continue;
    times.set(key, (times.get(key) ?? 0) + 1 + (at < heading ? HEADING_TIMES : 0));
  }
  const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * keys.length) / average);
  let sum = 0;
  for (const [key, count] of times) sum += ((weights.get(key) ?? 0) * count * (SATURATION + 1)) / (count + norm);
  return sum;
}

/** The score of the two neighbouring passages that say most. Each term counts once. */
function bestPassage(weights: ReadonlyMap<number, number>, { keys, passages }: Prepared): number {
  let best = 0;
  for (let index = 0; index < passages.length; index++) {
    const end = passages[index + 2] ?? keys.length;
    const seen = new Set<number>();
    let sum = 0;
    for (let at = passages[index] as number; at < end; at++) {
      const key = keys[at] as number;
      const weight = weights.get(key);
      if (weight === undefined || seen.has(key)) continue;
      seen.add(key);
      sum += weight;
    }
    if (sum > best) best = sum;
  }
  return best;
}

/** Terms that the best answers share and the others lack, weighted so that together they weigh what the question does. */
function learn(
  weights: ReadonlyMap<number, number>,
  texts: readonly Prepared[],
  scores: readonly number[],
): Map<number, number> {
  const teachers = scores
    .map((value, index) => ({ value, text: texts[index] as Prepared }))
    .sort((a, b) => b.value - a.value)
    .slice(0, TEACHERS);
  const spread = new Map<number, number>();
  for (const { keys } of texts) for (const key of new Set(keys)) spread.set(key, (spread.get(key) ?? 0) + 1);
  const gathered = new Map<number, number>();
  for (const { value, text } of teachers) {
    const times = new Map<number, number>();
    for (const key of text.keys) times.set(key, (times.get(key) ?? 0) + 1);
    for (const [key, count] of times) {
      const holders = spread.get(key) ?? 1;
      const rarity = Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
      const gain = (value * (count / (count + 1.5)) * rarity) / Math.sqrt(text.keys.length);
      gathered.set(key, (gathered.get(key) ?? 0) + gain);
    }
  }
  const kept = [...gathered].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, LEARNT_TERMS);
  const asked = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const given = kept.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(kept.map(([key, weight]) => [key, given > 0 ? (weight * asked) / given : 0]));
}
