import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import { dueAt } from './due.ts';
import type { Reading } from './reading.ts';
import type { Sentence, Token } from './scan.ts';
import { phraseEnd, phraseStart, trim } from './subject.ts';
import { tenseAt } from './tense.ts';

const REACH = Words.of('达到 达 晋升为 晋升 升级为 升至 提升至 提升到 提升为 创建为 创建成 通过 建成');
const GRADED = Words.of('水平 标准 甲等 乙等 丙等 等级 要求 以上');
const ENTER = Words.of(
  '进入 跻身 位居 位列 保持 稳居 进 列 争进 冲刺 迈入 挺进 稳定在 居 排名 冲进 跨入 力争 迈进 排 跃居 升至 升到 保持在 处于 继续保持 均居 名列 上升至 上升到 进位 排位',
);
const MOVE = Words.of('进 前移 前进 上升 提升 晋升 跃升 进位 晋位 再进 升 前移了 上升了');

/** 达到三级甲等水平, 前30名, 前移2位: grades and ranks. Their tokens are taken from the counted ones. */
export function readGrades(sentence: Sentence, taken: Span[]): Reading[] {
  const out: Reading[] = [];
  for (let k = 0; k < sentence.tokens.length; k += 1) {
    const token = sentence.tokens[k] as Token;
    const { quantity } = token;
    if (taken.some((s) => s.from <= quantity.from && quantity.to <= s.to)) continue;
    if (quantity.kind === 'level') grade(sentence, k, token, out, taken);
    else if (quantity.kind === 'count' || quantity.kind === 'bare') rank(sentence, token, out, taken);
  }
  return out;
}

function grade(sentence: Sentence, k: number, token: Token, out: Reading[], taken: Span[]): void {
  const { text } = sentence;
  const { quantity } = token;
  const start = phraseStart(text, quantity.from, sentence.from);
  const end = phraseEnd(text, quantity.to, sentence.to);
  const at = REACH.findLast(text, Math.max(start, quantity.from - 18), quantity.from);
  if (at < 0 || token.binding === 'closed') return;
  if (GRADED.find(text, quantity.to, end) < 0) return;
  // A count or share in the same phrase is the value; the grade is what they reach.
  const verb = REACH.endingAt(text, at, start);
  const verbFrom = at - (verb?.[0].length ?? 1);
  for (let j = 0; j < k; j += 1) {
    const other = sentence.tokens[j] as Token;
    if (other.quantity.from >= start && other.binding === 'open' && other.quantity.to <= verbFrom) return;
  }
  const phrase = text.slice(start, quantity.from);
  if (phrase.includes('全部') || phrase.includes('所有') || /^将?符合/.test(phrase)) return;
  const subject = trim(text, start, verbFrom);
  const ranked = /^[甲乙丙]等/.test(text.slice(quantity.to, quantity.to + 2));
  let right = quantity.to;
  const bracket = text.charAt(right);
  if (bracket === '(' || bracket === '（') {
    const close = text.indexOf(bracket === '(' ? ')' : '）', right);
    if (close > 0 && close < end) right = close + 1;
  }
  const indicator: (Span | string)[] = ranked
    ? [{ from: at, to: end }]
    : [
        { from: at, to: quantity.from },
        { from: right, to: end },
      ].filter((s) => s.to > s.from);
  const lent = subject.to > subject.from ? subject : previous(sentence, start);
  const width = indicator.reduce((n, s) => n + (typeof s === 'string' ? s.length : s.to - s.from), 0);
  if (lent && !ranked && (width < 4 || (width < 5 && subject.to <= subject.from))) indicator.unshift(lent);
  taken.push({ from: start, to: end });
  const due = dueAt(sentence, quantity.from, end);
  out.push({
    from: subject.to > subject.from ? subject.from : verbFrom,
    to: end,
    valueFrom: quantity.from,
    valueTo: quantity.to,
    value: quantity.value,
    valueMax: null,
    unit: '级',
    comparator: token.bound ?? 'eq',
    indicator,
    scope: lent,
    per: null,
    growth: false,
    suspect: null,
    baseline: null,
    trend: 0,
    due,
    annual: false,
    tense: tenseAt(sentence, start, quantity.from, end, due, false),
  });
}

/** The noun that the phrase before ended with: 至少建成1个次中心，逐步达到二级服务水平. */
function previous(sentence: Sentence, start: number): Span | null {
  const { text } = sentence;
  if (start - 1 <= sentence.from) return null;
  const from = phraseStart(text, start - 1, sentence.from);
  let begin = from;
  for (const token of sentence.tokens) if (token.quantity.to > begin && token.quantity.to < start) begin = token.tailTo;
  return start - 1 > begin ? trim(text, begin, start - 1) : null;
}

function rank(sentence: Sentence, token: Token, out: Reading[], taken: Span[]): void {
  const { text } = sentence;
  const { quantity } = token;
  const unit = quantity.unit ?? '';
  const start = phraseStart(text, quantity.from, sentence.from);
  const end = token.tailTo;
  if (
    text.charCodeAt(quantity.from - 1) === 0x524d &&
    (unit === '' || unit === '位' || unit === '名' || unit === '个' || unit === '强')
  ) {
    const at = ENTER.findLast(text, Math.max(start, quantity.from - 24), quantity.from - 1);
    if (at < 0) return;
    const verb = ENTER.endingAt(text, at, start)?.[0] ?? '';
    const field = { from: at, to: quantity.from - 1 };
    const subject = trim(text, start, at - verb.length);
    const pieces: (Span | string)[] = [];
    if (subject.to > subject.from) pieces.push(subject);
    if (field.to > field.from) pieces.push(field);
    if (pieces.length === 0) return;
    pieces.push('位次');
    finish(
      sentence,
      token,
      subject.to > subject.from ? subject.from : at - verb.length,
      end,
      pieces,
      'le',
      unit || '位',
      start,
      out,
      taken,
      0,
    );
    return;
  }
  if (unit !== '位' && unit !== '个位次' && unit !== '名') return;
  const verb = MOVE.endingAt(text, quantity.from, start);
  if (!verb || token.binding !== 'closed') return;
  const from = quantity.from - verb[0].length;
  const subject = trim(text, start, from);
  if (unit === '名' || subject.to - subject.from < 2) return;
  finish(sentence, token, subject.from, end, [subject, '位次'], 'change', unit, start, out, taken, 1);
}

function finish(
  sentence: Sentence,
  token: Token,
  from: number,
  to: number,
  indicator: readonly (Span | string)[],
  comparator: Reading['comparator'],
  unit: string,
  start: number,
  out: Reading[],
  taken: Span[],
  trend: 0 | 1,
): void {
  const { quantity } = token;
  const due = dueAt(sentence, quantity.from, to);
  taken.push({ from: quantity.from, to: quantity.to });
  out.push({
    from,
    to,
    valueFrom: quantity.from,
    valueTo: quantity.to,
    value: quantity.value,
    valueMax: null,
    unit,
    comparator,
    indicator,
    scope: null,
    per: null,
    growth: false,
    suspect: null,
    baseline: null,
    trend,
    due,
    annual: false,
    tense: tenseAt(sentence, start, quantity.from, to, due, false),
  });
}
