import type { DateMention } from '../facts/types.ts';
import type { Policy, PolicyDocument } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import { dateWords, deadlineSpan, inDraft, isDeadline, report, sentenceAt } from './support.ts';
import type { Rule } from './types.ts';

const paper = (year: string) => `某某市人民政府办公室关于加强冬季供暖工作的通知

各县区人民政府：

一、主要任务

（一）改造老旧管网。${year}年底前完成30公里老旧供热管网改造。

某某市人民政府办公室

2024年9月20日
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A deadline that had passed when the paper was issued. */
export const deadlineBeforeIssue: Rule = {
  id: 'deadline-before-issue',
  severity: 'warning',
  title: { zh: '期限早于成文日期', en: 'A deadline before the paper’s own date' },
  finds: {
    zh: '任务或目标的期限早于本文的成文日期。只写到年或月的，按该年、该月的最后一天计算。文稿没有写明日期的，按当天计算。已完成情况的回顾不算。',
    en: 'Deadlines of tasks or targets that are earlier than the paper’s date. A bare year or month counts to its last day. For a draft without a date today counts. Reviews of what has been done are left out.',
  },
  why: {
    zh: '期限在印发前已经过去，任务无法按期完成；多半是沿用旧稿时漏改了年份。',
    en: 'The task could never be done in time. Most often a year was left over from an older paper.',
  },
  example: { wrong: paper('2023'), right: paper('2024') },
  source: {
    zh: '《党政机关公文处理工作条例》第十九条：所提政策措施和办法切实可行。',
    en: 'Regulations on the Handling of Official Documents, article 19: measures must be practicable.',
  },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies, today }) =>
    policies.flatMap(({ policy, facts }) => {
      const paper = paperDate(policy, today);
      if (!paper) return [];
      const { issueDateSpan } = policy.meta;
      const related = paper.stated && issueDateSpan ? [inDraft(document, issueDateSpan, '本文成文日期')] : [];
      return facts.dates
        .filter(
          (date) => isPassed(date, paper) && isDeadline(document, policy, date) && isToBeDone(document, policy, date),
        )
        .map((date) => {
          const span = deadlineSpan(document, date);
          return report(deadlineBeforeIssue, span, message(document.text.slice(span.from, span.to), paper), {
            related,
          });
        });
    }),
};

interface PaperDate {
  /** As precise as the paper states it. */
  readonly date: string;
  /** The first day that it may mean. */
  readonly first: string;
  readonly stated: boolean;
}

/**
 * The date that deadlines are held against; null when none is sure. A paper that was published, numbered or scraped
 * is no draft of today, and neither is one whose period is over.
 */
function paperDate(policy: Policy, today: string): PaperDate | null {
  const { issueDate, publishDate, docNumber, period } = policy.meta;
  if (issueDate) return { date: issueDate, first: firstDay(issueDate), stated: true };
  if (publishDate || docNumber || policy.scraped) return null;
  if (period && (period.to ?? period.from ?? 9999) < Number(today.slice(0, 4))) return null;
  return { date: today, first: today, stated: false };
}

const firstDay = (date: string) => `${date}-01-01`.slice(0, 10);

/** Leftovers of an older paper are some years old; what lies further back tells which things are meant (1980年前所建). */
const LEFTOVER_YEARS = 5;

const isPassed = ({ year, latest }: DateMention, { first }: PaperDate) =>
  year !== null && latest !== null && latest < first && year >= Number(first.slice(0, 4)) - LEFTOVER_YEARS;

/** Words of a sentence that tells what has been done or has lapsed. */
const DONE = '已 截至 截止 以来 累计 曾 完成了 实现了 建成了 尚未 仍未 未完成 逾期 有效期'.split(' ');

/** What something did before the date, so that the date tells which things are meant: 2000年底前建成的小区. */
const STATES = [
  ...'建成 建设 竣工 出生 登记 注册 参保 参加 取得 成立 设立 入职 批准 获批 立项 开工 投产'.split(' '),
  ...'投运 认定 上市 购买 签订 发生 形成 毕业 退役 退休 印发 出台 制定 施行 存在 遗留 欠'.split(' '),
];

/** What stands before a date that belongs to the object: 完成2020年前存量任务. */
const OBJECT = '完成 改造 实施 推进 启动 整治 处置 化解 消化 清理 解决 清退 淘汰 拆除 对 将 把 的 是'.split(' ');

/** Whether the date is set for something to be done, not for what was done or for which things are meant. */
function isToBeDone(document: PolicyDocument, policy: Policy, date: DateMention): boolean {
  const { shadow } = document;
  const sentence = sentenceAt(document, policy, date);
  const words = shadow.slice(sentence.from, sentence.to);
  if (DONE.some((word) => words.includes(word))) return false;
  if (OBJECT.some((word) => shadow.startsWith(word, date.from - word.length))) return false;
  const after = shadow.slice(date.to, Math.min(sentence.to, date.to + 16)).split(/[,，;；、]/, 1)[0]!;
  const of = after.indexOf('的');
  return of < 0 || !STATES.some((state) => after.slice(0, of).includes(state));
}

function message(quote: string, { date, stated }: PaperDate): Localized {
  const words = dateWords(date);
  return stated
    ? {
        zh: `期限“${quote}”早于本文的成文日期（${words.zh}），请核对年份。`,
        en: `The deadline “${quote}” is earlier than the paper’s own date (${words.en}).`,
      }
    : {
        zh: `期限“${quote}”已经过去（本文没有写明日期，按今天${words.zh}计），请核对年份。`,
        en: `The deadline “${quote}” has passed (the draft states no date; today is ${words.en}).`,
      };
}
