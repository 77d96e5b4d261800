import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import type { dueAt } from './due.ts';
import { perAt } from './per.ts';
import type { Reading } from './reading.ts';
import type { Sentence, Token } from './scan.ts';
import type { Before } from './subject.ts';
import { tenseAt } from './tense.ts';

const PERMITTING = Words.of('允许 可按 不含 最多可 最高可 累计不超 其余');
/** 允许…60%以上用于奖励 allows something; it asks for nothing. */
export const permits = (text: string, from: number, to: number): boolean =>
  PERMITTING.find(text, from, Math.min(to, from + 12)) >= 0;

export interface Shared {
  readonly sentence: Sentence;
  readonly before: Before;
  readonly due: ReturnType<typeof dueAt>;
  readonly base: Token | null;
  readonly skip: Sentence['dates'];
  readonly region: Span;
}

export function emit(
  shared: Shared,
  token: Token,
  pieces: readonly (Span | string)[],
  quoteFrom: number,
  out: Reading[],
  more: { to?: number; scope?: Span | null } = {},
): void {
  const { sentence, before, due, base } = shared;
  const { text } = sentence;
  const { quantity } = token;
  const first = pieces.find((p): p is Span => typeof p !== 'string');
  if (!first || first.to <= first.from) return;
  const from = Math.min(quoteFrom, quantity.from);
  const to = Math.max(more.to ?? token.tailTo, token.tailTo);
  const trend = before.trend;
  const relative =
    quantity.kind === 'percent' ||
    quantity.kind === 'points' ||
    quantity.kind === 'times' ||
    quantity.kind === 'rate' ||
    quantity.kind === 'money';
  const change =
    trend !== 0 && !before.reached && (relative || !/提升|扩大/.test(text.slice(before.end, quantity.from)));
  const growing =
    (change && (quantity.kind === 'percent' || quantity.kind === 'points' || quantity.kind === 'times')) ||
    growsByName(text, pieces);
  const bound = token.bound ?? before.bound;
  const comparator = quantity.valueMax !== null ? 'range' : (bound ?? (change ? 'change' : 'eq'));
  const basis = shared.skip.find((d) => d.date.to <= quantity.from);
  const per = perAt(text, shared.region.from, quantity.from);
  const suspect = doubt(sentence, token, shared.region.from, first.from, change);
  out.push({
    from,
    to,
    valueFrom: quantity.from,
    valueTo: quantity.to,
    value: quantity.value,
    valueMax: quantity.valueMax,
    unit: quantity.unit,
    comparator,
    indicator: pieces,
    scope: more.scope ?? null,
    per: per && per.to <= Math.max(quantity.from, per.from) ? per : null,
    growth: growing,
    suspect,
    baseline:
      base || basis || before.baseline ? { year: basis?.date.year ?? null, value: base?.quantity.value ?? null } : null,
    trend,
    due,
    annual:
      before.annual ||
      text.slice(Math.max(sentence.from, from - 3), quantity.from).includes('每年') ||
      (shared.region.to - shared.region.from < 60 && text.slice(shared.region.from, quantity.from).includes('每年')),
    tense: tenseAt(sentence, shared.region.from, quantity.from, to, due, before.past),
  });
}

const growsByName = (text: string, pieces: readonly (Span | string)[]): boolean => {
  const last = pieces[pieces.length - 1];
  if (!last || typeof last === 'string') return false;
  return /(?:增长|增速|增幅|涨幅|降幅|增长率|递增|增长速度)$/.test(
    text.slice(Math.max(last.from, last.to - 4), last.to),
  );
};

/** Why a share above the whole is doubtful. */
export const OVER_HUNDRED = '比率超过100%';

/** Why a figure as printed is doubtful; null for a sound one. */
function doubt(sentence: Sentence, token: Token, from: number, named: number, change: boolean): string | null {
  const { text, dates } = sentence;
  const { quantity } = token;
  if (quantity.value === null) return '数字被遮盖';
  if (quantity.kind === 'bare') return '单位缺失';
  // 202515岁以上人群: a year ran into the number behind it.
  for (const { date } of dates) {
    const code = text.charCodeAt(date.to);
    const last = text.charCodeAt(date.to - 1);
    if (code >= 48 && code <= 57 && last >= 48 && last <= 57 && date.to >= from - 1 && date.to <= named)
      return '年份与数字相连，疑有漏字';
  }
  if (
    quantity.kind === 'percent' &&
    !change &&
    quantity.value > 100 &&
    SHARES.tail(text, shareEnd(text, token), named) > 0
  )
    return OVER_HUNDRED;
  return null;
}

/** Shares of a whole: more than all of it is a slip. */
const SHARES = Words.of('占比 比重 达标率 合格率 参保率 签约率 巩固率 就诊率 处理率 治理率 完成率 绿化率 森林覆盖率');
const shareEnd = (text: string, token: Token): number => {
  let end = token.quantity.from;
  while (end > 0 && '达到为在控制提高保持稳定至不低于少超过'.includes(text.charAt(end - 1))) end -= 1;
  return end;
};
