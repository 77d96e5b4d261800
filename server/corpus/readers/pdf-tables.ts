/** Tables of a page, from the lines drawn round their cells. */
import { joined, type PrintLine, printLines } from './pdf-lines.ts';
import type { Piece, Rule, Sheet } from './pdf-page.ts';

/** Cells of a table; those that a wider or higher cell covers are null. */
export interface Grid {
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly (readonly (PrintCell | null)[])[];
}

export interface PrintCell {
  readonly lines: readonly PrintLine[];
  readonly x: number;
  readonly end: number;
  readonly columns: number;
}

/** How far apart lines that are meant to touch may end, and how near two are one. In points. */
const NEAR = 3;

/** The tables of a sheet from the top down, and the pieces that stand in none. A frame round the whole sheet is none. */
export function tablesOf({ width, height, pieces, rules }: Sheet): { grids: Grid[]; rest: readonly Piece[] } {
  const grids: Grid[] = [];
  let rest = pieces;
  for (const group of touching(rules)) {
    const level = group.filter(({ y0, y1 }) => y0 === y1);
    const upright = group.filter(({ x0, x1 }) => x0 === x1);
    if (level.length < 2 || upright.length === 0) continue;
    const xs = clustered(group.flatMap(({ x0, x1 }) => [x0, x1]));
    const ys = clustered(group.flatMap(({ y0, y1 }) => [y0, y1]));
    const [left, right, top, bottom] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!];
    const frames = xs.length === 2 && ys.length === 2 && right - left > 0.6 * width && bottom - top > 0.6 * height;
    if (xs.length < 2 || ys.length < 2 || frames) continue;
    const inside = (piece: Piece): boolean => {
      const x = (piece.x + piece.end) / 2;
      const y = piece.y - 0.35 * piece.size;
      return x > left && x < right && y > top && y < bottom;
    };
    const own = rest.filter(inside);
    if (own.length === 0) continue;
    rest = rest.filter((piece) => !inside(piece));
    const uprights = clustered(upright.map(({ x0 }) => x0)).slice(1, -1);
    const parted = own.flatMap((piece) => partedAt(piece, uprights));
    grids.push({ top, bottom, rows: rowsOf(xs, ys, level, upright, parted) });
  }
  return { grids: grids.sort((a, b) => a.top - b.top), rest };
}

/** Rules that touch each other, directly or through others. */
function touching(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    for (let i = at; i !== top; ) [i, parent[i]] = [parent[i]!, top];
    return top;
  };
  const order = rules.map((_, at) => at).sort((a, b) => rules[a]!.y0 - rules[b]!.y0);
  for (let i = 0; i < order.length; i++) {
    const a = rules[order[i]!]!;
    for (let j = i + 1; j < order.length; j++) {
      const b = rules[order[j]!]!;
      if (b.y0 > a.y1 + NEAR) break;
      if (b.x0 <= a.x1 + NEAR && b.x1 >= a.x0 - NEAR) parent[root(order[i]!)] = root(order[j]!);
    }
  }
  const groups = new Map<number, Rule[]>();
  rules.forEach((rule, at) => {
    const group = groups.get(root(at));
    if (group) group.push(rule);
    else groups.set(root(at), [rule]);
  });
  return [...groups.values()];
}

/** Distinct places among these, ascending. */
function clustered(places: readonly number[]): number[] {
  const found: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) if (place - (found.at(-1) ?? -1e9) > NEAR) found.push(place);
  return found;
}

/** A piece that runs through a line between cells, cut there by the widths of its characters. */
function partedAt(piece: Piece, places: readonly number[]): Piece[] {
  const { text, x, end, size } = piece;
  const place = places.find((one) => one > x + 0.6 * size && one < end - 0.6 * size);
  if (place === undefined) return [piece];
  const widths = [...text].map((sign) => (sign.charCodeAt(0) < 0x2e80 ? 0.5 : 1));
  const scale = (end - x) / widths.reduce((sum, one) => sum + one, 0);
  let at = 0;
  let reached = x;
  while (at < widths.length && reached + 0.5 * scale * widths[at]! < place) reached += scale * widths[at++]!;
  const signs = [...text];
  const after = { ...piece, text: signs.slice(at).join(''), x: reached };
  return [{ ...piece, text: signs.slice(0, at).join(''), end: reached }, ...partedAt(after, places)];
}

function rowsOf(
  xs: readonly number[],
  ys: readonly number[],
  level: readonly Rule[],
  upright: readonly Rule[],
  pieces: readonly Piece[],
): (PrintCell | null)[][] {
  const columns = xs.length - 1;
  const height = ys.length - 1;
  // Which sides of the places are drawn: on the left of a place, and above it.
  const drawnLeft = (row: number, column: number): boolean => {
    const y = (ys[row]! + ys[row + 1]!) / 2;
    return upright.some(({ x0, y0, y1 }) => Math.abs(x0 - xs[column]!) <= NEAR && y0 < y && y1 > y);
  };
  const drawnAbove = (row: number, column: number): boolean => {
    const x = (xs[column]! + xs[column + 1]!) / 2;
    return level.some(({ y0, x0, x1 }) => Math.abs(y0 - ys[row]!) <= NEAR && x0 < x && x1 > x);
  };
  const taken = Array.from({ length: height }, () => new Array<boolean>(columns).fill(false));
  const rows = taken.map(() => new Array<PrintCell | null>(columns).fill(null));
  for (let row = 0; row < height; row++)
    for (let column = 0; column < columns; column++) {
      if (taken[row]![column]) continue;
      let right = column + 1;
      while (right < columns && !taken[row]![right] && !drawnLeft(row, right)) right++;
      let down = row + 1;
      while (down < height && !drawnAbove(down, column)) down++;
      for (let r = row; r < down; r++) taken[r]!.fill(true, column, right);
      const [x, end, top, bottom] = [xs[column]!, xs[right]!, ys[row]!, ys[down]!];
      const own = pieces.filter((piece) => {
        const middle = (piece.x + piece.end) / 2;
        const y = piece.y - 0.35 * piece.size;
        return middle > x && middle <= end && y > top && y <= bottom;
      });
      rows[row]![column] = { lines: printLines(own), x, end, columns: right - column };
    }
  return rows;
}

/** The text of a cell. A line that leaves room for more ends a part of it: parts of a list stand apart by a blank. */
export function printedCell({ lines, x, end }: PrintCell): string {
  let text = '';
  let last: PrintLine | null = null;
  for (const line of lines) {
    const own = line.text.replaceAll('\t', ' ');
    const full = last === null || end - x - (last.end - last.x) < 2.5 * last.size;
    const listed = !full && last!.text.length > 3 && own.length > 3 && /[\p{Script=Han}；]$/u.test(text);
    text = listed ? `${text} ${own}` : joined(text, own);
    last = line;
  }
  return text;
}
