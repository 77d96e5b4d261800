import type { Span } from '../text/span.ts';

/** A paragraph without the line breaks that a page put into its sentences, and the way back to it. */
export interface Unwrapped {
  readonly text: string;
  /** Place in the paragraph of each character of `text`; one more for its end. */
  readonly places: Uint32Array;
}

/** - 12 -, — 3 —, 第4页: a page's foot that fell between two lines of a sentence. */
const FOOT = /^[\s\-—–·]*(?:第\s*)?\d{1,3}(?:\s*页)?[\s\-—–·]*$/;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === 0x3000 || code === 0xa0;

/** Joins the lines of a paragraph. Null where there is only one: most paragraphs. */
export function unwrap(paragraph: string): Unwrapped | null {
  const first = paragraph.indexOf('\n');
  if (first < 0 || paragraph.trimEnd().length <= first) return null;
  const places = new Uint32Array(paragraph.length + 1);
  const lines: string[] = [];
  let size = 0;
  let last = 0;
  for (let from = 0; from < paragraph.length; ) {
    const stop = paragraph.indexOf('\n', from);
    const end = stop < 0 ? paragraph.length : stop;
    let a = from;
    let b = end;
    while (a < b && isBlank(paragraph.charCodeAt(a))) a += 1;
    while (b > a && isBlank(paragraph.charCodeAt(b - 1))) b -= 1;
    const line = paragraph.slice(a, b);
    const foot = size > 0 && stop >= 0 && FOOT.test(line) && /[-—–页]/.test(line);
    if (a < b && !foot) {
      // Two numbers that a line parted are never made one.
      if (isDigit(last) && isDigit(line.charCodeAt(0))) {
        lines.push('\n');
        places[size++] = a - 1;
      }
      lines.push(line);
      for (let i = a; i < b; i += 1) places[size++] = i;
      last = line.charCodeAt(line.length - 1);
    }
    from = end + 1;
  }
  places[size] = paragraph.length;
  return { text: lines.join(''), places: places.subarray(0, size + 1) };
}

/** A span of the joined text as one of the paragraph: the line break behind its last character stays outside. */
export const placeOf = ({ places }: Unwrapped, from: number, to: number): Span => ({
  from: places[from] ?? 0,
  to: to > from ? (places[to - 1] ?? 0) + 1 : (places[from] ?? 0),
});

/** The same facts with every span moved back into the paragraph, however deep it lies. */
export function rewrap<T>(facts: T, lines: Unwrapped): T {
  if (Array.isArray(facts)) return facts.map((item) => rewrap(item, lines)) as T;
  if (facts === null || typeof facts !== 'object') return facts;
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(facts)) out[key] = rewrap(value, lines);
  for (const [from, to] of [
    ['from', 'to'],
    ['valueFrom', 'valueTo'],
  ] as const) {
    if (typeof out[from] !== 'number' || typeof out[to] !== 'number') continue;
    const span = placeOf(lines, out[from], out[to]);
    out[from] = span.from;
    out[to] = span.to;
  }
  return out as T;
}
