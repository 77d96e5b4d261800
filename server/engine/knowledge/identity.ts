/** Identity of an indicator: the catalogue's row by name, else its own normalised words. */
import type { Comparator, IndicatorIdentity, MeasureKind } from '../facts/types.ts';
import { leadingPlace, nameWords, rowFor } from './catalogue.ts';
import { indicatorWords, leadingScope, perHead, plainWords, scopeWords } from './indicator-words.ts';
import { regionOf } from './regions.ts';
import { dimensionOf } from './units.ts';

export interface IdentityInput {
  /** As written, from the shadow text (simplified characters). */
  readonly indicator: string;
  readonly scope: string | null;
  readonly per: string | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
  readonly growth: boolean;
  readonly value?: number | null;
}

const GROWTH_WORDS = /(?:增长率|增速|增幅|涨幅|降幅|增长|上涨|下降率?|降低率?)(?:目标)?$/;
const RATE_WORDS = /率|比例|占|比重|比率|水平|强度|程度/;
const RANK_WORDS = /位次|排名|名次|排位|位居|位列|进位/;
const PER_UNIT_WORDS = /^(?:户籍|常住|城镇|农村|城乡|全体)*(?:居民)?(?:人均|户均|亩均|平均|单位|村均|每)/;
const INTENSIVE = new Set(['岁', '年', '天', '月', '小时', '毫米', '微克每立方米']);

function kindOf({ indicator, unit, comparator, growth, per }: IdentityInput, dimension: string): MeasureKind {
  if (RANK_WORDS.test(indicator) && comparator !== 'change') return 'rank';
  if (unit === '位' && (comparator === 'le' || comparator === 'change')) return comparator === 'le' ? 'rank' : 'change';
  if (unit?.endsWith('百分点')) return comparator === 'change' || growth ? 'change' : 'level';
  const relative = dimension === 'rate' || dimension === '倍';
  if (growth || comparator === 'change') return relative ? 'growth' : 'change';
  if (dimension === 'rate') {
    if (GROWTH_WORDS.test(indicator)) return 'growth';
    return /覆盖/.test(indicator) || !RATE_WORDS.test(indicator) ? 'coverage' : 'level';
  }
  if (dimension === '1:x' || dimension === 'x:1') return 'ratio';
  if (dimension === '级') return 'grade';
  if (INTENSIVE.has(dimension) || dimension.includes('/') || per || PER_UNIT_WORDS.test(indicator)) return 'level';
  return unit === null ? 'level' : 'count';
}

/** Enterprises are counted in 户, 家 or 个 alike; a place in a ranking is no head. */
function dimensionFor(input: IdentityInput, kind: MeasureKind): string {
  const dimension = dimensionOf(input.unit);
  if (input.unit === '位' && (kind === 'rank' || kind === 'change')) return '位次';
  return dimension === '户' && /企业|主体|公司|商户|单位$/.test(input.indicator) ? '个' : dimension;
}

const cache = new Map<string, IndicatorIdentity>();
const CACHE_LIMIT = 20_000;

/** Drops what was identified before; for benches and tests. */
export const forgetIdentities = (): void => cache.clear();

/**
 * Identity of what is measured. Equal keys name one indicator; two values of it are alike only when kind, dimension,
 * population and scope class agree as well (see `sameIndicator`).
 */
export function identify(input: IdentityInput): IndicatorIdentity {
  const { indicator, scope, per, unit, comparator, growth } = input;
  const address = `${indicator}\n${scope ?? ''}\n${per ?? ''}\n${unit ?? ''}\n${comparator}${growth ? '+' : ''}`;
  let known = cache.get(address);
  if (!known) {
    known = work(input);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    if (address.length < 400) cache.set(address, known);
  }
  return known;
}

/** Names to ask the catalogue for, each with the scope that then stands outside the name. */
function* candidates(plain: string, scope: string | null): Generator<readonly [string, string | null]> {
  if (scope && !plain.includes(scope)) yield [scope + plain, null];
  yield [plain, scope];
  if (scope !== null) return;
  let rest = plain;
  let outer = '';
  for (let place = leadingPlace(rest); place !== ''; place = leadingPlace(rest)) {
    rest = rest.slice(place.length).replace(/^内/, '');
    outer += place;
    // 地表水国考断面: two places that imply one another narrow no more than the inner one.
    yield [rest, scopeWords(place)];
    if (outer !== place) yield [rest, scopeWords(outer)];
  }
}

function work(input: IdentityInput): IndicatorIdentity {
  const plain = withoutAverage(plainWords(input.indicator));
  const place = input.scope === null ? leadingRegion(plain) : '';
  if (place !== '') {
    const inner = work({ ...input, indicator: plain.slice(place.length) });
    return inner.scopeClass === null ? { ...inner, scopeClass: place } : inner;
  }
  let kind = kindOf(input, dimensionOf(input.unit));
  const dimension = dimensionFor(input, kind);
  const fromPer = input.per === null ? null : (perHead(plainWords(input.per)) ?? null);
  const head = perHead(plain);
  const population = head?.population ?? fromPer?.population ?? denominator(input.per);
  const stated = input.scope === null ? null : scopeWords(input.scope);
  const scope = stated?.replace(/^各/, '') === population ? null : stated;

  for (const [name, narrowed] of candidates(head || !fromPer ? plain : fromPer.per + plain, scope)) {
    const row = rowFor(nameWords(name), kind, dimension);
    if (!row) continue;
    const { indicator } = row;
    // What is measured in towns alone (燃气普及率) is another figure for town and country together.
    const whole = BOTH.test(input.scope ?? '') || BOTH.test(plain);
    const apart = whole && (row.scopes.has('城市') || row.scopes.has('城镇')) ? '城乡' : null;
    if (indicator.kind === 'growth' && dimension === 'rate') kind = 'growth';
    else if (indicator.kind !== 'growth' && (kind === 'coverage' || kind === 'level' || kind === 'count')) {
      kind = dimension === 'rate' && indicator.kind === 'count' ? kind : indicator.kind;
    }
    return {
      key: `catalogue:${indicator.id}`,
      id: indicator.id,
      kind,
      dimension: dimension || dimensionOf(indicator.units[0]!),
      population: indicator.population ?? population,
      scopeClass: narrowed === null || row.scopes.has(narrowed) ? apart : narrowed,
    };
  }

  let words = indicatorWords(head?.rest ?? plain);
  let scopeClass = scope;
  if (scope && words.includes(scope) && words.length - scope.length >= 2) {
    words = indicatorWords(words.replace(scope, '').replace(/^内/, ''));
  } else if (!scope) {
    const cut = leadingScope(words);
    if (cut > 0) {
      scopeClass = scopeWords(words.slice(0, cut));
      words = indicatorWords(words.slice(cut));
    }
  }
  return { key: `words:${words}`, id: null, kind, dimension, population, scopeClass };
}

/** Town and country. */
const BOTH = /^城乡/;
const REGION = /^[\u4e00-\u9fff]{2,10}?(?:省|市|自治区|自治州|地区|盟|县|区|旗)/;

/** 东营市|每千人口床位数: a place's full name before what is measured there; '' when there is none. */
function leadingRegion(plain: string): string {
  const name = REGION.exec(plain)?.[0] ?? '';
  return name.length >= 3 && plain.length - name.length >= 3 && regionOf(name) ? name : '';
}

/** 平均每千人床位数 says no more than 每千人床位数. */
const withoutAverage = (plain: string): string =>
  plain.startsWith('平均') && perHead(plain.slice(2)) ? plain.slice(2) : plain;

/** 每个县(市、区) → 县区: a denominator that counts no heads. */
function denominator(per: string | null): string | null {
  if (per === null) return null;
  const words = plainWords(per).replace(/^(?:每个|每|各个|各)/, '');
  return words === '' ? null : words;
}

/** A full-coverage clause (全覆盖) and a rate of the same thing measure alike. */
const kindClass = (kind: MeasureKind): MeasureKind => (kind === 'coverage' ? 'level' : kind);

/** True when both measure the same thing in the same way for the same population and scope. */
export const sameIndicator = (a: IndicatorIdentity, b: IndicatorIdentity): boolean =>
  a.key === b.key &&
  a.dimension === b.dimension &&
  kindClass(a.kind) === kindClass(b.kind) &&
  a.population === b.population &&
  a.scopeClass === b.scopeClass;
