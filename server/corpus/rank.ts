import type { Prepared } from './prepare.ts';

/** The constants of BM25: how soon a repeated term stops counting (late: a clause repeats what it is about), how much a long text is held against it. */
const SATURATION = 3;
const LENGTH_SHARE = 0.75;
/** A term in a clause's heading counts as if it stood this many times more in its body. */
const HEADING_TIMES = 3;
/** The first answers teach the words of their matter: how many are asked, how many words they give, what those weigh. */
const TEACHERS = 5;
const LEARNT_TERMS = 40;
const LEARNT_WEIGHT = 0.4;
/** How much the best passage counts beside the whole clause. */
const PASSAGE_WEIGHT = 0.5;
/**
 * Up to the first length a question is a drafter's sentence, for which a passage may be the answer and whose words are too
 * few to go by; from the second on it is a clause, which says itself what it is about. In characters.
 */
const SENTENCE = 60;
const CLAUSE = 200;

/**
 * How much each text says of what is wanted; larger is better. `weights` by the key's number, zero for what was not asked;
 * `length` is that of the question in characters.
 */
export function likeness(weights: Float64Array, texts: readonly Prepared[], length: number): number[] {
  const average = texts.reduce((sum, { keys }) => sum + keys.length, 0) / Math.max(1, texts.length);
  const brevity = Math.min(1, Math.max(0, (CLAUSE - length) / (CLAUSE - SENTENCE)));
  const passageShare = PASSAGE_WEIGHT * brevity;
  const counter = new Counter(weights.length);
  const scores = texts.map((text) => {
    const whole = score(weights, text, average, counter);
    return brevity === 0 ? whole : (1 - passageShare) * whole + passageShare * bestPassage(weights, text, counter);
  });
  if (brevity === 0) return scores;
  const learnt = learn(weights, texts, scores, counter);
  return texts.map(
    (text, index) => (scores[index] as number) + LEARNT_WEIGHT * brevity * score(learnt, text, average, counter),
  );
}

/** Counts by number; emptied in the time that filling took. */
class Counter {
  readonly counts: Float64Array;
  readonly seen: Int32Array;
  size = 0;

  constructor(length: number) {
    this.counts = new Float64Array(length);
    this.seen = new Int32Array(length);
  }

  add(number: number, amount: number): void {
    if (this.counts[number] === 0) this.seen[this.size++] = number;
    (this.counts[number] as number) += amount;
  }

  clear(): void {
    for (let at = 0; at < this.size; at++) this.counts[this.seen[at] as number] = 0;
    this.size = 0;
  }
}

function score(weights: Float64Array, { keys, heading }: Prepared, average: number, counter: Counter): number {
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    if (weights[key] !== 0) counter.add(key, at < heading ? 1 + HEADING_TIMES : 1);
  }
  const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * keys.length) / average);
  let sum = 0;
  for (let at = 0; at < counter.size; at++) {
    const key = counter.seen[at] as number;
    const count = counter.counts[key] as number;
    sum += ((weights[key] as number) * count * (SATURATION + 1)) / (count + norm);
  }
  counter.clear();
  return sum;
}

/** The score of the two neighbouring passages that say most. Each term counts once. */
function bestPassage(weights: Float64Array, { keys, passages }: Prepared, counter: Counter): number {
  let best = 0;
  for (let index = 0; index < passages.length; index++) {
    const end = passages[index + 2] ?? keys.length;
    let sum = 0;
    for (let at = passages[index] as number; at < end; at++) {
      const key = keys[at] as number;
      const weight = weights[key] as number;
      if (weight === 0) continue;
      if (counter.counts[key] === 0) sum += weight;
      counter.add(key, 1);
    }
    counter.clear();
    if (sum > best) best = sum;
  }
  return best;
}

/** Terms that the best answers share and the others lack, weighted so that together they weigh what the question does. */
function learn(
  weights: Float64Array,
  texts: readonly Prepared[],
  scores: readonly number[],
  counter: Counter,
): Float64Array {
  const spread = new Float64Array(weights.length);
  for (const { keys } of texts) {
    for (const key of keys) counter.add(key, 1);
    for (let at = 0; at < counter.size; at++) (spread[counter.seen[at] as number] as number)++;
    counter.clear();
  }
  const teachers = texts
    .map((text, index) => ({ text, value: scores[index] as number }))
    .sort((a, b) => b.value - a.value)
    .slice(0, TEACHERS);
  const gathered = new Float64Array(weights.length);
  const met = new Set<number>();
  for (const { text, value } of teachers) {
    for (const key of text.keys) counter.add(key, 1);
    for (let at = 0; at < counter.size; at++) {
      const key = counter.seen[at] as number;
      const count = counter.counts[key] as number;
      const holders = spread[key] as number;
      const rarity = Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
      (gathered[key] as number) += (value * (count / (count + 1.5)) * rarity) / Math.sqrt(text.keys.length);
      met.add(key);
    }
    counter.clear();
  }
  const kept = [...met]
    .sort((a, b) => (gathered[b] as number) - (gathered[a] as number) || a - b)
    .slice(0, LEARNT_TERMS);
  const asked = weights.reduce((sum, weight) => sum + weight, 0);
  const given = kept.reduce((sum, key) => sum + (gathered[key] as number), 0);
  const learnt = new Float64Array(weights.length);
  for (const key of kept) learnt[key] = given > 0 ? ((gathered[key] as number) * asked) / given : 0;
  return learnt;
}
