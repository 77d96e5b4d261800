/** Paragraphs from lines of print. */
import { joined, type PrintLine } from './pdf-lines.ts';

/** Where full lines begin and end. In points. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

/** A line with what is known of its page. */
export interface Placed extends PrintLine {
  readonly margins: Margins;
  /** The page before it ends above this line. */
  readonly opensPage: boolean;
}

const HEADING =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[编篇章节条款]|专栏\s?\d|附件)/u;
const CLOSED = /[。；：！？!?;:][”’）)》】]*$/u;

/** Text of lines that stand together, a paragraph each. Lines with cells (tabs) stay as they are. */
export function paragraphs(lines: readonly Placed[]): string[] {
  const body = bodySize(lines);
  const leading = commonLeading(lines);
  const found: string[] = [];
  let last: Placed | null = null;
  for (const line of lines) {
    if (last && goesOn(last, line, body, leading)) found.push(joined(found.pop()!, line.text));
    else found.push(line.text);
    last = line;
  }
  return found;
}

function goesOn(last: Placed, line: Placed, body: number, leading: number): boolean {
  if (last.text.includes('\t') || line.text.includes('\t')) return false;
  const step = line.y - last.y;
  const close = line.opensPage || step < 1.6 * leading || step < 1.6 * Math.max(line.size, last.size);
  if (!close || Math.abs(line.size - last.size) > 0.12 * line.size) return false;
  // A title of several lines is centred, each line by itself.
  if (line.size > 1.15 * body && !line.opensPage) return isCentred(last) && isCentred(line) && !CLOSED.test(last.text);
  const indent = (line.x - line.margins.left) / line.size;
  const room = (last.margins.right - last.end) / last.size;
  const isClosed = CLOSED.test(last.text);
  if (HEADING.test(line.text) && (isClosed || room > 1.5)) return false;
  if (indent > 1.2) {
    // Indented as a whole, and not by the two characters of a first line.
    const block = indent > 3 && Math.abs(line.x - last.x) < 0.3 * line.size && !line.opensPage;
    return block && !isClosed && room < 1.2;
  }
  return room < (isClosed ? 1.6 : 3);
}

const isCentred = ({ x, end, size, margins: { left, right } }: Placed): boolean =>
  Math.abs((x + end) / 2 - (left + right) / 2) < 2 * size;

const BUCKET = 4;

/**
 * Margins that the lines themselves show: the outermost places where several begin or end. Null where there are too few
 * to tell.
 */
export function marginsOf(lines: readonly PrintLine[]): Margins | null {
  const long = lines.filter(({ text }) => text.length > 12);
  if (long.length < 4) return null;
  const often = Math.max(2, 0.06 * long.length);
  const outermost = (places: number[]): number => {
    let within = 0;
    for (const place of places) {
      within = places.filter((other) => Math.abs(other - place) <= BUCKET).length;
      if (within >= often) return place;
    }
    return places[0]!;
  };
  const left = outermost(long.map(({ x }) => x).sort((a, b) => a - b));
  const right = outermost(long.map(({ end }) => end).sort((a, b) => b - a));
  return { left, right };
}

/** The size of most characters. */
function bodySize(lines: readonly PrintLine[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of lines) {
    const own = Math.round(2 * size) / 2;
    weights.set(own, (weights.get(own) ?? 0) + text.length);
  }
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** The distance of most lines to the next. */
function commonLeading(lines: readonly PrintLine[]): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < lines.length; i++) {
    const step = Math.round(lines[i]!.y - lines[i - 1]!.y);
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
