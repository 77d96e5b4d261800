import type { DateMention } from '../facts/types.ts';
import type { Policy, PolicyDocument } from '../policy/types.ts';
import { dateWords, deadlineSpan, isDeadline, report, sentenceAt } from './support.ts';
import type { Rule } from './types.ts';

const paper = (near: string) => `某某市养老服务体系建设实施方案

一、主要任务

（一）完善设施。到2027年，每个街道至少建成1个综合养老服务中心。

（二）摸清底数。${near}完成特殊困难老年人调查。

某某市人民政府办公室

2025年3月10日
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A deadline so near that the paper will hardly be in everybody's hands. */
export const deadlineNear: Rule = {
  id: 'deadline-near',
  severity: 'hint',
  title: { zh: '期限距成文不到半年', en: 'A deadline within six months' },
  finds: {
    zh: '在安排今后几年工作的文件里，某项任务的期限距成文日期不到六个月。年度报告、工作要点和全文都是近期任务的通知不算。',
    en: 'In a paper for years to come, a task that is due within six months of its date. Annual papers, and notices whose tasks are all at hand, are left out.',
  },
  why: {
    zh: '文件印发、部署还要时间，期限可能落空，请确认来得及。',
    en: 'Issue and instruction take time; make sure that it can be met.',
  },
  example: { wrong: paper('2025年6月底前'), right: paper('2025年12月底前') },
  source: { zh: '审稿经验。', en: 'Experience of reviewers.' },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies, today }) =>
    policies.flatMap(({ policy, facts }) => {
      const start = startOf(policy, today);
      if (start === null || isAnnual(policy)) return [];
      const limit = addMonths(start, MONTHS);
      const deadlines = facts.dates.filter(
        (date) => date.latest !== null && isDeadline(document, policy, date) && !isTerm(document, policy, date),
      );
      const near = deadlines.filter(({ latest }) => latest! >= start && latest! < limit);
      const far = deadlines.filter(({ latest }) => latest! >= limit);
      if (near.length > far.length) return [];
      return near.map((date) => {
        const span = deadlineSpan(document, date);
        const quote = document.text.slice(span.from, span.to);
        return report(deadlineNear, span, {
          zh: `期限“${quote}”距${policy.meta.issueDate ? '成文日期' : '今天'}（${dateWords(start).zh}）不到六个月，请确认来得及。`,
          en: `“${quote}” is less than six months after ${start}.`,
        });
      });
    }),
};

/** “有效期至……”: how long the paper holds, and nothing to be done by then. */
function isTerm(document: PolicyDocument, policy: Policy, date: DateMention): boolean {
  const { from, to } = sentenceAt(document, policy, date);
  return /有效期|起施行|起实施/.test(document.shadow.slice(from, to));
}

const MONTHS = 6;

/** The first day on which the paper may have been issued; null where that is not known to the month. */
function startOf({ meta, scraped }: Policy, today: string): string | null {
  const { issueDate, publishDate, period } = meta;
  if (issueDate) return issueDate.length >= 7 ? `${issueDate}-01`.slice(0, 10) : null;
  return publishDate || scraped || (period?.to != null && period.to < Number(today.slice(0, 4))) ? null : today;
}

const isAnnual = ({ meta: { kind, period } }: Policy): boolean =>
  kind === '政府工作报告' ||
  kind === '工作要点' ||
  (period !== null && period.from !== null && period.from === period.to);

function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10);
}
