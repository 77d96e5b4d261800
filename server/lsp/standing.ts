import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Target } from '../engine/facts/types.ts';
import { nbsRegion, regionName, sameProvince } from '../engine/knowledge/regions.ts';
import { scaleFrom } from '../engine/knowledge/units.ts';
import { comparisonOptions, type PeerChoice } from '../engine/peers/chosen.ts';
import type { CityTable } from '../engine/peers/cities.ts';
import { better, comparable, demand, perOf, valueRange } from '../engine/peers/comparable.ts';
import { type Comparison, comparison, type Peer, type PeerGroup } from '../engine/peers/compare.ts';
import type { Floor } from '../engine/peers/floors.ts';
import { comparer } from '../engine/peers/remembered.ts';
import type { Policy, Region } from '../engine/policy/types.ts';
import { inUnitOf, printedValue } from '../engine/rules/measure.ts';
import type { ReadPolicy } from '../engine/rules/types.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { CompareFloor, ComparePeer, CompareRow, Standing } from '../protocol/messages.ts';
import { type Session, say } from './session.ts';
import { rangeOf } from './sources.ts';
import { shorten } from './wording.ts';

/** More would be noise in a hover and in a table alike; the strongest and the newest come first. */
const floorsShown = 2;
/** Characters of a peer's clause. */
const quoteShown = 160;

/** Whom the drafter wants for peers, and the table by which places of like size are known. */
export interface Peering {
  readonly choice: PeerChoice;
  readonly cities: CityTable | null;
}

interface RowOptions {
  /** Tells the target from the draft's others. */
  readonly key?: string;
  readonly peering?: Peering;
}

/** A target of the draft beside its peers', as hovers and the panel show it. */
export function targetRow(
  session: Session,
  document: TextDocument,
  { policy, facts }: ReadPolicy,
  target: Target,
  { key = target.identity.key, peering }: RowOptions = {},
): CompareRow {
  const found = compareTarget(session, policy, target, peering);
  const unit = target.unit ?? '';
  const median = found?.statistics?.median ?? null;
  return {
    key,
    indicator: target.indicator,
    scope: target.scope,
    value: printedValue(target),
    amount: target.valueMax === null ? target.value : null,
    deadline: deadlineWords(session, target),
    section: titleAt(policy, target, 'innermost'),
    chapter: titleAt(policy, target, 'outermost'),
    quote: target.quote,
    range: rangeOf(document, target),
    standing: found ? standings[found.relation] : 'unranked',
    position: found && positionWords(session, found),
    gap: found && gapOf(found),
    reason: found ? say(session, found.reason) : say(session, noCorpus),
    rank: found?.rank && found.of ? { place: found.rank, of: found.of } : null,
    median: median === null ? null : `${median}${unit}`,
    medianAmount: median,
    peers: found ? [...found.peers, ...found.beside].map((peer) => peerOf(session, policy, found, peer)) : [],
    floors: [
      ...presentOf(session, document, { policy, facts }, target),
      ...(found ? [...strongestFirst(found), ...distinct(found.own)] : []).map((one) => floorOf(session, policy, one)),
    ],
  };
}

/** A target of the draft held against the corpus; null without one. */
export function compareTarget(
  { corpus: { current: corpus } }: Session,
  { meta }: Policy,
  target: Target,
  peering?: Peering,
): Comparison | null {
  if (!corpus) return null;
  if (!peering) return comparer(corpus)(target, meta);
  return comparison(target, meta.region, corpus, comparisonOptions(meta, peering.choice, peering.cities));
}

/** “要求低于8个可比地区中的6个；中位数7.5张，本稿低0.9张”; null where nothing is ranked. */
function positionWords(
  session: Session,
  { target, relation, dominating, statistics, rank }: Comparison,
): string | null {
  if (relation === 'notRanked' || !statistics) return null;
  const { count, median } = statistics;
  const more = dominating.length;
  const unit = target.unit ?? '';
  const places = { zh: `${count}个可比地区`, en: `${count} comparable places` };
  const place: Localized =
    relation === 'below'
      ? { zh: `要求低于${places.zh}中的${more}个`, en: `asks for less than ${more} of ${places.en}` }
      : more > 0
        ? { zh: `${places.zh}中有${more}个要求更高`, en: `${more} of ${places.en} ask for more` }
        : relation === 'above'
          ? { zh: `要求高于全部${places.zh}`, en: `asks for more than all ${places.en}` }
          : { zh: `${places.zh}都不比本稿要求高`, en: `none of ${places.en} asks for more` };
  const few =
    rank === null ? { zh: '（不足3个，不排位次）', en: ' (fewer than three, so no rank)' } : { zh: '', en: '' };
  const apart = median === null || target.value === null ? 0 : Number((target.value - median).toPrecision(6));
  const points = pointsOf(unit);
  const distance =
    apart === 0
      ? { zh: '，本稿相同', en: ', the same as here' }
      : {
          zh: `，本稿${apart > 0 ? '高' : '低'}${Math.abs(apart)}${points.zh}`,
          en: `, the draft is ${Math.abs(apart)}${points.en} ${apart > 0 ? 'higher' : 'lower'}`,
        };
  const middle: Localized =
    median === null
      ? { zh: '', en: '' }
      : { zh: `；中位数${median}${unit}${distance.zh}`, en: `; median ${median}${unit}${distance.en}` };
  return say(session, { zh: place.zh + few.zh + middle.zh, en: place.en + few.en + middle.en });
}

/** 92% and 95% are three points apart. */
const pointsOf = (unit: string): Localized =>
  /^[%％]$/.test(unit) ? { zh: '个百分点', en: ' points' } : { zh: unit, en: unit };

/** The most demanding requirements from above; those that bind before those that do not. */
function strongestFirst({ target, superior }: Comparison): Floor[] {
  const by = better(target);
  const sign = by === 'less' ? 1 : -1;
  const rank = (a: Floor, b: Floor) => {
    if (a.violated !== b.violated || a.binding !== b.binding)
      return Number(b.violated) - Number(a.violated) || Number(b.binding) - Number(a.binding);
    return by === 'more' || by === 'less' ? sign * ((a.inDraftUnit ?? 0) - (b.inDraftUnit ?? 0)) : 0;
  };
  return distinct([...superior].sort(rank));
}

/** The first ones, each figure of a place once. */
function distinct(floors: readonly Floor[]): Floor[] {
  const seen = new Set<string>();
  const one = ({ by, value, unit, year, peer }: Floor) =>
    `${by} ${value} ${unit} ${year} ${peer?.source.region ? regionName(peer.source.region) : ''}`;
  return floors.filter((floor) => !seen.has(one(floor)) && seen.add(one(floor))).slice(0, floorsShown);
}

function gapOf({ target, relation, statistics }: Comparison): number | null {
  const median = statistics?.median ?? null;
  if (relation === 'notRanked' || median === null || median === 0 || target.value === null) return null;
  const gap = (median - target.value) / Math.abs(median);
  return better(target) === 'less' ? -gap : gap;
}

const standings: Record<Comparison['relation'], Standing> = {
  below: 'below',
  level: 'level',
  above: 'above',
  notRanked: 'unranked',
};

const noCorpus = { zh: '没有载入语料库，无法比较', en: 'no corpus is loaded, so nothing can be compared' };

function peerOf(
  session: Session,
  policy: Policy,
  { target: draft, group }: Comparison,
  { peer, region, deadline, year, demand }: Peer,
): ComparePeer {
  const { source, target, clean, clause } = peer;
  const relation = deadline !== 'counts' || demand === null ? 'shown' : demands[demand];
  const range = valueRange(target);
  const amount = range && target.valueMax === null ? scaleFrom(range[0], draft.unit, perOf(draft)) : null;
  return {
    name: regionName(region),
    title: source.title,
    date: source.date,
    value: printedValue(target),
    amount: amount !== null && Number.isFinite(amount) ? amount : null,
    deadline: deadlineWords(session, target),
    relation,
    note: deadline === 'counts' ? null : say(session, deadline === 'later' ? later : year === null ? undated : apart),
    why: say(session, whyPeer(group, region, policy.meta.region)),
    quote: shorten(clause || target.quote, quoteShown),
    at: { policy: source.id, ...clean },
  };
}

function whyPeer(group: PeerGroup, region: Region, own: Region | null): Localized {
  if (group === 'named') return { zh: '指定的对标地区', en: 'named as a peer' };
  if (group === 'alike') return { zh: '人口、经济规模相近', en: 'of like population and output' };
  if (own && sameProvince(region, own)) return { zh: '同级、同省', en: 'same level, same province' };
  const nbs = nbsRegion(region);
  return own && nbs !== null && nbs === nbsRegion(own)
    ? { zh: `同级、同属${nbs}`, en: 'same level, same part of the country' }
    : { zh: '同级', en: 'same level' };
}

const demands = { '1': 'higher', '0': 'same', '-1': 'lower' } as const;
const later = { zh: '期限晚于本稿', en: 'due later than the draft' };
const undated = { zh: '未写期限', en: 'no deadline' };
const apart = { zh: '期限不可比', en: 'deadlines do not compare' };

function floorOf(session: Session, { meta }: Policy, floor: Floor): CompareFloor {
  const superior = floor.by === 'nation' || floor.by === 'province' || floor.by === 'city';
  const own = meta.region ? regionName(meta.region) : '';
  const region = floor.peer?.source.region;
  return {
    kind: floor.by === 'own-attained' || floor.by === 'own-target' ? floor.by : 'superior',
    name: !superior ? own : floor.by === 'nation' || !region ? say(session, nation) : regionName(region),
    title: floor.number ? `${floor.title}（${floor.number}）` : floor.title,
    value: floor.peer ? printedValue(floor.peer.target) : `${floor.value}${floor.unit ?? ''}`,
    amount: floor.inDraftUnit,
    year: floor.year === null ? null : say(session, { zh: `${floor.year}年`, en: `${floor.year}` }),
    violated: floor.violated,
    place: floor.peer && (session.corpus.sources?.place(floor.peer.source.id, floor.peer.clean) ?? null),
  };
}

/** The present value that the draft itself tells, the latest of several. */
function presentOf(
  session: Session,
  document: TextDocument,
  { policy, facts }: ReadPolicy,
  target: Target,
): CompareFloor[] {
  const by = better(target);
  const wanted = by === 'more' || by === 'less' ? by : null;
  const told = facts.attained.filter((fact) => comparable(target, fact));
  const present = told.reduce<Target | null>(
    (last, one) => (last && (last.year ?? 0) >= (one.year ?? 0) ? last : one),
    null,
  );
  if (!present) return [];
  const { region } = policy.meta;
  return [
    {
      kind: 'own-attained',
      name: region ? regionName(region) : '',
      title: say(session, { zh: '本稿写明的现状', en: 'as the draft tells' }),
      value: printedValue(present),
      amount: inUnitOf(target, present),
      year: present.year === null ? null : say(session, { zh: `${present.year}年`, en: `${present.year}` }),
      violated: wanted !== null && demand(target, present, wanted) === -1,
      place: { uri: document.uri, range: rangeOf(document, present) },
    },
  ];
}

const nation = { zh: '国家', en: 'the nation' };

/** 2027年, 2027年6月30日, 2027年底, 每年; a masked year says so. */
export function deadlineWords(session: Session, { deadline }: Target): string | null {
  return deadline === null ? null : say(session, deadlineText(deadline));
}

function deadlineText(deadline: string): Localized {
  if (deadline === 'annual') return { zh: '每年', en: 'yearly' };
  const [year, month, day] = deadline.split('-').map(Number);
  if (!year) return { zh: '年份不清', en: 'year unclear' };
  if (month === 12 && day === 31) return { zh: `${year}年底`, en: deadline };
  return { zh: `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`, en: deadline };
}

function titleAt({ headings }: Policy, { from }: Target, which: 'innermost' | 'outermost'): string | null {
  const around = headings.filter((heading) => heading.from <= from && from < heading.sectionEnd);
  const heading = around.at(which === 'innermost' ? -1 : 0);
  return heading?.title.trim() || null;
}
