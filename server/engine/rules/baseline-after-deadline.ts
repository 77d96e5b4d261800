import { deadlineYear, printedValue } from './measure.ts';
import { report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (base: string) => `某某市节能降碳工作方案

一、工作目标

到2027年，万元地区生产总值能耗比${base}下降8%。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A target that is measured against a year which comes after its own deadline. */
export const baselineAfterDeadline: Rule = {
  id: 'baseline-after-deadline',
  severity: 'warning',
  title: { zh: '基期晚于目标年', en: 'A baseline later than the deadline' },
  finds: {
    zh: '目标写“比某年提高或下降”，这个基期年份不早于目标自己的期限。',
    en: 'A target against a baseline year that is not earlier than the target’s own deadline.',
  },
  why: { zh: '基期和目标年颠倒，目标无法考核。', en: 'Such a target cannot be measured.' },
  example: { wrong: paper('2030年'), right: paper('2024年') },
  source: {
    zh: '统计的通行要求：报告期与基期相比较，基期在前。',
    en: 'Common practice of statistics: the base period comes first.',
  },
  fix: null,
  needsCorpus: false,
  check: ({ policies }) =>
    policies.flatMap(({ policy, facts }) =>
      facts.targets.flatMap((target) => {
        const due = deadlineYear(target);
        const base = target.baseline?.year ?? null;
        if (due === null || base === null || base < due || target.suspect !== null || !NEAR.has(target.deadlineFrom))
          return [];
        return [
          report(
            baselineAfterDeadline,
            target.valueSpan,
            {
              zh: `“${target.indicator}”${due}年的目标${printedValue(target)}以${base}年为基期，基期不早于目标年，请核对。`,
              en: `The target ${printedValue(target)} for ${due} of “${target.indicator}” is against ${base}, which is not earlier.`,
            },
            { severity: policy.scraped ? 'information' : 'warning' },
          ),
        ];
      }),
    ),
};

/** A deadline of a heading or of the paper may not be meant for a value with a year of its own. */
const NEAR: ReadonlySet<string> = new Set(['sentence', 'paragraph', 'table']);
