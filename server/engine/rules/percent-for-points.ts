import { report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (points: string) => `某某市养老服务实施方案

一、工作目标

到2027年，护理型床位占比由60%提高到65%，提高${points}。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A change of a percentage that is called a percentage. */
export const percentForPoints: Rule = {
  id: 'percent-for-points',
  severity: 'warning',
  title: { zh: '应写“个百分点”而写了“%”', en: 'Per cent where percentage points are meant' },
  finds: {
    zh: '“由60%提高到65%，提高5%”：两个百分数相减得到的是5个百分点，提高的比例并不是5%。只报前后两个数能证明的。',
    en: 'A share that rises “from 60% to 65%, by 5%”: the difference is five percentage points. Only what the two values prove is reported.',
  },
  why: {
    zh: '百分点和百分比是两回事，统计和考核会算错。',
    en: 'Points and per cent are two things, and reviews will go wrong.',
  },
  example: { wrong: paper('5%'), right: paper('5个百分点') },
  source: {
    zh: '国家统计局对百分点的定义：不同时期以百分数表示的相对指标的变动幅度，1个百分点等于1%的绝对差。',
    en: 'Definition of the National Bureau of Statistics: a percentage point is a difference of one between two percentages.',
  },
  fix: { zh: '改为“个百分点”。', en: 'Writes percentage points.' },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) =>
      [...document.shadow.slice(policy.from, policy.to).matchAll(CHANGE)].flatMap((found) => {
        const [all, first, second, third] = found as unknown as string[];
        const [before, after, step] = [Number(first), Number(second), Number(third)];
        if (Math.abs(Math.abs(after - before) - step) > 1e-6 || step === 0) return [];
        const to = policy.from + found.index + all!.length;
        const sign = { from: to - 1, to };
        const span = { from: to - 1 - third!.length, to };
        return [
          {
            ...report(
              percentForPoints,
              span,
              {
                zh: `由${first}%到${second}%，变动的是${third}个百分点，不是${third}%。`,
                en: `From ${first}% to ${second}% is ${third} percentage points, not ${third}%.`,
              },
              { severity: policy.scraped ? 'information' : 'warning' },
            ),
            fixes: [
              {
                title: { zh: '改为“个百分点”', en: 'Write percentage points' },
                edits: [{ ...sign, text: '个百分点' }],
                safe: true,
              },
            ],
          },
        ];
      }),
    ),
};

/** 由60%提高到65%，提高5%: the last sign is the one. */
const CHANGE =
  /[由从](?:20\d\d年的?)?(\d{1,3}(?:\.\d{1,3})?)%(?:左右)?(?:提高|提升|上升|增加|增长|下降|降低|减少|降)[到至为](\d{1,3}(?:\.\d{1,3})?)%(?:以上|以下|左右)?[,、;](?:累计|共|年均)?(?:提高|提升|上升|增加|增长|下降|降低|减少|高出)了?(\d{1,3}(?:\.\d{1,3})?)%/g;
