import type { Policy } from '../policy/types.ts';
import { planEnd } from '../text/dates.ts';
import { split, Words } from '../text/words.ts';
import type { Due } from './reading.ts';

/** What a stretch of a document speaks of, and the deadline that its heading gives. */
export interface Stretch {
  readonly mode: 'past' | 'plan' | 'open';
  readonly due: string | null;
}

export interface DocumentContext {
  /** The year that the paper plans for: 今年. Null where it says none. */
  readonly year: number | null;
  readonly report: boolean;
  readonly due: string | null;
  readonly planEnd: number | null;
}

const PAST = Words.of(
  '回顾 总结 过去 发展基础 发展现状 现状 工作成效 主要成效 发展成效 成就 取得的成绩 发展背景 规划背景 面临 形势 存在问题 存在的问题 主要问题 发展问题 问题与 发展环境 工作情况 完成情况 执行情况 进展情况 主要进展 基本情况 现实基础 工作基础 五年来 一年来 已取得',
);
const PLAN = Words.of(
  '目标 任务 安排 总体要求 思路 今年 下一步 今后 未来 展望 举措 措施 工作建议 工作计划 实事 部署 打算 保障 重点工作 主要工作 政府工作 工作重点 指导思想 基本原则 行动计划 奋斗 重大项目 建议 预期',
);
/** In a report's heading these alone say which part begins; most of its headings are mottoes. */
const REVIEW = Words.of('回顾 总结 过去五年 过去一年 五年来 完成情况 执行情况');
const AGENDA = Words.of(
  '今年 安排 预期目标 主要任务 目标任务 重点任务 重点工作 总体要求 工作思路 工作部署 实事 奋斗目标 工作建议',
);
const YEARS_AHEAD = Words.of('今后五年 未来五年 今后5年 未来5年 下一个五年');
const OPENING_PAST = Words.of(
  '过去一年 过去五年 过去的一年 过去的五年 五年来 一年来 回顾过去 过去5年 回首 刚刚过去 回望 这一年 这五年 上届政府 三年来',
);
const OPENING_PLAN = Words.of(
  '今年是 今年工作 今年经济 做好今年 今后五年 未来五年 今后一个时期 今年政府 今年的 今年,我们 今年我们 围绕上述 围绕实现 为实现上述 新的一年 下一步 今年要 今年,要 今年重点 展望',
);

const yearIn = (text: string): number | null => {
  const found = /(?:^|\D)(20\d\d)\s*年?/.exec(text);
  return found ? Number(found[1]) : null;
};

/** The years that a text speaks for as a whole. */
export function contextOf(policy: Policy, shadow: string): DocumentContext {
  const { meta } = policy;
  const title = meta.title ?? '';
  const report = meta.kind === '政府工作报告' || /报告/.test(title);
  const stated = yearIn(title);
  const issued = Number((meta.issueDate ?? meta.publishDate ?? '').slice(0, 4)) || null;
  let year = report
    ? (reportYear(policy, shadow, stated ?? issued) ?? delivered(title, meta.issueDate) ?? stated ?? issued)
    : /工作要点|年度|重点工作/.test(title)
      ? (stated ?? issued)
      : (issued ?? meta.period?.from ?? null);
  if (year !== null && (year < 1990 || year > 2060)) year = null;
  const end = meta.period?.to ?? null;
  const yearly = report || (/工作要点|年度|重点工作/.test(title) && stated !== null);
  return {
    year,
    report,
    planEnd: end,
    due: yearly ? (year === null ? null : String(year)) : end === null ? null : String(end),
  };
}

/** A report given in November or December plans for the year that follows; null where no month tells. */
function delivered(title: string, issueDate: string | null): number | null {
  const dated = /(20\d\d)年(1[12])月/.exec(title) ?? /^(20\d\d)-(1[12])/.exec(issueDate ?? '');
  return dated ? Number(dated[1]) + 1 : null;
}

/** 三、2022年主要工作安排: the heading of the plan part dates a report better than its delivery. */
function reportYear(policy: Policy, shadow: string, near: number | null): number | null {
  let best: number | null = null;
  for (const heading of policy.headings) {
    if (heading.level !== 1) continue;
    const words = shadow.slice(heading.from, Math.min(heading.to, heading.from + 60));
    if (REVIEW.find(words, 0, words.length) >= 0) {
      // 一、2022年工作回顾: the plan is for the year after.
      for (const found of words.matchAll(/(20\d\d)年/g)) {
        const next = Number(found[1]) + 1;
        if (near === null || next === near || next === near + 1) best = Math.max(best ?? 0, next);
      }
      continue;
    }
    for (const found of words.matchAll(/(20\d\d)年/g)) {
      const year = Number(found[1]);
      if (near !== null && (year < near || year > near + 1)) continue;
      if (near === null && PLAN.find(words, 0, words.length) < 0) continue;
      best = Math.max(best ?? 0, year);
    }
  }
  return best;
}

/** What a heading or a paragraph's opening says of the stretch that it opens; null where it says nothing. */
export function stretchOf(words: string, context: DocumentContext, heading: 'top' | 'below' | null): Stretch | null {
  const { year } = context;
  const end = words.length;
  if (YEARS_AHEAD.find(words, 0, end) >= 0) return { mode: 'plan', due: year === null ? null : String(year + 4) };
  if (heading === null) {
    if (OPENING_PAST.find(words, 0, end) >= 0) return { mode: 'past', due: null };
    if (OPENING_PLAN.find(words, 0, end) >= 0) return { mode: 'plan', due: year === null ? null : String(year) };
    const opens = /^(?:[一二三四五六七八九十]是)?(20\d\d)年[,是]/.exec(words);
    if (opens && year !== null && Number(opens[1]) < year) return { mode: 'past', due: null };
    if (opens && year !== null && Number(opens[1]) === year) return { mode: 'plan', due: String(year) };
    return null;
  }
  const stated = yearIn(words);
  const plan = planIn(words);
  if (context.report) {
    if (REVIEW.find(words, 0, end) >= 0) return { mode: 'past', due: null };
    if (plan !== null && year !== null)
      return plan < year ? { mode: 'past', due: null } : { mode: 'plan', due: String(plan) };
    if (stated !== null && year !== null)
      return stated < year
        ? { mode: 'past', due: null }
        : { mode: 'plan', due: String(stated <= year + 5 ? stated : year) };
    if (heading === 'top' && AGENDA.find(words, 0, end) >= 0)
      return { mode: 'plan', due: year === null ? null : String(year) };
    return null;
  }
  if (
    PAST.find(words, 0, end) >= 0 &&
    (heading === 'top' || end <= 18) &&
    !(PLAN.find(words, 0, end) >= 0 && (heading === 'top' || stated !== null))
  )
    return { mode: 'past', due: null };
  if (plan !== null)
    return year !== null && plan < year ? { mode: 'past', due: null } : { mode: 'plan', due: String(plan) };
  if (stated !== null && year !== null && stated >= year) return { mode: 'plan', due: String(stated) };
  if (PLAN.find(words, 0, end) >= 0) return { mode: 'plan', due: null };
  return null;
}

/** Words that tell a plan from a review, with their weights: above zero for what is to come. */
const TURNING = new Words<number>(
  Object.entries({
    '4': '预期目标',
    '3': '总体要求',
    '2': '力争 年内 我们要 我们将',
    '1.5': '争取 今年 要坚持',
    '1': '确保 努力 底前',
    '0.7': '谋划',
    '0.5': '全力 加快 进一步 鼓励',
    '0.4': '大力 着力 推动',
    '0.3': '支持 积极',
    '-0.4': '完成 建成 有序 达到',
    '-0.5': '显著 明显 率先 稳步 竣工 投用',
    '-0.7': '了',
    '-1': '入选 成功 顺利 首次 累计 过去 去年 同期 以来 高度重视 短板 差距',
    '-1.5': '获批 位居 居全 圆满 全省第 全国第',
    '-2': '荣获 获评 同比 五年来 一年来 被评为 较上年 比上年 困难和挑战',
    '-4': '崇高的敬意 崇高敬意 清醒认识 清醒地认识 清醒看到 成绩的取得 成绩来之不易',
    '-5': '加以解决',
    '-6': '衷心的感谢 衷心感谢',
  }).flatMap(([weight, words]) => split(words).map((word) => [word, Number(weight)] as const)),
);

function weigh(text: string, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) {
    const word = TURNING.startingAt(text, i, to);
    if (!word) continue;
    sum += word[1];
    i += word[0].length - 1;
  }
  return sum;
}

/**
 * Where a report's plan begins: at the first top heading that names what is to come, or at one without such words that
 * stands where the wording turns; where no heading tells, at that turn.
 */
export function turnHeading(policy: Policy, stretches: readonly (Stretch | null)[], shadow: string): number {
  const { headings } = policy;
  const named = headings.findIndex((h, i) => h.level === 1 && stretches[i]?.mode === 'plan');
  if (named < 0) return turnOf(policy, shadow);
  const from = headings[named]?.from ?? policy.from;
  const mottos = headings.filter((h, i) => h.level === 1 && stretches[i] === null && h.from < from);
  if (mottos.length === 0) return from;
  const turn = turnOf(policy, shadow);
  return mottos.find((h) => h.from >= turn - 1500)?.from ?? from;
}

/** Where a report turns from what was done to what is to be done: the cut that its words bear out best, a heading preferred. */
function turnOf(policy: Policy, shadow: string): number {
  const { paragraphs, headings } = policy;
  let score = 0;
  let best = Number.POSITIVE_INFINITY;
  let at = policy.from;
  for (const paragraph of paragraphs) {
    const heading = headings[paragraph.heading];
    const opens = heading !== undefined && heading.from === paragraph.from;
    const bonus = opens ? (heading.level === 1 ? 4 : 2) : 0;
    if (score - bonus < best) {
      best = score - bonus;
      at = paragraph.from;
    }
    score += weigh(shadow, paragraph.from, paragraph.to);
  }
  return at;
}

function planIn(words: string): number | null {
  for (let i = words.indexOf('十'); i >= 0; i = words.indexOf('十', i + 1)) {
    const plan = planEnd(words, i);
    if (plan) return plan.end;
  }
  return null;
}

const pad = (n: number): string => String(n).padStart(2, '0');
const last = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A deadline as facts state it; null where the paper's own year would be needed and is not known. */
export function resolve(due: Due, context: DocumentContext): string | null {
  if (due.masked) return '20xx';
  let { year } = due;
  if (due.relative) {
    if (due.relative === 'plan') return context.planEnd === null ? null : String(context.planEnd);
    if (context.year === null) return null;
    const shift = { this: 0, next: 1, last: -1, three: 2, five: 4 }[due.relative];
    year = context.year + shift;
  }
  if (year === null) return null;
  if (due.month !== null) {
    if (due.month < 1 || due.month > 12) return String(year);
    const end = last(year, due.month);
    // 2月30日 is no day: the end of its month is all that can be meant.
    return `${year}-${pad(due.month)}-${pad(Math.min(due.day ?? end, end))}`;
  }
  return due.yearEnd ? `${year}-12-31` : String(year);
}
