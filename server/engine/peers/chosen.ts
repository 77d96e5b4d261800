/** Whose targets a draft is held against: what somebody has chosen, else what the draft itself names, else the nearest. */
import { regionOf } from '../knowledge/regions.ts';
import type { Metadata } from '../policy/types.ts';
import { alike, type CityTable, cityOf } from './cities.ts';
import type { Circle, ComparisonOptions } from './compare.ts';

export interface PeerChoice {
  /** similar: places of like population and output, which needs a table of them. */
  readonly circle: Circle | 'similar';
  /** Names of places; when there are any the circle says nothing. */
  readonly names: readonly string[];
}

export const AUTOMATIC: PeerChoice = { circle: 'auto', names: [] };

/** So many places of like size are asked. */
const ALIKE = 10;

/** What `comparison` is to be told of a draft and of who its peers are. */
export function comparisonOptions(
  { region, title, issueDate: date, peers }: Pick<Metadata, 'region' | 'title' | 'issueDate' | 'peers'>,
  { circle, names }: PeerChoice = AUTOMATIC,
  cities: CityTable | null = null,
): ComparisonOptions {
  const similar = names.length === 0 && circle === 'similar' && cities && region ? alike(cities, region, ALIKE) : [];
  return {
    title,
    date,
    peers: names.length > 0 ? names : similar.length > 0 ? similar : circle === 'auto' ? peers : [],
    alike: similar.length > 0,
    circle: circle === 'similar' ? 'auto' : circle,
    ...(cities ? { population: (place) => cityOf(cities, place)?.population ?? null } : {}),
  };
}

/** Names that stand for no place. */
export const unknownPlaces = (names: readonly string[]): string[] => names.filter((name) => !regionOf(name));
