import { charClass, DIGIT, HAN, LATIN, NEWLINE, PAUSE, SPACE, STOP } from '../text/chars.ts';
import type { Span } from '../text/span.ts';

/** A line that holds more than blanks; the span is without the blanks around it. */
export interface Line extends Span {
  /** Line breaks since the line before. */
  readonly gap: number;
  /** Blanks before the first character. */
  readonly indent: number;
  readonly han: number;
  readonly digits: number;
  readonly latin: number;
  /** 。 ! ? */
  readonly stops: number;
  /** , 、 ; : */
  readonly pauses: number;
}

/** The lines of shadow[from, to) with what they are made of, in one pass. */
export function scanLines(shadow: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  const counts = new Int32Array(8);
  let gap = 0;
  let at = from;
  while (at < to) {
    counts.fill(0);
    let first = -1;
    let last = -1;
    const start = at;
    for (; at < to; at++) {
      const kind = charClass[shadow.charCodeAt(at)]!;
      if (kind === NEWLINE) break;
      if (kind === SPACE) continue;
      counts[kind]!++;
      if (first < 0) first = at;
      last = at;
    }
    if (first >= 0) {
      lines.push({
        from: first,
        to: last + 1,
        gap,
        indent: first - start,
        han: counts[HAN]!,
        digits: counts[DIGIT]!,
        latin: counts[LATIN]!,
        stops: counts[STOP]!,
        pauses: counts[PAUSE]!,
      });
      gap = 0;
    }
    if (at < to) {
      if (shadow.charCodeAt(at) === 13 && at + 1 < to && shadow.charCodeAt(at + 1) === 10) at++;
      at++;
      gap++;
    }
  }
  return lines;
}
