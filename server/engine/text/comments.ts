import { charClass, SPACE } from './chars.ts';
import type { Span } from './span.ts';

const OPEN = '<!--';
const CLOSE = '-->';

/** Every closed HTML comment, from its first to its last sign. */
export function commentsOf(text: string): Span[] {
  const found: Span[] = [];
  for (let from = text.indexOf(OPEN); from >= 0; ) {
    const close = text.indexOf(CLOSE, from + OPEN.length);
    if (close < 0) break;
    found.push({ from, to: close + CLOSE.length });
    from = text.indexOf(OPEN, close);
  }
  return found;
}

/**
 * The shadow without what stands in HTML comments, of the same length. A line that holds nothing else is no line any more:
 * what it stood between, such as two rows of a table, stays together. Its break becomes a vertical tab.
 */
export function blankComments(shadow: string): string {
  const comments = commentsOf(shadow);
  if (comments.length === 0) return shadow;
  let out = '';
  let at = 0;
  // Whether the line holds nothing else up to `at`.
  let clear = true;
  for (const { from, to } of comments) {
    const start = blankBefore(shadow, from, at);
    clear = start === at ? clear : shadow[start - 1] === '\n';
    const stop = blankAfter(shadow, to);
    const alone = clear && shadow[stop] === '\n';
    out += shadow.slice(at, from) + shadow.slice(from, to).replace(/\n/g, '\v').replace(/[^\v]/g, ' ');
    if (alone) out += `${' '.repeat(stop - to)}\v`;
    at = alone ? stop + 1 : to;
    if (alone) clear = true;
  }
  return out + shadow.slice(at);
}

const isBlank = (text: string, at: number): boolean => charClass[text.charCodeAt(at)] === SPACE || text[at] === '\r';

/** The first place from `at` on that is not blank. */
function blankAfter(text: string, at: number): number {
  let end = at;
  while (end < text.length && isBlank(text, end)) end++;
  return end;
}

/** The first place before `at`, but not before `least`, from which on all is blank. */
function blankBefore(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && isBlank(text, start - 1)) start--;
  return start;
}
