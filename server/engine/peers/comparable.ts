/** When two targets may be held against each other, and which of them asks for more. Pure functions. */
import type { IndicatorIdentity, Target } from '../facts/types.ts';
import { indicatorById, isCatalogueName } from '../knowledge/catalogue.ts';
import { sameIndicator } from '../knowledge/identity.ts';
import { isVague } from '../knowledge/indicator-words.ts';
import { regionName, shortName } from '../knowledge/regions.ts';
import { dimensionOf, scaleTo } from '../knowledge/units.ts';
import type { Region } from '../policy/types.ts';

/** Last year of a deadline, Infinity for a yearly one, null when there is none or it is masked. */
export function deadlineYear(target: Target): number | null {
  if (target.deadline === null) return null;
  if (target.deadline === 'annual') return Number.POSITIVE_INFINITY;
  const year = Number(target.deadline.slice(0, 4));
  return Number.isInteger(year) && year > 1900 && year < 2200 ? year : null;
}

/** 东营市's own name as the scope of a target is no narrower than the whole of 东营市. */
export function scopeWithin(identity: IndicatorIdentity, region: Region | null): IndicatorIdentity {
  const scope = identity.scopeClass;
  if (scope === null || region === null) return identity;
  const name = regionName(region);
  return scope === name || scope === shortName(name) ? { ...identity, scopeClass: null } : identity;
}

/** Kinds that say how a thing changes: tied to their own years. */
export const isChange = (identity: IndicatorIdentity): boolean =>
  identity.kind === 'growth' || identity.kind === 'change';

/**
 * True where the words do not settle what is measured: too bare (产值, 满意率), or a name of the catalogue stated in a way
 * that it is never stated in (固定资产投资 31.8%: a share or a growth rate whose words were lost).
 */
function isUncertain(identity: IndicatorIdentity): boolean {
  if (identity.id !== null) return false;
  const words = identity.key.slice('words:'.length);
  return (identity.scopeClass === null && isVague(words)) || (!isChange(identity) && isCatalogueName(words));
}

/** 增速高于全省1.4个百分点 is measured against others, not against an earlier year. */
const RELATIVE_TO_OTHERS = /[高低快慢优]于/;
const isRelative = (target: Target): boolean =>
  (isChange(target.identity) || (target.unit?.endsWith('百分点') ?? false)) && RELATIVE_TO_OTHERS.test(target.quote);
/** 城乡居民收入分别增长7.5%、8%: which of the two a value is of stands in no word of it. */
const isSplit = ({ quote }: Target): boolean => quote.includes('城乡') && quote.includes('分别');
const YEARLY = /年均|每年|逐年|年递增/;

/** Null where the figure can be relied on; else a word for what is wrong with it. */
export function unfit(target: Target): 'suspect' | 'masked' | 'implausible' | null {
  if (target.suspect !== null) return 'suspect';
  if (target.value === null) return 'masked';
  const indicator = indicatorById(target.identity.id);
  if (indicator && !indicator.range && target.unit === null) return 'suspect';
  const unit = indicator?.units[0] ?? null;
  const { kind, dimension } = target.identity;
  if (indicator?.range && kind === indicator.kind && dimension === dimensionOf(unit)) {
    const per = perOf(target);
    const [low, high] = indicator.range.map((bound) =>
      scaleTo(bound, unit, indicator.population ? indicatorPer(indicator.name) : null),
    );
    const value = scaleTo(target.value, target.unit ?? unit, per);
    // A part of a place may lie far below the whole: sewage of villages, not of the city.
    if ((value < low! && target.identity.scopeClass === null) || value > high!) return 'implausible';
  }
  return null;
}

const indicatorPer = (name: string): string => name.slice(0, 6);

/** 每千人口 as stated in the target's field or in the indicator's own words. */
export const perOf = (target: Target): string | null =>
  target.per ??
  (/^每?[十百千万]/.test(target.indicator) && target.identity.population ? target.indicator.slice(0, 6) : null);

/**
 * True when both measure the same thing in the same way (indicator, kind, dimension, population, scope), both figures
 * can be relied on, and changes are counted from the same baseline over the same span. Regions, where given, let a
 * jurisdiction's own name as scope stand for the whole of it.
 */
export function comparable(
  a: Target,
  b: Target,
  regionA: Region | null = null,
  regionB: Region | null = null,
): boolean {
  if (isUncertain(a.identity)) return false;
  if (!sameIndicator(scopeWithin(a.identity, regionA), scopeWithin(b.identity, regionB))) return false;
  if (unfit(a) !== null || unfit(b) !== null) return false;
  if (isRelative(a) || isRelative(b) || isSplit(a) || isSplit(b)) return false;
  if (!isChange(a.identity)) return true;
  const yearA = a.baseline?.year ?? null;
  const yearB = b.baseline?.year ?? null;
  return yearA === yearB && YEARLY.test(a.quote) === YEARLY.test(b.quote);
}

export type Better = 'more' | 'less';

/** Why an indicator is shown and not ranked. */
export type NoRank = 'count' | 'rank' | 'band' | 'neutral' | 'local' | 'direction';

/** Which value of a target's indicator asks for more; a reason where that cannot be said. */
export function better(target: Target): Better | NoRank {
  const { identity, direction, comparator } = target;
  if (identity.kind === 'count') return 'count';
  if (identity.kind === 'rank') return 'rank';
  const indicator = indicatorById(identity.id);
  if (indicator?.direction === 'band' || indicator?.direction === 'neutral') return indicator.direction;
  if (indicator?.local && identity.kind !== 'growth') return 'local';
  // 净增800家, 增加5亿元: a count by another name.
  if (identity.kind === 'change' && identity.dimension !== 'rate') return 'count';
  const wanted = indicator ? indicator.direction : direction === 'none' ? null : direction;
  if (wanted === null) return 'direction';
  if (isChange(identity)) {
    // A magnitude of change: 降低13.5% asks for more than 降低10%, if falling is what is wanted.
    return direction === wanted || (direction === 'none' && wanted === 'up') ? 'more' : 'direction';
  }
  // Outside the catalogue a falling indicator is believed only where the wording bounds it from above.
  if (indicator === null && wanted === 'down' && comparator !== 'le') return 'direction';
  // 不超过 on what should rise, or 不低于 on what should fall: the figure is a bound of another kind.
  if ((wanted === 'up' && comparator === 'le') || (wanted === 'down' && comparator === 'ge')) return 'direction';
  return wanted === 'up' ? 'more' : 'less';
}

/** A lost unit is the catalogue's usual one; `unfit` has then found the value within the plausible range. */
const usualUnit = (target: Target): string | null => indicatorById(target.identity.id)?.units[0] ?? null;

/** Lower and upper end of a target's value in its dimension's base unit, per head where it is so stated. */
export function valueRange(target: Target): readonly [number, number] | null {
  if (target.value === null) return null;
  const per = perOf(target);
  const unit = target.unit ?? usualUnit(target);
  const low = scaleTo(target.value, unit, per);
  const high = target.valueMax === null ? low : scaleTo(target.valueMax, unit, per);
  return low <= high ? [low, high] : [high, low];
}

/** -1 when `a` asks for less than `b`, 1 when for more, 0 when neither is certain (equal, or ranges that overlap). */
export function demand(a: Target, b: Target, by: Better): -1 | 0 | 1 {
  const rangeA = valueRange(a);
  const rangeB = valueRange(b);
  if (!rangeA || !rangeB) return 0;
  const [below, above] = by === 'more' ? ([-1, 1] as const) : ([1, -1] as const);
  if (rangeA[1] < rangeB[0]) return below;
  return rangeA[0] > rangeB[1] ? above : 0;
}

/** How a peer's deadline stands to the draft's. Changes compare only in the same year; yearly ones only with yearly ones. */
export function deadlineAgainst(peer: Target, draft: Target): 'counts' | 'later' | 'apart' {
  const own = deadlineYear(draft);
  const other = deadlineYear(peer);
  if (own === null || other === null) return 'apart';
  if (own === other) return 'counts';
  if (!Number.isFinite(own) || !Number.isFinite(other) || isChange(draft.identity)) return 'apart';
  return other < own ? 'counts' : 'later';
}

/**
 * True when the peer's target asks for more than the draft's by the same deadline or an earlier one. Equal values do not
 * count: a draft that asks as much as its peers is not below them.
 */
export function dominates(peer: Target, draft: Target): boolean {
  const by = better(draft);
  if ((by !== 'more' && by !== 'less') || better(peer) !== by) return false;
  return comparable(peer, draft) && deadlineAgainst(peer, draft) === 'counts' && demand(peer, draft, by) === 1;
}
