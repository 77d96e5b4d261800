import { isDigit, type Numeral, readNumeral } from './numeral.ts';
import { split, Words } from './words.ts';

/**
 * percent %, 百分之, 2/3 · rate ‰, /10万 · points 百分点 · ratio 1:0.55 · times 倍 · money · measure (length, area, weight, power …) ·
 * time · age · count (个, 家, 人 …) · level 级 · place 名, 位 as counts too · bare (a number whose unit is missing).
 */
export type QuantityKind =
  | 'percent'
  | 'rate'
  | 'points'
  | 'ratio'
  | 'times'
  | 'money'
  | 'measure'
  | 'time'
  | 'age'
  | 'count'
  | 'level'
  | 'bare';

/** A number or range with its unit. Spans are offsets in the text that was read. */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  /** Null where digits are masked (××%). */
  readonly value: number | null;
  readonly valueMax: number | null;
  /** As printed, magnitude included (万人, 亿元, %, 1:x); null where there is none. */
  readonly unit: string | null;
  readonly kind: QuantityKind;
  readonly chinese: boolean;
  /** 余, 多, 几 after the number: somewhat more than it says. */
  readonly more: boolean;
}

const COUNT =
  '个 家 所 座 处 张 床 名 人 位 户 套 台 辆 条 项 件 场 次 门 只 头 羽 株 棵 块 片 间 栋 幢 宗 份 部 支 队 组 对 艘 架 列 班 篇 种 类 款 口 盏 根 眼 孔 节 例 册 枚 笔 单 批次 卷 尊 匹 尾 箱 人次 人(次) 人/次 人口 机架 标准机架 座席 席 学位 车位 泊位 标箱 标准箱 TEU 户(套) 套(户) 个(处) 个次 台(套) 台套 户次 件次 场次 架次 班次 列次 批 趟 航次 课时 学时 平台 站 村 镇 乡 县 家次 团 店 校 院 园 厂 桩 枪 亩次 案 起 宗次 名额 处(个) 所(个) 支队 段 道 台次 项次 辆次 艘次 工日 片区 社区 街道 平方';
const MEASURE =
  '公里 千米 米 厘米 毫米 里 华里 平方米 平方公里 平方千米 ㎡ m2 m² 平米 立方米 立方 方 m3 m³ 亩 公顷 吨 公斤 千克 斤 克 升 毫升 毫克 微克 标准立方米 标立方米 千瓦 瓦 兆瓦 吉瓦 kW MW GW KW 千瓦时 度 kWh 伏 千伏 伏安 千伏安 兆伏安 kVA MVA 吨标准煤 吨标煤 载重吨 总吨 公里/小时 TB PB EB GB MB Gbps Mbps G M 兆 P PFLOPS EFLOPS Tbps 微克/立方米 μg/m3 毫克/升 mg/L 微克每立方米 吨公里 人公里 周转吨 标台 蒸吨 摄氏度 分贝 方/日 帕';
const MONEY = '元 美元 欧元 日元 港元 人民币 元人民币 块钱';
const TIME = '年 个月 月 周 天 日 小时 分钟 秒 个工作日 学年 学期 时 刻钟 个小时';

const units = new Words<QuantityKind>([
  ...split(COUNT).map((unit) => [unit, 'count'] as const),
  ...split(MEASURE).map((unit) => [unit, 'measure'] as const),
  ...split(MONEY).map((unit) => [unit, 'money'] as const),
  ...split(TIME).map((unit) => [unit, 'time'] as const),
  ['岁', 'age'],
  ['周岁', 'age'],
  ['级', 'level'],
  ['倍', 'times'],
  ['百分点', 'points'],
  ['个百分点', 'points'],
  ['%', 'percent'],
  ['％', 'percent'],
  ['个%', 'percent'],
  ['‰', 'rate'],
  ['/10万', 'rate'],
  ['/十万', 'rate'],
  ['/万', 'rate'],
  ['/10 万', 'rate'],
]);
/** Units before which 万, 亿, 百 … stand: everything that is counted or measured. */
const SCALED = new Set<QuantityKind>(['count', 'measure', 'money', 'times']);
const magnitudes = new Words(
  split('万亿 万 亿 百万 千万 百 千 十万 百亿 千亿 十亿 余万 多万 余亿 多亿 余 多 几').map((m) => [m, true] as const),
);
const MASKS = new Set([...'×xX*＊○□某'].map((c) => c.charCodeAt(0)));
const RANGE = new Set([...'-—–~～－∼至到─﹣'].map((c) => c.charCodeAt(0)));
const RATIO = new Set([...':：∶'].map((c) => c.charCodeAt(0)));
const PER_UNIT = new Set([...'/每'].map((c) => c.charCodeAt(0)));

/** 万余个 counts in 万个. */
const unitText = (text: string, unit: { from: number; to: number }): string =>
  text.slice(unit.from, unit.to).replace(/[余多几\s]/g, '');

interface UnitAt {
  readonly to: number;
  /** Where the unit proper begins: 余 and 多 belong to the number. */
  readonly from: number;
  readonly kind: QuantityKind;
  readonly more: boolean;
}

const isBlank = (code: number): boolean => code === 32 || code === 0xa0 || code === 0x3000;

function readUnit(text: string, at: number, limit: number): UnitAt | null {
  let i = at;
  while (i < limit && i < at + 2 && isBlank(text.charCodeAt(i))) i += 1;
  const start = i;
  const plain = units.startingAt(text, i, limit);
  if (plain && !PER_UNIT.has(text.charCodeAt(i + plain[0].length))) {
    // 个百分点 is counted in points, so the counter is no part of the unit.
    const skip = plain[0] === '个百分点' ? 1 : 0;
    return { from: i + skip, to: i + plain[0].length, kind: plain[1], more: false };
  }
  let more = false;
  let from = i;
  let scaled = false;
  for (;;) {
    const magnitude = magnitudes.startingAt(text, i, limit);
    if (!magnitude) break;
    const word = magnitude[0];
    const approximate = word[0] === '余' || word[0] === '多' || word[0] === '几';
    if (approximate) {
      more = true;
      if (i === from) from = i + 1;
    }
    if (!approximate || word.length > 1) scaled = true;
    i += word.length;
    if (i < limit && isBlank(text.charCodeAt(i))) i += 1;
    if (i - start > 8) break;
  }
  const unit = units.startingAt(text, i, limit);
  if (!unit) {
    if (scaled) return { from, to: trimBlank(text, from, i), kind: 'count', more };
    return null;
  }
  let end = i + unit[0].length;
  let kind = unit[1];
  if (scaled && !SCALED.has(kind)) return { from, to: trimBlank(text, from, i), kind: 'count', more };
  // 立方米/小时, 元/吨, 微克/立方米: a unit per a unit.
  if (PER_UNIT.has(text.charCodeAt(end)) && kind !== 'time' && kind !== 'level') {
    const second = units.startingAt(text, end + 1, limit);
    if (second && (text.charCodeAt(end) === 47 || second[1] === 'measure') && second[1] !== 'percent') {
      end += 1 + second[0].length;
      if (kind === 'count') kind = 'measure';
    }
  }
  return { from, to: end, kind, more };
}

const trimBlank = (text: string, from: number, to: number): number => {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end;
};

/** 百分之六十, 千分之三, 三分之二: the numeral before 分之 is the denominator. */
function readFraction(text: string, at: number, limit: number): Quantity | null {
  const head = text.charCodeAt(at);
  let denominator = 0;
  let i = at;
  if (head === 0x767e && text.startsWith('百分之', at)) {
    denominator = 100;
    i = at + 3;
  } else if (head === 0x5343 && text.startsWith('千分之', at)) {
    denominator = 1000;
    i = at + 3;
  } else {
    const first = readNumeral(text, at, limit);
    if (!first || !text.startsWith('分之', first.to) || first.value === 0) return null;
    denominator = first.value;
    i = first.to + 2;
  }
  const second = readNumeral(text, i, limit);
  if (!second) return null;
  const percent = denominator === 1000 ? second.value : (second.value / denominator) * 100;
  return {
    from: at,
    to: second.to,
    value: round(percent),
    valueMax: null,
    unit: denominator === 1000 ? '‰' : '%',
    kind: denominator === 1000 ? 'rate' : 'percent',
    chinese: second.chinese,
    more: false,
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Reads the masked number that begins at `at` (××%, xx张); a unit must follow. */
function readMasked(text: string, at: number, limit: number): Quantity | null {
  let end = at;
  while (end < limit && end < at + 6 && isDigit(text.charCodeAt(end))) end += 1;
  while (end < limit && end < at + 6 && MASKS.has(text.charCodeAt(end))) end += 1;
  // ×100% multiplies.
  if (isDigit(text.charCodeAt(end))) return null;
  const unit = readUnit(text, end, limit);
  if (!unit || unit.kind === 'time') return null;
  return {
    from: at,
    to: unit.to,
    value: null,
    valueMax: null,
    unit: unitText(text, unit),
    kind: unit.kind,
    chinese: false,
    more: unit.more,
  };
}

/** End of a range sign at `at` (2-3, 7%—7.5%, 1至2, 3——5), or -1. */
function rangeSign(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && isBlank(text.charCodeAt(i)) && i < at + 1) i += 1;
  if (!RANGE.has(text.charCodeAt(i))) return -1;
  i += 1;
  if (RANGE.has(text.charCodeAt(i)) && text.charCodeAt(i) === text.charCodeAt(i - 1)) i += 1;
  while (i < limit && isBlank(text.charCodeAt(i)) && i < at + 4) i += 1;
  return i;
}

/**
 * Reads the quantity whose first digit stands at `at`, looking no further than `limit`.
 * Null where no number begins there. A number without a unit comes back as `bare`.
 */
export function readQuantity(text: string, at: number, limit: number = text.length): Quantity | null {
  const code = text.charCodeAt(at);
  if (!isDigit(code)) {
    if (MASKS.has(code)) return readMasked(text, at, limit);
    const fraction = readFraction(text, at, limit);
    if (fraction) return fraction;
  }
  const first = readNumeral(text, at, limit);
  if (!first) return null;
  if (!first.chinese && MASKS.has(text.charCodeAt(first.to)) && text.charCodeAt(first.to) !== 0xd7)
    return readMasked(text, at, limit);
  if (RATIO.has(text.charCodeAt(first.to))) {
    const second = readNumeral(text, first.to + 1, limit);
    if (second && !second.chinese && !first.chinese) return ratio(first, second, text, limit);
  }
  if (!first.chinese && text.charCodeAt(first.to) === 47 && isDigit(text.charCodeAt(first.to + 1))) {
    const per = readUnit(text, first.to, limit);
    if (per?.kind === 'rate') return single(text, first, per);
    const second = readNumeral(text, first.to + 1, limit);
    if (
      second &&
      second.value > 0 &&
      first.value <= second.value &&
      second.value < 100 &&
      !readUnit(text, second.to, limit)
    )
      return fractionOf(first, second);
  }
  const unit = readUnit(text, first.to, limit);
  const afterFirst = unit && unit.kind !== 'time' ? unit.to : first.to;
  const sign = rangeSign(text, afterFirst, limit);
  if (sign > 0) {
    const second = readNumeral(text, sign, limit);
    if (second && second.chinese === first.chinese && second.value > first.value) {
      const tail = readUnit(text, second.to, limit);
      // 5万-6万人 repeats the unit; 2—3处 gives it once. A first unit of another kind is no range.
      if (tail && (!unit || afterFirst === first.to || sameUnit(text, unit, tail))) {
        return {
          from: at,
          to: tail.to,
          value: first.value,
          valueMax: second.value,
          unit: unitText(text, tail),
          kind: tail.kind,
          chinese: first.chinese,
          more: tail.more,
        };
      }
    }
  }
  if (!unit) {
    return {
      from: at,
      to: first.to,
      value: first.value,
      valueMax: null,
      unit: null,
      kind: 'bare',
      chinese: first.chinese,
      more: false,
    };
  }
  return single(text, first, unit);
}

const sameUnit = (text: string, a: UnitAt, b: UnitAt): boolean => {
  const left = text.slice(a.from, a.to);
  const right = text.slice(b.from, b.to);
  return left === right || right.startsWith(left);
};

const single = (text: string, number: Numeral, unit: UnitAt): Quantity => ({
  from: number.from,
  to: unit.to,
  value: number.value,
  valueMax: null,
  unit: unitText(text, unit),
  kind: unit.kind,
  chinese: number.chinese,
  more: unit.more,
});

/** 1:0.55 is 0.55 "1:x"; 2.19:1 is 2.19 "x:1". */
function ratio(first: Numeral, second: Numeral, text: string, limit: number): Quantity | null {
  if (RATIO.has(text.charCodeAt(second.to)) && isDigit(text.charCodeAt(second.to + 1)) && second.to + 1 < limit)
    return null;
  const toOne = second.value === 1 && first.value !== 1;
  return {
    from: first.from,
    to: second.to,
    value: toOne ? first.value : second.value,
    valueMax: null,
    unit: toOne ? 'x:1' : '1:x',
    kind: 'ratio',
    chinese: false,
    more: false,
  };
}

const fractionOf = (first: Numeral, second: Numeral): Quantity => ({
  from: first.from,
  to: second.to,
  value: round((first.value / second.value) * 100),
  valueMax: null,
  unit: '%',
  kind: 'percent',
  chinese: false,
  more: false,
});
