import type { DateAt } from '../text/dates.ts';
import { TextMemo } from '../text/memo.ts';
import { bind } from './binding.ts';
import { type Cited, readCitations } from './citations.ts';
import { readCoverage } from './coverage.ts';
import { dueOf, named } from './due.ts';
import { readGrades } from './grades.ts';
import { readQuantified } from './quantified.ts';
import type { Due, Reading } from './reading.ts';
import { type Bearer, readBearers } from './responsibilities.ts';
import { cutSentences, readSentence, type SentenceSpan } from './scan.ts';
import { rewrap, type Unwrapped, unwrap } from './unwrap.ts';

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

const memo = new TextMemo(work);

/** Reads one paragraph of folded text. Offsets count from its start. Never throws. */
export const readParagraph = (shadow: string): ParagraphFacts => memo.get(shadow);

/** Sentences without the brackets that name responsible units. */
function outside(spans: readonly SentenceSpan[], bearers: readonly Bearer[]): readonly SentenceSpan[] {
  if (bearers.length === 0) return spans;
  const out: SentenceSpan[] = [];
  let next = 0;
  for (const span of spans) {
    let from = span.from;
    while (next < bearers.length && (bearers[next] as Bearer).to <= from) next += 1;
    for (let k = next; k < bearers.length && (bearers[k] as Bearer).from < span.to; k += 1) {
      const bearer = bearers[k] as Bearer;
      if (bearer.from > from) out.push({ ...span, from, to: bearer.from });
      from = Math.max(from, bearer.to);
    }
    if (from < span.to) out.push({ ...span, from });
  }
  return out;
}

/** A paragraph of several lines is read as the sentences that they make. */
function work(paragraph: string): ParagraphFacts {
  const lines = unwrap(paragraph);
  if (!lines) return sentences(paragraph, readBearers(paragraph));
  // A list of bearers may stand on lines of its own: its line breaks part names.
  const bearers = readBearers(paragraph);
  return {
    ...rewrap(
      sentences(
        lines.text,
        bearers.map((bearer) => inLine(bearer, lines)),
      ),
      lines,
    ),
    bearers,
  };
}

/** Where a statement of the paragraph stands in its joined lines. */
function inLine(bearer: Bearer, { places }: Unwrapped): Bearer {
  const find = (at: number): number => {
    let low = 0;
    let high = places.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { ...bearer, from: find(bearer.from), to: find(bearer.to) };
}

function sentences(text: string, bearers: readonly Bearer[]): ParagraphFacts {
  const readings: Placed[] = [];
  const dates: DateIn[] = [];
  let carried: Due | null = null;
  for (const span of outside(cutSentences(text), bearers)) {
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
      // A month binds its own sentence; a year holds for those that follow.
      if (!baseline && due.ahead && due.month === null && !due.yearEnd && !named(text, date)) carried = due;
    }
  }
  return { readings, dates, bearers, citations: text.includes('《') ? readCitations(text) : [] };
}
