import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Target } from '../engine/facts/types.ts';
import { regionName } from '../engine/knowledge/regions.ts';
import { scaleFrom } from '../engine/knowledge/units.ts';
import { perOf, valueRange } from '../engine/peers/comparable.ts';
import { type Comparison, comparison, type Peer } from '../engine/peers/compare.ts';
import type { Floor } from '../engine/peers/floors.ts';
import type { Policy } from '../engine/policy/types.ts';
import { printedValue } from '../engine/rules/measure.ts';
import type { ReadPolicy } from '../engine/rules/types.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { CompareFloor, ComparePeer, CompareRow, Standing } from '../protocol/messages.ts';
import { type Session, say } from './session.ts';
import { rangeOf } from './sources.ts';

/** More would be noise in a hover and in a table alike; the strongest and the newest come first. */
const floorsShown = 3;

/** A target of the draft beside its peers', as hovers and the panel show it; `key` tells it from the draft's others. */
export function targetRow(
  session: Session,
  document: TextDocument,
  { policy }: Pick<ReadPolicy, 'policy'>,
  target: Target,
  key = target.identity.key,
): CompareRow {
  const found = compareTarget(session, policy, target);
  const unit = target.unit ?? '';
  const median = found?.statistics?.median ?? null;
  return {
    key,
    indicator: target.indicator,
    scope: target.scope,
    value: printedValue(target),
    amount: target.valueMax === null ? target.value : null,
    deadline: deadlineWords(session, target),
    section: sectionOf(policy, target),
    quote: target.quote,
    range: rangeOf(document, target),
    standing: found ? standings[found.relation] : 'unranked',
    reason: found ? say(session, found.reason) : say(session, noCorpus),
    rank: found?.rank && found.of ? { place: found.rank, of: found.of } : null,
    median: median === null ? null : `${median}${unit}`,
    peers: found ? [...found.peers, ...found.beside].flatMap((peer) => peerOf(session, target, peer) ?? []) : [],
    floors: found
      ? [...found.superior, ...found.own].slice(0, floorsShown).map((one) => floorOf(session, policy, one))
      : [],
  };
}

/** A target of the draft held against the corpus; null without one. */
export function compareTarget(session: Session, policy: Policy, target: Target): Comparison | null {
  const corpus = session.corpus.current;
  const { region, peers, title, issueDate: date } = policy.meta;
  return corpus && comparison(target, region, corpus, { peers, title, date });
}

const standings: Record<Comparison['relation'], Standing> = {
  below: 'below',
  level: 'level',
  above: 'above',
  notRanked: 'unranked',
};

const noCorpus = { zh: '没有载入语料库，无法比较', en: 'no corpus is loaded, so nothing can be compared' };

/** Null for a policy that the corpus has lost since it answered. */
function peerOf(session: Session, draft: Target, { peer, region, deadline, year, demand }: Peer): ComparePeer | null {
  const { source, target, clean, clause } = peer;
  const place = session.corpus.sources?.place(source.id, clean);
  if (!place) return null;
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
    quote: clause || target.quote,
    place,
  };
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
    year: floor.year === null ? null : say(session, { zh: `${floor.year}年`, en: `${floor.year}` }),
    violated: floor.violated,
    place: floor.peer && (session.corpus.sources?.place(floor.peer.source.id, floor.peer.clean) ?? null),
  };
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

function sectionOf(policy: Policy, target: Target): string | null {
  const { headings } = policy;
  const heading = headings.findLast(({ from, sectionEnd }) => from <= target.from && target.from < sectionEnd);
  return heading?.title.trim() || null;
}
