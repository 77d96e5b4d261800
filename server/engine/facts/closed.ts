import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import { againstAt, floorOf } from './binding.ts';
import { coordinatedDues, dueAt } from './due.ts';
import { emit, permits, type Shared } from './emit.ts';
import { HEADS } from './lexicon.ts';
import { subjectOf } from './naming.ts';
import { narrow, readMultiple } from './narrow.ts';
import { distribute, partsOf, splitSubjects } from './pieces.ts';
import type { Chain, Reading } from './reading.ts';
import { isClauseEnd, type Sentence, type Token } from './scan.ts';
import { type Before, phraseEnd, phraseStart, readBefore } from './subject.ts';

export function readClosed(sentence: Sentence, k: number, chain: Chain, out: Reading[]): void {
  const { text, tokens } = sentence;
  const token = tokens[k] as Token;
  const { quantity } = token;
  let first = k;
  while (first > 0 && tokens[first - 1]?.binding === 'baseline') first -= 1;
  const base = first < k ? (tokens[first] as Token) : null;
  // 由2015年的3.17人发展到2020年的4.16人: the new value's date stands between it and its verb.
  const own =
    base &&
    sentence.dates.find(
      (d) => !d.baseline && d.date.from >= (tokens[k - 1] as Token).tailTo && d.date.to <= quantity.from,
    );
  const floor = floorOf(sentence, own ? first : k);
  const start = phraseStart(text, own ? base.quantity.from : quantity.from, floor);
  const skip = sentence.dates.filter((d) => d.baseline).map((d) => d.date);
  let before = readBefore(text, own ? own.date.from : quantity.from, start, skip, quantity.kind === 'money');
  // The last of several old values may have lost its unit (…、3.03人、3.17发展到…) and be no token.
  let behind = base ? (tokens[k - 1] as Token).tailTo : 0;
  while (behind < before.end && '、.0123456789'.includes(text.charAt(behind))) behind += 1;
  if (base && before.end <= behind) {
    const from = againstAt(text, base.quantity.from, start);
    const again = readBefore(text, from, start, skip);
    before = { ...before, end: again.end, jointly: again.jointly, annual: before.annual || again.annual };
  }
  if ((before.benefit && quantity.kind === 'money') || rejects(text, token, before)) {
    chain.subject = null;
    return;
  }
  if (permits(text, start, quantity.from)) return;
  const list = [token];
  for (let j = k + 1; j < tokens.length && (tokens[j] as Token).binding === 'continued'; j += 1)
    list.push(tokens[j] as Token);
  const predicate =
    before.reached || before.trend !== 0 || before.bound !== null || before.have || quantity.kind === 'ratio';
  let region: Span = { from: start, to: before.end };
  const weak = before.weak;
  if (quantity.kind === 'times' || (quantity.kind === 'percent' && !before.reached && before.bound === null)) {
    const multiple = readMultiple(text, region);
    if (multiple && (quantity.kind === 'times' || multiple.bound !== null)) {
      before = { ...before, end: multiple.end, bound: multiple.bound, reached: true };
      region = { from: start, to: multiple.end };
    }
  }
  // 研发经费投入强度3.4%: a rate is a name throughout, whatever verbs stand in it.
  let subject = subjectOf(
    text,
    region,
    predicate || (quantity.kind !== 'count' && quantity.kind !== 'measure' && quantity.kind !== 'money'),
  );
  const narrowed = narrow(sentence, subject.span, k, quantity.kind === 'ratio');
  subject = { ...subject, span: narrowed.span };
  let verb = subject.verb ?? before.verb;
  if (before.verb && subject.span.to > subject.span.from && !before.reached) {
    // 集贸市场改造提升63个: the verb behind its noun belongs to what is counted.
    subject = { ...subject, span: { from: subject.span.from, to: before.verb.to } };
  }
  const { span } = subject;
  let pieces: (Span | string)[];
  let lead: Span | null = null;
  let scope: Span | null = null;
  if (span.to - span.from < 1) {
    const named = before.verb && !BARE.has(text.slice(before.verb.from, before.verb.to)) ? before.verb : null;
    if (named && !before.weak && !before.have) {
      // 完成投资2100亿元, 培训3万人: the verb itself is what is measured.
      verb = named;
      lead = named;
      pieces = quantity.kind === 'count' && chain.noun && chain.unit === quantity.unit ? [chain.noun, named] : [named];
      chain.subject = named;
    } else {
      const lent = lendSubject(sentence, start, chain);
      if (!lent) return;
      pieces = [lent];
      lead = { from: Math.max(start, before.end), to: before.end };
      region = lent;
    }
  } else {
    const first = text.charCodeAt(span.from);
    const bare = !subject.verb && !before.verb;
    lead = span;
    pieces = [span];
    if (first === 0x5360 && chain.subject && span.from - chain.subject.to < 30) pieces = [chain.subject, span];
    else if (
      inBracket(text, start) &&
      chain.units.has(quantity.unit) &&
      !predicate &&
      placed(text, span, subject.verb ?? before.verb)
    ) {
      // 幼儿园80所(中心城区11所)
      pieces = [chain.units.get(quantity.unit) as Span];
      scope = span;
    } else if (GENERIC.head(text, span.from, span.to) === span.to - span.from) {
      const about = chain.noun ?? (predicate ? lendSubject(sentence, start, chain) : null);
      if (about) pieces = [about, span];
    }
    if (
      pieces.length === 1 &&
      scope === null &&
      bare &&
      !predicate &&
      chain.verb &&
      keepsVerb(text, chain.verb) &&
      follows(text, start, span)
    )
      pieces = [chain.verb, span];
    if (first !== 0x5360 && pieces.length === 1 && scope === null) {
      chain.subject = span;
      chain.noun = subject.noun ?? span;
      chain.units.set(quantity.unit, span);
    }
  }
  if (verb) chain.verb = verb;
  chain.unit = quantity.unit;
  chain.open = false;
  // 落实国务院33条: a paper's articles are no goal.
  if (quantity.unit === '条' && !/[路线街巷道河沟渠管链桥廊流条树]/.test(text.slice(span.from, span.to))) return;
  if (weak && !predicate && quantity.kind !== 'count') return;
  const due = dueAt(
    sentence,
    Math.min(quantity.from, lead?.from ?? quantity.from) === quantity.from ? quantity.from : quantity.from,
    phraseEnd(text, token.tailTo, sentence.to),
  );
  const shared: Shared = { sentence, before, due, base, skip: sentence.dates.filter((d) => d.baseline), region };
  const names = pieces;
  if (before.jointly && list.length === 1 && pieces.length === 1) {
    const only = pieces[0] as Span;
    const count = partsOf(text, only).length;
    if (
      count > 1 &&
      count < 6 &&
      (text.slice(before.end, quantity.from).includes('分别') || partsOf(text, only).every((p) => p.to - p.from >= 3))
    ) {
      distribute(text, names, count, (_, parts, quoteFrom) => emit(shared, token, parts, quoteFrom, out));
      return;
    }
  }
  if (list.length > 1) {
    const only = pieces.length === 1 ? (pieces[0] as Span) : null;
    const dues =
      before.jointly && only && partsOf(text, only).length !== list.length
        ? coordinatedDues(sentence, only.from, list.length)
        : null;
    distribute(text, names, list.length, (index, parts, quoteFrom) => {
      const item = list[index] as Token;
      const last = list[list.length - 1] as Token;
      emit(
        dues ? { ...shared, due: dues[index] ?? null } : shared,
        before.jointly && item.bound === null ? { ...item, bound: last.bound } : item,
        parts,
        quoteFrom,
        out,
      );
    });
    return;
  }
  const split =
    predicate && pieces.length === 1
      ? splitSubjects(text, subject.span.to > subject.span.from ? subject.span : region)
      : null;
  if (split) for (const piece of split) emit(shared, token, [piece], piece.from, out);
  else emit(shared, token, pieces, firstOf(pieces, lead, token), out, { scope });
}

const firstOf = (pieces: readonly (Span | string)[], lead: Span | null, token: Token): number => {
  if (lead) {
    const first = pieces.find((p): p is Span => typeof p !== 'string');
    return first && first.from <= token.quantity.from && token.quantity.from - first.from < 60 ? first.from : lead.from;
  }
  return token.quantity.from;
};

const KEPT = Words.of('新 累计 改');
/** 新增, 新建, 累计利用: the verb says what is counted, so that a short noun takes it along. */
const keepsVerb = (text: string, verb: Span): boolean => KEPT.head(text, verb.from, verb.to) > 0;

/** Verbs that name nothing by themselves. */
const BARE = new Set([
  '完成',
  '实现',
  '新增',
  '建成',
  '新建',
  '建设',
  '引进',
  '发展',
  '办理',
  '达产',
  '设',
  '建',
  '种',
  '造',
  '栽',
  '提升',
  '新',
  '获得',
  '取得',
  '形成',
  '打造',
  '培育',
  '组织',
  '开展',
]);

/** Names that say nothing without what the phrase before was about. */
const GENERIC = Words.of(
  '增幅 增速 涨幅 降幅 规模 总量 总额 总数 总值 产值 占比 比重 面积 容量 数量 产量 单产 总产值 总产 增加值 投资 总投资',
);

const inBracket = (text: string, start: number): boolean => text.charCodeAt(start - 1) === 0x28;
const PLACE = Words.of('区 市 县 城区 镇 乡 州 旗 省级 市级 县级 地区 园区 新区 公办 民办 其中');
const placed = (text: string, span: Span, verb: Span | null): boolean =>
  PLACE.tail(text, verb && verb.to === span.to ? verb.from : span.to, span.from) > 0;

/** Joined by 、 or 和 to the value before it, not by a comma. */
const follows = (text: string, start: number, span: Span): boolean =>
  '、和与及'.includes(text.charAt(start - 1)) || '、和与及'.includes(text.charAt(span.from - 1));

/** A phrase without a subject takes the sentence's last one, else what the phrase before it was about. */
export function lendSubject(sentence: Sentence, start: number, chain: Chain): Span | null {
  if (chain.subject) return chain.subject;
  const { text } = sentence;
  let end = start - 1;
  if (end <= sentence.from || !isClauseEnd(text.charCodeAt(end))) return null;
  const from = phraseStart(text, end, sentence.from);
  for (const { date, baseline } of sentence.dates) if (!baseline && date.to <= end && date.to > from) return null;
  while (end > from && text.charCodeAt(end - 1) === 32) end -= 1;
  const span = subjectOf(text, { from, to: end }, false).span;
  return span.to - span.from >= 3 && span.to - span.from < 40 ? span : null;
}

/** Numbers that state no value of the paper: money given to someone, durations, ages as scope, bare numbers. */
function rejects(text: string, token: Token, before: Before): boolean {
  const { quantity } = token;
  const predicate = before.reached || before.trend !== 0 || before.bound !== null;
  if (quantity.kind === 'bare') {
    if (!predicate || quantity.chinese) return true;
    const end = beforeBracket(text, before.end);
    return HEADS.tail(text, end, Math.max(0, end - 6)) === 0;
  }
  if (
    quantity.kind === 'money' &&
    !raised(text, before.end, quantity.from) &&
    EACH_ONE.find(text, Math.max(0, quantity.from - 8), quantity.from) >= 0
  )
    return true;
  if (quantity.kind === 'time') return !predicate;
  if (quantity.kind === 'age')
    return !predicate || !/寿命|年龄/.test(text.slice(Math.max(0, before.end - 8), before.end));
  if (quantity.kind === 'level') return !predicate;
  if (quantity.chinese && quantity.kind === 'count') {
    if (quantity.value === 1 && !predicate && !before.verb) return true;
    return !(before.verb || predicate);
  }
  return false;
}

/** 电能利用效率(PUE): where the name ends whose short form stands in brackets. */
function beforeBracket(text: string, end: number): number {
  const close = text.charAt(end - 1);
  if (close !== ')' && close !== '）') return end;
  const open = text.lastIndexOf(close === ')' ? '(' : '（', end - 1);
  return open > 0 && end - open < 16 ? open : end;
}

const EACH_ONE = Words.of('每人 每生 每户 每床 每亩 每月 每名 每次 每位 每件 每个 每公里 每头 每辆 每年每');
/** 提高到每人每月800元 raises a payment; a payment as such is no goal. */
const raised = (text: string, from: number, at: number): boolean =>
  /提高|增加|提升|不低于|降|达到|增至/.test(text.slice(Math.max(0, from - 8), at));
