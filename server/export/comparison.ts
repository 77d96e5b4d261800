/** A comparison as a table, a memo or data, for whoever does not have the editor before them. */
import { regionName } from '../engine/knowledge/regions.ts';
import type { Comparison, Peer } from '../engine/peers/compare.ts';
import type { Missing } from '../engine/peers/missing.ts';
import { better, inUnitOf, printedValue } from '../engine/rules/measure.ts';
import type { Language } from '../engine/text/localized.ts';
import { type Block, memo } from './docx.ts';
import { spreadsheet } from './xlsx.ts';

export interface Compared {
  readonly title: string | null;
  readonly targets: readonly Comparison[];
  readonly missing: Missing;
}

export type Format = (compared: Compared, language: Language) => string | Uint8Array;

const position = ({ relation, rank, of }: Comparison) => ({ relation, rank, of });

export const asJson: Format = ({ targets, missing }) => {
  const peerOf =
    (comparison: Comparison) =>
    ({ region, peer }: Peer) => ({
      region: regionName(region),
      value: inUnitOf(comparison.target, peer.target) ?? peer.target.value,
      deadline: peer.target.deadline,
      source: peer.source.doc,
      from: peer.raw.from,
      to: peer.raw.to,
    });
  const report = {
    targets: targets.map((one) => ({
      indicator: one.target.indicator,
      value: one.target.value,
      unit: one.target.unit,
      deadline: one.target.deadline,
      from: one.target.from,
      to: one.target.to,
      position: position(one),
      peers: [...one.peers, ...one.beside].map(peerOf(one)),
      statistics: one.statistics,
    })),
    missing: missing.indicators.map(({ name, places }) => ({ indicator: name, peers: places })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};

export const WORDS = {
  zh: {
    head: ['指标', '本稿', '期限', '位置', '中位数', '最高要求', '对标地区', '上级要求'],
    below: '低于',
    level: '持平',
    above: '高于',
    notRanked: '不排序',
    of: (rank: number, of: number) => `${of}个中第${rank}`,
    missing: '多数同类文件有、本稿没有的指标',
    places: '个地区',
    title: '对标说明',
    sources: '出处',
    summary: (all: number, below: number, level: number, above: number) =>
      `本稿共有量化目标${all}项，与同类地区比较后：低于同类${below}项，持平${level}项，高于同类${above}项，其余${all - below - level - above}项只列出或无可比目标。`,
    belowHead: '低于同类地区的目标',
    othersHead: '不低于同类地区的目标',
    shownHead: '只列出、不排序的目标',
    andOthers: (count: number) => `等${count}个地区`,
  },
  en: {
    head: ['indicator', 'draft', 'deadline', 'position', 'median', 'best', 'peers', 'superior'],
    below: 'below',
    level: 'level',
    above: 'above',
    notRanked: 'not ranked',
    of: (rank: number, of: number) => `${rank} of ${of}`,
    missing: 'Indicators that papers like this one set and the draft lacks',
    places: ' places',
    title: 'Comparison with peers',
    sources: 'Sources',
    summary: (all: number, below: number, level: number, above: number) =>
      `Of ${all} quantified targets ${below} are below peers, ${level} level and ${above} above; the other ${all - below - level - above} are shown only or have no comparable target.`,
    belowHead: 'Targets below peers',
    othersHead: 'Targets not below peers',
    shownHead: 'Shown, not ranked',
    andOthers: (count: number) => ` and others, ${count} in all`,
  },
} as const;

/** One row a target: what a director reads. */
export function rowsOf(
  { targets }: Compared,
  language: Language,
  named = Number.POSITIVE_INFINITY,
): { head: readonly string[]; rows: string[][] } {
  const words = WORDS[language];
  const rows = targets.map((one) => {
    const { target, relation, rank, of, statistics, peers, beside, superior } = one;
    const unit = target.unit ?? '';
    const first = bestOf(one);
    const [floor] = superior;
    return [
      target.indicator,
      printedValue(target),
      target.deadline ?? '',
      rank === null ? words[relation] : `${words[relation]}（${words.of(rank, of!)}）`,
      statistics?.median == null ? '' : `${statistics.median}${unit}`,
      first && relation !== 'notRanked' ? `${regionName(first.region)} ${printedValue(first.peer.target)}` : '',
      peersOf([...peers, ...beside], target.deadline, named, language),
      floor ? `${floor.value}${floor.unit ?? ''}（${floor.title}）` : '',
    ];
  });
  return { head: words.head, rows };
}

/** 东营市 7.55张（2025）；渭南市 7.3张: a deadline is told where it is not the draft's own. */
function peersOf(peers: readonly Peer[], own: string | null, named: number, language: Language): string {
  const words = peers.slice(0, named).map(({ region, peer: { target } }) => {
    const due = target.deadline && target.deadline !== own ? `（${target.deadline}）` : '';
    return `${regionName(region)} ${printedValue(target)}${due}`;
  });
  return words.join('；') + (peers.length > named ? WORDS[language].andOthers(peers.length) : '');
}

/** The peer that asks for most. */
function bestOf({ target, peers }: Comparison): Peer | undefined {
  const sign = better(target) === 'down' ? -1 : 1;
  const value = ({ peer }: Peer) => sign * (inUnitOf(target, peer.target) ?? Number.NEGATIVE_INFINITY);
  return [...peers].sort((a, b) => value(b) - value(a))[0];
}

/** Of what papers like the draft set and it lacks, what is worth a line: what one other paper sets is no custom. */
export const usuallySet = ({ missing }: Compared) =>
  missing.indicators.filter(({ places }) => places.length > 1).slice(0, 20);

export const asCsv: Format = (compared, language) => {
  const { head, rows } = rowsOf(compared, language);
  // A cell that begins like a formula would be one in a spreadsheet.
  const cell = (text: string) => `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
};

export const asMarkdown: Format = (compared, language) => {
  const words = WORDS[language];
  const { head, rows } = rowsOf(compared, language);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  const sources = sourcesOf(compared);
  const missing = usuallySet(compared);
  return [
    `# ${words.title}${compared.title ? `：${compared.title}` : ''}`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    ...(missing.length > 0
      ? ['', `## ${words.missing}`, '', ...missing.map(({ name, places }) => `- ${name}（${places.join('、')}）`)]
      : []),
    '',
    `## ${words.sources}`,
    '',
    ...sources.map((source) => `- ${source}`),
    '',
  ].join('\n');
};

/** The papers behind the figures, each once. */
function sourcesOf({ targets }: Compared): string[] {
  const all = targets.flatMap(({ peers, beside }) =>
    [...peers, ...beside].map(({ peer: { source } }) => {
      const place = source.region ? regionName(source.region) : '';
      return `${place}《${source.title}》${source.date ? `（${source.date}）` : ''}`;
    }),
  );
  return [...new Set(all)].sort();
}

export const asXlsx: Format = (compared, language) => {
  const { head, rows } = rowsOf(compared, language);
  return spreadsheet(WORDS[language].title, head, rows);
};

/** So many peers are named in a memo; the spreadsheet has them all. */
const PEERS_NAMED = 6;
/** Of the columns of a memo to one another. */
const WIDTHS = [24, 11, 9, 17, 11, 18, 44, 24];

/** What a director reads: how the draft stands as a whole, then what is below, then the rest. */
export const asDocx: Format = (compared, language) => {
  const words = WORDS[language];
  const { targets, title } = compared;
  const of = (...relations: Comparison['relation'][]) => targets.filter(({ relation }) => relations.includes(relation));
  const [below, others] = [of('below'), of('level', 'above')];
  const shown = of('notRanked').filter(
    ({ peers, beside, superior }) => peers.length + beside.length + superior.length > 0,
  );
  const section = (heading: string, list: readonly Comparison[]): Block[] => {
    const { head, rows } = rowsOf({ ...compared, targets: list }, language, PEERS_NAMED);
    return list.length === 0
      ? []
      : [
          { kind: 'heading', text: heading },
          { kind: 'table', head, rows, widths: WIDTHS },
        ];
  };
  const missing = usuallySet(compared);
  const sources = sourcesOf(compared);
  return memo([
    { kind: 'title', text: words.title },
    ...(title ? [{ kind: 'text' as const, text: title }] : []),
    { kind: 'text', text: words.summary(targets.length, below.length, of('level').length, of('above').length) },
    ...section(words.belowHead, below),
    ...section(words.othersHead, others),
    ...section(words.shownHead, shown),
    ...(missing.length > 0 ? [{ kind: 'heading' as const, text: words.missing }] : []),
    ...missing.map(({ name, places }) => ({ kind: 'item' as const, text: `${name}（${listed(places, language)}）` })),
    ...(sources.length > 0 ? [{ kind: 'heading' as const, text: words.sources }] : []),
    ...sources.map((text) => ({ kind: 'item' as const, text })),
  ]);
};

/** 东营市、渭南市等9个地区 */
function listed(places: readonly string[], language: Language): string {
  const more = places.length - PEERS_NAMED;
  const names = places.slice(0, PEERS_NAMED).join('、');
  return more > 0 ? names + WORDS[language].andOthers(places.length) : names;
}
