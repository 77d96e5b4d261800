import type { Target } from '../facts/types.ts';
import { sameIndicator } from '../knowledge/identity.ts';
import type { PolicyDocument } from '../policy/types.ts';
import { better, deadlineYear, isComparable, narrowing, printedValue, scaled } from './measure.ts';
import { inDraft, report } from './support.ts';
import type { Finding, ReadPolicy, Rule } from './types.ts';

const paper = (later: string) => `某某市养老服务发展规划

一、主要目标

到2027年，社区养老服务设施覆盖率达到90%。到2030年，社区养老服务设施覆盖率达到${later}。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A later milestone of an indicator that asks for less than an earlier one. */
export const targetMilestonesReversed: Rule = {
  id: 'target-milestones-reversed',
  severity: 'warning',
  title: { zh: '分阶段目标前高后低', en: 'Milestones that run backwards' },
  finds: {
    zh: '同一指标、同一范围，后一个年份的目标反而低于前一个年份（越低越好的指标则反而升高）。',
    en: 'One indicator with a later milestone that asks for less than an earlier one.',
  },
  why: { zh: '年份或数值总有一个写错。', en: 'One of the years or values is wrong.' },
  example: { wrong: paper('85%'), right: paper('95%') },
  source: { zh: '规划编制的通行要求：分阶段目标逐步推进。', en: 'Common practice of planning: milestones lead on.' },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) => policies.flatMap((read) => reversed(document, read)),
};

/** Where a deadline must stand to be surely meant for a value. */
const NEAR: ReadonlySet<Target['deadlineFrom']> = new Set(['sentence', 'table']);
/** Values of one indicator that are looked at; a paper with more lists things. */
const MOST = 8;

function reversed(document: PolicyDocument, { policy, facts }: ReadPolicy): Finding[] {
  const groups = new Map<string, Target[]>();
  for (const target of facts.targets) {
    const { key, dimension, population, scopeClass } = target.identity;
    if (!isComparable(target) || !NEAR.has(target.deadlineFrom) || deadlineYear(target) === null) continue;
    if (target.comparator === 'approx' || better(target) === null) continue;
    const group = [key, dimension, population, scopeClass, target.scope].join('\n');
    const list = groups.get(group);
    if (list) list.push(target);
    else groups.set(group, [target]);
  }
  return [...groups.values()].flatMap((targets): Finding[] => {
    if (targets.length < 2 || targets.length > MOST) return [];
    const byYear = [...targets].sort((a, b) => deadlineYear(a)! - deadlineYear(b)! || a.from - b.from);
    for (const [index, later] of byYear.entries()) {
      const earlier = byYear
        .slice(0, index)
        .find(
          (one) =>
            deadlineYear(one)! < deadlineYear(later)! &&
            isWorse(later, one) &&
            sameIndicator(one.identity, later.identity),
        );
      if (!earlier || narrowing(document, policy, earlier) !== narrowing(document, policy, later)) continue;
      return [
        report(
          targetMilestonesReversed,
          later.valueSpan,
          {
            zh: `“${later.indicator}”${deadlineYear(later)}年的目标${printedValue(later)}不如${deadlineYear(earlier)}年的${printedValue(earlier)}，请核对年份和数值。`,
            en: `“${later.indicator}” is to be ${printedValue(earlier)} in ${deadlineYear(earlier)} and only ${printedValue(later)} in ${deadlineYear(later)}.`,
          },
          { related: [inDraft(document, earlier, '前一阶段')], severity: policy.scraped ? 'information' : 'warning' },
        ),
      ];
    }
    return [];
  });
}

/** Tenfold differences are units that were misread. */
function isWorse(later: Target, earlier: Target): boolean {
  const [now, before] = [scaled(later), scaled(earlier)];
  if (now <= 0 || before <= 0 || now > before * 10 || before > now * 10) return false;
  return better(later) === 'up' ? now < before * (1 - 1e-9) : now > before * (1 + 1e-9);
}
