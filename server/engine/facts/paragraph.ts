import type { DateAt } from '../text/dates.ts';
import { type Cited, readCitations } from './citations.ts';
import { readCoverage } from './coverage.ts';
import { dueOf } from './due.ts';
import { readGrades } from './grades.ts';
import { bind, readQuantified } from './quantified.ts';
import type { Due, Reading } from './reading.ts';
import { type Bearer, readBearers } from './responsibilities.ts';
import { cutSentences, readSentence } from './scan.ts';

export interface DateIn {
  readonly date: DateAt;
  readonly due: Due;
  readonly baseline: boolean;
}

/** A reading with the deadline that an earlier sentence of its paragraph opened. */
export interface Placed {
  readonly reading: Reading;
  readonly carried: Due | null;
}

/** Everything that one paragraph says by itself: a pure function of its text. */
export interface ParagraphFacts {
  readonly readings: readonly Placed[];
  readonly dates: readonly DateIn[];
  readonly bearers: readonly Bearer[];
  readonly citations: readonly Cited[];
}

const cache = new Map<string, ParagraphFacts>();
/** Characters of text held before the cache starts anew. */
const CACHE_LIMIT = 4_000_000;
let held = 0;

/** Drops what was read before; for benches and tests. */
export const forgetParagraphs = (): void => {
  cache.clear();
  held = 0;
};

/** Reads one paragraph of folded text. Offsets count from its start. Never throws. */
export function readParagraph(shadow: string): ParagraphFacts {
  let known = cache.get(shadow);
  if (!known) {
    known = work(shadow);
    if (held > CACHE_LIMIT) forgetParagraphs();
    held += shadow.length;
    cache.set(shadow, known);
  }
  return known;
}

function work(text: string): ParagraphFacts {
  const readings: Placed[] = [];
  const dates: DateIn[] = [];
  let carried: Due | null = null;
  for (const span of cutSentences(text)) {
    if (!span.busy) continue;
    const sentence = readSentence(text, span);
    bind(sentence);
    const taken: { from: number; to: number }[] = [];
    const found = readCoverage(sentence, taken);
    found.push(...readGrades(sentence, taken));
    found.push(...readQuantified(sentence, taken));
    found.sort((a, b) => a.from - b.from || a.to - b.to);
    for (const reading of found) readings.push({ reading, carried });
    for (const { date, baseline } of sentence.dates) {
      const due = dueOf(text, date);
      dates.push({ date, due, baseline });
      if (!baseline && due.ahead) carried = due;
    }
  }
  return { readings, dates, bearers: readBearers(text), citations: text.includes('《') ? readCitations(text) : [] };
}
