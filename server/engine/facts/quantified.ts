import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import { dueAt } from './due.ts';
import { ACHIEVING, HEADS, MAKING, NOMINAL, STOP_NOUNS, STOP_TAILS, WEAKLY } from './lexicon.ts';
import { distribute, isJoin, partsOf, splitSubjects } from './pieces.ts';
import type { Chain, Reading } from './reading.ts';
import { isClauseEnd, isClosing, type Sentence, type Token } from './scan.ts';
import { type Before, phraseEnd, phraseStart, readBefore, trim } from './subject.ts';
import { tenseAt } from './tense.ts';

const JOINING = Words.of('和 与 及 以及 并 且 或 、 到 至 同时 其中 而');
const TO_LEVEL = Words.of('提高到 提高至 提升到 提升至 增加到 增加至 增至 增长到 扩大到 扩大至 下降到 下降至 降到 降至 降低到 降低至 减少到 减少至 减至 压减至 压缩至 压缩到 缩短至 缩短到 缩小到 缩小至 上升到 上升至 升至 发展到 提至 提到 调整到 调整至 变为 转为 增长至');
const EACH = Words.of('每 各 每个 每一');
const PER = Words.of('每千 每万 每百 每十万 每10万 每百万 每个 每名 每县 每村 每乡 每镇 每户 每所 每班 每平方 每亩 每校 每人 每省 每市 每区 每一 每街 每年每 每2年 每3年 每两年 每三年 每公顷 每新增 每位 每支 每家 每旗 每季度 每月 每周 每学期');
const AGAINST = Words.of('由 从 自');

/** Reads every number of a sentence that states a value, target or not; whether it does is for the document to say. */
export function readQuantified(sentence: Sentence, taken: readonly Span[]): Reading[] {
  const { tokens } = sentence;
  if (tokens.length === 0) return [];
  const out: Reading[] = [];
  const chain: Chain = { subject: null, noun: null, units: new Map(), unit: null, verb: null, open: false };
  for (let k = 0; k < tokens.length; k += 1) {
    const token = tokens[k] as Token;
    if (token.binding === 'modifier' || token.binding === 'baseline' || token.binding === 'continued') continue;
    if (taken.some((span) => span.from < token.quantity.to && token.quantity.from < span.to)) continue;
    if (token.binding === 'closed') readClosed(sentence, k, chain, out);
    else readOpen(sentence, k, chain, out);
  }
  return out;
}

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
    if (next.binding === 'open' && token.quantity.kind === 'count' && next.quantity.kind !== 'count' && next.quantity.kind !== 'age') next.binding = 'modifier';
    else token.binding = 'closed';
  }
  for (const token of tokens) {
    // 总投资1351亿元的项目: the value describes its noun.
    const kind = token.quantity.kind;
    if (token.binding === 'open' && text.charCodeAt(token.tailTo) === 0x7684 && (kind === 'money' || kind === 'measure') && token.bound === null) token.binding = 'modifier';
  }
  for (let k = 0; k < tokens.length; k += 1) {
    // 由7%降至6%, 从每月653元、300元提高到…: the old values, when a word of reaching stands behind them.
    if (againstAt(text, (tokens[k] as Token).quantity.from, from) < 0) continue;
    let last = k;
    while (last + 1 < tokens.length && joined(text, (tokens[last] as Token).tailTo, (tokens[last + 1] as Token).quantity.from)) last += 1;
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
    if (token.binding === 'open' && next.binding !== 'modifier' && next.quantity.kind !== 'level' && !hasEnd(text, token.tailTo, next.quantity.from)) {
      if (next.binding !== 'open') {
        if (!standsAlone(text, token, from)) token.binding = 'modifier';
      } else if (token.quantity.kind !== 'percent' && !hasVerb(text, token.quantity.from, from) && MAKING.find(text, token.tailTo, next.quantity.from) >= 0) {
        // 20万以上人口县至少建成1个…: the first number says which counties.
        token.binding = 'modifier';
      }
    }
    // 1:0.55、1:1.2: a value with nothing of its own before it.
    if (next.binding === 'closed' && token.binding !== 'open' && token.binding !== 'baseline' && joined(text, token.tailTo, next.quantity.from))
      next.binding = 'continued';
  }
}

const AGAINST_SKIP = Words.of('的 每人每月 每月 每年 每人 每人每年 年 底 末 现有 目前 原来 现行 当前 去年 上年');
/** Where 由, 从 or 自 stands before an old value (and its date); -1 where none does. */
function againstAt(text: string, at: number, floor: number): number {
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
  if (isClosing(code) || code === 0x28 || code === 0xff08) return i >= to || !(code === 0x28 || code === 0xff08) || bracketCloses(text, i, to);
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
function floorOf(sentence: Sentence, k: number): number {
  const { text, tokens, dates } = sentence;
  const at = (tokens[k] as Token).quantity.from;
  let floor = sentence.from;
  for (let j = k - 1; j >= 0; j -= 1) {
    const before = tokens[j] as Token;
    if (before.binding === 'modifier' || before.binding === 'baseline') continue;
    floor = before.binding === 'open' ? joinAfter(text, before.tailTo, at) : before.tailTo;
    break;
  }
  for (const { date, baseline } of dates) if (!baseline && date.to <= at && date.to > floor) floor = afterDate(text, date.to, at);
  return floor;
}

const afterDate = (text: string, from: number, at: number): number => {
  let i = from;
  while (i < at && '年底末前期间内，,时"”起中'.includes(text.charAt(i))) i += 1;
  return i;
};

/** Last 、 or 和 between a counted noun and the next value. */
function joinAfter(text: string, from: number, at: number): number {
  for (let i = at; i > from; i -= 1) {
    const code = text.charCodeAt(i - 1);
    if (code === 0x3001 || isClauseEnd(code)) return i;
    if (code !== 0x3001 && at - i < 12 && isJoin(text, i - 1) > 0) return i;
  }
  return from;
}

function readClosed(sentence: Sentence, k: number, chain: Chain, out: Reading[]): void {
  const { text, tokens } = sentence;
  const token = tokens[k] as Token;
  const { quantity } = token;
  let first = k;
  while (first > 0 && tokens[first - 1]?.binding === 'baseline') first -= 1;
  const base = first < k ? (tokens[first] as Token) : null;
  const floor = floorOf(sentence, k);
  const start = phraseStart(text, quantity.from, floor);
  const skip = sentence.dates.filter((d) => d.baseline).map((d) => d.date);
  let before = readBefore(text, quantity.from, start, skip, quantity.kind === 'money');
  if (base && before.end <= (tokens[k - 1] as Token).tailTo) {
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
  for (let j = k + 1; j < tokens.length && (tokens[j] as Token).binding === 'continued'; j += 1) list.push(tokens[j] as Token);
  const predicate = before.reached || before.trend !== 0 || before.bound !== null || before.have || quantity.kind === 'ratio';
  let region: Span = { from: start, to: before.end };
  const weak = before.weak;
  if (quantity.kind === 'times') {
    const multiple = readMultiple(text, region);
    if (multiple) {
      before = { ...before, end: multiple.end, bound: multiple.bound, reached: true };
      region = { from: start, to: multiple.end };
    }
  }
  let subject = subjectOf(text, region, predicate);
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
    else if (inBracket(text, start) && chain.units.has(quantity.unit) && !predicate && placed(text, span, subject.verb ?? before.verb)) {
      // 幼儿园80所(中心城区11所)
      pieces = [chain.units.get(quantity.unit) as Span];
      scope = span;
    } else if (GENERIC.head(text, span.from, span.to) === span.to - span.from) {
      const about = chain.noun ?? (predicate ? lendSubject(sentence, start, chain) : null);
      if (about) pieces = [about, span];
    }
    if (pieces.length === 1 && scope === null && bare && !predicate && chain.verb && keepsVerb(text, chain.verb) && follows(text, start, span)) pieces = [chain.verb, span];
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
  const due = dueAt(sentence, Math.min(quantity.from, lead?.from ?? quantity.from) === quantity.from ? quantity.from : quantity.from, phraseEnd(text, token.tailTo, sentence.to));
  const shared: Shared = { sentence, before, due, base, skip: sentence.dates.filter((d) => d.baseline), region };
  const names = pieces;
  if (before.jointly && list.length === 1 && pieces.length === 1) {
    const only = pieces[0] as Span;
    const count = partsOf(text, only).length;
    if (count > 1 && count < 6 && (text.slice(before.end, quantity.from).includes('分别') || partsOf(text, only).every((p) => p.to - p.from >= 3))) {
      distribute(text, names, count, (_, parts, quoteFrom) => emit(shared, token, parts, quoteFrom, out));
      return;
    }
  }
  if ((before.jointly && list.length > 1) || list.length > 1) {
    distribute(text, names, list.length, (index, parts, quoteFrom) => {
      const item = list[index] as Token;
      const last = list[list.length - 1] as Token;
      emit(shared, before.jointly && item.bound === null ? { ...item, bound: last.bound } : item, parts, quoteFrom, out);
    });
    return;
  }
  const split = predicate && pieces.length === 1 ? splitSubjects(text, subject.span.to > subject.span.from ? subject.span : region) : null;
  if (split) for (const piece of split) emit(shared, token, [piece], piece.from, out);
  else emit(shared, token, pieces, firstOf(pieces, lead, token), out, { scope });
}

const MULTIPLE = new Words<'le' | 'ge' | 'eq'>([
  ['控制在', 'le'],
  ['不得超过', 'le'],
  ['不超过', 'le'],
  ['不高于', 'le'],
  ['不得高于', 'le'],
  ['低于', 'le'],
  ['不低于', 'ge'],
  ['高于', 'ge'],
  ['超过', 'ge'],
  ['达到', 'eq'],
  ['是', 'eq'],
  ['为', 'eq'],
]);

/** 薪酬水平不超过职工平均水平的5倍: what the multiple is of stands between the bound and the value. */
function readMultiple(text: string, region: Span): { end: number; bound: Before['bound'] } | null {
  if (text.charCodeAt(region.to - 1) !== 0x7684) return null;
  for (let i = region.from; i < region.to; i += 1) {
    const word = MULTIPLE.startingAt(text, i, region.to);
    if (!word) continue;
    const before = readBefore(text, i, region.from, []);
    return { end: before.end, bound: word[1] === 'eq' ? null : word[1] };
  }
  return null;
}

/** Takes off what says to whom an indicator applies: a leading 100户以上, 二级及以上公立医院, a trailing 每2年. */
function narrow(sentence: Sentence, span: Span, k: number, ratio: boolean): { span: Span; scope: Span | null } {
  const { text, tokens } = sentence;
  let { from, to } = span;
  const modifier = tokens[k - 1];
  if (modifier?.binding === 'modifier' && modifier.bound !== null && modifier.quantity.kind === 'count' && modifier.quantity.from === from && to - modifier.tailTo >= 4) from = modifier.tailTo;
  // 有意愿且符合条件的特困人员集中供养率: a clause before 的 says to whom.
  const clause = text.indexOf('的', from);
  if (clause > from && to - clause > 4 && QUALIFYING.find(text, from, clause) >= 0) from = clause + 1;
  // …、…等人才团队: the list only gives examples.
  const listed = text.indexOf('等', from);
  if (listed > from && to - listed > 3 && text.slice(from, listed).includes('、') && !/^等(?:项目|工程|重点|地|级|次|重大)/.test(text.slice(listed, listed + 3))) from = listed + 1;
  const graded = GRADED.startingAt(text, from, to);
  if (graded) {
    for (let i = from + graded[0].length; i < Math.min(to, from + 26); i += 1) {
      const width = CLASS.head(text, i, to);
      if (!width) continue;
      const rest = i + width;
      if (to - rest >= 4 && !/^[数率人的总均内覆(]/.test(text.charAt(rest))) {
        from = rest;
        break;
      }
    }
  } else if (ratio) {
    const at = Words.of('医院 机构 学校').findLast(text, from, to - 2);
    if (at > from && to - at >= 3) from = at;
  }
  const each = PER_AREA.find(text, from, to);
  if (each > from) {
    const rest = each + PER_AREA.head(text, each, to);
    if (to - rest >= 3) from = rest;
  }
  return { span: { from, to }, scope: from > span.from ? { from: span.from, to: from } : null };
}

const QUALIFYING = Words.of('符合 有意愿 存在 具备 纳入 列入 达不到 未达');
const GRADED = Words.of('二级及以上 二级以上 三级及以上 三级以上 地级及以上 县级及以上 二级和三级 二、三级 三级 二级 县级以上 地级以上 100张床位以上 设区市');
const CLASS = Words.of('医院 医疗机构 卫生机构 机构 学校 城市 企业 水源 县城');
const PER_AREA = Words.of('每平方公里 每公里 每百平方公里');

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
const BARE = new Set(['完成', '实现', '新增', '建成', '新建', '建设', '引进', '发展', '办理', '达产', '设', '建', '种', '造', '栽', '提升', '新', '获得', '取得', '形成', '打造', '培育', '组织', '开展']);

/** Names that say nothing without what the phrase before was about. */
const GENERIC = Words.of('增幅 增速 涨幅 降幅 规模 总量 总额 总数 总值 产值 占比 比重 面积 容量 数量 产量 单产 总产值 总产 增加值 投资 总投资');

const inBracket = (text: string, start: number): boolean => text.charCodeAt(start - 1) === 0x28;
const PLACE = Words.of('区 市 县 城区 镇 乡 州 旗 省级 市级 县级 地区 园区 新区 公办 民办 其中');
const placed = (text: string, span: Span, verb: Span | null): boolean => PLACE.tail(text, verb && verb.to === span.to ? verb.from : span.to, span.from) > 0;

/** Joined by 、 or 和 to the value before it, not by a comma. */
const follows = (text: string, start: number, span: Span): boolean => '、和与及'.includes(text.charAt(start - 1)) || '、和与及'.includes(text.charAt(span.from - 1));

/** A phrase without a subject takes the sentence's last one, else what the phrase before it was about. */
function lendSubject(sentence: Sentence, start: number, chain: Chain): Span | null {
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
    return !HEADS.findLast(text, Math.max(0, before.end - 6), before.end) || HEADS.findLast(text, Math.max(0, before.end - 6), before.end) !== before.end;
  }
  if (quantity.kind === 'money' && !raised(text, before.end, quantity.from) && EACH_ONE.find(text, Math.max(0, quantity.from - 8), quantity.from) >= 0) return true;
  if (quantity.kind === 'time') return !predicate;
  if (quantity.kind === 'age') return !predicate || !/寿命|年龄/.test(text.slice(Math.max(0, before.end - 8), before.end));
  if (quantity.kind === 'level') return !predicate;
  if (quantity.chinese && quantity.kind === 'count') {
    if (quantity.value === 1 && !predicate && !before.verb) return true;
    return !(before.verb || predicate);
  }
  return false;
}

const EACH_ONE = Words.of('每人 每生 每户 每床 每亩 每月 每名 每次 每位 每件 每个 每公里 每头 每辆 每年每');
/** 提高到每人每月800元 raises a payment; a payment as such is no goal. */
const raised = (text: string, from: number, at: number): boolean => /提高|增加|提升|不低于|降|达到|增至/.test(text.slice(Math.max(0, from - 8), at));

interface Subject {
  readonly span: Span;
  readonly verb: Span | null;
  /** Without the verb that leads it. */
  readonly noun: Span | null;
}

/** What the words before a value name: without deadline and leading verbs, from the last making verb on. */
export function subjectOf(text: string, region: Span, predicate: boolean): Subject {
  const span = trim(text, region.from, region.to);
  let verb: Span | null = null;
  let from = span.from;
  let end = span.to;
  for (let n = 0; n < 4; n += 1) {
    const at = MAKING.findLast(text, from, end);
    if (at < 0) break;
    const word = MAKING.endingAt(text, at, from);
    const width = word ? word[0].length : 1;
    const rest = span.to - at;
    if (rest >= 1 && width >= 2 && !NOMINAL.head(text, at, span.to) && (!predicate || at - width === span.from) && freeVerb(text, at - width, span.from)) {
      verb = { from: at - width, to: at };
      // 新建、改建农村公路: verbs that are joined stay together.
      for (;;) {
        const glue = JOINING.tail(text, verb.from, from);
        const other: readonly [string, true] | null = glue ? MAKING.endingAt(text, verb.from - glue, from) : MAKING.endingAt(text, verb.from, from);
        if (!other) break;
        verb = { from: verb.from - glue - other[0].length, to: at };
      }
      break;
    }
    end = at - width;
  }
  if (!verb) return { span, verb: null, noun: null };
  const noun = trim(text, verb.to, span.to);
  if (noun.to - noun.from < 1) return { span, verb: null, noun: null };
  // 引进名校, 改造危桥: too short a noun takes its verb along.
  const keep = text.charAt(verb.from) === '新' || (noun.to - noun.from <= 2 && text.slice(verb.from, verb.to).indexOf('建') < 0);
  from = keep ? verb.from : noun.from;
  // 城镇新增就业: the verb stands inside the name.
  if (text.startsWith('新增', verb.from) && text.startsWith('城镇', verb.from - 2) && verb.from - 2 >= span.from) from = verb.from - 2;
  return { span: { from, to: noun.to }, verb, noun };
}

const FREE = Words.of('实现 完成 确保 力争 争取 重点 累计 共 新 再 计划 拟 将 可 并 已 要 、 和 及 全市 全省 全区 全县 全州 全国 各地 企业 布局 组织 支持 推动 推进 加快 年 全年 每年 高标准 高质量 高水平 力促 规划 继续 大力 积极 持续 稳步 分类 统筹 集中 同步 市 县 省 区 镇 社会 先后 落实 至少 优先 抓好 启动 着力 全力 共同 独立 精准 有序 加大 做好 自主 谋划 引导 鼓励 指导 保障 以上 为 等 完善 力争完成 者 政府');

/** A verb in the middle of a phrase is one only where nothing nominal leans on it: 养老服务设施建设补助 has none. */
const freeVerb = (text: string, at: number, from: number): boolean => {
  if (at <= from) return true;
  const code = text.charCodeAt(at - 1);
  if (code === 0x3001 || code === 0x29 || code === 0xff09 || code === 0x201d || code === 32) return true;
  return FREE.tail(text, at, from) > 0 || HOLDER.tail(text, at, from) > 0 || MAKING.tail(text, at, from) > 1 || STRONG.head(text, at, at + 4) > 0;
};
const HOLDER = Words.of('医院 学校 机构 卫生院 街道 乡镇 中心 县(市、区) 县市区 社区');
const STRONG = Words.of('建成 打造 引进 新建 新增 完成 培育 创建 发放 遴选 招引 布局建设 新改建 改扩建 新培育 新引进 新认定 组建 增设 争创 建设改造 改造建设 选派 新选派 开工建设 新开工 实施 举办 累计 提供 招聘 培养 设立 创成 认定 吸引 淘汰 开通 改造提升 改造 新发展 配备 安装 铺设 修复 治理');

function readOpen(sentence: Sentence, k: number, chain: Chain, out: Reading[]): void {
  const { text, tokens } = sentence;
  const token = tokens[k] as Token;
  const { quantity } = token;
  const start = phraseStart(text, quantity.from, floorOf(sentence, k));
  const before = readBefore(text, quantity.from, start, sentence.dates.filter((d) => d.baseline).map((d) => d.date), quantity.kind === 'money');
  let right = token.tailTo;
  if (text.charCodeAt(right) === 0x7684) right += 1;
  let end = phraseEnd(text, right, sentence.to);
  end = endOfNoun(sentence, k, right, end);
  if ((before.benefit && quantity.kind === 'money') || end - right < 1) return;
  if (permits(text, start, quantity.from)) return;
  const due = dueAt(sentence, quantity.from, end);
  const shared: Shared = { sentence, before, due, base: null, skip: sentence.dates.filter((d) => d.baseline), region: { from: start, to: before.end } };
  if (quantity.kind === 'percent') {
    readShare(shared, token, start, right, end, out);
    chain.open = false;
    return;
  }
  if (quantity.kind === 'level' || quantity.kind === 'rate' || quantity.kind === 'points' || quantity.kind === 'ratio' || quantity.kind === 'bare') return;
  if (quantity.kind === 'age') return;
  if ((STOP_NOUNS.head(text, right, end) > 0 && !/县域|区域/.test(text.slice(right, right + 2))) || (STOP_TAILS.tail(text, end, right) > 0 && !before.bound && !text.startsWith('完成', start) && DONE.find(text, right, end) < 0)) {
    if (!achievesLater(text, right, end)) return;
  }
  // 100万元以下的项目, 20亿元的企业: the value describes its noun.
  const described = text.charCodeAt(token.tailTo) === 0x7684 && token.bound === null;
  const left = trim(text, start, before.end);
  let verb = before.verb;
  let weak = before.weak;
  let between: Span | null = null;
  if (!verb) {
    const found = lastVerb(text, start, before.end);
    if (found) {
      verb = found.verb;
      weak = found.weak;
      const noun = trim(text, found.verb.to, before.end);
      between = noun.to > noun.from ? noun : null;
    }
  }
  const alone = left.to <= left.from || (before.verb !== null && before.verb.from <= left.from);
  const measured = quantity.kind === 'money' || quantity.kind === 'measure' || quantity.kind === 'time' || quantity.kind === 'times';
  const achieved = ACHIEVING.find(text, right + 1, end);
  if (!verb && !before.have) {
    if (chain.open && alone) verb = chain.verb;
    else if (achieved < 0 && !before.bound) return;
    else if (measured && !forObject(text, start, quantity.from)) return;
  }
  if (described && measured) return;
  if (measured && token.bound !== null && (!before.verb || (token.bound === 'le' && quantity.kind === 'money'))) return;
  if (quantity.kind === 'measure' && CAPACITY.find(text, quantity.from, quantity.to) >= 0 && !/新增|完成|实现/.test(text.slice(start, quantity.from))) return;
  if (text.charCodeAt(quantity.from - 1) === 0x7b49 && /[项个]$/.test(quantity.unit ?? '') && DONE.find(text, right, end) < 0 && k > 0) return;
  if (measured && (quantity.kind === 'time' || quantity.kind === 'times')) return;
  if (measured && !before.verb && !forObject(text, start, quantity.from) && !(verb && !weak)) return;
  if (quantity.chinese && !(before.verb && !before.weak) && !before.have && !before.bound && !(chain.open && alone)) return;
  if (quantity.chinese && quantity.value === 1 && !before.bound && !token.bound && !perAt(text, start, quantity.from)) return;
  if (weak && !passesWeakly(text, right, end, between, start, quantity.from)) {
    chain.open = false;
    chain.verb = null;
    return;
  }
  const indicator = openIndicator(text, token, before, start, right, end, verb, achieved);
  emit(shared, token, indicator.pieces, quantity.from, out, { to: end, scope: indicator.scope });
  chain.open = true;
  chain.verb = verb;
  chain.subject = null;
  chain.noun = { from: right, to: end };
  chain.unit = quantity.unit;
}

const PERMITTING = Words.of('允许 可按 不含 最多可 最高可 累计不超 其余');
/** 允许…60%以上用于奖励 allows something; it asks for nothing. */
const permits = (text: string, from: number, to: number): boolean => PERMITTING.find(text, from, Math.min(to, from + 12)) >= 0;

/** 30万千瓦光伏发电, 40万吨工业硅: capacities are part of a project's name. */
const CAPACITY = Words.of('千瓦 兆瓦 吉瓦 吨 千伏 伏安 立方米/日 吨/日 MW GW kW 标箱');

const achievesLater = (text: string, right: number, end: number): boolean => {
  const at = ACHIEVING.find(text, right, Math.min(end, right + 4));
  return at >= 0 && /县|区|市|乡|镇|村/.test(text.charAt(right));
};

/** 对300公里农村公路实施…, 为200所学校配备…, 促进19万名脱贫人口实现务工. */
const forObject = (text: string, start: number, at: number): boolean => at > start && OBJECT.tail(text, at, start) > 0;
const OBJECT = Words.of('对 为 将 给 向 使 让 促进 帮助 组织 确保 剩余 剩余的 实现 保障 支持 力争 推动 带动 引导 争取');

/** The noun of an open count ends before the next counted noun that is joined to it, and runs on over a list without counts. */
function endOfNoun(sentence: Sentence, k: number, from: number, end: number): number {
  const { text, tokens } = sentence;
  let j = k + 1;
  while (tokens[j]?.quantity.kind === 'level' || tokens[j]?.binding === 'modifier') j += 1;
  const next = tokens[j];
  const stop = next && next.quantity.from < end ? next.quantity.from : end;
  if (stop < end) {
    const join = joinAfter(text, from, stop);
    return join > from ? trimJoin(text, from, join) : end;
  }
  // 建设A，B和C: a new verb behind 、 opens the next task.
  for (let i = from + 1; i < end; i += 1) {
    if (text.startsWith('和若干', i) || text.startsWith('及若干', i) || text.startsWith('和一批', i)) return i;
    if (text.charCodeAt(i) !== 0x3001) continue;
    if (text.startsWith('若干', i + 1) || text.startsWith('一批', i + 1)) return i;
    if (MAKING.head(text, i + 1, end) || WEAKLY.head(text, i + 1, end)) return i;
  }
  return end;
}

const trimJoin = (text: string, from: number, at: number): number => {
  let end = at;
  while (end > from && '、和及与，,以并 '.includes(text.charAt(end - 1))) end -= 1;
  return end;
};

function lastVerb(text: string, from: number, to: number): { verb: Span; weak: boolean } | null {
  let end = to;
  for (let n = 0; n < 4; n += 1) {
    const at = MAKING.findLast(text, from, end);
    const soft = WEAKLY.findLast(text, from, end);
    const last = Math.max(at, soft);
    if (last < 0) return null;
    const made = at === last ? MAKING.tail(text, last, from) : 0;
    const pushed = soft === last ? WEAKLY.tail(text, last, from) : 0;
    const width = Math.max(made, pushed, 1);
    if (width >= 2 && text.charCodeAt(last) !== 0x3001 && !NOMINAL.head(text, last, to) && freeVerb(text, last - width, from))
      return { verb: { from: last - width, to: last }, weak: pushed > made };
    end = last - width;
  }
  return null;
}

const PROJECTS = Words.of('项目 工程 行动 计划 措施 任务 事项 改革 举措 试点 产业 产业链 企业 园区 平台 集群 政策');
const DONE = Words.of('开工 建成 投产 竣工 投用 投运 完工 落地 通车 运营 列入 纳入 获批 立项 建成投产 竣工投产 开业 达产 签约 入库 交付 入规 升规 上市 达到 全部 晋升 创成');
const BUILDING = Words.of('建设 创建 改造 培育 布局');

/** 加快 or 推进 N个项目 sets no value; 推进1个国家临床重点专科建设 and 推动10个项目开工 do. */
function passesWeakly(text: string, right: number, end: number, between: Span | null, start: number, at: number): boolean {
  if (DONE.find(text, right, end) >= 0) return true;
  if (at > start && text.charCodeAt(at - 1) === 0x7b49) return false;
  if (PROJECTS.find(text, right, end) >= 0 || /[条里期座段]/.test(text.charAt(right - 1))) return false;
  if (between && text.slice(between.from, between.to).endsWith('等')) return false;
  return BUILDING.tail(text, end, right) > 0 || BUILDING.find(text, right, end) >= 0;
}

const INSTITUTION = Words.of('院 中心 机构 站 室 校 园 所 县 村 镇 乡 街道 社区 企业 单位 部门 县区 区 市 学校 医院 城市 家庭 农户 人群 儿童 老年人 居民 人员 学生 教师 劳动力 乡镇 ) ） 城镇 小区 公司 银行 班 馆 场 户 人 者 户数 市) 地区');
const REACHING = Words.of('达到 达 成为 设立 设置 建立 开展 配备 实现 建有 具备 建成 创建成 拥有 纳入');

/** 35%以上的乡镇卫生院达到…: the share of those to whom it applies, and what they reach. */
function readShare(shared: Shared, token: Token, start: number, right: number, end: number, out: Reading[]): void {
  const { text } = shared.sentence;
  const { before } = shared;
  const opens = ACHIEVING.head(text, right, end);
  const met = text.startsWith('达标', right) || text.startsWith('覆盖', right);
  const left = afterObject(text, trim(text, start, met && before.verb ? quantityLead(text, start, token.quantity.from) : before.end));
  const object = text.startsWith('覆盖', before.end) || text.startsWith('惠及', before.end);
  if (object && left.to - left.from >= 2) {
    // 5G网络覆盖80%行政村
    emit(shared, token, [left, { from: before.end, to: before.end + 2 }, { from: right, to: end }], left.from, out, { to: end, scope: { from: right, to: end } });
    return;
  }
  if (left.to > left.from && (opens > 0 || /^[达纳用]/.test(text.charAt(right))) && (!before.verb || met)) {
    if (text.charCodeAt(token.quantity.from - 1) === 0x7684) {
      // 按照编制床位的25%设置重症监护病床
      const from = right + Math.max(1, opens);
      if (end - from >= 2) {
        emit(shared, token, [{ from, to: end }], left.from, out, { to: end });
        return;
      }
    }
    const scope = institutionPrefix(text, left);
    const noun = scope ? { from: scope.to, to: left.to } : left;
    emit(shared, token, [noun, { from: right, to: end }], left.from, out, { to: end, scope });
    return;
  }
  if (met && left.to <= left.from) {
    // …病房建设,实现100%达标
    const lent = lendSubject(shared.sentence, start, { subject: null, noun: null, units: new Map(), unit: null, verb: null, open: false });
    if (lent) {
      emit(shared, token, [lent, { from: right, to: end }], lent.from, out, { to: end });
      return;
    }
  }
  const at = ACHIEVING.find(text, right + 2, end);
  if (at < 0) {
    if (!before.verb && !before.bound && !before.reached && token.bound === null) return;
    if (opens > 0 && !before.bound && token.bound === null) return;
    // 按照编制床位的25%设置重症监护病床
    emit(shared, token, [{ from: right, to: end }], token.quantity.from, out, { to: end });
    return;
  }
  const scope = { from: right, to: at };
  const whole = INSTITUTION.tail(text, at, right) === 0 || REACHING.head(text, at, end) === 0;
  emit(shared, token, [whole ? { from: right, to: end } : { from: at, to: end }], token.quantity.from, out, { to: end, scope });
}

/** 将A纳入…: what follows 将 is meant. */
const afterObject = (text: string, span: Span): Span => {
  for (let i = span.to - 2; i > span.from; i -= 1) {
    const code = text.charCodeAt(i);
    if (code === 0x5c06 || code === 0x628a) return { from: i + 1, to: span.to };
  }
  return span;
};

const quantityLead = (text: string, start: number, at: number): number => {
  let end = at;
  for (const word of ['实现', '完成', '达到', '均', '全部']) if (end - word.length >= start && text.startsWith(word, end - word.length)) end -= word.length;
  return end;
};

/** 专业公共卫生机构基础设施: the institutions are whom it applies to. */
function institutionPrefix(text: string, span: Span): Span | null {
  const at = Words.of('机构 医院 卫生院 学校 企业 部门 单位').find(text, span.from, span.to - 3);
  if (at < 0) return null;
  const word = INSTITUTION.startingAt(text, at, span.to);
  const end = at + Math.max(2, word?.[0].length ?? 2);
  return span.to - end >= 4 ? { from: span.from, to: end } : null;
}

interface OpenName {
  readonly pieces: readonly (Span | string)[];
  readonly scope: Span | null;
}

function openIndicator(text: string, token: Token, before: Before, start: number, right: number, end: number, verb: Span | null, achieved: number): OpenName {
  const noun: Span = { from: right, to: end };
  const per = perAt(text, start, token.quantity.from);
  if (per && /^每[千万百十]/.test(text.slice(per.from, per.from + 2))) return { pieces: [per, noun], scope: null };
  const left = before.verb ? trim(text, start, before.verb.from) : null;
  // 创业担保贷款扶持8600人创业: too little stands behind the count to name it.
  if (left && left.to - left.from >= 3 && end - right <= 3 && before.verb) return { pieces: [{ from: left.from, to: before.verb.to }, noun], scope: null };
  const code = text.charCodeAt(token.quantity.from - 1);
  if (code === 0x5728) {
    const at = ACHIEVING.find(text, right, end);
    if (at > right) return { pieces: [{ from: at, to: end }], scope: { from: right, to: at } };
  }
  const qualified = text.indexOf('的', right);
  if (verb === null && achieved > right && !(qualified > right && qualified < achieved && QUALIFYING.find(text, right, qualified) >= 0)) {
    const reaching = REACHING.head(text, achieved, end) > 0 && INSTITUTION.tail(text, achieved, right) > 0;
    if (reaching && text.charCodeAt(achieved + 1) !== 0x300a && (text.startsWith('达', achieved) || text.startsWith('设', achieved)))
      return { pieces: [{ from: achieved, to: end }], scope: { from: right, to: achieved } };
    return { pieces: [noun], scope: { from: right, to: achieved } };
  }
  // 6个省级、60个市级中医临床重点专科: the head of the next noun is shared.
  if (end - right <= 8 && text.charCodeAt(end - 1) === 0x7ea7 && /[、和与及]/.test(text.charAt(end))) {
    const stop = phraseEnd(text, end + 1, text.length);
    const level = text.lastIndexOf('级', Math.min(stop, end + 14));
    if (level > end) return { pieces: [noun, { from: level + 1, to: stop }], scope: null };
  }
  if (before.verb && text.startsWith('新', before.verb.from) && end - right <= 2) return { pieces: [before.verb, noun], scope: null };
  if (before.verb) {
    // 新建、改扩建70所: verbs that are joined say together what is counted.
    const glue = JOINING.tail(text, before.verb.from, start);
    const other = glue ? MAKING.endingAt(text, before.verb.from - glue, start) : null;
    if (other?.[0].startsWith('新')) return { pieces: [{ from: before.verb.from - glue - other[0].length, to: before.verb.to }, noun], scope: null };
  }
  const clause = text.indexOf('的', right);
  if (clause > right && end - clause > 4 && QUALIFYING.find(text, right, clause) >= 0) return { pieces: [{ from: clause + 1, to: end }], scope: { from: right, to: end } };
  return { pieces: [noun], scope: null };
}

/** 每个县, 各区, 每千人口: the denominator that the phrase spells out. */
export function perAt(text: string, from: number, to: number): Span | null {
  const at = PER.find(text, from, to);
  if (at >= 0) {
    const stop = /^每(?:千|万|百|十万|10万|百万)/.test(text.slice(at, at + 4)) ? perEnd(text, at, to) : placeEnd(text, at, to);
    return { from: at, to: stop };
  }
  if (EACH.head(text, from, to) && /^各(?:县|市|区|州|乡|镇|街|村|旗|地)/.test(text.slice(from, from + 2))) return { from, to: placeEnd(text, from, to) };
  return null;
}

const PER_END = Words.of('人口 常住人口 户籍人口 名常住人口 名居民 人 名 分娩量 儿童 名儿童 老年人 名老年人 学生 名学生 亩 户 个 新生儿 名教师 名在校生 平方公里 名卫生技术人员 劳动力');
const perEnd = (text: string, at: number, to: number): number => {
  for (let i = at + 2; i < Math.min(to, at + 6); i += 1) {
    const word = PER_END.head(text, i, to);
    if (word) return i + word;
  }
  return Math.min(to, at + 3);
};
const placeEnd = (text: string, at: number, to: number): number => {
  let i = at + 1;
  while (i < to && i < at + 12) {
    const char = text.charAt(i);
    if (char === '(' || char === '（') {
      const close = text.indexOf(char === '(' ? ')' : '）', i);
      return close > 0 && close < to ? close + 1 : i;
    }
    if ('县市区州旗乡镇村校人年所名家户亩月周里'.includes(char)) {
      i += 1;
      if ('县市区州旗(（道'.includes(text.charAt(i))) continue;
      return i;
    }
    i += 1;
  }
  return Math.min(i, to);
};

interface Shared {
  readonly sentence: Sentence;
  readonly before: Before;
  readonly due: ReturnType<typeof dueAt>;
  readonly base: Token | null;
  readonly skip: Sentence['dates'];
  readonly region: Span;
}

function emit(
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
  const relative = quantity.kind === 'percent' || quantity.kind === 'points' || quantity.kind === 'times' || quantity.kind === 'rate' || quantity.kind === 'money';
  const change = trend !== 0 && !before.reached && (relative || !/提升|扩大/.test(text.slice(before.end, quantity.from)));
  const growing = (change && (quantity.kind === 'percent' || quantity.kind === 'points' || quantity.kind === 'times')) || growsByName(text, pieces);
  const bound = token.bound ?? before.bound;
  const comparator = quantity.valueMax !== null ? 'range' : (bound ?? (change ? 'change' : 'eq'));
  const basis = shared.skip.find((d) => d.date.to <= quantity.from);
  const per = perAt(text, shared.region.from, quantity.from);
  let suspect: string | null = null;
  if (quantity.kind === 'bare') suspect = 'unit-lost';
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
    baseline: base || basis || before.baseline ? { year: basis?.date.year ?? null, value: base?.quantity.value ?? null } : null,
    trend,
    due,
    annual: before.annual || text.slice(Math.max(sentence.from, from - 3), quantity.from).includes('每年') || shared.region.to - shared.region.from < 60 && text.slice(shared.region.from, quantity.from).includes('每年'),
    tense: tenseAt(sentence, shared.region.from, quantity.from, to, due, before.past),
  });
}

const growsByName = (text: string, pieces: readonly (Span | string)[]): boolean => {
  const last = pieces[pieces.length - 1];
  if (!last || typeof last === 'string') return false;
  return /(?:增长|增速|增幅|涨幅|降幅|增长率|递增|增长速度)$/.test(text.slice(Math.max(last.from, last.to - 4), last.to));
};
