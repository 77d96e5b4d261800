/** What stands on a page of a PDF and where, turned so that its text runs from left to right. */
import type { PDFPageProxy } from 'pdfjs-dist';
import { fold } from '../../engine/text/fold.ts';
import { pdfLibrary } from './pdf-library.ts';

/** A run of text on its baseline. In points from the top left corner, y downwards. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  /** Height of the font. */
  readonly size: number;
}

/** A line drawn on the page, level or upright; either `x0 === x1` or `y0 === y1`, the lesser first. */
export interface Rule {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** All text of a page that runs in one direction. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly rules: readonly Rule[];
}

/** Thrown where `late` says so. */
export class Late extends Error {}

type Matrix = readonly number[];

const times = (m: Matrix, n: Matrix): number[] => [
  m[0]! * n[0]! + m[2]! * n[1]!,
  m[1]! * n[0]! + m[3]! * n[1]!,
  m[0]! * n[2]! + m[2]! * n[3]!,
  m[1]! * n[2]! + m[3]! * n[3]!,
  m[0]! * n[4]! + m[2]! * n[5]! + m[4]!,
  m[1]! * n[4]! + m[3]! * n[5]! + m[5]!,
];
const moved = (m: Matrix, x: number, y: number): [number, number] => [
  m[0]! * x + m[2]! * y + m[4]!,
  m[1]! * x + m[3]! * y + m[5]!,
];

/** Radicals and compatibility forms that fonts give for common characters: ⺠ 民, ⼈ 人. */
const repaired = (text: string): string => text.replace(/[\u2e80-\u2fdf\uf900-\ufad9]/g, fold);

/** Reads a page: a sheet for each direction of its text, the fullest first. Text at a slant (watermarks) is left out. */
export async function readSheets(page: PDFPageProxy, late: () => boolean): Promise<Sheet[]> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const unit = Math.hypot(transform[0]!, transform[1]!);
  const turned: Piece[][] = [[], [], [], []];
  for (const item of await textItems(page, late)) {
    const m = times(transform, item.transform);
    const text = repaired(item.str);
    const turns = Math.atan2(m[1]!, m[0]!) / (Math.PI / 2);
    if (!text.trim() || Math.abs(turns - Math.round(turns)) > 0.05) continue;
    const size = Math.hypot(m[2]!, m[3]!);
    const turn = (Math.round(turns) + 4) % 4;
    const [x, y] = moved(upright(turn, width, height), m[4]!, m[5]!);
    if ([x, y, size, item.width].every(Number.isFinite) && size > 0)
      turned[turn]!.push({ text, x, end: x + item.width * unit, y, size });
  }
  const amount = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0);
  const turns = [0, 1, 2, 3].filter((turn) => turned[turn]!.length > 0);
  turns.sort((a, b) => amount(turned[b]!) - amount(turned[a]!));
  const rules = turns.length > 0 ? await readRules(page, transform, late) : [];
  return turns.map((turn) => {
    const matrix = upright(turn, width, height);
    const size = turn % 2 === 0 ? { width, height } : { width: height, height: width };
    return { ...size, pieces: turned[turn]!, rules: rules.map((rule) => turnedRule(rule, matrix)) };
  });
}

/** Brings a page whose text is turned clockwise by so many quarters back. */
function upright(turn: number, width: number, height: number): Matrix {
  if (turn === 0) return [1, 0, 0, 1, 0, 0];
  if (turn === 1) return [0, -1, 1, 0, 0, width];
  return turn === 2 ? [-1, 0, 0, -1, width, height] : [0, 1, -1, 0, height, 0];
}

function turnedRule({ x0, y0, x1, y1 }: Rule, matrix: Matrix): Rule {
  const [ax, ay] = moved(matrix, x0, y0);
  const [bx, by] = moved(matrix, x1, y1);
  return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
}

interface TextItem {
  readonly str: string;
  readonly transform: number[];
  readonly width: number;
}

/** Text of a page, chunk by chunk, so that a page without end can be left. */
async function textItems(page: PDFPageProxy, late: () => boolean): Promise<TextItem[]> {
  const reader = page.streamTextContent({}).getReader();
  const items: TextItem[] = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return items;
    for (const item of value.items) if ('str' in item) items.push(item);
    if (late()) {
      await reader.cancel(new Late());
      throw new Late();
    }
  }
}

/** Wider strokes and bars are pictures and shades. In points. */
const THIN = 3;
/** Pages with more are drawings. */
const RULES_AT_MOST = 4000;

async function readRules(page: PDFPageProxy, viewport: Matrix, late: () => boolean): Promise<Rule[]> {
  const { OPS } = await pdfLibrary();
  const { fnArray, argsArray } = await page.getOperatorList();
  if (late()) throw new Late();
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = viewport;
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.closeFillStroke]);
  const fills = new Set([OPS.fill, OPS.eoFill]);
  for (let i = 0; i < fnArray.length && rules.length <= RULES_AT_MOST; i++) {
    const args = argsArray[i];
    switch (fnArray[i]) {
      case OPS.save:
        stack.push(matrix);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = stack.pop() ?? matrix;
        break;
      case OPS.transform:
        matrix = times(matrix, args);
        break;
      case OPS.paintFormXObjectBegin:
        stack.push(matrix);
        if (args[0]) matrix = times(matrix, args[0]);
        break;
      case OPS.constructPath: {
        const path: ArrayLike<number> | null = args[1]?.[0];
        if (path && strokes.has(args[0])) strokeRules(path, matrix, rules);
        else if (path && fills.has(args[0])) barRules(path, matrix, rules);
      }
    }
  }
  return rules.length > RULES_AT_MOST ? [] : rules;
}

/** Corners of each closed or open outline of a path, as pdfjs packs it: 0 move, 1 line, 2 and 3 curves, 4 close. */
function* outlines(
  path: ArrayLike<number>,
  matrix: Matrix,
): Generator<{ points: [number, number][]; closed: boolean }> {
  let points: [number, number][] = [];
  const counts = [2, 2, 6, 4, 0];
  for (let i = 0; i < path.length; ) {
    const kind = path[i]!;
    const count = counts[kind];
    if (count === undefined) return;
    if ((kind === 0 || kind === 4) && points.length > 1) yield { points, closed: kind === 4 };
    if (kind === 0) points = [];
    if (count > 0) points.push(moved(matrix, path[i + count - 1]!, path[i + count]!));
    if (kind === 4) points = [];
    i += 1 + count;
  }
  if (points.length > 1) yield { points, closed: false };
}

function addRule(x0: number, y0: number, x1: number, y1: number, rules: Rule[]): void {
  const width = Math.abs(x1 - x0);
  const height = Math.abs(y1 - y0);
  if (!(width > THIN || height > THIN)) return;
  const x = (x0 + x1) / 2;
  const y = (y0 + y1) / 2;
  if (height <= THIN) rules.push({ x0: Math.min(x0, x1), x1: Math.max(x0, x1), y0: y, y1: y });
  else if (width <= THIN) rules.push({ x0: x, x1: x, y0: Math.min(y0, y1), y1: Math.max(y0, y1) });
}

function strokeRules(path: ArrayLike<number>, matrix: Matrix, rules: Rule[]): void {
  for (const { points, closed } of outlines(path, matrix)) {
    const corners = closed ? [...points, points[0]!] : points;
    for (let i = 1; i < corners.length && rules.length <= RULES_AT_MOST; i++)
      addRule(...corners[i - 1]!, ...corners[i]!, rules);
  }
}

function barRules(path: ArrayLike<number>, matrix: Matrix, rules: Rule[]): void {
  for (const { points } of outlines(path, matrix)) {
    if (points.length > 5) continue;
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    addRule(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), rules);
  }
}
