import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import { floorOf, joinAfter } from './binding.ts';
import { dueAt } from './due.ts';
import { emit, permits, type Shared } from './emit.ts';
import { ACHIEVING, MAKING, STOP_NOUNS, STOP_TAILS, WEAKLY } from './lexicon.ts';
import { lastVerb } from './naming.ts';
import { QUALIFYING } from './narrow.ts';
import { perAt } from './per.ts';
import type { Chain, Reading } from './reading.ts';
import type { Sentence, Token } from './scan.ts';
import { INSTITUTION, REACHING, readShare } from './share.ts';
import { type Before, phraseEnd, phraseStart, readBefore, trim } from './subject.ts';

const JOINING = Words.of('和 与 及 以及 并 且 或 、 到 至 同时 其中 而');

export function readOpen(sentence: Sentence, k: number, chain: Chain, out: Reading[]): void {
  const { text, tokens } = sentence;
  const token = tokens[k] as Token;
  const { quantity } = token;
  const start = phraseStart(text, quantity.from, floorOf(sentence, k));
  const before = readBefore(
    text,
    quantity.from,
    start,
    sentence.dates.filter((d) => d.baseline).map((d) => d.date),
    quantity.kind === 'money',
  );
  let right = token.tailTo;
  if (text.charCodeAt(right) === 0x7684) right += 1;
  let end = phraseEnd(text, right, sentence.to);
  end = endOfNoun(sentence, k, right, end);
  if ((before.benefit && quantity.kind === 'money') || end - right < 1) return;
  if (permits(text, start, quantity.from)) return;
  const due = dueAt(sentence, quantity.from, end);
  const shared: Shared = {
    sentence,
    before,
    due,
    base: null,
    skip: sentence.dates.filter((d) => d.baseline),
    region: { from: start, to: before.end },
  };
  if (quantity.kind === 'percent') {
    readShare(shared, token, start, right, end, out);
    chain.open = false;
    return;
  }
  if (
    quantity.kind === 'level' ||
    quantity.kind === 'rate' ||
    quantity.kind === 'points' ||
    quantity.kind === 'ratio' ||
    quantity.kind === 'bare'
  )
    return;
  if (quantity.kind === 'age') return;
  // 20万以上人口的县: heads without a counter tell the size of a place.
  if (quantity.unit !== null && MAGNITUDE.test(quantity.unit)) return;
  if (
    (STOP_NOUNS.head(text, right, end) > 0 && !/县域|区域/.test(text.slice(right, right + 2))) ||
    (STOP_TAILS.tail(text, end, right) > 0 &&
      !before.bound &&
      !text.startsWith('完成', start) &&
      DONE.find(text, right, end) < 0)
  ) {
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
  const measured =
    quantity.kind === 'money' || quantity.kind === 'measure' || quantity.kind === 'time' || quantity.kind === 'times';
  const achieved = ACHIEVING.find(text, right + 1, end);
  if (!verb && !before.have) {
    if (chain.open && alone) verb = chain.verb;
    else if (achieved < 0 && !before.bound) return;
    else if (measured && !forObject(text, start, quantity.from)) return;
  }
  if (described && measured) return;
  if (measured && token.bound !== null && (!before.verb || (token.bound === 'le' && quantity.kind === 'money'))) return;
  if (
    quantity.kind === 'measure' &&
    CAPACITY.find(text, quantity.from, quantity.to) >= 0 &&
    !/新增|完成|实现/.test(text.slice(start, quantity.from))
  )
    return;
  if (
    text.charCodeAt(quantity.from - 1) === 0x7b49 &&
    /[项个]$/.test(quantity.unit ?? '') &&
    DONE.find(text, right, end) < 0 &&
    k > 0
  )
    return;
  if (measured && (quantity.kind === 'time' || quantity.kind === 'times')) return;
  if (measured && !before.verb && !forObject(text, start, quantity.from) && !(verb && !weak)) return;
  if (quantity.chinese && !(before.verb && !before.weak) && !before.have && !before.bound && !(chain.open && alone))
    return;
  if (quantity.chinese && quantity.value === 1 && !before.bound && !token.bound && !perAt(text, start, quantity.from))
    return;
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

/** 30万千瓦光伏发电, 40万吨工业硅: capacities are part of a project's name. */
const CAPACITY = Words.of('千瓦 兆瓦 吉瓦 吨 千伏 伏安 立方米/日 吨/日 MW GW kW 标箱');

const MAGNITUDE = /^[百千万亿]+$/;

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

const PROJECTS = Words.of('项目 工程 行动 计划 措施 任务 事项 改革 举措 试点 产业 产业链 企业 园区 平台 集群 政策');
const DONE = Words.of(
  '开工 建成 投产 竣工 投用 投运 完工 落地 通车 运营 列入 纳入 获批 立项 建成投产 竣工投产 开业 达产 签约 入库 交付 入规 升规 上市 达到 全部 晋升 创成',
);
const BUILDING = Words.of('建设 创建 改造 培育 布局');

/** 加快 or 推进 N个项目 sets no value; 推进1个国家临床重点专科建设 and 推动10个项目开工 do. */
function passesWeakly(
  text: string,
  right: number,
  end: number,
  between: Span | null,
  start: number,
  at: number,
): boolean {
  if (DONE.find(text, right, end) >= 0) return true;
  if (at > start && text.charCodeAt(at - 1) === 0x7b49) return false;
  if (PROJECTS.find(text, right, end) >= 0 || /[条里期座段]/.test(text.charAt(right - 1))) return false;
  if (between && text.slice(between.from, between.to).endsWith('等')) return false;
  return BUILDING.tail(text, end, right) > 0 || BUILDING.find(text, right, end) >= 0;
}

interface OpenName {
  readonly pieces: readonly (Span | string)[];
  readonly scope: Span | null;
}

function openIndicator(
  text: string,
  token: Token,
  before: Before,
  start: number,
  right: number,
  end: number,
  verb: Span | null,
  achieved: number,
): OpenName {
  const noun: Span = { from: right, to: end };
  const per = perAt(text, start, token.quantity.from);
  if (per && /^每[千万百十]/.test(text.slice(per.from, per.from + 2))) return { pieces: [per, noun], scope: null };
  const left = before.verb ? trim(text, start, before.verb.from) : null;
  // 创业担保贷款扶持8600人创业: too little stands behind the count to name it.
  if (left && left.to - left.from >= 3 && end - right <= 3 && before.verb && !per)
    return { pieces: [{ from: left.from, to: before.verb.to }, noun], scope: null };
  const code = text.charCodeAt(token.quantity.from - 1);
  if (code === 0x5728) {
    const at = ACHIEVING.find(text, right, end);
    if (at > right) return { pieces: [{ from: at, to: end }], scope: { from: right, to: at } };
  }
  const qualified = text.indexOf('的', right);
  if (
    verb === null &&
    achieved > right &&
    !(qualified > right && qualified < achieved && QUALIFYING.find(text, right, qualified) >= 0)
  ) {
    const reaching = REACHING.head(text, achieved, end) > 0 && INSTITUTION.tail(text, achieved, right) > 0;
    if (
      reaching &&
      text.charCodeAt(achieved + 1) !== 0x300a &&
      (text.startsWith('达', achieved) || text.startsWith('设', achieved))
    )
      return { pieces: [{ from: achieved, to: end }], scope: { from: right, to: achieved } };
    return { pieces: [noun], scope: { from: right, to: achieved } };
  }
  // 6个省级、60个市级中医临床重点专科: the head of the next noun is shared.
  if (end - right <= 8 && text.charCodeAt(end - 1) === 0x7ea7 && /[、和与及]/.test(text.charAt(end))) {
    const stop = phraseEnd(text, end + 1, text.length);
    const level = text.lastIndexOf('级', Math.min(stop, end + 14));
    if (level > end) return { pieces: [noun, { from: level + 1, to: stop }], scope: null };
  }
  if (before.verb && text.startsWith('新', before.verb.from) && end - right <= 2)
    return { pieces: [before.verb, noun], scope: null };
  if (before.verb) {
    // 新建、改扩建70所: verbs that are joined say together what is counted.
    const glue = JOINING.tail(text, before.verb.from, start);
    const other = glue ? MAKING.endingAt(text, before.verb.from - glue, start) : null;
    if (other?.[0].startsWith('新'))
      return { pieces: [{ from: before.verb.from - glue - other[0].length, to: before.verb.to }, noun], scope: null };
  }
  const clause = text.indexOf('的', right);
  if (clause > right && end - clause > 4 && QUALIFYING.find(text, right, clause) >= 0)
    return { pieces: [{ from: clause + 1, to: end }], scope: { from: right, to: end } };
  return { pieces: [noun], scope: null };
}
