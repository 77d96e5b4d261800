import type { Target } from '../facts/types.ts';
import { sameIndicator } from '../knowledge/identity.ts';
import type { PolicyDocument } from '../policy/types.ts';
import { overlaps } from '../text/span.ts';
import { isComparable, isSingle, narrowing, printedValue, scaled } from './measure.ts';
import { inDraft, report, sentenceAt } from './support.ts';
import type { Finding, ReadPolicy, Rule, Severity } from './types.ts';

const paper = (nurses: string) => `某某市卫生健康发展规划

一、主要目标

到2027年，每千人口注册护士数达到4.5人。

二、重点任务

（一）壮大护理队伍。到2027年，每千人口注册护士数达到${nurses}。
`;

// Read by eye on 2026-11-27: no finding in 537 papers; the one in the seeds, a damaged table, was right.
/** One indicator with two values for the same year. */
export const targetConflict: Rule = {
  id: 'target-conflict',
  severity: 'warning',
  title: { zh: '同一指标前后不一致', en: 'One indicator with two values' },
  finds: {
    zh: '同一指标、同一范围、同一期限，在正文、专栏或表格中写成了两个不同的数。不同人群、不同地区、不同年份的数不算，上下限也不算。',
    en: 'The same indicator for the same scope and deadline with two different values in text, box or table. Values for other groups, places or years are left out, and so are the two ends of a range.',
  },
  why: {
    zh: '执行和考核时不知以哪个数为准。',
    en: 'Nobody knows which of the two to work to.',
  },
  example: { wrong: paper('4.2人'), right: paper('4.5人') },
  source: {
    zh: '公文拟制的通行要求：同一文件内数据一致。',
    en: 'Common practice of drafting: the figures of one paper agree.',
  },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) => policies.flatMap((read) => conflicts(document, read)),
};

/** Distinct earlier values of one indicator that a later one is held against; a paper with more lists things. */
const MOST_VALUES = 8;

function conflicts(document: PolicyDocument, { policy, facts }: ReadPolicy): Finding[] {
  const seen = new Map<string, Target[]>();
  const findings: Finding[] = [];
  for (const later of facts.targets) {
    if (!isOneFigure(later) || !isDated(later) || !/\d/.test(printedValue(later))) continue;
    const { key: indicator, dimension, population, scopeClass } = later.identity;
    const key = [indicator, dimension, population, scopeClass, later.scope, lastDay(later.deadline!)].join('\n');
    const values = seen.get(key) ?? [];
    if (values.length === 0) seen.set(key, values);
    const earlier = values.find((target) => disagree(target, later));
    if (values.length < MOST_VALUES && !values.some((target) => scaled(target) === scaled(later))) values.push(later);
    if (!earlier || overlaps(sentenceAt(document, policy, earlier), later)) continue;
    if (narrowing(document, policy, earlier) !== narrowing(document, policy, later)) continue;
    findings.push(describe(document, earlier, later, policy.scraped ? 'information' : 'warning'));
  }
  return findings;
}

/** Where a deadline must stand to be surely meant for a value; one of a heading may not be. */
const NEAR: ReadonlySet<Target['deadlineFrom']> = new Set(['sentence', 'paragraph', 'table']);

const isDated = ({ deadline, deadlineFrom, identity }: Target) =>
  deadline !== null &&
  /^\d{4}(-|$)/.test(deadline) &&
  // The year of the whole paper is that of a report's own figures, of which the catalogue knows the usual ones.
  (NEAR.has(deadlineFrom) || (deadlineFrom === 'document' && identity.id !== null));

/** Counts of things are built up piece by piece; of a count that the catalogue knows a place has one. */
const isOneFigure = (target: Target) =>
  isComparable(target) || (target.identity.kind === 'count' && target.identity.id !== null && isSingle(target));

const lastDay = (deadline: string) => deadline.replace(/-12(-31)?$/, '');

function disagree(a: Target, b: Target): boolean {
  if (!sameIndicator(a.identity, b.identity)) return false;
  // A floor and a ceiling are the ends of a band; a rough value agrees with its neighbours.
  if (a.comparator !== b.comparator && (a.comparator === 'le' || b.comparator === 'le')) return false;
  if (a.comparator === 'approx' || b.comparator === 'approx') return false;
  return Math.abs(scaled(a) - scaled(b)) > 1e-9 * Math.abs(scaled(a));
}

function describe(document: PolicyDocument, earlier: Target, later: Target, severity: Severity): Finding {
  const year = later.deadline!.slice(0, 4);
  const [first, second] = [printedValue(earlier), printedValue(later)];
  return report(
    targetConflict,
    later.valueSpan,
    {
      zh: `“${later.indicator}”${year}年的目标前后不一致：前文为${first}，此处为${second}。`,
      en: `Two values for “${later.indicator}” in ${year}: ${first} above, ${second} here.`,
    },
    { related: [inDraft(document, earlier, '前文')], severity },
  );
}
