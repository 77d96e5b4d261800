import type { DateMention } from '../facts/types.ts';
import type { Policy, PolicyDocument } from '../policy/types.ts';
import { deadlineSpan, headingWords, isDeadline, report, sentenceAt } from './support.ts';
import type { ReadPolicy, Rule } from './types.ts';

const paper = (year: string) => `某某市“十四五”养老服务发展规划

一、发展目标

到2025年，每千名老年人拥有养老床位达到40张。

二、主要任务

（一）完善设施。${year}每个街道至少建成1个综合养老服务中心。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A deadline after the end of the period that the paper sets itself. */
export const deadlineOutsidePeriod: Rule = {
  id: 'deadline-outside-period',
  severity: 'warning',
  title: { zh: '期限超出规划期', en: 'A deadline outside the paper’s own period' },
  finds: {
    zh: '期限晚于本文自己写明的规划期或实施期，例如“十四五”规划中出现2027年底前。远景目标、展望以及2030年、2035年等国家统一确定的时间节点不算。',
    en: 'Deadlines later than the period that the paper states for itself, such as the end of 2027 in a plan for 2021–2025. Long-range goals and the nation’s own milestones (2030, 2035 …) are left out.',
  },
  why: {
    zh: '规划期满要评估考核，期外的任务考核不到，也容易与下一个规划冲突。',
    en: 'A plan is reviewed when its period ends; a task due later escapes the review and may collide with the next plan.',
  },
  example: { wrong: paper('2027年底前'), right: paper('2025年底前') },
  source: {
    zh: '规划编制的通行要求：目标和任务应当在规划期内可检查、可评估。',
    en: 'Common practice of planning: aims and tasks can be checked within the period.',
  },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap((read) => {
      const { policy, facts } = read;
      const { from, to } = policy.meta.period ?? {};
      // The year of an annual report or work plan is no period for what it sets going.
      if (to == null || from === to) return [];
      // A period that ended before the paper was issued is read from a slip of its own.
      if (to < Number(policy.meta.issueDate?.slice(0, 4) ?? 0)) return [];
      const stages = statedStages(document, read, to);
      const period =
        from == null ? { zh: `到${to}年`, en: `to ${to}` } : { zh: `${from}—${to}年`, en: `${from}–${to}` };
      return facts.dates
        .filter((date) => isLater(date, to) && !stages.has(date.year!) && isDeadline(document, policy, date))
        .filter((date) => !isLongRange(document, policy, date))
        .map((date) => {
          const span = deadlineSpan(document, date);
          const quote = document.text.slice(span.from, span.to);
          return report(deadlineOutsidePeriod, span, {
            zh: `期限“${quote}”超出本文的规划期（${period.zh}），请核对年份；如属远景目标，请写明。`,
            en: `The deadline “${quote}” lies outside the paper’s own period (${period.en}).`,
          });
        });
    }),
};

/** Years that national strategies set for everyone: a plan of any period may name them. */
const NATIONAL_YEARS = new Set([2030, 2035, 2049, 2050, 2060]);

const isLater = ({ year }: DateMention, to: number) => year !== null && year > to && !NATIONAL_YEARS.has(year);

const LONG_RANGE = '远景 展望 长远 长期 远期 本世纪 建军 碳达峰 碳中和 有效期 施行 废止 下一'.split(' ');

function isLongRange(document: PolicyDocument, policy: Policy, date: DateMention): boolean {
  const sentence = sentenceAt(document, policy, date);
  const clause = policy.clauses[date.clause];
  const words = [
    document.shadow.slice(sentence.from, sentence.to),
    ...headingWords(document, policy, clause?.heading ?? -1),
  ];
  return words.some((text) => LONG_RANGE.some((word) => text.includes(word)));
}

/**
 * Later years that the paper's own aims set as a further stage: “到2025年……到2027年……” in one clause of aims. Whoever
 * writes so means it, there and in the tasks.
 */
function statedStages(document: PolicyDocument, { policy, facts }: ReadPolicy, to: number): Set<number> {
  const years = new Set<number>();
  const reached = new Set<number>();
  for (const date of facts.dates) {
    if (date.year === null || policy.clauses[date.clause]?.kind !== 'goal' || !isDeadline(document, policy, date))
      continue;
    if (date.year === to) reached.add(date.clause);
    else if (date.year > to && reached.has(date.clause)) years.add(date.year);
  }
  return years;
}
