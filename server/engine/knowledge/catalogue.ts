/** The catalogue of indicators, read once: rows by id and by the normalised words of their names. */
import type { Comparator, MeasureKind } from '../facts/types.ts';
import { indicatorWords, perHead, plainWords, scopeWords } from './indicator-words.ts';
import data from './indicators.json' with { type: 'json' };
import { dimensionOf } from './units.ts';

export interface NationalValue {
  readonly year: number;
  readonly comparator: Comparator;
  readonly value: number;
  /** growth: the value is a relative change over the plan's period; absent: a level. */
  readonly kind?: MeasureKind;
  /** Key of `sources`. */
  readonly source: string;
}

/** A national document in which the values can be read. */
export interface NationalSource {
  readonly title: string;
  readonly number: string | null;
  /** Year of issue. */
  readonly issued: number;
}

export interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Units it is stated in; the first is the usual one. */
  readonly units: readonly string[];
  /** up: more is better · down: less is better · band: a proper middle · neutral: says nothing of quality. */
  readonly direction: 'up' | 'down' | 'band' | 'neutral';
  /** Plausible values in the usual unit, both ends included. */
  readonly range?: readonly [number, number];
  /** Kind of a plain value of it (of a growth rate for the price index). */
  readonly kind: MeasureKind;
  /** Denominator's population of a per-head indicator. */
  readonly population?: string;
  /** Scopes that its definition implies: naming them narrows nothing. */
  readonly scopes?: readonly string[];
  readonly national?: readonly NationalValue[];
  /** Its level rests on nature or on a long past (森林覆盖率, 城镇化率): shown beside peers, never held against a draft. */
  readonly local?: boolean;
}

interface Row {
  readonly indicator: Indicator;
  readonly dimensions: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
}

export const sources = data.sources as Record<string, NationalSource>;
export const indicators = data.indicators as unknown as readonly Indicator[];

/** Places that narrow an indicator when they stand before it: 城市|生活垃圾无害化处理率. */
const PLACES = '城市建成区 建成区 中心城区 主城区 市城区 城区 市区 城市 城镇 城乡 农村 县城 乡镇 行政村 建制村'.split(
  ' ',
);

interface Tables {
  readonly places: readonly string[];
  readonly byId: ReadonlyMap<string, Row>;
  readonly byWords: ReadonlyMap<string, readonly Row[]>;
}

/** Words of a name for look-up: the population stands before them, so that 每千人口床位数 is not 床位数. */
export function nameWords(plain: string): string {
  const per = perHead(plain);
  return per ? `${per.population}:${indicatorWords(per.rest)}` : indicatorWords(plain);
}

function build(): Tables {
  const byId = new Map<string, Row>();
  const byWords = new Map<string, Row[]>();
  for (const indicator of indicators) {
    const row: Row = {
      indicator,
      dimensions: new Set(indicator.units.map(dimensionOf)),
      scopes: new Set((indicator.scopes ?? []).map((scope) => scopeWords(scope) ?? '')),
    };
    byId.set(indicator.id, row);
    for (const name of [indicator.name, ...(indicator.aliases ?? [])]) {
      const words = nameWords(plainWords(name));
      const rows = byWords.get(words);
      if (!rows) byWords.set(words, [row]);
      else if (!rows.includes(row)) rows.push(row);
    }
  }
  const places = new Set(PLACES);
  for (const row of byId.values()) for (const scope of row.scopes) if (scope) places.add(scope);
  return { byId, byWords, places: [...places].sort((a, b) => b.length - a.length) };
}

let tables: Tables | undefined;
const lookUp = (): Tables => {
  tables ??= build();
  return tables;
};

/** Kinds that state how a thing changes, whatever the unit of the thing itself. */
const CHANGING: ReadonlySet<MeasureKind> = new Set(['growth', 'change', 'rank']);

const relative = (kind: MeasureKind): boolean => kind === 'level' || kind === 'coverage';

/** The row with these words (see `nameWords`) that can be stated in this way; null when there is none or none fits. */
export function rowFor(words: string, kind: MeasureKind, dimension: string): Row | null {
  for (const row of lookUp().byWords.get(words) ?? []) {
    if (CHANGING.has(kind) || dimension === '' || row.dimensions.has(dimension)) {
      // 研发投入 with a bare % is the intensity; with a growth rate it is the amount.
      if (kind === 'growth' && row.indicator.kind === 'level' && (lookUp().byWords.get(words)?.length ?? 0) > 1)
        continue;
      if (relative(kind) && row.indicator.kind === 'count' && dimension === 'rate') continue;
      // 服务业增加值 6%: a growth rate whose verb was lost, or a share; neither is certain.
      if (kind === 'coverage' && /占.+(?:比重|比例)$/.test(row.indicator.name)) continue;
      if (kind === 'growth' && row.indicator.kind === 'ratio') continue;
      if (kind === 'growth' && /占.+(?:比重|比例)$|占比$/.test(row.indicator.name)) continue;
      return row;
    }
  }
  return null;
}

/** True for a name of the catalogue, whatever it is stated in. */
export const isCatalogueName = (words: string): boolean => lookUp().byWords.has(words);

/** The units of the only indicator with this name as written; null for a name of none or of several. */
export function unitsOfName(name: string): readonly string[] | null {
  const rows = lookUp().byWords.get(nameWords(plainWords(name))) ?? [];
  return rows.length === 1 ? rows[0]!.indicator.units : null;
}

/** Id of the only indicator with this name as written; null for a name of none or of several. */
export function rowOfName(name: string): string | null {
  const rows = lookUp().byWords.get(nameWords(plainWords(name))) ?? [];
  return rows.length === 1 ? rows[0]!.indicator.id : null;
}

/** Place or population before an indicator's name, as far as the catalogue knows it; '' when there is none. */
export const leadingPlace = (plain: string): string =>
  lookUp().places.find((place) => plain.length - place.length >= 3 && plain.startsWith(place)) ?? '';

/** The catalogue's row of an identity; null for an indicator outside it. */
export const indicatorById = (id: string | null): Indicator | null =>
  id === null ? null : (lookUp().byId.get(id)?.indicator ?? null);
