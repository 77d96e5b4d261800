/** The text of a printed document, from what stands on its sheets. */
import { labelledTables } from './pdf-labelled.ts';
import type { PrintLine } from './pdf-lines.ts';
import type { Sheet } from './pdf-page.ts';
import { type Margins, marginsOf, type Placed, paragraphs } from './pdf-paragraphs.ts';
import { withoutRunning } from './pdf-running.ts';
import { type Grid, type PrintCell, printedCell } from './pdf-tables.ts';
import { append, rowLines } from './word-text.ts';

export interface PrintedSheet extends Pick<Sheet, 'width' | 'height'> {
  /** What stands in no table. */
  readonly lines: readonly PrintLine[];
  readonly grids: readonly Grid[];
}

/** One paragraph or table row a line. */
export function printedText(sheets: readonly PrintedSheet[]): string {
  const kept = withoutRunning(sheets);
  const margins = sheetMargins(sheets, kept);
  const text: string[] = [];
  let flow: Placed[] = [];
  const flush = (): void => {
    append(text, paragraphs(flow));
    flow = [];
  };
  sheets.forEach(({ grids }, at) => {
    let next = 0;
    let opensPage = true;
    for (const line of kept[at]!) {
      for (; next < grids.length && grids[next]!.top < line.y - line.size / 2; next++) {
        flush();
        append(text, gridLines(grids[next]!));
      }
      flow.push({ ...line, margins: margins[at]!, opensPage });
      opensPage = false;
    }
    for (; next < grids.length; next++) {
      flush();
      append(text, gridLines(grids[next]!));
    }
  });
  flush();
  return `${labelledTables(text).join('\n')}\n`;
}

/** Left and right pages, and those of another format, have margins of their own. */
function sheetMargins(sheets: readonly PrintedSheet[], kept: readonly (readonly PrintLine[])[]): Margins[] {
  const kinds = sheets.map(({ width, height }, at) => `${Math.round(width)} ${Math.round(height)} ${at % 2}`);
  const byKind = new Map<string, PrintLine[]>();
  kinds.forEach((kind, at) => {
    const lines = byKind.get(kind) ?? [];
    for (const line of kept[at]!) lines.push(line);
    byKind.set(kind, lines);
  });
  const found = new Map([...byKind].map(([kind, lines]) => [kind, marginsOf(lines)]));
  const common = marginsOf(kept.flat()) ?? { left: 0, right: Number.POSITIVE_INFINITY };
  return kinds.map((kind) => found.get(kind) ?? common);
}

function gridLines({ rows }: Grid): string[] {
  const lines: string[] = [];
  for (const row of rows) {
    const own = row.filter((cell) => cell !== null);
    const [only] = own;
    if (own.length === 1 && only!.columns === row.length) append(lines, cellParagraphs(only!));
    else append(lines, rowLines([...row.map((cell) => (cell ? [printedCell(cell)] : [])), null]));
  }
  return lines;
}

function cellParagraphs({ lines, x, end }: PrintCell): string[] {
  const left = Math.min(...lines.map((line) => line.x));
  const right = Math.max(...lines.map((line) => line.end));
  const margins = marginsOf(lines) ?? { left: Math.max(x, left), right: Math.min(end, right) };
  return paragraphs(lines.map((line) => ({ ...line, margins, opensPage: false })));
}
