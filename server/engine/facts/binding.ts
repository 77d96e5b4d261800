import { Words } from '../text/words.ts';
import { MAKING } from './lexicon.ts';
import { isJoin } from './pieces.ts';
import { isClauseEnd, isClosing, type Sentence, type Token } from './scan.ts';
import { readBefore } from './subject.ts';

const JOINING = Words.of('和 与 及 以及 并 且 或 、 到 至 同时 其中 而');
const TO_LEVEL = Words.of(
  '提高到 提高至 提升到 提升至 增加到 增加至 增至 增长到 扩大到 扩大至 下降到 下降至 降到 降至 降低到 降低至 减少到 减少至 减至 压减至 压缩至 压缩到 缩短至 缩短到 缩小到 缩小至 上升到 上升至 升至 发展到 发展为 提至 提到 调整到 调整至 变为 转为 增长至',
);
const AGAINST = Words.of('由 从 自');

/** Decides for each quantity whether it closes the phrase before it or opens the one behind it. */
export function bind({ text, to, tokens, from }: Sentence): void {
  for (let k = 0; k < tokens.length; k += 1) {
    const token = tokens[k] as Token;
    token.binding = 'open';
    if (closes(text, token.tailTo, to)) token.binding = 'closed';
  }
  for (let k = 0; k + 1 < tokens.length; k += 1) {
    const token = tokens[k] as Token;
    const next = tokens[k + 1] as Token;
    const gap = next.quantity.from - token.tailTo;
    if (token.binding !== 'open' || gap < 0 || gap > 1 || (gap === 1 && text.charCodeAt(token.tailTo) !== 32)) continue;
    // 7座1000立方米以下高炉: the second number describes what the first one counts.
    if (
      next.binding === 'open' &&
      token.quantity.kind === 'count' &&
      next.quantity.kind !== 'count' &&
      next.quantity.kind !== 'age'
    )
      next.binding = 'modifier';
    else token.binding = 'closed';
  }
  for (const token of tokens) {
    // 总投资1351亿元的项目: the value describes its noun.
    const kind = token.quantity.kind;
    if (
      token.binding === 'open' &&
      text.charCodeAt(token.tailTo) === 0x7684 &&
      (kind === 'money' || kind === 'measure') &&
      token.bound === null
    )
      token.binding = 'modifier';
  }
  for (let k = 0; k < tokens.length; k += 1) {
    // 由7%降至6%, 从每月653元、300元提高到…: the old values, when a word of reaching stands behind them.
    if (againstAt(text, (tokens[k] as Token).quantity.from, from) < 0) continue;
    let last = k;
    while (
      last + 1 < tokens.length &&
      joined(text, (tokens[last] as Token).tailTo, (tokens[last + 1] as Token).quantity.from)
    )
      last += 1;
    const next = tokens[last + 1];
    const end = (tokens[last] as Token).tailTo;
    if (!next || next.quantity.from - end > 16) continue;
    for (let i = end; i < next.quantity.from; i += 1) {
      if (!TO_LEVEL.head(text, i, next.quantity.from)) continue;
      for (let j = k; j <= last; j += 1) (tokens[j] as Token).binding = 'baseline';
      break;
    }
    k = last;
  }
  for (let k = 0; k + 1 < tokens.length; k += 1) {
    const token = tokens[k] as Token;
    const next = tokens[k + 1] as Token;
    if (
      token.binding === 'open' &&
      next.binding !== 'modifier' &&
      next.quantity.kind !== 'level' &&
      !hasEnd(text, token.tailTo, next.quantity.from)
    ) {
      if (next.binding !== 'open') {
        token.binding = standsAlone(text, token, from) ? 'closed' : 'modifier';
      } else if (
        token.quantity.kind !== 'percent' &&
        !hasVerb(text, token.quantity.from, from) &&
        MAKING.find(text, token.tailTo, next.quantity.from) >= 0
      ) {
        // 20万以上人口县至少建成1个…: the first number says which counties.
        token.binding = 'modifier';
      }
    }
    // 1:0.55、1:1.2: a value with nothing of its own before it.
    if (
      next.binding === 'closed' &&
      token.binding !== 'open' &&
      token.binding !== 'baseline' &&
      joined(text, token.tailTo, next.quantity.from)
    )
      next.binding = 'continued';
  }
}

const AGAINST_SKIP = Words.of('的 每人每月 每月 每年 每人 每人每年 年 底 末 现有 目前 原来 现行 当前 去年 上年');
/** Where 由, 从 or 自 stands before an old value (and its date); -1 where none does. */
export function againstAt(text: string, at: number, floor: number): number {
  let end = at;
  for (let n = 0; n < 4 && end > floor; n += 1) {
    const against = AGAINST.tail(text, end, floor);
    if (against > 0) return end - against;
    const skip = AGAINST_SKIP.tail(text, end, floor);
    if (skip > 0) {
      end -= skip;
      continue;
    }
    if (end - 4 >= floor && /^(?:19|20)\d\d$/.test(text.slice(end - 4, end))) {
      end -= 4;
      continue;
    }
    return -1;
  }
  return -1;
}

/** 60%一二级手术占比达到60%: a comma was lost; the first value has its own predicate. */
function standsAlone(text: string, token: Token, floor: number): boolean {
  const before = readBefore(text, token.quantity.from, Math.max(floor, token.quantity.from - 8), []);
  return token.quantity.kind === 'percent' && token.bound === null && (before.reached || before.bound !== null);
}

const hasVerb = (text: string, at: number, floor: number): boolean => {
  const before = readBefore(text, at, Math.max(floor, at - 12), []);
  return before.verb !== null || before.have;
};

const closes = (text: string, at: number, to: number): boolean => {
  if (at >= to) return true;
  let i = at;
  while (i < to && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 0xa0)) i += 1;
  const code = text.charCodeAt(i);
  if (isClosing(code) || code === 0x28 || code === 0xff08)
    return i >= to || !(code === 0x28 || code === 0xff08) || bracketCloses(text, i, to);
  const word = JOINING.head(text, i, to);
  return word > 0 && text.charCodeAt(i) !== 0x5230;
};

/** （含…） behind a value: what stands behind the bracket decides. */
function bracketCloses(text: string, at: number, to: number): boolean {
  const close = text.indexOf(text.charCodeAt(at) === 0x28 ? ')' : '）', at);
  if (close < 0 || close >= to || close - at > 60) return true;
  return close + 1 >= to || isClosing(text.charCodeAt(close + 1));
}

const hasEnd = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (isClauseEnd(code) || code === 0x3001) return true;
  }
  return false;
};

const joined = (text: string, from: number, to: number): boolean => {
  if (to - from > 3 || to <= from) return to === from;
  for (let i = from; i < to; i += 1) if (!'、,，和与及 ”以'.includes(text.charAt(i))) return false;
  return true;
};

/** How far left a value may look: behind the value before it, a date, or the join to a counted noun. */
export function floorOf(sentence: Sentence, k: number): number {
  const { text, tokens, dates } = sentence;
  const at = (tokens[k] as Token).quantity.from;
  let floor = sentence.from;
  for (let j = k - 1; j >= 0; j -= 1) {
    const before = tokens[j] as Token;
    if (before.binding === 'modifier' || before.binding === 'baseline') continue;
    floor = before.binding === 'open' ? joinAfter(text, before.tailTo, at) : before.tailTo;
    break;
  }
  for (const { date, baseline } of dates)
    if (!baseline && date.to <= at && date.to > floor) floor = afterDate(text, date.to, at);
  return floor;
}

const afterDate = (text: string, from: number, at: number): number => {
  let i = from;
  while (i < at && '年底末前期间内，,时"”起中'.includes(text.charAt(i))) i += 1;
  return i;
};

/** Last 、 or 和 between a counted noun and the next value. */
export function joinAfter(text: string, from: number, at: number): number {
  for (let i = at; i > from; i -= 1) {
    const code = text.charCodeAt(i - 1);
    if (code === 0x3001 || isClauseEnd(code)) return i;
    if (code !== 0x3001 && at - i < 12 && isJoin(text, i - 1) > 0) return i;
  }
  return from;
}
