import type { Span } from '../text/span.ts';
import { Codes, Words } from '../text/words.ts';
import { BEFORE_VALUE, LEADING, TRAILING } from './lexicon.ts';
import { isClauseEnd } from './scan.ts';

/** No phrase of a value is longer than this, so that a search never walks a whole line. */
export const REACH = 90;

const OPEN = new Codes('（(〔[【');
const CLOSE = new Codes('）)〕]】');
const QUOTE_OPEN = 0x201c;
const QUOTE_CLOSE = 0x201d;

/** Start of the phrase that ends at `end`: behind the last 逗号, 分号 or open bracket; brackets that close before `end` are passed over. */
export function phraseStart(text: string, end: number, floor: number): number {
  const limit = Math.max(floor, end - REACH);
  let depth = 0;
  for (let i = end - 1; i >= limit; i -= 1) {
    const code = text.charCodeAt(i);
    if (CLOSE.has(code)) depth += 1;
    else if (OPEN.has(code)) {
      if (depth === 0) return i + 1;
      depth -= 1;
    } else if (depth === 0 && isClauseEnd(code)) return i + 1;
    else if (code === QUOTE_CLOSE) {
      const open = text.lastIndexOf('“', i - 1);
      if (open >= limit && i - open < 40) i = open;
    }
  }
  return limit;
}

/** End of the phrase that begins at `from`: before the next clause end or the bracket that encloses it. */
export function phraseEnd(text: string, from: number, limit: number): number {
  const stop = Math.min(limit, from + REACH);
  let depth = 0;
  for (let i = from; i < stop; i += 1) {
    const code = text.charCodeAt(i);
    if (OPEN.has(code)) depth += 1;
    else if (CLOSE.has(code)) {
      if (depth === 0) return i;
      depth -= 1;
    } else if (depth === 0 && isClauseEnd(code)) return i;
    else if (code === QUOTE_OPEN) {
      const close = text.indexOf('”', i + 1);
      if (close > 0 && close < stop && close - i < 40) i = close;
    }
  }
  return stop;
}

/** What the words directly before a value say of it. */
export interface Before {
  /** Where the subject ends. */
  readonly end: number;
  readonly bound: 'ge' | 'le' | 'approx' | null;
  readonly reached: boolean;
  readonly trend: -1 | 0 | 1;
  readonly verb: Span | null;
  readonly weak: boolean;
  readonly have: boolean;
  readonly benefit: boolean;
  readonly past: boolean;
  readonly annual: boolean;
  readonly jointly: boolean;
  readonly baseline: boolean;
}

const COMPARED = Words.of(
  '同比 环比 比上年 较上年 比去年 较去年 比基期 较基期 上年 去年 基期 同期 比上年同期 比基期值 较上年末 基础上 的基础上 平均 比全国 比全省',
);

/** Reads the words before `at` from right to left, down to `floor`. Dates given in `skip` (比2015年) are passed over. */
export function readBefore(text: string, at: number, floor: number, skip: readonly Span[], money = true): Before {
  let end = at;
  let bound: Before['bound'] = null;
  let reached = false;
  let trend: Before['trend'] = 0;
  let verb: Span | null = null;
  let weak = false;
  let have = false;
  let benefit = false;
  let past = false;
  let annual = false;
  let jointly = false;
  let baseline = false;
  for (let n = 0; n < 10 && end > floor; n += 1) {
    const blank = text.charCodeAt(end - 1);
    if (blank === 32 || blank === 10 || blank === 0x3000 || blank === 0xa0) {
      end -= 1;
      continue;
    }
    const word = BEFORE_VALUE.endingAt(text, end, floor);
    // 补贴 and 奖励 bind only money: 租赁补贴8080户 names what is paid out.
    if (word && (money || word[1] !== 'benefit')) {
      const [form, role] = word;
      if (role === 'up' || role === 'down') {
        // 增 and 降 of one character are predicates only directly before a value.
        if (form.length === 1 && end !== at && !reached) break;
        trend = role === 'up' ? 1 : -1;
      } else if (role === 'eq') {
        if (form.length === 1 && (form === '为' || form === '是' || form === '占') && end !== at && bound === null)
          break;
        reached = true;
        if (form === '完成' || form === '实现') verb = { from: end - form.length, to: end };
      } else if (role === 'ge' || role === 'le' || role === 'approx') bound ??= role;
      else if (role === 'past') past = true;
      else if (role === 'adverb') {
        // 招聘计划2000名: directly before the value it is a noun.
        if (end === at && NOUNS.has(form)) break;
        if (form === '每年') annual = true;
        if (form === '分别' || form === '均') jointly = true;
      } else {
        if (role === 'have') have = true;
        else if (role === 'benefit') benefit = true;
        else verb = { from: end - form.length, to: end };
        if (role === 'weak') weak = true;
        end -= form.length;
        if (role === 'have') continue;
        bound ??= boundBefore(text, end, floor);
        break;
      }
      end -= form.length;
      continue;
    }
    const against = COMPARED.tail(text, end, floor);
    if (against > 0) {
      baseline = true;
      end -= against;
      const lead = text.charCodeAt(end - 1);
      if (end > floor && (lead === 0x6bd4 || lead === 0x8f83 || lead === 0x5728)) end -= 1;
      continue;
    }
    const date = skip.find((d) => d.to === end || (d.to === end - 1 && /[底末的]/.test(text.charAt(end - 1))));
    if (date && date.from >= floor) {
      baseline = true;
      end = date.from;
      const lead = text.charAt(end - 1);
      if (end > floor && (lead === '比' || lead === '较' || lead === '在' || lead === '由' || lead === '从')) end -= 1;
      continue;
    }
    break;
  }
  return { end, bound, reached, trend, verb, weak, have, benefit, past, annual, jointly, baseline };
}

const NOUNS = new Set(['计划', '目标', '规划', '平均', '预期', '实际', '总计']);

/** 至少设立1个: the bound stands before the verb. */
function boundBefore(text: string, at: number, floor: number): Before['bound'] {
  let end = at;
  for (let n = 0; n < 4 && end > floor; n += 1) {
    const word = BEFORE_VALUE.endingAt(text, end, floor);
    if (!word || (word[1] !== 'adverb' && word[1] !== 'ge' && word[1] !== 'le')) return null;
    if (word[1] !== 'adverb') return word[1];
    end -= word[0].length;
  }
  return null;
}

/** Takes the words off both ends that belong to no indicator. */
export function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  for (let n = 0; n < 12 && start < end; n += 1) {
    const code = text.charCodeAt(start);
    if (
      code === 32 ||
      code === 10 ||
      code === 13 ||
      code === 9 ||
      code === 0x3000 ||
      code === 0xa0 ||
      code === 0x29 ||
      code === 0xff09
    ) {
      start += 1;
      continue;
    }
    // A quote that closes inside belongs to a name: “零就业”家庭.
    if (code === QUOTE_OPEN && text.indexOf('”', start) > start && text.indexOf('”', start) < end) break;
    // 24．实现…, (3)…: an item's number.
    const item = itemNumber(text, start, end);
    if (item > 0) {
      start += item;
      continue;
    }
    const word = LEADING.head(text, start, end);
    if (word === 0 || keeps(text, start, word, end)) break;
    start += word;
  }
  for (let n = 0; n < 8 && start < end; n += 1) {
    const code = text.charCodeAt(end - 1);
    if (code === 32 || code === 10 || code === 13 || code === 9 || code === 0x3000 || code === 0xa0) {
      end -= 1;
      continue;
    }
    const word = TRAILING.tail(text, end, start);
    if (word === 0) break;
    end -= word;
  }
  return { from: start, to: end };
}

function itemNumber(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && i < from + 3 && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i += 1;
  if (i === from) return 0;
  const sign = text.charAt(i);
  return (sign === '.' || sign === '、' || sign === ')') &&
    !(sign === '.' && text.charCodeAt(i + 1) >= 48 && text.charCodeAt(i + 1) <= 57)
    ? i + 1 - from
    : 0;
}

/** 新能源 is not 新 + 能源; 保障性住房 not 保障 + 性住房; 扶持 not 扶. */
const GLUED = Words.of(
  '新能源 新型 新兴 新材料 新区 新城 新增 新建 新开 新改 新生 新闻 新质 新业态 新经济 新产品 新农 新发 新登 新设 新培 新引 新认 新入 新选 新购 新组 新上 新就业 新一代 保障性 保障房 优化营商 优质 提升工程 优良 到位 到账 年度 年产 年销 年接 年用 在建 在册 在校 在线 在岗 在园 在校生 都市 新(改 新（改 时限 时间 期末 主要污染 主要农 主要作 重点人群 重点行业 重点企业 重点项目 重点领域 重点产业 重点工程 重点群 重点流域 主动脉 共享 共建 计划生育 规划免疫 目标考核 总体各 统筹区 优先 把手 从业 从事 对外 对口 为民 与经 以上 以下 以内 开展率 稳岗 强度 要素 均等 均衡 也门 共同 共有 累计利用 累计新增 每千 每万 每百 每十 每个 每名 每村 每平方 每亩 每公顷 每县 每乡 每户 每人 每所 每一 每镇 每班 每省 每市 每生 现代 现役 现存 现有 能源 能耗 能力 能繁 可再生 可用 可支配 可比 可循环 应急 应用 应届 已建 推广应用 再生 再就业 再制造 再贷款 新时代 新市民 新华 新风 内涝 内河 内贸 内陆 内部 末端 前沿 前期 以工代 以旧换 以奖代 强制 强村 强筋 应税 应收 应征 现场 现金 能级 能人 可降解 可回收 可持续 让渡 稳产 均质 全域旅游 有效发明 有效灌溉 有效投资 科学技术 科学素质 科学研究 科学普及 科学家 规范化 适度规模 重点实验室 重点专科 重点学科 重点高校 重点文物 重点监管 重点用能 重点断面 重点研发 对接 对标 为老 按摩 时尚 年轻 到期 指标体系 落实率 控制率 控制面积 完成率 实现率 使用 使用率 把关 让利 保持率 巩固率 巩固提升 达到国 稳定就 稳定率 开展家 提高率 扩大内 全社会研 全社会用 全社会固 基本养 基本医 基本公 基本农 基本建 基本药 总体近 总体癌 各类 各级 各县 各市 各区 各乡 各镇 各村 各省 各州 各旗 认真 主要指标完',
);

const keeps = (text: string, start: number, word: number, end: number): boolean => {
  const glued = GLUED.head(text, start, end);
  return glued > word;
};

/** 全市, 全省 … before an indicator name the whole jurisdiction. */
export const WHOLE = Words.of(
  '全市 全省 全区 全县 全州 全国 全域 市域 省域 我市 我省 我区 我县 我州 本市 全盟 全旗 全镇 全系统 全自治区 县域内 县域',
);
