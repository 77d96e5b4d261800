/** Lines of a sheet in the order of reading. */
import { type PrintLine, printLines } from './pdf-lines.ts';
import type { Piece } from './pdf-page.ts';

/** Lines on both sides of a gutter that make it one between columns of running text. */
const LEAST = 8;
const RUNNING_TEXT = 10;

/**
 * Lines from the top down; on a page of two columns of running text the left one before the right one, between the lines
 * that run across both.
 */
export function columnsOf(pieces: readonly Piece[]): PrintLine[] {
  const lines = printLines(pieces);
  const gutter = gutterOf(pieces, lines);
  if (gutter === null) return lines;
  const found: PrintLine[] = [];
  const sides: [Piece[], Piece[]] = [[], []];
  const flush = (): void => {
    for (const side of sides) for (const line of printLines(side.splice(0))) found.push(line);
  };
  const across = new Set(lines.filter((line) => isAcross(line, pieces, gutter)).map(({ y }) => y));
  for (const y of new Set(lines.map((line) => line.y))) {
    const own = pieces.filter((piece) => nearest(lines, piece) === y);
    if (across.has(y)) {
      flush();
      for (const line of printLines(own)) found.push(line);
    } else for (const piece of own) sides[piece.x < gutter ? 0 : 1].push(piece);
  }
  flush();
  return found;
}

const nearest = (lines: readonly PrintLine[], { y }: Piece): number =>
  lines.reduce((best, line) => (Math.abs(line.y - y) < Math.abs(best - y) ? line.y : best), Number.POSITIVE_INFINITY);

const isAcross = (line: PrintLine, pieces: readonly Piece[], gutter: number): boolean =>
  pieces.some(({ x, end, y, size }) => Math.abs(y - line.y) < 0.5 * size && x < gutter && end > gutter);

/** Where a strip near the middle stays free beside most lines, with running text on both sides. */
function gutterOf(pieces: readonly Piece[], lines: readonly PrintLine[]): number | null {
  if (lines.length < LEAST) return null;
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map(({ end }) => end));
  for (let share = 0.42; share <= 0.58; share += 0.02) {
    const place = left + share * (right - left);
    const parted = lines.filter((line) => /\t| /.test(line.text) && !isAcross(line, pieces, place));
    const both = parted.filter(({ y, size }) => {
      const own = pieces.filter((piece) => Math.abs(piece.y - y) < 0.5 * size);
      const amount = (on: (piece: Piece) => boolean): number =>
        own.filter(on).reduce((sum, { text }) => sum + text.length, 0);
      return amount(({ x }) => x < place) >= RUNNING_TEXT && amount(({ x }) => x >= place) >= RUNNING_TEXT;
    });
    if (both.length >= Math.max(LEAST, 0.6 * lines.length)) return place;
  }
  return null;
}
