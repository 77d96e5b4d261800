import { planOf, planPeriod } from '../knowledge/plan-periods.ts';
import type { Span } from '../text/span.ts';
import { report } from './support.ts';
import type { Finding, Fix, Rule } from './types.ts';

const paper = (years: string) => `某某市“十五五”养老服务发展规划（${years}）

一、发展目标

到2030年，每千名老年人拥有养老床位达到40张。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** The name of a five-year plan beside years that are not its own. */
export const periodNameMismatch: Rule = {
  id: 'period-name-mismatch',
  severity: 'warning',
  title: { zh: '规划名称与年份不符', en: 'A plan’s name and years disagree' },
  finds: {
    zh: '“十四五”“十五五”等名称旁边写的年份不是该规划期的年份，例如“十四五”（2026—2030年）、2026年是“十四五”开局之年。年份落在规划期内或包含整个规划期的不算。',
    en: 'Years beside the name of a five-year plan that are not those of the plan. Years inside its period, or around all of it, are left out.',
  },
  why: {
    zh: '一眼可见的硬伤，多半是沿用上一个规划时漏改。',
    en: 'Everybody sees it; the words were carried over from the last plan.',
  },
  example: { wrong: paper('2021—2025年'), right: paper('2026—2030年') },
  source: {
    zh: '国民经济和社会发展五年规划的起止年份（“十四五”为2021—2025年，“十五五”为2026—2030年）。',
    en: 'The years of the five-year plans (the 14th: 2021–2025, the 15th: 2026–2030).',
  },
  fix: { zh: '按名称改年份，或按年份改名称。', en: 'Puts the years of the name, or the name of the years.' },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) => {
      const severity = policy.scraped ? 'information' : 'warning';
      const words = document.shadow.slice(policy.from, policy.to);
      return [...ranges(words), ...milestones(words)].map(({ from, to, message, fixes }): Finding => {
        const at = ({ from: start, to: end }: Span) => ({ from: policy.from + start, to: policy.from + end });
        return {
          ...report(periodNameMismatch, at({ from, to }), message, { severity }),
          fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...at(edit), text: edit.text })) })),
        };
      });
    }),
};

type Found = Span & Pick<Finding, 'message' | 'fixes'>;

const NAME = '(十[一二三四五六]五)';
const RANGE = new RegExp(`${NAME}[”"]?([^。;\\n()]{0,24})\\((20\\d\\d)年?(?:-|—{1,2}|~|至)(20\\d\\d)年?\\)`, 'g');

function* ranges(words: string): Generator<Found> {
  for (const found of words.matchAll(RANGE)) {
    const [all, name, between, first, last] = found as unknown as [string, string, string, string, string];
    const plan = planPeriod(name);
    // Another plan's name may follow before the years.
    if (!plan || new RegExp(NAME).test(between) || between.includes('》')) continue;
    const years = { from: Number(first), to: Number(last) };
    const inside = years.from >= plan.from && years.to <= plan.to;
    const around = years.from <= plan.from && years.to >= plan.to;
    const apart = years.from > plan.to || years.to < plan.from;
    const beside = /^(?:时期|期间|规划)?$/.test(between);
    if (inside || around || !(apart || beside)) continue;
    const from = found.index + all.indexOf('(');
    const to = found.index + all.length;
    const right = planOf(years.from);
    const fixes: Fix[] = [
      {
        title: { zh: `年份改为${plan.from}—${plan.to}年`, en: `Write ${plan.from}–${plan.to}` },
        edits: [{ from: from + 1, to: to - 1, text: `${plan.from}—${plan.to}年` }],
        safe: false,
      },
    ];
    if (right && planPeriod(right)?.to === years.to)
      fixes.push({
        title: { zh: `名称改为“${right}”`, en: `Write ${right}` },
        edits: [{ from: found.index, to: found.index + name.length, text: right }],
        safe: false,
      });
    yield {
      from,
      to,
      fixes,
      message: {
        zh: `“${name}”是${plan.from}—${plan.to}年，这里写的是${first}—${last}年。`,
        en: `“${name}” is ${plan.from}–${plan.to}, not ${first}–${last}.`,
      },
    };
  }
}

/** 2026年是“十四五”开局之年. */
const MILESTONE = new RegExp(
  `(20\\d\\d)年?,?(?:既)?是[^。;,\\n]{0,12}?[“"]?${NAME}[”"]?(?:规划)?(?:的|实施的|实施)?(开局|起步|收官|结束|最后一|第[一二三四五])`,
  'g',
);

function* milestones(words: string): Generator<Found> {
  for (const found of words.matchAll(MILESTONE)) {
    const [, year, name, which] = found as unknown as [string, string, string, string];
    const plan = planPeriod(name);
    if (!plan) continue;
    const number = '一二三四五'.indexOf(which.at(-1)!);
    const right = /开局|起步/.test(which) ? plan.from : which.startsWith('第') ? plan.from + number : plan.to;
    if (Number(year) === right) continue;
    yield {
      from: found.index,
      to: found.index + 4,
      fixes: [],
      message: {
        zh: `“${name}”是${plan.from}—${plan.to}年，${which.startsWith('第') ? `${which}年` : `${which}之年`}应为${right}年，这里写的是${year}年。`,
        en: `“${name}” is ${plan.from}–${plan.to}: this year of it is ${right}, not ${year}.`,
      },
    };
  }
}
