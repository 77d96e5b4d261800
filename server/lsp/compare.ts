import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../engine/check.ts';
import { regionName, regionOf } from '../engine/knowledge/regions.ts';
import { AUTOMATIC as AUTOMATIC_CHOICE, type PeerChoice, unknownPlaces } from '../engine/peers/chosen.ts';
import { type CityTable, cityOf } from '../engine/peers/cities.ts';
import { missingFrom } from '../engine/peers/missing.ts';
import type { Policy } from '../engine/policy/types.ts';
import { printedValue } from '../engine/rules/measure.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { CompareMissing, CompareNotice, CompareResult, CompareRow, PeersWanted } from '../protocol/messages.ts';
import { problemsToShow } from './problems.ts';
import { type Session, say } from './session.ts';
import { type Peering, targetRow } from './standing.ts';
import { excerpt, shortTitle } from './wording.ts';

/** A table longer than this is not read. */
const most = 500;

/** Every target of the draft beside its peers'; null for a document that is not open as a draft. */
export function compare(session: Session, uri: string, wanted: PeersWanted = AUTOMATIC): CompareResult | null {
  const document = session.drafts.get(uri);
  if (!document) return null;
  const draft = session.drafts.read(document);
  const { table: cities, faults } = session.cities.read(session);
  const choice = choiceOf(wanted, cities);
  // What the nearest peers are without a table was asked by the rules too, and is kept.
  const automatic = choice.circle === 'auto' && choice.names.length === 0 && cities === null;
  const peering = automatic ? undefined : { choice, cities };
  const { rows, left } = rowsOf(session, document, draft, peering);
  const policy = draft.policies[0]?.policy;
  const named = policy?.meta.peers ?? [];
  const missing = missingOf(session, draft);
  return {
    language: session.settings.language,
    uri: document.uri,
    version: document.version,
    title: (policy?.meta.title && shortTitle(policy.meta.title)) || fileName(uri),
    jurisdiction: policy ? jurisdictionOf(session, policy) : null,
    peers: peersOf(session, named.length > 0, rows),
    wanted,
    named: [...named],
    sized: cities !== null,
    notices: [
      ...noticesOf(session, draft, rows, left),
      ...peerNotices(session, policy, wanted, rows),
      ...faults.map((fault) => ({ text: say(session, fault), step: null })),
    ],
    rows,
    missing: missing.list,
    alike: missing.papers,
  };
}

const AUTOMATIC: PeersWanted = { circle: 'auto', names: [] };

/** What the drafter wants, as far as it can be had. */
export function choiceOf({ circle, names }: PeersWanted, cities: CityTable | null): PeerChoice {
  if (circle === 'list') return { circle: 'auto', names };
  return { circle: circle === 'similar' && !cities ? 'auto' : circle, names: [] };
}

function rowsOf(
  session: Session,
  document: TextDocument,
  { policies }: Draft,
  wanted: Peering | undefined,
): { rows: CompareRow[]; left: number } {
  const rows: CompareRow[] = [];
  const times = new Map<string, number>();
  let left = 0;
  for (const read of policies) {
    // What the draft names at its head comes before what was chosen in the panel.
    const named = read.policy.meta.peers.length > 0;
    const peering = wanted && named ? { cities: wanted.cities, choice: AUTOMATIC_CHOICE } : wanted;
    for (const target of read.facts.targets) {
      if (rows.length >= most) {
        left++;
        continue;
      }
      // The same indicator may be set twice; the second keeps its own place on the page.
      const time = (times.get(target.identity.key) ?? 0) + 1;
      times.set(target.identity.key, time);
      const key = `${target.identity.key}#${time}`;
      rows.push(targetRow(session, document, read, target, { key, ...(peering ? { peering } : {}) }));
    }
  }
  return { rows, left };
}

/** What a hundred papers set is no longer a list to read. */
const mostMissing = 30;
/** Characters of a clause to start from. */
const quoteShown = 200;

function missingOf(session: Session, { document, policies }: Draft): { list: CompareMissing[]; papers: number } {
  const [read] = policies;
  const corpus = session.corpus.current;
  if (!read || !corpus) return { list: [], papers: 0 };
  const { policy, facts } = read;
  const { papers, indicators } = missingFrom(document, policy, facts.targets, corpus);
  const list = indicators
    // What one other paper sets is no custom.
    .filter(({ places }) => places.length > 1)
    .slice(0, mostMissing)
    .map(({ name, places, example: { source, target, clause, clean } }) => ({
      indicator: name,
      places: [...places],
      name: source.region ? regionName(source.region) : '',
      value: printedValue(target),
      quote: excerpt(clause || target.quote, target.quote, quoteShown),
      place: session.corpus.sources?.place(source.id, clean) ?? null,
    }));
  return { list, papers: papers.length };
}

const levels: Record<string, Localized> = {
  nation: { zh: '国家', en: 'national' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '地级市', en: 'prefecture-level city' },
  county: { zh: '县级', en: 'county' },
};

function jurisdictionOf(session: Session, { meta: { region } }: Policy): string | null {
  if (!region) return null;
  const around = [region.province, region.city].filter((name) => name && name !== regionName(region));
  const words = [say(session, levels[region.level]!), ...around].join(' · ');
  return `${regionName(region)}（${words}）`;
}

/** Who they turned out to be; the choice itself stands beside it. */
function peersOf(session: Session, named: boolean, rows: readonly CompareRow[]): string | null {
  const names = [...new Set(rows.flatMap(({ peers }) => peers.map(({ name }) => name)))];
  if (names.length === 0) return null;
  const list = names.slice(0, 6).join('、');
  return say(session, {
    zh: `${named ? '按文稿首部指定的对标城市：' : ''}${names.length} 个地区有可比目标：${list}${names.length > 6 ? '等' : ''}`,
    en: `${named ? 'The peers that the draft names: ' : ''}${names.length} with comparable targets: ${list}${names.length > 6 ? ' …' : ''}`,
  });
}

/** What keeps the peers that were asked for from being compared with. */
function peerNotices(
  session: Session,
  policy: Policy | undefined,
  { circle, names }: PeersWanted,
  rows: readonly CompareRow[],
): CompareNotice[] {
  const { peers: named, region } = policy?.meta ?? { peers: [], region: null };
  if (named.length === 0 && circle === 'similar') {
    const { table } = session.cities.read(session);
    if (!table) return [{ text: say(session, noTable), step: say(session, tableStep) }];
    if (region && !cityOf(table, region)) return [{ text: say(session, notInTable), step: say(session, rowStep) }];
  }
  if (named.length === 0 && circle === 'list' && names.length === 0)
    return [{ text: say(session, noNames), step: null }];
  const asked = named.length > 0 ? named : circle === 'list' ? names : [];
  const unknown = unknownPlaces(asked);
  const met = new Set(rows.flatMap(({ peers }) => peers.map(({ name }) => name)));
  const silent = asked.filter((name) => {
    const region = regionOf(name);
    return region !== null && !met.has(regionName(region));
  });
  const notices: CompareNotice[] = [];
  if (unknown.length > 0)
    notices.push({
      text: say(session, {
        zh: `没有找到这些地区：${unknown.join('、')}。`,
        en: `There are no such places: ${unknown.join(', ')}.`,
      }),
      step: say(session, nameStep),
    });
  if (silent.length > 0 && session.corpus.current && rows.length > 0)
    notices.push({
      text: say(session, {
        zh: `${silent.join('、')}在语料库中没有可比目标。`,
        en: `The corpus holds no comparable target of ${silent.join(', ')}.`,
      }),
      step: say(session, importStep),
    });
  return notices;
}

const noTable = {
  zh: '按规模相近选取同类地区，需要各地人口和地区生产总值，还没有这样的表，暂按自动选取。',
  en: 'Peers of like size need a table of places, and there is none; the nearest are used.',
};
const tableStep = {
  zh: '请在工作区放一个 cities.csv（城市,常住人口(万人),地区生产总值(亿元)），或在设置 duibiao.cities 中指定。',
  en: 'Put a cities.csv (code,name,population,gdp) into the workspace, or name one in the setting duibiao.cities.',
};
const notInTable = {
  zh: '城市表中没有本稿所属的地区，无法按规模选取，暂按自动选取。',
  en: 'The table of places does not hold the draft’s own, so peers of like size cannot be found; the nearest are used.',
};
const rowStep = { zh: '请在表中补上本地的人口和地区生产总值。', en: 'Add a row for the place of the draft.' };
const noNames = {
  zh: '还没有写指定的地区，暂按自动选取。',
  en: 'No places have been named yet; the nearest are used.',
};
const undated = {
  zh: '本稿的目标没有写明完成年份，也没有成文日期或规划期，因此不排位次。',
  en: 'The targets of the draft have no year, and the draft no date or period, so nothing is ranked.',
};
const dateStep = {
  zh: '请在目标前写明年份，或在文首加一行“规划期: 2026-2030”。',
  en: 'Name the years, or put a line such as 规划期: 2026-2030 at the head.',
};
const nameStep = {
  zh: '请写地区全称，如“东营市”；区县前写明所在市，如“乌海市海勃湾区”。',
  en: 'Write full names, such as 东营市; counties with their city, such as 乌海市海勃湾区.',
};
const importStep = {
  zh: '可把这些地区的文件导入语料库，或改选其他范围。',
  en: 'Import their papers into the corpus, or choose another circle.',
};

/** What keeps the comparison from being complete, with what the drafter can do about it. */
function noticesOf(session: Session, draft: Draft, rows: readonly CompareRow[], left: number): CompareNotice[] {
  const notice = (text: Localized, step: Localized | null = null): CompareNotice => ({
    text: say(session, text),
    step: step && say(session, step),
  });
  const notices: CompareNotice[] = [];
  if (!session.corpus.current) {
    const { faults } = session.corpus.status(session.settings.language);
    const reason = faults.map(({ message }) => message).join(' ');
    notices.push({ text: `${say(session, noCorpus)}${reason}`, step: say(session, corpusStep) });
  } else if (rows.length > 0) {
    if (draft.policies.every(({ policy }) => policy.meta.region === null)) notices.push(notice(noCity, cityStep));
    else if (rows.every(({ deadline }) => deadline === null)) notices.push(notice(undated, dateStep));
    else if (rows.every(({ peers, floors }) => peers.length + floors.length === 0))
      notices.push(notice(noPeers, peersStep));
  }
  notices.push(...problemsToShow(draft).map(({ message }) => notice(message)));
  if (left > 0)
    notices.push(
      notice({
        zh: `只列出前 ${most} 项目标，另有 ${left} 项。`,
        en: `The first ${most} targets are listed, ${left} more are not.`,
      }),
    );
  return notices;
}

const noCorpus = {
  zh: '没有载入语料库，只能列出本稿的目标。',
  en: 'No corpus is loaded; only the draft’s targets are listed. ',
};
const corpusStep = {
  zh: '请检查设置 duibiao.corpus.path，然后运行命令“重启语言服务”。',
  en: 'Check the setting duibiao.corpus.path, then run “Restart Language Server”.',
};
const noCity = {
  zh: '没有认出本稿是哪个地区的文件，因此不排位次。',
  en: 'The draft does not tell which place it is for, so nothing is ranked.',
};
const cityStep = {
  zh: '请在标题或落款中写明地区，或在文首加三行：---、城市: ××市、---。',
  en: 'Name the place in the title or signature, or put three lines first: ---, 城市: NAME, ---.',
};
const noPeers = {
  zh: '语料库里没有其他地区的同一指标，暂无可比目标。',
  en: 'The corpus holds none of these indicators for other places.',
};
const peersStep = {
  zh: '可换一个更大的范围，或用“导入文件到语料库”命令收录更多地区的文件。',
  en: 'Choose a wider circle, or bring in more papers with “Import Documents into Corpus”.',
};

function fileName(uri: string): string {
  const name = uri.split(/[/:]/).at(-1) || uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
