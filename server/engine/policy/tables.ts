/** Tables in markdown, tab-separated, blank-aligned or one-cell-per-line form. */
import { charClass, DIGIT, isDigit, SPACE } from '../text/chars.ts';
import type { Span } from '../text/span.ts';
import { readHead } from './heads.ts';
import type { Line } from './lines.ts';
import type { TableCell } from './types.ts';

export interface FoundTable extends Span {
  /** Index of its first line, and of the line after its last. */
  readonly firstLine: number;
  readonly endLine: number;
  readonly rows: TableCell[][];
  readonly hasHeader: boolean;
  /** A line that names the table, just above it. */
  readonly caption: Span | null;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && charClass[text.charCodeAt(start)] === SPACE) start++;
  while (end > start && charClass[text.charCodeAt(end - 1)] === SPACE) end--;
  return { from: start, to: end };
}

/** Cells of a row between the cuts that `isCut` finds; empty cells leave their column free. */
function cellsOf(text: string, span: Span, row: number, width: (at: number) => number): TableCell[] {
  const cells: TableCell[] = [];
  let from = span.from;
  let column = 0;
  for (let at = span.from; at <= span.to; at++) {
    const cut = at === span.to ? 1 : width(at);
    if (!cut) continue;
    const cell = trimmed(text, from, at);
    if (cell.to > cell.from) cells.push({ ...cell, row, column });
    column++;
    from = at + cut;
    at = from - 1;
  }
  return cells;
}

const isRule = (text: string, line: Span): boolean => {
  for (let at = line.from; at < line.to; at++) if (!'|:-— \t'.includes(text[at]!)) return false;
  return true;
};

function markdownTable(text: string, lines: readonly Line[], at: number): FoundTable | null {
  if (text[lines[at]!.from] !== '|') return null;
  const rows: TableCell[][] = [];
  let hasHeader = false;
  let end = at;
  for (; end < lines.length && text[lines[end]!.from] === '|' && (end === at || lines[end]!.gap <= 2); end++) {
    const line = lines[end]!;
    if (isRule(text, line)) {
      if (rows.length === 1) hasHeader = true;
      continue;
    }
    const inner = { from: line.from + 1, to: text[line.to - 1] === '|' ? line.to - 1 : line.to };
    if (inner.to < inner.from) continue;
    const pipe = (i: number): number => (text[i] === '|' && text[i - 1] !== '\\' ? 1 : 0);
    rows.push(cellsOf(text, inner, rows.length, pipe));
  }
  return rows.length >= 2 || hasHeader ? finish(text, lines, at, end, rows, hasHeader || hasLabels(text, rows)) : null;
}

/** Longer lines are prose. */
const LONGEST_ROW = 200;

const tabsIn = (text: string, line: Line): number => {
  let tabs = 0;
  for (let at = line.from - line.indent; at < line.to; at++) if (text.charCodeAt(at) === 9) tabs++;
  return tabs;
};

function tabTable(text: string, lines: readonly Line[], at: number): FoundTable | null {
  const first = lines[at]!;
  if (first.stops > 0 || first.to - first.from > LONGEST_ROW || tabsIn(text, first) === 0) return null;
  const rows: TableCell[][] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    if (tabsIn(text, line) === 0 || (end > at && line.gap > 2)) break;
    const span = {
      from: line.indent && text.charCodeAt(line.from - 1) === 9 ? line.from - line.indent : line.from,
      to: line.to,
    };
    rows.push(cellsOf(text, span, rows.length, (i) => (text.charCodeAt(i) === 9 ? 1 : 0)));
  }
  const wide = rows.filter((row) => row.length >= 2).length;
  return rows.length >= 2 && wide >= 2 ? finish(text, lines, at, end, rows, hasLabels(text, rows)) : null;
}

/** Columns parted by two blanks or more, as text copied from a PDF keeps them. */
function alignedTable(text: string, lines: readonly Line[], at: number): FoundTable | null {
  const blanks = (i: number): number => {
    let to = i;
    while (charClass[text.charCodeAt(to)] === SPACE) to++;
    return to - i >= 2 ? to - i : 0;
  };
  const rows: TableCell[][] = [];
  let end = at;
  let digits = 0;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    if (line.stops > 0 || line.to - line.from > LONGEST_ROW || (end > at && line.gap > 2)) break;
    if (!/\s\s/u.test(text.slice(line.from, line.to))) break;
    const cells = cellsOf(text, line, rows.length, blanks);
    if (cells.length < 3 || (rows.length > 0 && Math.abs(cells.length - rows[0]!.length) > 1)) break;
    digits += line.digits;
    rows.push(cells);
  }
  return rows.length >= 3 && digits > 0 ? finish(text, lines, at, end, rows, hasLabels(text, rows)) : null;
}

const LABEL = /指标|单位|属性|性质|序号|名称|项目|目标|基期|类别|^\D{0,6}20\d\d年?\D{0,6}$/u;

/** The first row names columns: no other row has words like these in it. */
function hasLabels(text: string, rows: readonly (readonly TableCell[])[]): boolean {
  const first = rows[0] ?? [];
  return first.some((cell) => LABEL.test(text.slice(cell.from, cell.to)));
}

function finish(
  text: string,
  lines: readonly Line[],
  firstLine: number,
  endLine: number,
  rows: TableCell[][],
  hasHeader: boolean,
): FoundTable {
  const above = lines[firstLine - 1];
  const caption =
    above && above.stops === 0 && above.to - above.from <= 40 && !readHead(text, above.from, above.to) && above.han >= 4
      ? { from: above.from, to: above.to }
      : null;
  return { from: lines[firstLine]!.from, to: lines[endLine - 1]!.to, firstLine, endLine, rows, hasHeader, caption };
}

/** A cell that holds a figure: 77.6, ≥95%, 比基期降低10%. */
function isFigure(text: string, line: Line): boolean {
  if (line.digits === 0 || line.to - line.from > 24) return false;
  return (
    isDigit(text, line.from) || '≥≤><-~+约'.includes(text[line.from]!) || (line.han <= 10 && isDigit(text, line.to - 2))
  );
}

const isCell = (text: string, line: Line): boolean => {
  if (line.to - line.from > 60 || line.stops > 0 || '#|*<('.includes(text[line.from]!)) return false;
  // Columns parted by tabs or blanks are rows of another kind of table.
  if (/\s\s/u.test(text.slice(line.from, line.to)) || tabsIn(text, line) > 0) return false;
  const head = readHead(text, line.from, line.to);
  return (
    !head || (head.scheme !== 'han' && head.scheme !== 'bracketed' && head.scheme !== 'box' && head.scheme !== 'dot')
  );
};

/** Value of a cell that holds a whole number below 200 and nothing else; -1 for others. */
function serialOf(text: string, line: Line): number {
  if (line.to - line.from > 3) return -1;
  for (let at = line.from; at < line.to; at++) if (charClass[text.charCodeAt(at)] !== DIGIT) return -1;
  return Number(text.slice(line.from, line.to));
}

const mode = (values: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
};

/** Rows that begin with a serial number, at the same distance from one another but for group labels between them. */
function serialRows(text: string, lines: readonly Line[], from: number, to: number): number[] {
  const starts: number[] = [];
  let expected = 1;
  for (let i = from; i < to; i++) {
    const value = serialOf(text, lines[i]!);
    // A number that stands twice (15, 15) or is left out does not end the table.
    if (value < 0 || value < expected - 1 || value > expected + 1 || (expected === 1 && value !== 1)) continue;
    const before = starts.at(-1);
    if (before !== undefined && i - before < 3) continue;
    starts.push(i);
    expected = value + 1;
  }
  return starts.length >= 3 ? starts : [];
}

function serialTable(text: string, lines: readonly Line[], from: number, to: number): FoundTable | null {
  const starts = serialRows(text, lines, from, to);
  if (starts.length === 0) return null;
  const width = mode(starts.slice(1).map((start, i) => start - starts[i]!));
  if (width < 3 || width > 9) return null;
  const labels: number[] = [];
  for (let i = from; i < starts[0]!; i++) if (LABEL.test(text.slice(lines[i]!.from, lines[i]!.to))) labels.push(i);
  const hasSerialLabel = labels.some((i) => text.startsWith('序号', lines[i]!.from));
  const header = labels.slice(-(hasSerialLabel ? width : width - 1));
  const rows: TableCell[][] = [];
  const cell = (i: number, column: number): TableCell => ({
    from: lines[i]!.from,
    to: lines[i]!.to,
    row: rows.length,
    column,
  });
  if (header.length > 0) rows.push(header.map((i, column) => cell(i, column + width - header.length)));
  const group = (first: number, last: number): void => {
    if (last > first) rows.push([{ from: lines[first]!.from, to: lines[last - 1]!.to, row: rows.length, column: 0 }]);
  };
  group(header.length > 0 ? header.at(-1)! + 1 : starts[0]!, starts[0]!);
  let end = from;
  starts.forEach((start, k) => {
    const next = starts[k + 1] ?? Math.min(to, start + width);
    end = Math.min(next, start + width);
    const row: TableCell[] = [];
    for (let i = start; i < end; i++) row.push(cell(i, i - start));
    rows.push(row);
    group(end, next);
  });
  const firstLine = header[0] ?? starts[0]!;
  return finish(text, lines, firstLine, end, rows, header.length > 0);
}

/** Rows without numbers: text and figures recur at a fixed distance under a row of labels. */
function periodicTable(text: string, lines: readonly Line[], from: number, to: number): FoundTable | null {
  for (let first = from; first < Math.min(to, from + 4); first++) {
    for (let width = 2; width <= 7; width++) {
      const count = Math.floor((to - first) / width);
      if (count < 4) break;
      const label = (i: number): boolean => LABEL.test(text.slice(lines[i]!.from, lines[i]!.to));
      let labels = 0;
      for (let i = first; i < first + width; i++) if (label(i)) labels++;
      if (labels < Math.max(2, width - 2) || !label(first)) continue;
      let good = 0;
      const figures = new Int32Array(width);
      for (let row = 1; row < count; row++)
        for (let column = 0; column < width; column++)
          if (isFigure(text, lines[first + row * width + column]!)) figures[column]!++;
      for (const figure of figures) good += Math.max(figure, count - 1 - figure);
      if (good < 0.9 * width * (count - 1) || figures[0]! > 0 || Math.max(...figures) < 0.7 * (count - 1)) continue;
      const rows = Array.from({ length: count }, (_, row) =>
        Array.from({ length: width }, (_, column) => {
          const { from: cellFrom, to: cellTo } = lines[first + row * width + column]!;
          return { from: cellFrom, to: cellTo, row, column };
        }),
      );
      return finish(text, lines, first, first + count * width, rows, true);
    }
  }
  return null;
}

const FEWEST_CELLS = 9;

/** All tables of these lines, in order. */
export function findTables(text: string, lines: readonly Line[]): FoundTable[] {
  const tables: FoundTable[] = [];
  let at = 0;
  while (at < lines.length) {
    const table = markdownTable(text, lines, at) ?? tabTable(text, lines, at) ?? alignedTable(text, lines, at);
    if (table) {
      tables.push(table);
      at = table.endLine;
      continue;
    }
    let end = at;
    let figures = 0;
    while (end < lines.length && isCell(text, lines[end]!)) {
      if (isFigure(text, lines[end]!)) figures++;
      end++;
    }
    if (end - at < FEWEST_CELLS) {
      at++;
      continue;
    }
    const found = figures >= 3 ? (serialTable(text, lines, at, end) ?? periodicTable(text, lines, at, end)) : null;
    if (found) tables.push(found);
    at = end;
  }
  return tables;
}
