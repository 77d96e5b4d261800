import type { Target } from '../facts/types.ts';
import { unitsOfName } from '../knowledge/catalogue.ts';
import { dimensionOf } from '../knowledge/units.ts';
import { printedValue } from './measure.ts';
import { report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (unit: string) => `某某市医疗卫生服务体系实施方案

一、工作目标

到2027年，全市每千人口医疗卫生机构床位数达到7.6${unit}。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A value in a unit in which its indicator is never stated. */
export const targetUnitMismatch: Rule = {
  id: 'target-unit-mismatch',
  severity: 'warning',
  title: { zh: '计量单位与指标不符', en: 'A unit that is not the indicator’s' },
  finds: {
    zh: '指标库中有明确单位的指标，写了别的单位，例如床位数写“人”、人均预期寿命写“%”。增速、增幅不算。',
    en: 'An indicator of the catalogue in another unit than its own, such as beds in persons. Growth and change are left out.',
  },
  why: {
    zh: '单位写错，数值就没有意义，也无法与其他城市比较。',
    en: 'A value in the wrong unit means nothing and compares with nothing.',
  },
  example: { wrong: paper('人'), right: paper('张') },
  source: { zh: '指标的定义（对标指标库）。', en: 'The definition of the indicator (catalogue of indicators).' },
  fix: { zh: '换成指标的单位。', en: 'Puts the indicator’s unit.' },
  needsCorpus: false,
  check: ({ policies }) =>
    policies.flatMap(({ policy, facts }) =>
      facts.targets.flatMap((target) => {
        const units = wrongUnit(target);
        if (!units) return [];
        const usual = units[0]!;
        const { valueSpan, quote, from, unit } = target;
        const printed = quote.slice(valueSpan.from - from, valueSpan.to - from);
        const finding = report(
          targetUnitMismatch,
          valueSpan,
          {
            zh: `“${target.indicator}”的单位是“${usual}”，这里写的是“${printedValue(target)}”，请核对。`,
            en: `“${target.indicator}” is stated in ${usual}, not as ${printedValue(target)}.`,
          },
          { severity: policy.scraped ? 'information' : 'warning' },
        );
        if (!printed.endsWith(unit!)) return [finding];
        const edits = [{ from: valueSpan.to - unit!.length, to: valueSpan.to, text: usual }];
        return [
          { ...finding, fixes: [{ title: { zh: `单位改为“${usual}”`, en: `Write ${usual}` }, edits, safe: false }] },
        ];
      }),
    ),
};

/** The units that the indicator has, where the target has surely another; null otherwise. */
function wrongUnit({ identity, indicator, unit, suspect, value, valueMax, per }: Target): readonly string[] | null {
  if (identity.id !== null || unit === null || suspect !== null || value === null || valueMax !== null) return null;
  if (identity.kind === 'growth' || identity.kind === 'change' || identity.kind === 'rank' || identity.dimension === '')
    return null;
  // Others are stated in many ways: 市场主体 in households or firms, a thing in pieces or square metres.
  if (!SETTLED.test(indicator) || (per !== null && !indicator.startsWith(per))) return null;
  const units = unitsOfName(indicator);
  if (!units || units[0]!.includes('/') || unit.includes(units[0]!)) return null;
  const dimensions = new Set(units.map(dimensionOf));
  return dimensions.has(identity.dimension) || dimensions.has('') ? null : units;
}

/** Names that tell the unit themselves: so many for so many heads, a rate, years of life. */
const SETTLED = /^每[十百千万]|率$|预期寿命$/;
