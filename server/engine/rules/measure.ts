import type { Facts, Target } from '../facts/types.ts';
import { indicatorById } from '../knowledge/catalogue.ts';
import { sameIndicator } from '../knowledge/identity.ts';
import { scaleFrom } from '../knowledge/units.ts';
import { better as comparedBetter, perOf, valueRange } from '../peers/comparable.ts';
import type { Policy, PolicyDocument } from '../policy/types.ts';
import { groupBy } from '../text/group-by.ts';
import type { Localized } from '../text/localized.ts';
import type { Span } from '../text/span.ts';
import { sentenceAt } from './support.ts';
import type { Fix, ReadPolicy } from './types.ts';

/** Whether a fact is one sure value: not damaged, no range, no change. */
export const isSingle = ({ value, valueMax, suspect, comparator }: Target): boolean =>
  value !== null && valueMax === null && suspect === null && comparator !== 'change' && comparator !== 'range';

/** Whether a fact is one sure value that can be held against another: no bare count. */
export const isComparable = (fact: Target): boolean =>
  isSingle(fact) &&
  (fact.identity.kind === 'level' || fact.identity.kind === 'coverage' || fact.identity.kind === 'ratio') &&
  // Words of one or two characters (人数, 比例) name nothing in particular.
  (fact.identity.id !== null || fact.identity.key.length >= 'words:'.length + 4);

/** The value in its dimension's base unit, per head where it is so stated, so that 3.2‰ and 0.32% are equal. Only for comparable facts. */
export const scaled = (fact: Target): number => valueRange(fact)![0];

/** Whether more or less of it is better; null where neither is, or where nobody can say. */
export function better(target: Target): 'up' | 'down' | null {
  const judged = comparedBetter(target);
  // What rests on local conditions is never ranked among places, but a place can be held against itself.
  const known = judged === 'local' ? indicatorById(target.identity.id)?.direction : judged;
  if (known === 'more' || known === 'up') return 'up';
  return known === 'less' || known === 'down' ? 'down' : null;
}

const byKey = new WeakMap<Facts, ReadonlyMap<string, readonly Target[]>>();

/** The paper's targets of the same indicator key, this one among them, in text order. */
export function sharingKey(facts: Facts, { identity }: Target): readonly Target[] {
  let groups = byKey.get(facts);
  if (!groups) {
    groups = groupBy(facts.targets, (target) => target.identity.key);
    byKey.set(facts, groups);
  }
  return groups.get(identity.key) ?? [];
}

/** The value as printed; a bare number, as in a table's cell, gets its unit. */
export function printedValue({ quote, from, valueSpan, unit }: Target): string {
  const printed = quote.slice(valueSpan.from - from, valueSpan.to - from).replace(/\s+/g, '');
  return unit !== null && /^[\d.]+$/.test(printed) ? `${printed}${unit}` : printed;
}

/** A peer's value as a number in the draft's own unit; null for a range, or where the units do not meet. */
export function inUnitOf(draft: Target, peer: Target): number | null {
  const range = valueRange(peer);
  if (!range || range[0] !== range[1]) return null;
  const value = scaleFrom(range[0], draft.unit, perOf(draft));
  return value !== null && Number.isFinite(value) ? Number(value.toPrecision(8)) : null;
}

/** Denominators, whose digits belong to the unit: 15/10万. */
const DENOMINATOR = /[/／]\s*10+万?/;

/** Where the number of a value stands; null where the value is more than one number with its unit. */
function numberSpan({ shadow }: PolicyDocument, { valueSpan }: Target): Span | null {
  const printed = shadow.slice(valueSpan.from, valueSpan.to);
  const number = /\d+(?:\.\d+)?/.exec(printed);
  if (!number) return null;
  const rest = printed.slice(number.index + number[0].length).replace(DENOMINATOR, '');
  if (/\d/.test(rest)) return null;
  const from = valueSpan.from + number.index;
  return { from, to: from + number[0].length };
}

/**
 * A fix that puts another number where the value stands, and wherever else the paper states it for the same year. None
 * where a value is more than a number, or where a later milestone asks for less than the new number.
 */
export function raised(
  document: PolicyDocument,
  { facts }: ReadPolicy,
  target: Target,
  value: number,
  title: Localized,
): Fix[] {
  const wanted = better(target);
  const others = sharingKey(facts, target).filter(
    (other) =>
      other !== target &&
      other.scope === target.scope &&
      isSingle(other) &&
      sameIndicator(other.identity, target.identity),
  );
  const due = deadlineYear(target);
  const isLess = (other: Target) => {
    const own = inUnitOf(target, other);
    return own === null || (wanted === 'down' ? own > value : own < value);
  };
  const isSame = (other: Target) => deadlineYear(other) === due && inUnitOf(target, other) === target.value;
  const after = others.filter((other) => due !== null && (deadlineYear(other) ?? 0) > due);
  if (after.some(isLess)) return [];
  const places = [target, ...others.filter(isSame)].map((one) =>
    one.unit === target.unit ? numberSpan(document, one) : null,
  );
  const text = String(value);
  const edits = places.flatMap((place) => (place ? [{ ...place, text }] : []));
  if (edits.length < places.length) return [];
  edits.sort((a, b) => a.from - b.from);
  return [{ title: { zh: `${title.zh}（${text}）`, en: `${title.en} ${text}` }, edits, safe: false }];
}

/** “每千人口注册护士数达到4.12人” on one line, for a message. */
export const quoteWords = ({ quote }: Target): string => {
  const line = quote.replace(/\s+/g, '');
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
};

/** The year of a deadline, null for every other form of it (annual, masked, none). */
export const deadlineYear = ({ deadline }: Target): number | null =>
  deadline !== null && /^\d{4}(-|$)/.test(deadline) ? Number(deadline.slice(0, 4)) : null;

/** Words before a value that make it a line to keep rather than an aim. */
const KEEP = '保持 稳定 维持 不低于 不少于 不高于 不超过 控制在 底线'.split(' ');

/** Indicators that weather or the economy moves from year to year: one good year is no promise for the next. */
const MOVED = '空气 水质 断面 优良 浓度 颗粒物 失业'.split(' ');

/** From this many years on a plan answers for the weather too. */
const FULL_TERM = 3;

/** How grave a target below a value reached in year `reached` is; null where that is how such targets are set. */
export function belowReached(
  { shadow }: PolicyDocument,
  target: Target,
  direction: 'up' | 'down',
  reached: number | null,
): 'warning' | 'information' | null {
  const words = shadow.slice(target.from, target.valueSpan.to);
  const limit = (target.comparator === 'le' && direction === 'down') || KEEP.some((word) => words.includes(word));
  const years = reached === null ? 0 : (deadlineYear(target) ?? reached) - reached;
  const moved = years < FULL_TERM && MOVED.some((word) => words.includes(word));
  if (limit && moved) return null;
  return limit || moved || target.comparator === 'approx' ? 'information' : 'warning';
}

/** Words for a part of the place; at the head of a sentence they hold for all of it. */
const PLACES = [
  ...'其中 全国 全省 全区 全县 城区 城镇 农村 乡镇 主城 中心城 新区 开发区 高新 试点 示范 平均水平'.split(' '),
  ...'省级 市级 县级 国家级 区级'.split(' '),
];

/** Words for a part of the people or bodies; they hold for the words that they stand in. */
const KINDS = [
  ...'街道 社区 公办 民办 公立 男 女 三级 二级 一级 基层 重点 新增 新建 规模以上 累计'.split(' '),
  ...'户籍 学龄 儿童 老年 妇女 职工 居民 城市'.split(' '),
];

/** The paper's own extent: naming it narrows nothing. */
const OWN: Record<string, readonly string[]> = {
  province: ['全省', '全区'],
  city: [],
  county: ['全县', '全区'],
  nation: ['全国'],
};

/**
 * The narrowing words on the way to a value, as one text, where the scope was not read from them. Two values are held
 * against each other only when these agree: what was not understood must at least be equal.
 */
export function narrowing(document: PolicyDocument, policy: Policy, fact: Target): string {
  const start = sentenceAt(document, policy, fact).from;
  const words = document.shadow.slice(start, fact.valueSpan.to);
  const reach = fact.from - start;
  const wide = words.slice(Math.max(words.lastIndexOf('；', reach), words.lastIndexOf(';', reach)) + 1);
  // 每万名居民 counts heads and narrows nothing.
  const near = words
    .slice(Math.max(words.lastIndexOf('，', reach), words.lastIndexOf(',', reach)) + 1)
    .replace(/每[十百千万]+[名个]?(?:常住|户籍)?(?:居民|人口)/g, '');
  const own = OWN[policy.meta.region?.level ?? 'city']!;
  const places = PLACES.filter((word) => !own.includes(word) && wide.includes(word));
  return [...places, ...KINDS.filter((word) => near.includes(word))].join(' ');
}
