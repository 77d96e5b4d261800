/** The text of elements: a paragraph a line, the cells of a table row parted by tabs. */
import { dataPairs, isDataTable } from './html-data.ts';
import type { Box } from './html-tree.ts';
import { append, type Cell, cellText, raised, rowLines } from './word-text.ts';

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody ' +
    'td tfoot th thead tr ul'
  ).split(' '),
);
/** Tables within tables beyond this depth only lay out. */
const NESTED = 6;
const COLUMNS = 200;
const ROWS = 20_000;

/** Lines of everything within an element. */
export function flatten(root: Box, depth = 0): string[] {
  const lines: string[] = [];
  let text = '';
  // The number of a list's item stands before its first words, in whatever element those are.
  let mark = '';
  const flush = (): void => {
    const line = tidy(text);
    if (line) {
      lines.push(mark + line);
      mark = '';
    }
    text = '';
  };
  const counters = new Map<Box, number>();
  const stack: { box: Box; next: number }[] = [{ box: root, next: 0 }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const child = top.box.children[top.next++];
    if (child === undefined) {
      stack.pop();
      if (BLOCKS.has(top.box.name)) flush();
    } else if (typeof child === 'string') {
      const inPre = stack.some(({ box }) => box.name === 'pre');
      if (inPre) {
        for (const [at, part] of child.split('\n').entries()) {
          if (at > 0) flush();
          text += part;
        }
      } else text += top.box.name === 'sup' ? raised(child) : child;
    } else if (child.name === 'br' || child.name === 'hr') flush();
    else {
      if (BLOCKS.has(child.name)) flush();
      const table = child.name === 'table' && depth < NESTED ? tableLines(child, depth) : null;
      if (table) append(lines, table);
      else {
        if (child.name === 'li') mark = listMark(child, counters);
        stack.push({ box: child, next: 0 });
      }
    }
  }
  flush();
  return lines;
}

/** Source lines break Chinese text anywhere: those breaks are no blanks. */
const tidy = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/(?<=[^\x00-\xff])[ \t]*\r?\n\s*(?=[^\x00-\xff])/g, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();

function listMark(item: Box, counters: Map<Box, number>): string {
  const list = item.parent;
  if (list?.name !== 'ol') return '';
  const given = Number.parseInt(item.attribute('value') || (counters.has(list) ? '' : list.attribute('start')), 10);
  const number = Number.isNaN(given) ? (counters.get(list) ?? 0) + 1 : given;
  counters.set(list, number);
  const [first] = flattenHead(item);
  // Some pages write the numbers out and hide those of the list.
  if (/^(?:[(（]?[\d一二三四五六七八九十]+[)）.、．]|第.{1,4}[章节条])/u.test(first ?? '')) return '';
  return /^a$/i.test(list.attribute('type')) && number <= 26
    ? `${String.fromCharCode((list.attribute('type') === 'a' ? 96 : 64) + number)}. `
    : `${number}. `;
}

/** The first words of an element. */
function flattenHead(box: Box): string[] {
  for (let at = box.children; ; ) {
    const first = at.find((child) => typeof child !== 'string' || child.trim() !== '');
    if (first === undefined) return [];
    if (typeof first === 'string') return [first.trim()];
    at = first.children;
  }
}

/** Rows of a table as lines; null where the table only lays out text. */
function tableLines(table: Box, depth: number): string[] | null {
  const rows = rowsOf(table);
  const cells = rows.flatMap((row) => row.children.filter(isCell));
  if (cells.length < 2 || lays(table, rows, cells)) return null;
  const lines: string[] = [];
  for (const child of table.children)
    if (typeof child !== 'string' && child.name === 'caption') append(lines, flatten(child, depth + 1));
  const grid = gridOf(rows, depth);
  const texts = grid.map((row) => row.map((cell) => cellText(cell ?? [])));
  if (isDataTable(texts)) append(lines, dataPairs(texts));
  else for (const row of grid) append(lines, rowLines(row));
  return lines;
}

const isCell = (child: Box | string): child is Box =>
  typeof child !== 'string' && (child.name === 'td' || child.name === 'th');

/** The rows of a table, not those of tables within it. */
function rowsOf(table: Box): Box[] {
  const rows: Box[] = [];
  const waiting: Box[] = [table];
  for (let box = waiting.pop(); box && rows.length < ROWS; box = waiting.pop()) {
    if (box.name === 'tr') rows.push(box);
    for (let at = box.children.length - 1; at >= 0; at--) {
      const child = box.children[at]!;
      if (typeof child !== 'string' && child.name !== 'table' && (box === table || box.name !== 'tr'))
        waiting.push(child);
    }
  }
  return rows;
}

/** True for a table that only places text on the page: one column, or one cell that holds most of what it says. */
function lays(table: Box, rows: readonly Box[], cells: readonly Box[]): boolean {
  if (rows.every((row) => row.children.filter(isCell).length <= 1)) return true;
  const largest = cells.reduce((best, cell) => (cell.length > best.length ? cell : best));
  return largest.length > 300 && largest.length > 0.6 * table.length;
}

/** Cells by column: null where the cell on the left covers, empty where the one above does. */
function gridOf(rows: readonly Box[], depth: number): Cell[][] {
  const grid: Cell[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.children.filter(isCell)) {
      while (grid[at]![column] !== undefined) column++;
      const wide = span(cell.attribute('colspan'), COLUMNS - column);
      const high = span(cell.attribute('rowspan'), rows.length - at);
      for (let r = at; r < at + high; r++)
        for (let c = column; c < column + wide; c++) grid[r]![c] = c > column ? null : [];
      grid[at]![column] = flatten(cell, depth + 1);
      column += wide;
      if (column >= COLUMNS) break;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => (cell === undefined ? [] : cell)));
}

const span = (value: string, most: number): number =>
  Math.max(1, Math.min(Number.parseInt(value, 10) || 1, Math.max(1, most)));
