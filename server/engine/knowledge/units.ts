/** Units of value: what they measure and how large they are, so that 1.9万名 and 19000人 are one quantity. */

interface Unit {
  readonly dimension: string;
  /** Value in the dimension's base unit = value as written × factor. */
  readonly factor: number;
}

/** Base unit first. Measure words for things (个 家 所 处 …) are one dimension: cities use them for the same things. */
const UNITS: Record<string, Record<string, number>> = {
  rate: {
    '%': 1,
    '％': 1,
    '﹪': 1,
    '‰': 0.1,
    '‱': 0.01,
    '/10万': 0.001,
    '1/10万': 0.001,
    '/十万': 0.001,
    '/万': 0.01,
    成: 10,
    百分点: 1,
    个百分点: 1,
    千分点: 0.1,
  },
  倍: { 倍: 1, 番: 1 },
  '1:x': { '1:x': 1 },
  'x:1': { 'x:1': 1 },
  人: { 人: 1, 名: 1, 位: 1, 人口: 1, 员: 1 },
  人次: { 人次: 1, 例: 1, 例次: 1 },
  个: {
    个: 1,
    家: 1,
    所: 1,
    处: 1,
    座: 1,
    项: 1,
    件: 1,
    条: 1,
    支: 1,
    批: 1,
    种: 1,
    类: 1,
    部: 1,
    台: 1,
    辆: 1,
    套: 1,
    间: 1,
    栋: 1,
    只: 1,
    根: 1,
    门: 1,
    对: 1,
    株: 1,
    头: 1,
    枚: 1,
    片: 1,
    宗: 1,
    艘: 1,
    列: 1,
    架: 1,
    口: 1,
    眼: 1,
    盏: 1,
    块: 1,
    起: 1,
  },
  户: { 户: 1 },
  张: { 张: 1, 床: 1 },
  级: { 级: 1, 等: 1 },
  位次: { 位次: 1, 名次: 1 },
  岁: { 岁: 1 },
  年: { 年: 1 },
  天: { 天: 1, 日: 1, 个工作日: 1, 工作日: 1 },
  月: { 个月: 1, 月: 1 },
  小时: { 小时: 1, 分钟: 1 / 60, 学时: 1, 课时: 1 },
  次: { 次: 1, 场: 1, 场次: 1, 班次: 1, 趟: 1, 架次: 1, 航班: 1 },
  元: { 元: 1, 元人民币: 1, 人民币: 1 },
  美元: { 美元: 1 },
  米: { 米: 1, 公里: 1000, 千米: 1000, km: 1000, m: 1, 里: 500 },
  毫米: { 毫米: 1, mm: 1 },
  平方米: {
    平方米: 1,
    '㎡': 1,
    m2: 1,
    'm²': 1,
    平米: 1,
    平方公里: 1e6,
    平方千米: 1e6,
    km2: 1e6,
    'km²': 1e6,
    公顷: 1e4,
    亩: 2000 / 3,
  },
  吨: { 吨: 1, 公斤: 1e-3, 千克: 1e-3, kg: 1e-3, 斤: 5e-4, 克: 1e-6 },
  吨标准煤: { 吨标准煤: 1, 吨标煤: 1 },
  标箱: { 标箱: 1, 标准箱: 1, TEU: 1 },
  立方米: { 立方米: 1, 'm³': 1, m3: 1, 方: 1, 立方: 1 },
  千瓦: { 千瓦: 1, 瓦: 1e-3, 兆瓦: 1e3, kW: 1, MW: 1e3, 吉瓦: 1e6, GW: 1e6 },
  千瓦时: { 千瓦时: 1, 度: 1, kWh: 1 },
  千伏安: { 千伏安: 1, 兆伏安: 1e3 },
  微克每立方米: {
    '微克/立方米': 1,
    'μg/m3': 1,
    'μg/m³': 1,
    'µg/m3': 1,
    'µg/m³': 1,
    'ug/m3': 1,
    '微克/m3': 1,
    微克每立方米: 1,
    微克: 1,
  },
};

const KNOWN = new Map<string, Unit>();
for (const [dimension, names] of Object.entries(UNITS)) {
  for (const [name, factor] of Object.entries(names)) KNOWN.set(name, { dimension, factor });
}

const MULTIPLES: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 100],
];

const cache = new Map<string, Unit>();

function read(unit: string): Unit {
  const known = KNOWN.get(unit);
  if (known) return known;
  for (const [word, factor] of MULTIPLES) {
    if (!unit.startsWith(word)) continue;
    const rest = unit.slice(word.length);
    if (rest === '') return { dimension: '', factor };
    const inner = read(rest);
    return { dimension: inner.dimension, factor: inner.factor * factor };
  }
  const bracket = unit.indexOf('(');
  if (bracket > 0) return read(unit.slice(0, bracket));
  const slash = unit.indexOf('/');
  if (slash > 0) {
    const top = read(unit.slice(0, slash));
    const bottom = read(unit.slice(slash + 1));
    return { dimension: `${top.dimension}/${bottom.dimension}`, factor: top.factor / bottom.factor };
  }
  return { dimension: unit, factor: 1 };
}

function unitOf(unit: string | null): Unit {
  // No unit is longer; what stands behind is not part of one.
  const text = (unit ?? '').trim().slice(0, 16);
  let known = cache.get(text);
  if (!known) {
    known = read(text);
    if (cache.size < 2000) cache.set(text, known);
  }
  return known;
}

/** What a unit measures: 'rate' for %, ‰, /10万 and 百分点; '人' for 万人 and 名; '' for a bare number. */
export const dimensionOf = (unit: string | null): string => unitOf(unit).dimension;

/**
 * The value in its dimension's base unit, and per head where `per` says 每千人口 or the like: 1.9万名 → 19000, 3.2‰ →
 * 0.32, 7.55 张每千人口 → 0.00755. Comparable with any other value of the same dimension and population.
 */
export function scaleTo(value: number, unit: string | null, per: string | null = null): number {
  const { factor } = unitOf(unit);
  if (factor === 1 && !per) return value;
  return Number((per ? (value * factor) / headsIn(per) : value * factor).toPrecision(12));
}

/** The inverse of `scaleTo`: a base value as it would be written in this unit. */
export function scaleFrom(base: number, unit: string | null, per: string | null = null): number {
  const { factor } = unitOf(unit);
  if (factor === 1 && !per) return base;
  return Number(((per ? base * headsIn(per) : base) / factor).toPrecision(12));
}

const HEADS: Record<string, number> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 亿: 1e8 };

/** How many heads a denominator counts: 1000 for 每千人口 and 千人, 10000 for 每万名常住人口, 1 for 每个县. */
export function headsIn(per: string): number {
  const found = /^每?(十万|百万|十|百|千|万|亿)/.exec(per);
  return found ? (HEADS[found[1]!] ?? 1) : 1;
}
