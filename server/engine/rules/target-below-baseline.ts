import type { Target } from '../facts/types.ts';
import { sameIndicator } from '../knowledge/identity.ts';
import { scaleTo } from '../knowledge/units.ts';
import { perOf, unfit } from '../peers/comparable.ts';
import type { Policy, PolicyDocument } from '../policy/types.ts';
import { overlaps } from '../text/span.ts';
import {
  belowReached,
  better,
  deadlineYear,
  isComparable,
  isSingle,
  narrowing,
  printedValue,
  scaled,
  sharingKey,
} from './measure.ts';
import { inDraft, report, sentenceAt } from './support.ts';
import type { Finding, ReadPolicy, Rule } from './types.ts';

const paper = (nurses: string) => `某某市卫生健康发展规划

一、发展基础

2024年，全市每千人口注册护士数达到4.35人。

二、发展目标

到2027年，全市每千人口注册护士数达到${nurses}。
`;

// Read by eye on 2026-11-27: 34 of 35 findings in 537 papers right; wrong was a zone’s own output held against the city’s.
/** A target that asks for less than what the paper says has been reached. */
export const targetBelowBaseline: Rule = {
  id: 'target-below-baseline',
  severity: 'warning',
  title: { zh: '目标低于现状', en: 'A target below the present value' },
  finds: {
    zh: '目标还不如本文写明的现状值，例如2024年每千人口注册护士数已达4.35人，2027年的目标却是4.25人。底线类指标（控制在……以下、保持在……以上）宽于现状的，以及空气质量等随年景波动的指标，写成总数的数量和金额，只作提示。',
    en: 'A target that is worse than the present value that the paper itself states. A mere floor or ceiling (“kept above …”, “held below …”) and indicators that move with the weather, and counts and amounts written as totals, are only information.',
  },
  why: {
    zh: '完成了目标反而是退步；多半是照搬上级或旧稿的数，没有与现状核对。',
    en: 'Reaching it would be a step back. Most often the figure was taken over from an older paper and never held against the present.',
  },
  example: { wrong: paper('4.25人'), right: paper('4.65人') },
  source: {
    zh: '规划编制的通行要求：目标以现状为基数测算。',
    en: 'Common practice of planning: targets are worked out from the present value.',
  },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap((read) => {
      const attained = byIndicator(read.facts.attained);
      return read.facts.targets.flatMap((target) => {
        const facts = attained.get(target.identity.key) ?? [];
        const finding = ownBaseline(document, target) ?? againstPresent(document, read.policy, facts, target);
        return finding && !isOneOfSeveral(document, read, target) ? [finding] : [];
      });
    }),
};

/** A paper that states more values than this of one indicator lists places or years: none of them is the present one. */
const MOST_VALUES = 50;

function byIndicator(attained: readonly Target[]): Map<string, Target[]> {
  const found = new Map<string, Target[]>();
  for (const fact of attained) {
    if ((!isComparable(fact) && !isStock(fact)) || fact.unit === null || unfit(fact) !== null) continue;
    const facts = found.get(fact.identity.key);
    if (facts) facts.push(fact);
    else found.set(fact.identity.key, [fact]);
  }
  for (const [key, facts] of found) if (facts.length > MOST_VALUES) found.delete(key);
  return found;
}

/** “城乡……分别从653元、300元提高到676元、311元”: which value belongs to which cannot be told from the indicator. */
function isOneOfSeveral(document: PolicyDocument, { policy, facts }: ReadPolicy, target: Target): boolean {
  const sentence = sentenceAt(document, policy, target);
  return sharingKey(facts, target).some(
    (other) =>
      other !== target &&
      other.value !== target.value &&
      overlaps(sentence, other) &&
      other.deadline === target.deadline &&
      sameIndicator(other.identity, target.identity),
  );
}

/** “由4.5张提高到4.3张”: the value contradicts the present one in its own clause. */
function ownBaseline(document: PolicyDocument, target: Target): Finding | null {
  const present = target.baseline?.value ?? null;
  // Of “A、B分别由a、b提高到c、d” it is not sure which old value is whose.
  if (present === null || !isComparable(target) || target.quote.includes('分别')) return null;
  const direction = better(target);
  if (direction === null || !isWorse(scaled(target), scaleTo(present, target.unit, perOf(target)), direction))
    return null;
  return describe(document, target, direction, {
    value: `${present}${target.unit ?? ''}`,
    year: target.baseline!.year,
    place: null,
  });
}

function againstPresent(
  document: PolicyDocument,
  policy: Policy,
  attained: readonly Target[],
  target: Target,
): Finding | null {
  const stock = isStock(target);
  const direction = stock ? 'up' : better(target);
  const due = deadlineYear(target);
  if (attained.length === 0 || direction === null || due === null) return null;
  if ((!stock && !isComparable(target)) || target.unit === null || unfit(target) !== null) return null;
  const present = latest(
    attained.filter(
      (fact) =>
        sameIndicator(fact.identity, target.identity) &&
        (!stock || (isStock(fact) && fact.scope === target.scope)) &&
        (fact.year === null || (fact.year < due && fact.year > due - OLDEST_YEARS)) &&
        narrowing(document, policy, fact) === narrowing(document, policy, target),
    ),
  );
  if (!present || !isWorse(scaled(target), scaled(present), direction)) return null;
  return describe(document, target, direction, { value: printedValue(present), year: present.year, place: present });
}

/** Words right before a value that make it a total: 达到12家, 突破2300亿元. */
const TOTAL = /(?:达到?|突破|超过|增至|增加到|发展到|提高到|扩大到)$/;

/** Words that make a value a year's or a plan's own work, or a part: 新建5个 does not fall short of 建成12个. */
const WORK = '新 改 扩建 建成 完成 培育 培训 引进 实施 开展 打造 创建 每年 年均 累计 其中 净 全年 力争再'.split(' ');

/**
 * A count or an amount that is written as a total, of which a place is to have more. Unlike a rate it may fall for good
 * reasons (mergers, another way of counting), so it is worth a look and no more.
 */
function isStock(fact: Target): boolean {
  if (fact.identity.kind !== 'count' || fact.direction === 'down' || !isSingle(fact)) return false;
  if (fact.identity.id === null && fact.identity.key.length < 'words:'.length + 4) return false;
  const words = fact.quote.slice(0, fact.valueSpan.from - fact.from).trimEnd();
  return TOTAL.test(words) && !WORK.some((word) => words.includes(word));
}

/** A value is present when it was reached within this many years before the deadline. */
const OLDEST_YEARS = 10;

/** The most recent of the attained values; null when several of one year differ, for then one of them is of something else. */
function latest(facts: readonly Target[]): Target | null {
  const year = Math.max(...facts.map((fact) => fact.year ?? 0));
  const [first, ...others] = facts.filter((fact) => (fact.year ?? 0) === year);
  return first && others.every((fact) => scaled(fact) === scaled(first)) ? first : null;
}

/** Tenfold differences are units that were misread, not ambitions. */
function isWorse(target: number, present: number, direction: 'up' | 'down'): boolean {
  if (target <= 0 || present <= 0 || target > present * 10 || present > target * 10) return false;
  return direction === 'up' ? target < present * (1 - 1e-9) : target > present * (1 + 1e-9);
}

interface Present {
  readonly value: string;
  readonly year: number | null;
  readonly place: Target | null;
}

function describe(
  document: PolicyDocument,
  target: Target,
  direction: 'up' | 'down',
  present: Present,
): Finding | null {
  const value = printedValue(target);
  const year = present.year === null ? { zh: '', en: '' } : { zh: `（${present.year}年）`, en: ` (${present.year})` };
  const due = deadlineYear(target);
  const fallen = belowReached(document, target, direction, present.year);
  if (fallen === null) return null;
  const severity = isStock(target) ? 'information' : fallen;
  const than = direction === 'up' ? { zh: '低于', en: 'below' } : { zh: '高于', en: 'above' };
  return report(
    targetBelowBaseline,
    target.valueSpan,
    {
      zh: `“${target.indicator}”${due === null ? '' : `${due}年`}的目标${value}${than.zh}本文写明的现状${present.value}${year.zh}，请核对。`,
      en: `The target ${value}${due === null ? '' : ` for ${due}`} of “${target.indicator}” is ${than.en} the present value ${present.value}${year.en} that the paper states.`,
    },
    {
      severity,
      related: present.place ? [inDraft(document, present.place, `本文写明的现状${year.zh}`)] : [],
    },
  );
}
