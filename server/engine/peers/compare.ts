/** A draft's target held against the corpus: which peers and why, where the draft stands, what binds it from above. */
import type { Target } from '../facts/types.ts';
import { nbsRegion, regionOf, sameProvince, sameRegion } from '../knowledge/regions.ts';
import { scaleFrom } from '../knowledge/units.ts';
import type { Region } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import {
  type Better,
  better,
  comparable,
  deadlineAgainst,
  deadlineYear,
  demand,
  type NoRank,
  perOf,
  unfit,
  valueRange,
} from './comparable.ts';
import { type Floor, floorsOf } from './floors.ts';
import { groupReason, noRankReason } from './reasons.ts';
import type { PeerSource, PeerTarget } from './types.ts';

export interface ComparisonOptions {
  /** The drafter's own list of peers (东营, 渭南市 …); empty or absent: chosen by level and nearness. */
  readonly peers?: readonly string[];
  /** The list holds places of like size rather than ones that somebody named. */
  readonly alike?: boolean;
  /** Default: auto. */
  readonly circle?: Circle;
  /** Title of the draft, so that its own copy in the corpus is no evidence. */
  readonly title?: string | null;
  /** Date of the draft, YYYY, YYYY-MM or YYYY-MM-DD: only older targets of its own jurisdiction bind it. */
  readonly date?: string | null;
  /** Population of a jurisdiction; counts are ranked per head where both are known. */
  readonly population?: (region: Region) => number | null;
}

/** What one policy of one jurisdiction asks for. */
export interface Peer {
  readonly peer: PeerTarget;
  readonly region: Region;
  /** Last year of its deadline; Infinity for a yearly one; null when none is stated. */
  readonly year: number | null;
  /** counts: deadline no later than the draft's · later: shown beside · apart: no deadline, or years that do not compare. */
  readonly deadline: 'counts' | 'later' | 'apart';
  /** 1 asks for more than the draft, 0 as much (or not certain), -1 less; null when not ranked. */
  readonly demand: -1 | 0 | 1 | null;
}

export type PeerGroup =
  | 'named'
  | 'alike'
  | 'same-province'
  | 'same-region'
  | 'same-level'
  | 'chosen-province'
  | 'chosen-region'
  | 'chosen-level'
  | 'none';

/** Which jurisdictions of the same level are asked: the nearest circle that holds enough, or one circle alone. */
export type Circle = 'auto' | 'province' | 'region' | 'all';

export interface Statistics {
  /** Jurisdictions behind the figures. */
  readonly count: number;
  /** In the draft's own unit. */
  readonly min: number;
  readonly max: number;
  /** From three jurisdictions on, else null. */
  readonly median: number | null;
}

export interface Comparison {
  readonly target: Target;
  readonly group: PeerGroup;
  /** Which peers these are and why, and how many; or why nothing is ranked. */
  readonly reason: Localized;
  /** Names of the drafter's list that stand for no known place or have no comparable target. */
  readonly missing: readonly string[];
  /** Peers whose deadline counts, most demanding first, newest policy of a jurisdiction first. */
  readonly peers: readonly Peer[];
  /** Peers shown beside: later deadlines, no deadline. */
  readonly beside: readonly Peer[];
  /** below: more jurisdictions ask for more than for no more · above: all that count ask for less. */
  readonly relation: 'below' | 'level' | 'above' | 'notRanked';
  /** Why `relation` is notRanked; null when ranked. */
  readonly noRank: NoRank | 'no-peers' | 'no-deadline' | 'level-unknown' | 'unreliable' | null;
  /** Place among the jurisdictions, the draft included, 1 is best; from three peers on. */
  readonly rank: number | null;
  readonly of: number | null;
  readonly statistics: Statistics | null;
  /** One policy each of the jurisdictions whose target dominates the draft's. */
  readonly dominating: readonly Peer[];
  /** Jurisdictions with a comparable target that asks for no more than the draft's, later deadlines included. */
  readonly noMore: number;
  /** warning: two or more dominate and outnumber the rest · information: one alone dominates · null: nothing to say. */
  readonly severity: 'warning' | 'information' | null;
  /** Requirements of the province and the nation, strongest first. */
  readonly superior: readonly Floor[];
  /** What the jurisdiction itself has attained or set before, newest first. */
  readonly own: readonly Floor[];
}

const keyOf = (region: Region): string => `${region.province}/${region.city}/${region.county}`;

/** Of one policy's comparable targets the one whose deadline matches the draft's best; of equals the least demanding. */
function bestMatch(candidates: readonly PeerTarget[], draft: Target, by: Better | null): PeerTarget {
  const own = deadlineYear(draft) ?? Number.NaN;
  const distance = (one: PeerTarget): number => {
    const year = deadlineYear(one.target);
    if (year === null) return 1e6;
    if (year === own) return 0;
    if (!Number.isFinite(year) || !Number.isFinite(own)) return 1e5;
    return year < own ? own - year : 1000 + year - own;
  };
  return candidates.reduce((best, one) => {
    const nearer = distance(one) - distance(best);
    if (nearer !== 0) return nearer < 0 ? one : best;
    return by && demand(one.target, best.target, by) === -1 ? one : best;
  });
}

function collect(
  draft: Target,
  region: Region | null,
  found: readonly PeerTarget[],
  options: ComparisonOptions,
  by: Better | null,
): Peer[] {
  const byPolicy = new Map<string, PeerTarget[]>();
  for (const one of found) {
    const where = one.source.region;
    if (!where || one.target.attained || where.level === 'nation') continue;
    if (region && sameRegion(where, region)) continue;
    if (options.title && one.source.title === options.title) continue;
    if (!comparable(one.target, draft, where, region)) continue;
    const id = `${one.source.id}\n${keyOf(where)}`;
    const list = byPolicy.get(id);
    if (list) list.push(one);
    else byPolicy.set(id, [one]);
  }
  const peers: Peer[] = [];
  for (const candidates of byPolicy.values()) {
    const peer = bestMatch(candidates, draft, by);
    const deadline = deadlineAgainst(peer.target, draft);
    peers.push({
      peer,
      region: peer.source.region!,
      year: deadlineYear(peer.target),
      deadline,
      demand:
        by && deadline !== 'apart' && better(peer.target) === better(draft) ? demand(peer.target, draft, by) : null,
    });
  }
  return peers.sort((a, b) => (b.peer.source.date ?? '').localeCompare(a.peer.source.date ?? ''));
}

/** The newest policy of each jurisdiction, from a list that is newest first. */
function perJurisdiction(peers: readonly Peer[]): Peer[] {
  const seen = new Set<string>();
  return peers.filter(({ region }) => !seen.has(keyOf(region)) && seen.add(keyOf(region)));
}

/** Jurisdictions from which a rank or a median is claimed, and below which the next wider circle is asked. */
export const ENOUGH = 3;

function choose(
  all: readonly Peer[],
  region: Region | null,
  names: readonly string[],
  circle: Circle,
  alike: boolean,
): { group: PeerGroup; peers: Peer[]; missing: string[] } {
  const missing: string[] = [];
  if (names.length > 0) {
    const peers = names.flatMap((name) => {
      const want = regionOf(name, region ? { level: region.level } : {}) ?? regionOf(name);
      const found = want ? all.filter((one) => sameRegion(want, one.region)) : [];
      if (found.length === 0) missing.push(name);
      return found;
    });
    return { group: alike ? 'alike' : 'named', peers: [...new Set(peers)], missing: alike ? [] : missing };
  }
  if (!region) return { group: all.length > 0 ? 'same-level' : 'none', peers: [...all], missing };
  const level = all.filter((one) => one.region.level === region.level);
  const nbs = nbsRegion(region);
  if (circle === 'all') return { group: 'chosen-level', peers: level, missing };
  if (circle === 'province')
    return { group: 'chosen-province', peers: level.filter((one) => sameProvince(one.region, region)), missing };
  if (circle === 'region')
    return {
      group: 'chosen-region',
      peers: level.filter((one) => nbs !== null && nbsRegion(one.region) === nbs),
      missing,
    };
  const circles: readonly (readonly [PeerGroup, (one: Peer) => boolean])[] = [
    ['same-province', (one) => sameProvince(one.region, region)],
    ['same-region', (one) => nbs !== null && nbsRegion(one.region) === nbs],
  ];
  for (const [group, within] of circles) {
    const peers = level.filter(within);
    if (perJurisdiction(peers.filter((one) => one.deadline === 'counts')).length >= ENOUGH)
      return { group, peers, missing };
  }
  return { group: level.length > 0 ? 'same-level' : 'none', peers: level, missing };
}

function statisticsOf(counted: readonly Peer[], draft: Target): Statistics | null {
  const values = counted.map((one) => valueRange(one.peer.target)![0]).sort((a, b) => a - b);
  if (values.length === 0) return null;
  const own = (base: number): number => Number(scaleFrom(base, draft.unit, perOf(draft)).toPrecision(6));
  const middle = values.length >> 1;
  const median = values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
  return {
    count: values.length,
    min: own(values[0]!),
    max: own(values.at(-1)!),
    median: values.length >= ENOUGH ? own(median) : null,
  };
}

/** Counts become comparable per head once both populations are known: the peer's figure as the draft's size would have it. */
function perHeadOf(found: readonly PeerTarget[], region: Region | null, options: ComparisonOptions): PeerTarget[] {
  const own = region && options.population ? options.population(region) : null;
  if (!own) return [];
  return found.flatMap((one) => {
    const other = one.source.region ? options.population!(one.source.region) : null;
    const { value, valueMax } = one.target;
    if (!other || value === null) return [];
    const scaled = (figure: number): number => Number(((figure * own) / other).toPrecision(6));
    return [
      {
        ...one,
        target: { ...one.target, value: scaled(value), valueMax: valueMax === null ? null : scaled(valueMax) },
      },
    ];
  });
}

/**
 * Holds a target of a draft against the corpus. Never throws; a corpus without a comparable target gives an empty
 * comparison with its reason.
 */
export function comparison(
  target: Target,
  draftRegion: Region | null,
  source: PeerSource,
  options: ComparisonOptions = {},
): Comparison {
  const found = source.targets(target.identity.key, { attained: true });
  const judged = better(target);
  const countsPerHead = judged === 'count' ? perHeadOf(found, draftRegion, options) : [];
  const rankCounts = countsPerHead.length > 0 && target.direction === 'up' && target.identity.id === null;
  const by: Better | null = judged === 'more' || judged === 'less' ? judged : rankCounts ? 'more' : null;
  const reliable = unfit(target) === null;
  const all = reliable ? collect(target, draftRegion, rankCounts ? countsPerHead : found, options, by) : [];
  const { group, peers, missing } = choose(
    all,
    draftRegion,
    options.peers ?? [],
    options.circle ?? 'auto',
    options.alike ?? false,
  );

  const jurisdictions = perJurisdiction(peers.filter((one) => one.deadline === 'counts' && one.demand !== null));
  const later = perJurisdiction(peers.filter((one) => one.deadline === 'later' && (one.demand ?? 1) <= 0));
  const counted = new Set(jurisdictions.map((one) => keyOf(one.region)));
  const dominating = jurisdictions.filter((one) => one.demand === 1);
  const noMore =
    jurisdictions.length - dominating.length + later.filter((one) => !counted.has(keyOf(one.region))).length;

  const noRank: Comparison['noRank'] = !reliable
    ? 'unreliable'
    : by === null
      ? (judged as NoRank)
      : !draftRegion
        ? 'level-unknown'
        : deadlineYear(target) === null
          ? 'no-deadline'
          : jurisdictions.length === 0
            ? 'no-peers'
            : null;
  const below = noRank === null && dominating.length > noMore;
  const relation =
    noRank !== null
      ? 'notRanked'
      : below
        ? 'below'
        : jurisdictions.every((one) => one.demand === -1)
          ? 'above'
          : 'level';
  const ranked = noRank === null && jurisdictions.length >= ENOUGH;
  const floors = reliable ? floorsOf(target, draftRegion, found, by, options) : { superior: [], own: [] };
  return {
    target,
    group,
    reason: noRank
      ? noRankReason(noRank, peers.length, draftRegion, group, missing)
      : groupReason(group, jurisdictions.length, draftRegion, missing),
    missing,
    peers: peers.filter((one) => one.deadline === 'counts').sort((a, b) => (b.demand ?? 0) - (a.demand ?? 0)),
    beside: peers.filter((one) => one.deadline !== 'counts'),
    relation,
    noRank,
    rank: ranked ? dominating.length + 1 : null,
    of: ranked ? jurisdictions.length + 1 : null,
    statistics: noRank === null ? statisticsOf(jurisdictions, target) : null,
    dominating: noRank === null ? dominating : [],
    noMore,
    severity: below ? (dominating.length >= 2 ? 'warning' : 'information') : null,
    ...floors,
  };
}
