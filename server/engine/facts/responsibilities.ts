import type { Span } from '../text/span.ts';
import { Codes, Words } from '../text/words.ts';
import type { Responsibility } from './types.ts';

/** A statement of who is responsible, as its paragraph alone says it. */
export interface Bearer extends Span {
  readonly units: readonly Span[];
  readonly leads: readonly number[];
  readonly form: Responsibility['form'];
  /** 列第一位的为牵头单位，下同: the first named one leads, here and further on. */
  readonly firstLeads: boolean;
  /** 本项及以下各项…均包含各县(市、区)政府: units that this and all later statements include. */
  readonly standing: readonly Span[];
}

type Label = 'lead' | 'plain' | 'with' | 'host';
const labels = (words: string, value: Label): (readonly [string, Label])[] =>
  words.split(' ').map((word) => [word, value] as const);

const LABELS = new Words<Label>([
  ...labels(
    '牵头单位 牵头部门 牵头责任单位 责任牵头单位 牵头领导单位 市级牵头单位 省级牵头单位 牵头主体 牵头单位和责任单位',
    'lead',
  ),
  ...labels(
    '责任单位 责任部门 责任主体 落实单位 责任单位及部门 责任分工 工作分工 任务分工 责任科室 承办单位 责任处室 具体责任单位 市级责任单位',
    'plain',
  ),
  ...labels('配合单位 配合部门 协办单位 参与单位 参加单位 协同单位 责任配合单位 协助单位 参与部门 协作单位', 'with'),
  ...labels(
    '主办单位 主管单位 主管部门 实施单位 实施主体 承担单位 负责单位 完成单位 主体单位 组织单位 建设单位',
    'host',
  ),
]);

const OPENING = new Codes('(（〔[【');
const CLOSING = new Codes(')）〕]】');
const SIGNS = Words.of(
  '责任单位 牵头 负责 责任部门 主办单位 协办 配合单位 责任主体 参与单位 落实单位 主管单位 实施单位 承办单位 责任分工 配合 参与',
);
/** Some of these stands in every statement of who is responsible. */
const NAMING = ['负责', '牵头', '单位', '部门', '协办', '责任', '配合', '参与'];
/** Last characters of names of bodies. */
const BODY = new Codes(
  '局委办厅部府会司院心所站行社队处团联协署校镇区县市州旗盟厂库馆组关园室司库政位构门会场港店业台司地乡道办科法检',
);
const TAIL = Words.of(
  '按职责分工负责 按照职责分工负责 依职责分工负责 按职责分工落实 按职责分别负责 按职能分工负责 按职责分工 按照职责分工 按各自职责负责 根据职责分工负责 按各自职责分工负责 按职责分工推进 按职责分工抓好落实 分工负责 分别负责 共同负责 具体负责 牵头负责 组织实施 负责落实 负责实施 牵头落实 牵头实施 牵头抓总 牵头组织 负责 牵头 配合 参与 参加 协同 协助 落实 实施 会同 等 分别牵头 共同牵头 等部门 等单位 有关单位配合 为责任单位 为牵头单位 协同配合',
);
const STANDING = /(?:第[一1]位|首位|第一个|排第一|排在第一|排名第一|排首位)[^,。;)〕]{0,8}(?:牵头|负责|主办)/;
const INCLUDES = /(?:均包含|均包括|均含|均应包括|都包括|均涉及)/;

/** Whether a paragraph says that of all named units the first leads: a note above a table, or the bracket itself. */
export const saysFirstLeads = (text: string): boolean =>
  (text.includes('第一') || text.includes('第1') || text.includes('首位')) && STANDING.test(text);

/** Reads responsibilities of one paragraph: brackets and labelled lines. `whole` is false for a paragraph that is one cell. */
export function readBearers(text: string): Bearer[] {
  const out: Bearer[] = [];
  // A cheap look first: most paragraphs name nobody.
  if (!NAMING.some((word) => text.includes(word))) {
    readNames(text, out);
    return out;
  }
  readLabels(text, out);
  for (let i = 0; i < text.length; i += 1) {
    if (!OPENING.has(text.charCodeAt(i))) continue;
    const close = closeOf(text, i);
    if (close < 0) continue;
    if (out.some((b) => b.from <= i && i < b.to)) continue;
    const inner = { from: i + 1, to: close };
    if (SIGNS.find(text, inner.from, inner.to) < 0) continue;
    const bearer = readInner(text, { from: i, to: close + 1 }, inner);
    if (bearer) {
      out.push(bearer);
      i = close;
    }
  }
  readNames(text, out);
  return out.sort((a, b) => a.from - b.from);
}

/** （市财政局、市审计局） behind a full stop or at the end names bearers without saying so, when all in it are bodies. */
function readNames(text: string, out: Bearer[]): void {
  let end = text.length;
  while (end > 0 && ' 。\n\r\t　'.includes(text.charAt(end - 1))) end -= 1;
  if (end < 6 || !CLOSING.has(text.charCodeAt(end - 1))) return;
  let depth = 0;
  for (let i = end - 1; i >= Math.max(0, end - 200); i -= 1) {
    const code = text.charCodeAt(i);
    if (CLOSING.has(code)) depth += 1;
    else if (OPENING.has(code)) depth -= 1;
    if (depth !== 0) continue;
    const before = text.charAt(i - 1);
    if (!'。；;'.includes(before) || before === '' || out.some((b) => b.from < end && i < b.to)) return;
    const units = splitUnits(text, i + 1, end - 1);
    if (units.length > 0 && units.every((u) => isBody(text, u) && u.to - u.from >= 3))
      out.push({ from: i, to: end, units, leads: [], form: 'other', firstLeads: false, standing: [] });
    return;
  }
}

function closeOf(text: string, at: number): number {
  let depth = 0;
  const limit = Math.min(text.length, at + 600);
  for (let i = at; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

const isBody = (text: string, span: Span): boolean => {
  let end = span.to;
  const code = text.charCodeAt(end - 1);
  if (CLOSING.has(code)) {
    const open = Math.max(text.lastIndexOf('(', end), text.lastIndexOf('（', end));
    if (open > span.from) end = open;
  }
  const width = end - span.from;
  return width >= 2 && width <= 34 && BODY.has(text.charCodeAt(end - 1));
};

interface Part extends Span {
  label: Label | null;
}

/** Cuts at 、，；。 outside brackets and takes labels (牵头单位：) off their parts. */
function cutParts(text: string, from: number, to: number): Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let start = from;
  let label: Part['label'] = null;
  const take = (end: number): void => {
    let a = start;
    let b = end;
    while (a < b && isGap(text, a)) a += 1;
    while (b > a && isGap(text, b - 1)) b -= 1;
    const found = LABELS.startingAt(text, a, b);
    if (found) {
      const colon = text.charAt(a + found[0].length);
      if (colon === ':' || colon === '：' || colon === '为') {
        label = found[1];
        a += found[0].length + 1;
        while (a < b && isGap(text, a)) a += 1;
      } else if (a + found[0].length === b) {
        label = found[1];
        a = b;
      }
    }
    if (b > a) parts.push({ from: a, to: b, label });
    start = end + 1;
  };
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '、,，;；。'.includes(text.charAt(i))) take(i);
    else if (depth === 0 && text.charAt(i) === '\n' && endsName(text, start, i)) take(i);
  }
  take(to);
  return parts;
}

/** A line that a page broke inside a name (市工业和信息化⏎局) goes on; one that ends a name or a label ends its part. */
function endsName(text: string, from: number, at: number): boolean {
  let end = at;
  while (end > from && isGap(text, end - 1)) end -= 1;
  if (end === from) return true;
  const code = text.charCodeAt(end - 1);
  return BODY.has(code) || CLOSING.has(code) || text.charAt(end - 1) === ':';
}

const isGap = (text: string, i: number): boolean => ' \u00a0\u3000\n\r\t'.includes(text.charAt(i));

const splitUnits = (text: string, from: number, to: number): Span[] => cutParts(text, from, to);

function readInner(text: string, span: Span, inner: Span, labelled = false): Bearer | null {
  const parts = cutParts(text, inner.from, inner.to);
  const units: Span[] = [];
  const leads: number[] = [];
  const standing: Span[] = [];
  let firstLeads = false;
  let sawLabel: Part['label'] = null;
  let sawLead = false;
  let byDuty = false;
  let group = 0;
  for (const part of parts) {
    if (part.label) sawLabel ??= part.label;
    const words = text.slice(part.from, part.to);
    if (STANDING.test(words)) {
      firstLeads = true;
      continue;
    }
    if (/^(?:下同|以下同|不再单独列出|不再列出|不再一一列出|不再赘述|以下均同|后同)$/.test(words)) continue;
    const includes = INCLUDES.exec(words);
    if (includes) {
      const unit = { from: part.from + includes.index + includes[0].length, to: part.to };
      if (unit.to - unit.from >= 2) {
        units.push(unit);
        standing.push(unit);
      }
      continue;
    }
    let end = part.to;
    let leading = part.label === 'lead';
    let role = '';
    for (let n = 0; n < 4; n += 1) {
      const tail = TAIL.endingAt(text, end, part.from);
      if (!tail) break;
      if (tail[0].includes('牵头')) leading = true;
      if (tail[0].includes('职责') || tail[0].includes('职能')) byDuty = true;
      role ||= tail[0];
      end -= tail[0].length;
      while (end > part.from && isGap(text, end - 1)) end -= 1;
    }
    const marked = /[(（](?:牵头|牵头单位|牵头部门|主办)[)）]$/.exec(text.slice(part.from, end));
    if (marked) {
      end -= marked[0].length;
      sawLead = true;
    }
    let from = part.from;
    if (text.charAt(from) === '由') from += 1;
    const unit = { from, to: end };
    const named = unit.to > unit.from;
    if (
      named &&
      !plausible(text, unit, labelled || part.label !== null || sawLabel !== null || byDuty || leading || role !== '')
    )
      continue;
    if (named) units.push(unit);
    if (marked) leads.push(units.length - 1);
    else if (leading && role.includes('牵头')) {
      // 甲、乙牵头: the verb holds for all since the last group.
      sawLead = true;
      for (let i = group; i < units.length; i += 1) if (!leads.includes(i)) leads.push(i);
      group = units.length;
    } else if (part.label === 'lead' && named) {
      sawLead = true;
      leads.push(units.length - 1);
    }
    if (role !== '' && !role.includes('牵头') && role !== '等') group = units.length;
    const stop = text.charAt(part.to);
    if (stop === ';' || stop === '；') group = units.length;
  }
  if (units.length === 0) return null;
  if (!sawLabel && !labelled && !units.some((u) => isBody(text, u))) return null;
  if (!sawLabel && !labelled && !sawLead && !byDuty && !/负责|落实|牵头/.test(text.slice(inner.from, inner.to)))
    return null;
  const form = sawLead ? '牵头/配合' : byDuty ? '按职责分工负责' : sawLabel === 'plain' ? '责任单位' : 'other';
  return { from: span.from, to: span.to, units, leads, form, firstLeads, standing };
}

/** Names of bodies are short and hold no verb of their own. */
function plausible(text: string, span: Span, told: boolean): boolean {
  const width = span.to - span.from;
  if (width < 2 || width > (told ? 40 : 24)) return false;
  return told ? !/[。！？《》]/.test(text.slice(span.from, span.to)) : isBody(text, span);
}

/** 责任单位：… on a line of its own, or behind a full stop. The statement ends with its line, its stop or the next label. */
function readLabels(text: string, out: Bearer[]): void {
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    const found = LABELS.endingAt(text, colon, 0);
    if (!found) continue;
    const i = colon - found[0].length;
    const before = i === 0 ? '' : text.charAt(i - 1);
    const opens = before === '' || '。；;\n \u3000*）)】'.includes(before);
    if (!opens || insideBracket(text, i)) continue;
    let end = colon + 1;
    let depth = 0;
    for (; end < text.length && end < colon + 600; end += 1) {
      const code = text.charCodeAt(end);
      if (OPENING.has(code)) depth += 1;
      else if (CLOSING.has(code)) depth -= 1;
      if (depth > 0) continue;
      const char = text.charAt(end);
      if (char === '。' || char === '\n' || char === '*') break;
      if (LABELS.startingAt(text, end, text.length) && end > colon + 2 && ' \u3000'.includes(text.charAt(end - 1)))
        break;
    }
    while (end > colon + 1 && (isGap(text, end - 1) || '；;，,'.includes(text.charAt(end - 1)))) end -= 1;
    const bearer = readInner(text, { from: i, to: end }, { from: i, to: end }, true);
    if (bearer) out.push(bearer);
    colon = Math.max(colon, end - 1);
  }
}

function insideBracket(text: string, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 120); i -= 1) {
    const code = text.charCodeAt(i);
    if (CLOSING.has(code)) return false;
    if (OPENING.has(code)) return true;
  }
  return false;
}
