import { OVER_HUNDRED } from '../facts/emit.ts';
import type { Target } from '../facts/types.ts';
import { indicatorById } from '../knowledge/catalogue.ts';
import { scaleTo } from '../knowledge/units.ts';
import { unfit } from '../peers/comparable.ts';
import type { Policy, PolicyDocument } from '../policy/types.ts';
import { printedValue } from './measure.ts';
import { report, sentenceAt } from './support.ts';
import type { Finding, Fix, Rule } from './types.ts';

const paper = (rate: string) => `某某市妇幼健康实施方案

一、工作目标

到2027年，婴儿死亡率控制在${rate}以下，儿童健康水平稳步提高。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A value that the indicator cannot have. */
export const valueImpossible: Rule = {
  id: 'value-impossible',
  severity: 'warning',
  title: { zh: '数值不可能', en: 'A value that cannot be' },
  finds: {
    zh: '覆盖率、占比等超过100%；或者数值按所写单位不可能，按指标的常用单位才合理（如婴儿死亡率35%）。',
    en: 'A share or coverage above 100 per cent; or a value that is impossible with the unit that stands there and usual with the indicator’s own.',
  },
  why: { zh: '硬伤；照此考核会闹笑话。', en: 'It is wrong on its face.' },
  example: { wrong: paper('35%'), right: paper('3.5‰') },
  source: {
    zh: '指标的定义和通行取值范围（对标指标库）。',
    en: 'The definition of the indicator and the values that it takes (catalogue of indicators).',
  },
  fix: {
    zh: '指标的常用单位能使数值合理时，换成该单位。',
    en: 'Puts the usual unit where it makes the value possible.',
  },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy, facts }) =>
      facts.targets.flatMap((target): Finding[] => {
        const over = target.suspect === OVER_HUNDRED;
        if ((target.suspect !== null && !over) || target.value === null) return [];
        const severity = policy.scraped ? 'information' : 'warning';
        const value = printedValue(target);
        if ((over || isOverHundred(target)) && !isOpen(document, policy, target))
          return [
            report(
              valueImpossible,
              target.valueSpan,
              {
                zh: `“${target.indicator}”写的是${value}，比例不可能超过100%，请核对。`,
                en: `“${target.indicator}” is ${value}; a share cannot be above 100%.`,
              },
              { severity },
            ),
          ];
        const indicator = indicatorById(target.identity.id);
        if (!indicator?.range || target.unit === null || target.per !== null || unfit(target) !== 'implausible')
          return [];
        const [low, high] = indicator.range;
        const usual = indicator.units[0]!;
        // A rare place may lie outside what is usual; with another unit inside it, the unit is wrong.
        if (!couldBe(target, usual, low, high)) return [];
        const finding = report(
          valueImpossible,
          target.valueSpan,
          {
            zh: `“${target.indicator}”写的是${value}，这个指标通常用“${usual}”，请核对单位。`,
            en: `“${target.indicator}” is ${value}; it is stated in ${usual}.`,
          },
          { severity },
        );
        return [{ ...finding, fixes: otherUnit(target, usual) }];
      }),
    ),
};

const SHARE =
  /(?:覆盖率|普及率|参保率|入学率|毛入园率|合格率|达标率|签约率|办结率|处理率|治理率|绿化率|识字率|占比|比重|使用率|建档率|接种率|筛查率|回收率|资源化利用率|规范管理率)$/;
/** Rates of these may be above 100 per cent, or are changes. */
const OPEN =
  /增长|增速|提高|提升|增加|拨备|偿付|负债|杠杆|完成率|超额|同比|环比|产销率|自给率|毛入学率|床位使用率|病床使用率|出租率|上座率/;

const isOpen = (document: PolicyDocument, policy: Policy, target: Target): boolean => {
  const { from, to } = sentenceAt(document, policy, target);
  return OPEN.test(document.shadow.slice(from, to));
};

const isOverHundred = ({ value, valueMax, unit, indicator, identity }: Target): boolean =>
  (unit === '%' || unit === '％') &&
  (value! > 100 || (valueMax ?? 0) > 100) &&
  (identity.kind === 'coverage' || identity.kind === 'level') &&
  SHARE.test(indicator);

/** Whether the number would do with the indicator's usual unit. */
const couldBe = ({ value, unit }: Target, usual: string, low: number, high: number): boolean =>
  unit !== null &&
  !unit.includes('百分点') &&
  unit !== usual &&
  value! >= low &&
  value! <= high &&
  scaleTo(1, unit) !== scaleTo(1, usual);

function otherUnit({ quote, from, valueSpan, unit }: Target, usual: string): Fix[] {
  const printed = quote.slice(valueSpan.from - from, valueSpan.to - from);
  if (unit === null || !printed.endsWith(unit)) return [];
  const edits = [{ from: valueSpan.to - unit.length, to: valueSpan.to, text: usual }];
  return [{ title: { zh: `单位改为“${usual}”`, en: `Write ${usual}` }, edits, safe: false }];
}
