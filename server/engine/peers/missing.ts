/** Indicators that papers like a draft set and the draft lacks. */
import type { Target } from '../facts/types.ts';
import { indicatorById } from '../knowledge/catalogue.ts';
import { plainText, plainWords } from '../knowledge/indicator-words.ts';
import { regionName, sameRegion } from '../knowledge/regions.ts';
import type { Policy, PolicyDocument, Region } from '../policy/types.ts';
import type { CorpusSource, PeerTarget, PolicySource } from './types.ts';

export interface MissingIndicator {
  readonly id: string;
  readonly name: string;
  /** Places whose paper sets it, the one most like the draft first. */
  readonly places: readonly string[];
  /** A clause to start from. */
  readonly example: PeerTarget;
}

export interface Missing {
  /** Papers that were looked at: one of each place, most like the draft first. */
  readonly papers: readonly PolicySource[];
  /** By how many set it, most first. */
  readonly indicators: readonly MissingIndicator[];
}

/** Indicators that a paper must share with the draft to be like it. */
const SHARED = 5;
/** The closest papers, more of which would change nothing. */
const MOST = 20;

/** The same for a read policy, without the indicators that it speaks of in other words. */
export function missingFrom(
  { shadow }: Pick<PolicyDocument, 'shadow'>,
  policy: Policy,
  targets: readonly Target[],
  source: CorpusSource,
): Missing {
  const { papers, indicators } = missingIndicators(targets, policy.meta.region, policy.meta.title, source);
  const isNamed = spokenOf(shadow.slice(policy.from, policy.to));
  return { papers, indicators: indicators.filter(({ id }) => !isNamed(id)) };
}

/** Looks at the papers of the same level that share at least five indicators of the catalogue with the draft. */
export function missingIndicators(
  targets: readonly Target[],
  region: Region | null,
  title: string | null,
  source: CorpusSource,
): Missing {
  const own = new Set(targets.flatMap(({ identity }) => identity.id ?? []));
  if (!region || own.size < SHARED) return { papers: [], indicators: [] };
  const shared = new Map<string, { source: PolicySource; count: number }>();
  for (const id of own) {
    const seen = new Set<string>();
    for (const { source: paper, target } of source.targets(`catalogue:${id}`)) {
      if (target.attained || seen.has(paper.id) || paper.region?.level !== region.level) continue;
      if (sameRegion(paper.region, region) || paper.title === title) continue;
      seen.add(paper.id);
      shared.set(paper.id, { source: paper, count: (shared.get(paper.id)?.count ?? 0) + 1 });
    }
  }
  const places = new Map<string, { source: PolicySource; count: number }>();
  for (const one of shared.values()) {
    const name = regionName(one.source.region!);
    if (one.count >= SHARED && one.count > (places.get(name)?.count ?? 0)) places.set(name, one);
  }
  const papers = [...places.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map((one) => one.source);
  const found = new Map<string, { places: string[]; example: PeerTarget }>();
  for (const paper of papers) {
    const seen = new Set<string>();
    for (const one of source.targetsOf(paper.id)) {
      const { id } = one.target.identity;
      if (!id || own.has(id) || seen.has(id)) continue;
      seen.add(id);
      const known = found.get(id) ?? { places: [], example: one };
      known.places.push(regionName(paper.region!));
      // A sentence can be taken over; a table cannot.
      if (known.example.clause.includes('|') && !one.clause.includes('|')) known.example = one;
      found.set(id, known);
    }
  }
  const indicators = [...found]
    .map(([id, one]) => ({ id, name: indicatorById(id)!.name, ...one }))
    .sort((a, b) => b.places.length - a.places.length);
  return { papers, indicators };
}

/** Asks whether a text speaks of an indicator all the same: by any of its names, by their plain words or by what they end with. */
export function spokenOf(words: string): (id: string) => boolean {
  let plain: string | undefined;
  return (id) => {
    plain ??= plainText(words);
    const { name, aliases = [] } = indicatorById(id)!;
    return [name, ...aliases].some(
      (one) =>
        words.includes(one) || plain!.includes(plainWords(one)) || (one.length > 5 && words.includes(one.slice(-4))),
    );
  };
}
