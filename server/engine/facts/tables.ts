import type { Table, TableCell } from '../policy/types.ts';
import { readDate } from '../text/dates.ts';
import { readQuantity } from '../text/quantity.ts';
import type { Span } from '../text/span.ts';
import type { DocumentContext } from './context.ts';
import { partsOf, splitSubjects } from './pieces.ts';
import { withTail } from './scan.ts';
import { readBefore } from './subject.ts';
import type { Comparator } from './types.ts';

/** A value that a table's row and column state. Spans are offsets in the document. */
export interface TableValue {
  readonly from: number;
  readonly to: number;
  readonly value: Span;
  readonly number: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
  readonly indicator: Span;
  readonly scope: Span | null;
  readonly growth: boolean;
  readonly trend: -1 | 0 | 1;
  /** Year of its column; null where the column names none. */
  readonly year: number | null;
  readonly baseline: { readonly year: number | null; readonly value: number | null } | null;
  readonly attained: boolean;
  readonly suspect: string | null;
}

/** A cell that names responsible units. */
export interface TableBearer {
  readonly span: Span;
  readonly leads: boolean;
}

/** A cell whose words are read as those of a paragraph, with the cell that states by when. */
export interface TableProse {
  readonly cell: Span;
  readonly due: Span | null;
}

type ColumnKind = 'value' | 'unit' | 'bearer' | 'lead' | 'due' | 'prose' | 'other';
interface Column {
  readonly kind: ColumnKind;
  readonly at: number;
  readonly year: number | null;
  readonly attained: boolean;
}

const UNNAMED: Column = { kind: 'value', at: -1, year: null, attained: false };
const PLACEHOLDER = /^[-—–－/\\\s]+$/;
const ATTRIBUTE = /^[（(]?(?:预期|约束|指导|引导)性?(?:指标)?[）)]?$/;
const SERIAL = /^\d{1,3}[.、]?$/;
const UNIT_ONLY =
  /^[（(]?(?:%|‰|[万亿]?[个家所张人名户座处台套件公里米亩吨元项次条岁年天级位床辆头只支]{1,3}|\/10万|万?亿?(?:元|吨|亩|人|人次|户|千瓦|平方米|平方公里|立方米|公里|美元|标箱)(?:\/[^\s]{1,6})?|万?m[³3]\/小时|平方公里|微克\/立方米|吨标准煤\/万元|立方米\/小时)[）)]?$/;
const DUE_HEAD = /时限|期限|时间|时点|节点/;
const VALUE_HEAD = /现状|目标|基期|规划值|任务|预期值|指标值|实际|完成|年末|年底|基数|计划/;

/** Reads one table: header, columns, rows. `shadow` is the folded text of the document. */
export function readTable(
  shadow: string,
  table: Table,
  context: DocumentContext,
): { values: TableValue[]; bearers: TableBearer[]; prose: TableProse[] } {
  const values: TableValue[] = [];
  const bearers: TableBearer[] = [];
  const prose: TableProse[] = [];
  const words = (cell: Span): string => shadow.slice(cell.from, cell.to).trim();
  const header = table.hasHeader ? (table.rows[0] ?? []) : [];
  const columns: Column[] = header.map((cell) => columnOf(words(cell), cell.column, context));
  markBaselines(columns);
  const rows = table.rows.slice(header.length > 0 ? 1 : 0);
  markProse(columns, rows, words);
  const valued = columns.filter((c) => c.kind === 'value');
  if (valued.length === 0 && columns.every((c) => c.kind === 'other' || c.kind === 'unit'))
    return { values, bearers, prose };
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] ?? [];
    const kindOf = (cell: TableCell): ColumnKind | undefined => columns.find((c) => c.at === cell.column)?.kind;
    const due = row.find((cell) => kindOf(cell) === 'due') ?? null;
    for (const cell of row) {
      const column = columns.find((c) => c.at === cell.column);
      if (column?.kind === 'prose') prose.push({ cell, due });
      if (
        (column?.kind === 'bearer' || column?.kind === 'lead') &&
        cell.to - cell.from >= 3 &&
        cell.to - cell.from < 400
      )
        bearers.push({ span: cell, leads: column.kind === 'lead' });
    }
    if (valued.length === 0 || row.length < 2) continue;
    const cells: Span[] = [...row];
    const next = rows[r + 1];
    // A value that stood on lines of its own became a row of one cell behind its row.
    if (next && next.length === 1 && /\d/.test(words(next[0] as Span)))
      for (const part of linesOf(shadow, next[0] as Span)) cells.push(part);
    // The last row of a table with one cell a line may run on below it.
    if (r === rows.length - 1 && shadow.slice((row[0] as Span).from, (row[row.length - 1] as Span).to).includes('\n'))
      cells.push(...valuesBelow(shadow, table.to));
    readRow(shadow, cells, valued, values);
  }
  return { values, bearers, prose };
}

/** A column of aims or tasks in words (工作目标) is no column of values. */
function markProse(columns: Column[], rows: Table['rows'], words: (cell: Span) => string): void {
  columns.forEach((column, i) => {
    if (column.kind !== 'value' || column.year !== null) return;
    const cells = rows.flatMap((row) => row.filter((cell) => cell.column === column.at)).map(words);
    const told = cells.filter((text) => text.length >= 6 && !isValue(text) && /\p{Script=Han}{3}/u.test(text));
    if (told.length * 2 > cells.length) columns[i] = { ...column, kind: 'prose' };
  });
}

function columnOf(words: string, at: number, context: DocumentContext): Column {
  const dated = /(20\d\d)/.exec(words);
  const year = dated ? Number(dated[1]) : null;
  if (/责任|牵头|配合|主办|承办/.test(words) && /单位|部门|主体/.test(words) && words.length <= 14)
    return {
      kind: /牵头/.test(words) && !/责任|配合/.test(words) ? 'lead' : 'bearer',
      at,
      year: null,
      attained: false,
    };
  if (DUE_HEAD.test(words) && words.length <= 8) return { kind: 'due', at, year: null, attained: false };
  if (/单位/.test(words) && words.length <= 5) return { kind: 'unit', at, year: null, attained: false };
  if (
    words.length <= 24 &&
    (year !== null || VALUE_HEAD.test(words)) &&
    !/指标属性|属性|名称|内容|事项|项目名|年均增|累计增/.test(words)
  ) {
    const past =
      /现状|基期|基数|实际|完成/.test(words) ||
      (year !== null && context.year !== null && year < context.year && !/目标|任务|规划|计划/.test(words));
    return { kind: 'value', at, year, attained: past };
  }
  return { kind: 'other', at, year: null, attained: false };
}

/** Of two years in the header without further words the first is the state that the plan starts from. */
function markBaselines(columns: Column[]): void {
  const years = columns.filter((c) => c.kind === 'value' && c.year !== null);
  if (years.length < 2 || years.some((c) => c.attained)) return;
  const first = years[0] as Column;
  if (years.slice(1).every((c) => (c.year as number) > (first.year as number)) && (first.year as number) % 5 === 0) {
    columns[columns.indexOf(first)] = { ...first, attained: true };
  }
}

const linesOf = (shadow: string, span: Span): Span[] => {
  const out: Span[] = [];
  let from = span.from;
  for (let i = span.from; i <= span.to; i += 1) {
    if (i === span.to || shadow.charCodeAt(i) === 10) {
      let a = from;
      let b = i;
      while (a < b && isBlank(shadow.charCodeAt(a))) a += 1;
      while (b > a && isBlank(shadow.charCodeAt(b - 1))) b -= 1;
      if (b > a) out.push({ from: a, to: b });
      from = i + 1;
    }
  }
  return out;
};

/** Lines directly below a table that hold a value each. */
function valuesBelow(shadow: string, from: number): Span[] {
  const out: Span[] = [];
  for (const line of linesOf(shadow, { from, to: Math.min(shadow.length, from + 80) }).slice(0, 4)) {
    const text = shadow.slice(line.from, line.to);
    if (!/[≥≤><]\s*\d+(?:\.\d+)?%?$/.test(text) || text.length > 16) break;
    out.push(line);
  }
  return out;
}

const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 13 || code === 0x3000 || code === 0xa0;

const isValue = (words: string): boolean =>
  words.length <= 40 &&
  (PLACEHOLDER.test(words) ||
    /^[≥≤><﹥﹤约]?\s*\d/.test(words) ||
    /^[^,。;]{0,16}[≥≤><]\s*\d/.test(words) ||
    (/\d/.test(words) && /^(?:比|较|每年|年均|累计|降至|提高|达到|下降|增长|完成|在?20\d\d年)/.test(words)) ||
    /^(?:完成|达到)?(?:国家|自治区|省|上级)?下达|控制在/.test(words));

function readRow(shadow: string, cells: readonly Span[], columns: readonly Column[], out: TableValue[]): void {
  const words = (cell: Span): string => shadow.slice(cell.from, cell.to).trim();
  let label: Span | null = null;
  let unit: string | null = null;
  const values: Span[] = [];
  let seen = false;
  for (const cell of cells) {
    const text = words(cell);
    if (ATTRIBUTE.test(text)) continue;
    if (!label && SERIAL.test(text)) continue;
    if (label && !seen && UNIT_ONLY.test(text)) {
      unit = text.replace(/[()（）]/g, '');
      continue;
    }
    if (label && isValue(text)) {
      values.push(cell);
      seen = true;
      continue;
    }
    if (!seen) label = cell;
  }
  if (!label || values.length === 0) return;
  const name = labelOf(shadow, label);
  const texts = values.map(words);
  // More values than columns with a year: those before them stand in a column that names none.
  const unnamed =
    values.length === columns.length + 1 &&
    columns.every((c) => c.year !== null) &&
    !texts.some((t) => /[≥≤><]/.test(t));
  const places = unnamed ? values.map((_, i) => i - 1) : assign(texts, columns.length);
  let baseline: TableValue['baseline'] = null;
  values.forEach((cell, i) => {
    const column = unnamed && places[i] === -1 ? UNNAMED : columns[places[i] ?? 0];
    if (!column || PLACEHOLDER.test(words(cell))) return;
    const read = readValue(shadow, cell, unit ?? name.unit);
    if (!read) return;
    if (column.attained) baseline = { year: column.year, value: read.number };
    const one = name.indicator;
    const split = splitSubjects(shadow, one) ?? [one];
    for (const indicator of split)
      out.push({
        ...read,
        from: indicator.from,
        to: cell.to,
        indicator,
        year: column.year,
        baseline: column.attained ? null : (read.baseline ?? baseline),
        attained: column.attained,
        suspect: read.unit === null && name.broken ? '单位缺失' : null,
      });
  });
}

/** Which column each value belongs to: one each, or split evenly; a placeholder fills one column. */
function assign(values: readonly string[], width: number): number[] {
  if (values.length <= width) return values.map((_, i) => i);
  if (width <= 1) return values.map(() => 0);
  if (PLACEHOLDER.test(values[0] ?? '')) return values.map((_, i) => Math.min(i, width - 1));
  const each = values.length % width === 0 ? values.length / width : 0;
  if (each > 0) return values.map((_, i) => Math.floor(i / each));
  return values.map((_, i) => Math.min(i, width - 1));
}

/** 每千人床位数(张) → its words and its unit; a bracket that was never closed still parts them. */
function labelOf(shadow: string, cell: Span): { indicator: Span; unit: string | null; broken: boolean } {
  let from = cell.from;
  let to = cell.to;
  while (to > from && isBlank(shadow.charCodeAt(to - 1))) to -= 1;
  const text = shadow.slice(from, to);
  const prefix = /^(?:\d{1,3}[.、．]\s*|[其中：:]{2,3}|以[^,]{2,14}为单位,?)/.exec(text);
  if (prefix) from += prefix[0].length;
  const bracket = /[(（]([^()（）]{0,12})[)）]?$/.exec(shadow.slice(from, to));
  if (bracket) {
    const inner = (bracket[1] ?? '').trim();
    const closed = /[)）]$/.test(bracket[0]);
    if (
      inner === '' ||
      UNIT_ONLY.test(inner) ||
      /^[%‰/a-zA-Zμ³²\d]/.test(inner) ||
      /^(?:每|万|亿|元|人|张|个|名)/.test(inner)
    ) {
      const end = from + bracket.index;
      return { indicator: { from, to: end }, unit: inner === '' ? null : inner, broken: inner === '' && !closed };
    }
  }
  return { indicator: { from, to }, unit: null, broken: false };
}

type Read = Pick<
  TableValue,
  'value' | 'number' | 'max' | 'unit' | 'comparator' | 'growth' | 'trend' | 'baseline' | 'scope'
>;

function readValue(shadow: string, cell: Span, unit: string | null): Read | null {
  const dates: Span[] = [];
  let year: number | null = null;
  for (let i = cell.from; i < cell.to; i += 1) {
    const code = shadow.charCodeAt(i);
    if (code < 48 || code > 57) continue;
    const date = readDate(shadow, i, cell.to);
    if (date) {
      dates.push(date);
      year = date.year;
      i = date.to - 1;
      continue;
    }
    const quantity = readQuantity(shadow, i, cell.to);
    if (!quantity) continue;
    const token = withTail(shadow, quantity, cell.to);
    const before = readBefore(shadow, i, cell.from, dates);
    const lead = { from: cell.from, to: before.end };
    const scope = lead.to - lead.from >= 2 ? lead : null;
    const change = before.trend !== 0 && !before.reached;
    const bound = token.bound ?? before.bound;
    return {
      value: { from: quantity.from, to: quantity.to },
      number: quantity.value,
      max: quantity.valueMax,
      unit: quantity.unit ?? unit,
      comparator: quantity.valueMax !== null ? 'range' : (bound ?? (change ? 'change' : 'eq')),
      growth: change,
      trend: before.trend,
      baseline: change && (before.baseline || dates.length > 0) ? { year, value: null } : null,
      scope,
    };
  }
  return null;
}

export const cellUnits = (shadow: string, span: Span): Span[] => partsOf(shadow, span, true);
