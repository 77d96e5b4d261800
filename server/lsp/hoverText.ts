import type { PolicySource } from '../engine/peers/types.ts';
import type { Language } from '../engine/text/localized.ts';
import type { CompareFloor, ComparePeer, CompareRow, Place, PolicySpan } from '../protocol/messages.ts';
import { excerpt, shorten, shortTitle, sourceName } from './wording.ts';

/** A clause of the corpus as the hover shows it. */
export interface PrecedentCard {
  readonly source: PolicySource;
  readonly quote: string;
  /** Words of the draft that the quote should show, if it holds them. */
  readonly about: string | null;
  readonly place: Place | null;
}

const words = {
  zh: {
    draft: '本稿',
    heads: ['同类城市', '目标', '期限', '出处'],
    precedents: '先例条款',
    more: (count: number) => `另有 ${count} 个，见“对标同类城市”。`,
    rank: (place: number, of: number) => `第 ${place} 位，共 ${of} 个`,
    median: (value: string) => `中位数 ${value}`,
    superior: (name: string) => `${name}要求`,
    'own-attained': () => '本地已达到',
    'own-target': () => '本地原定目标',
    violated: '本稿更低',
  },
  en: {
    draft: 'this draft',
    heads: ['Peer', 'Target', 'Deadline', 'Source'],
    precedents: 'Precedents',
    more: (count: number) => `${count} more in “Compare to Peer Cities”.`,
    rank: (place: number, of: number) => `${place} of ${of}`,
    median: (value: string) => `median ${value}`,
    superior: (name: string) => `${name} asks`,
    'own-attained': () => 'already attained',
    'own-target': () => 'own earlier target',
    violated: 'the draft asks for less',
  },
} as const;

const marks = { higher: ' ▲', same: ' ＝', lower: ' ▽', shown: '' } as const;
const peersShown = 6;
const quoteLength = 140;

export function renderMarkdown(
  row: CompareRow | null,
  cards: readonly PrecedentCard[],
  language: Language,
  links: boolean,
  placeOf: (at: PolicySpan) => Place | null,
): string {
  const text = words[language];
  const parts: string[] = [];
  if (row) {
    parts.push(`**${literal(row.indicator)}** · ${text.draft} ${literal(withDeadline(row))}`);
    const peers = row.peers.slice(0, peersShown);
    if (peers.length > 0) {
      const lines = peers.map((peer) => {
        const source = link(titleOf(peer, 30), links ? placeOf(peer.at) : null, links);
        const cells = [
          literal(peer.name),
          literal(peer.value) + marks[peer.relation],
          literal(peer.deadline ?? '—'),
          source,
        ];
        return `| ${cells.join(' | ')} |`;
      });
      parts.push([`| ${text.heads.join(' | ')} |`, '| :-- | :-- | :-- | :-- |', ...lines].join('\n'));
      if (row.peers.length > peersShown) parts.push(text.more(row.peers.length - peersShown));
    }
    for (const floor of row.floors)
      parts.push(`${literal(floorWords(floor, language))} ${link(shorten(floor.title, 40), floor.place, links)}`);
    const summary = summaryOf(row, language);
    if (summary) parts.push(literal(summary));
  }
  if (cards.length > 0) {
    if (row) parts.push('---');
    parts.push(`**${text.precedents}**`);
    for (const { source, quote, about, place } of cards) {
      parts.push(`${link(nameOf(source), place, links)}  \n${literal(excerpt(quote, about, quoteLength))}`);
    }
  }
  return parts.join('\n\n');
}

/** The same without markup, for clients that show plain text. */
export function renderPlain(row: CompareRow | null, cards: readonly PrecedentCard[], language: Language): string {
  const text = words[language];
  const lines: string[] = [];
  if (row) {
    lines.push(`${row.indicator} · ${text.draft} ${withDeadline(row)}`);
    for (const peer of row.peers.slice(0, peersShown))
      lines.push(`· ${peer.name} ${withDeadline(peer)}${marks[peer.relation]} ${titleOf(peer, 30)}`);
    if (row.peers.length > peersShown) lines.push(text.more(row.peers.length - peersShown));
    for (const floor of row.floors) lines.push(`· ${floorWords(floor, language)} ${shorten(floor.title, 40)}`);
    const summary = summaryOf(row, language);
    if (summary) lines.push(summary);
  }
  if (cards.length > 0) lines.push(...(row ? [''] : []), text.precedents);
  for (const { source, quote, about } of cards)
    lines.push(`· ${nameOf(source)}`, `  ${excerpt(quote, about, quoteLength)}`);
  return lines.join('\n');
}

const withDeadline = ({ value, deadline }: Pick<ComparePeer, 'value' | 'deadline'>) =>
  deadline ? `${value}（${deadline}）` : value;

/** 国家要求 4.0人（2025年） · 本稿更低 */
function floorWords({ kind, name, value, year, violated }: CompareFloor, language: Language): string {
  const text = words[language];
  const figure = withDeadline({ value, deadline: year });
  return `${text[kind](name)} ${figure}${violated ? ` · ${text.violated}` : ''}`;
}

function summaryOf({ rank, median, reason }: CompareRow, language: Language): string {
  const text = words[language];
  return [rank && text.rank(rank.place, rank.of), median && text.median(median), reason].filter(Boolean).join(' · ');
}

/** 东营市·关于进一步完善医疗卫生服务体系的实施意见（2024-12-24） */
const nameOf = (source: PolicySource) => dated(shorten(sourceName(source), 60), source.date);

const titleOf = ({ title, date }: { title: string; date: string | null }, length: number) =>
  dated(shorten(shortTitle(title), length), date);

const dated = (name: string, date: string | null) => (date ? `${name}（${date}）` : name);

/** Words of a policy as markdown shows them, on one line, whatever characters they hold. */
const literal = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');

/**
 * A link that opens a place. VS Code drops links of schemes that it does not know, so there it runs our command; a
 * client that has not announced the command gets the words alone.
 */
function link(label: string, place: Place | null, links: boolean): string {
  if (!place || !links) return literal(label);
  return `[${literal(label)}](command:duibiao.openSource?${encodeURIComponent(JSON.stringify(place)).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)})`;
}
