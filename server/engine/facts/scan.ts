import { type DateAt, readDate } from '../text/dates.ts';
import { isChineseDigit, isDigit } from '../text/numeral.ts';
import { type Quantity, readQuantity } from '../text/quantity.ts';
import { Codes, Words } from '../text/words.ts';
import { AFTER_VALUE } from './lexicon.ts';

/** Ends of a sentence and of a clause inside one. */
const SENTENCE_END = '。！？!?';
const CLAUSE_END = new Codes('，,；;：:。！？!?\n\t|');
/** What may stand directly behind a value that closes its phrase. */
const CLOSING = new Codes('，,；;：:。！？!?\n\t、)）”"】〕]｜|—*');
const TRIGGERS = '0123456789全所覆翻倍清百千一二三四五六七八九十两×〇';

/** Per character: 1 begins something worth a closer look, 2 ends a sentence, 3 opens a name or a quote. */
const TABLE = new Uint8Array(65536);
for (let i = 0; i < TRIGGERS.length; i += 1) TABLE[TRIGGERS.charCodeAt(i)] = 1;
for (const code of [0x300a, 0x201c, 0x300c]) TABLE[code] = 3;
for (let i = 0; i < SENTENCE_END.length; i += 1) TABLE[SENTENCE_END.charCodeAt(i)] = 2;

export const isClauseEnd = (code: number): boolean => CLAUSE_END.has(code);
export const isClosing = (code: number): boolean => Number.isNaN(code) || CLOSING.has(code);

/** How a quantity is bound: to the words before it, to those behind it, or to neither. */
export type Binding = 'closed' | 'open' | 'modifier' | 'baseline' | 'continued';

export interface Token {
  readonly quantity: Quantity;
  /** End of the value with 以上, 左右 and the like. */
  readonly tailTo: number;
  readonly bound: 'ge' | 'le' | 'approx' | null;
  binding: Binding;
}

export interface DateToken {
  readonly date: DateAt;
  /** 比2015年, 2020年基础上: something is measured against it. */
  readonly baseline: boolean;
}

export interface Sentence {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
  readonly dates: readonly DateToken[];
}

export interface SentenceSpan {
  readonly from: number;
  readonly to: number;
  /** False where nothing in it can begin a value. */
  readonly busy: boolean;
}

/** A sentence beyond this length is no prose any more and is cut at its next comma, at the latest at twice the length: work within one sentence grows faster than its text. */
const LONGEST = 2000;
const COMMA = 0x2c;

/** Cuts a text into sentences in one pass and marks those that can hold a value. */
export function cutSentences(text: string): SentenceSpan[] {
  const out: SentenceSpan[] = [];
  let from = 0;
  let busy = false;
  for (let i = 0; i < text.length; i += 1) {
    const kind = TABLE[text.charCodeAt(i)];
    if (kind === 1) busy = true;
    else if (kind === 2) {
      out.push({ from, to: i, busy });
      from = i + 1;
      busy = false;
    } else if (i - from > LONGEST && (text.charCodeAt(i) === COMMA || i - from > 2 * LONGEST)) {
      out.push({ from, to: i + 1, busy });
      from = i + 1;
      busy = false;
    }
  }
  if (from < text.length) out.push({ from, to: text.length, busy });
  return out;
}

/** Units before which a Chinese numeral counts: 三所医院, but not 三方面 or 两手. */
const CHINESE_UNITS = Words.of(
  '个 家 所 座 处 张 床 名 人 位 户 套 台 辆 条 项 件 场 次 支 艘 架 列 万人 万户 千人 百人 万亩 公里 亩 只 头 棵 间 栋 人次',
);
const BEFORE_BASELINE = Words.of('比 较 由 从 自 以 与 在 超 高于 低于 年');
const AFTER_BASELINE = Words.of('基础上 的基础上 相比 水平 年均 底的 年的 末的 年基础上');

/** What can stand behind the first character of a Chinese numeral that counts, of 百分之 and of a plan's name. */
const AFTER_NUMERAL = new Codes(
  '〇零一二三四五六七八九十百千万亿点分倍成级个家所座处张床名人位户套台辆条项件场次支艘架列亩公只头棵间栋年月几余多番',
);

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

function readToken(text: string, i: number, to: number): { token: Token | null; next: number } | null {
  const code = text.charCodeAt(i);
  const before = text.charCodeAt(i - 1);
  const arabic = isDigit(code);
  if (!arabic && code !== 0x767e && code !== 0x5343 && !isChineseDigit(code) && code !== 0xd7) return null;
  if (
    arabic &&
    (isLetter(before) || before === 43 || before === 0x2b || (before === 45 && isLetter(text.charCodeAt(i - 2))))
  ) {
    return { token: null, next: skipNumber(text, i, to) };
  }
  // 第3, ×100%
  if (before === 0xd7 || (before === 42 && arabic)) return { token: null, next: skipNumber(text, i, to) };
  if (before === 0x7b2c) return { token: null, next: skipNumber(text, i, to) };
  const quantity = readQuantity(text, i, to);
  if (!quantity) return arabic ? { token: null, next: skipNumber(text, i, to) } : null;
  const after = text.charCodeAt(quantity.to);
  if (arabic) {
    // 5G, 5A级, 1+N, 2.0版, 18号, 500强 are names.
    if (after === 43 || after === 0x53f7 || after === 0x7248 || (after === 0x5f3a && quantity.kind === 'bare'))
      return { token: null, next: quantity.to };
    if (quantity.kind === 'bare' && isLetter(after)) return { token: null, next: quantity.to };
    if (
      quantity.kind === 'measure' &&
      (quantity.unit === 'G' || quantity.unit === 'M') &&
      !isClosing(after) &&
      (quantity.value ?? 9) < 7
    )
      return { token: null, next: quantity.to };
    // 500亿级, 百亿级: a name's size.
    if (after === 0x7ea7 && quantity.kind !== 'level') return { token: null, next: quantity.to };
  } else if (!chineseCounts(text, quantity, to)) {
    return null;
  }
  return { token: withTail(text, quantity, to), next: quantity.to };
}

function chineseCounts(text: string, q: Quantity, to: number): boolean {
  if (q.kind === 'percent' || q.kind === 'rate' || q.kind === 'times') return true;
  if (q.kind === 'level') return true;
  if (q.kind === 'points') return true;
  if (q.kind !== 'count' && q.kind !== 'measure') return false;
  if (!q.unit) return false;
  return CHINESE_UNITS.head(text, q.to - q.unit.length, to) === q.unit.length;
}

export function withTail(text: string, quantity: Quantity, to: number): Token {
  let end = quantity.to;
  let bound: Token['bound'] = quantity.more ? 'ge' : null;
  for (let n = 0; n < 3; n += 1) {
    const word = AFTER_VALUE.startingAt(text, end, to);
    if (!word) break;
    // 内 alone bounds only what is measured: 3日内, but not 区内.
    if (word[0] === '内' && quantity.kind !== 'time') break;
    // 的目标 closes a value only where nothing follows: 40%的目标人群 has none.
    if (word[1] === 'none' && word[0].length > 1 && !ends(text, end + word[0].length, to)) break;
    if (word[1] !== 'none') bound = word[1];
    end += word[0].length;
  }
  return { quantity, tailTo: end, bound, binding: 'open' };
}

const ends = (text: string, at: number, to: number): boolean =>
  at >= to || isClosing(text.charCodeAt(at)) || text.charCodeAt(at) === 0x28;

function skipNumber(text: string, i: number, to: number): number {
  let end = i + 1;
  while (
    end < to &&
    (isDigit(text.charCodeAt(end)) || text.charCodeAt(end) === 46 || isChineseDigit(text.charCodeAt(end)))
  )
    end += 1;
  return end;
}

/** Finds quantities and dates of one sentence from left to right. Names in 《》 and short quotes are passed over. */
export function readSentence(text: string, span: SentenceSpan): Sentence {
  const { from, to } = span;
  const tokens: Token[] = [];
  const dates: DateToken[] = [];
  let i = from;
  while (i < to) {
    const code = text.charCodeAt(i);
    const kind = TABLE[code];
    if (kind === 0) {
      i += 1;
      continue;
    }
    if (code === 0x300a) {
      const close = text.indexOf('》', i);
      i = close >= 0 && close < to && close - i < 120 ? close + 1 : i + 1;
      continue;
    }
    if (code === 0x201c || code === 0x300c) {
      const close = quoteEnd(text, i, to);
      if (close > 0) {
        const plan = readDate(text, i + 1, to);
        if (plan?.plan) {
          dates.push({ date: plan, baseline: isBaseline(text, i, plan.to) });
          i = Math.max(plan.to, close);
          continue;
        }
        // A quoted number is a name, unless it is a value: 双“100%”.
        if (!holdsPercent(text, i, close)) {
          i = close;
          continue;
        }
      }
      i += 1;
      continue;
    }
    if (!isDigit(code) && code !== 0xd7 && !AFTER_NUMERAL.has(text.charCodeAt(i + 1))) {
      i += 1;
      continue;
    }
    const date = isDigit(code) || code === 0x5341 || code === 0x4e8c ? readDate(text, i, to) : null;
    if (date && !(date.plan && text.charCodeAt(date.to) === 0x4e2a)) {
      dates.push({ date, baseline: isBaseline(text, i, date.to) });
      i = date.to;
      continue;
    }
    const fused = code === 50 ? readFused(text, i, to) : null;
    if (fused) {
      dates.push({ date: fused, baseline: false });
      i = fused.to;
      continue;
    }
    const read = readToken(text, i, to);
    if (read) {
      // A number without unit counts only at a phrase's end: 34.新建 is an item's number.
      if (
        read.token &&
        (read.token.quantity.kind !== 'bare' ||
          isClosing(text.charCodeAt(read.token.tailTo)) ||
          read.token.tailTo >= to)
      )
        tokens.push(read.token);
      i = Math.max(read.next, i + 1);
    } else i += 1;
  }
  return { text, from, to, tokens, dates };
}

/** 202515岁: a year whose 年 was lost stands before an age. The year is taken, the digits are doubtful. */
function readFused(text: string, at: number, to: number): DateAt | null {
  let end = at;
  while (end < to && isDigit(text.charCodeAt(end))) end += 1;
  if (end - at < 5 || end - at > 6 || text.charCodeAt(end) !== 0x5c81) return null;
  const year = Number(text.slice(at, at + 4));
  if (year < 2010 || year > 2050) return null;
  return {
    from: at,
    to: at + 4,
    year,
    month: null,
    day: null,
    endYear: null,
    masked: false,
    valid: true,
    end: false,
    plan: false,
  };
}

const isBaseline = (text: string, from: number, to: number): boolean => {
  const start = text.charCodeAt(from - 1) === 0x201c ? from - 1 : from;
  let end = to;
  if (text.charCodeAt(end) === 0x672b || text.charCodeAt(end) === 0x5e95) end += 1;
  const before = text.charCodeAt(start - 1);
  // 比, 较, 由, 从: a comparison opens here, unless 到 made it a deadline.
  // 占比2025年达到20%: there 比 ends a name.
  if (before === 0x6bd4 || before === 0x8f83 || (before === 0x4e8e && /[高低优大小]/.test(text.charAt(start - 2))))
    return true;
  if ((before === 0x7531 || before === 0x4ece) && text.charCodeAt(end) !== 0x8d77 && text.charCodeAt(end) !== 0x5230)
    return true;
  return (
    AFTER_BASELINE.head(text, end, text.length) > 0 &&
    BEFORE_BASELINE.tail(text, end, from) === 0 &&
    text.startsWith('基础上', text.charCodeAt(end) === 0x7684 ? end + 1 : end)
  );
};

function quoteEnd(text: string, at: number, to: number): number {
  const limit = Math.min(to, at + 30);
  for (let i = at + 1; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x201d || code === 0x300d) return i + 1;
    if (code === 0x201c) return -1;
  }
  return -1;
}

const holdsPercent = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i += 1) if (text.charCodeAt(i) === 37 || text.charCodeAt(i) === 0x2030) return true;
  return false;
};
