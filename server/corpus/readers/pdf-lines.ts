/** Lines of print from pieces of text. */
import type { Piece } from './pdf-page.ts';
import { raised } from './word-text.ts';

export interface PrintLine {
  /** Wide gaps are tabs. */
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

/** A gap from which the text beside it is another cell, in heights of the font. */
const CELL_GAP = 2.4;
/** Gaps that stand for a blank. Elsewhere, as between 到 and 2025, a lesser gap only loosens the line. */
const WORD_GAP = 0.15;
const HAN_GAP = 0.45;
const LOOSE_GAP = 0.8;

const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\p{Nd}]/u;

/** Lines from the top down. What overlaps in height is one line, so that raised figures stay in theirs. */
export function printLines(pieces: readonly Piece[]): PrintLine[] {
  const rows: { top: number; bottom: number; size: number; pieces: Piece[] }[] = [];
  const sorted = [...pieces].sort((a, b) => a.y - b.y || a.x - b.x);
  for (const piece of sorted) {
    const top = piece.y - 0.8 * piece.size;
    const bottom = piece.y + 0.1 * piece.size;
    // Rows further up cannot overlap: they are sorted by their baseline.
    const row = rows.slice(-3).find((one) => {
      const shared = Math.min(one.bottom, bottom) - Math.max(one.top, top);
      return shared > 0.5 * Math.min(piece.size, one.size);
    });
    if (!row) rows.push({ top, bottom, size: piece.size, pieces: [piece] });
    else {
      row.pieces.push(piece);
      if (piece.size > row.size) Object.assign(row, { top, bottom, size: piece.size });
    }
  }
  return rows.map((row) => printLine(row.pieces)).filter(({ text }) => text !== '');
}

function printLine(pieces: Piece[]): PrintLine {
  pieces.sort((a, b) => a.x - b.x);
  const weights = new Map<number, number>();
  for (const { size, text } of pieces) weights.set(size, (weights.get(size) ?? 0) + text.length);
  const [size] = [...weights].reduce((best, one) => (one[1] > best[1] ? one : best));
  const base = pieces.find((piece) => piece.size === size)!.y;
  let text = '';
  let last: Piece | null = null;
  for (const piece of pieces) {
    // Bold print is sometimes made by printing twice.
    const again = last !== null && last.text === piece.text && Math.abs(last.x - piece.x) < 0.3 * size;
    if (again) continue;
    const isRaised = piece.size < 0.8 * size && base - piece.y > 0.15 * size;
    const own = isRaised ? raised(piece.text) : piece.text;
    if (last) text += blank(text, own, (piece.x - last.end) / size);
    text += own;
    last = piece;
  }
  return { text: spelled(tidy(text)), x: pieces[0]!.x, end: Math.max(...pieces.map(({ end }) => end)), y: base, size };
}

function blank(before: string, after: string, gap: number): string {
  if (gap > CELL_GAP) return '\t';
  const between = (kind: RegExp): boolean => kind.test(before.at(-1) ?? '') && kind.test(after[0] ?? '');
  const least = between(LATIN) ? WORD_GAP : between(HAN) ? HAN_GAP : LOOSE_GAP;
  return gap > least ? ' ' : '';
}

/** Without the blanks that only loosen the line between Chinese and other signs. */
const tidy = (text: string): string =>
  text
    .replace(/[ \u00a0\u3000]+/g, ' ')
    .replace(
      /(?<=[\p{Script=Han}，。、；：“”（）《》〔〕]) (?=[\p{Nd}“（《〔])|(?<=[\p{Nd}%％”）》〕]) (?=[\p{Script=Han}，。、；：])/gu,
      '',
    )
    .trim();

/** Headings printed with wide gaps between their few characters: 目　　录. */
const spelled = (text: string): string =>
  /^\p{Script=Han}(?:[ \t]\p{Script=Han}){1,5}$/u.test(text) ? text.replace(/[ \t]/g, '') : text;

/**
 * Two parts of a text that a line's end parts: Chinese joins without a blank. Between words in Latin letters and between
 * numbers, which are not broken, the line's end has taken the place of one.
 */
export function joined(before: string, after: string): string {
  if (!LATIN.test(before.at(-1) ?? '') || !LATIN.test(after[0] ?? '')) {
    const hyphened = /\p{Script=Latin}-$/u.test(before) && /^\p{Script=Latin}/u.test(after);
    return hyphened ? before.slice(0, -1) + after : before + after;
  }
  return `${before} ${after}`;
}
