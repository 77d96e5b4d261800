import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../engine/check.ts';
import { regionName } from '../engine/knowledge/regions.ts';
import type { Policy } from '../engine/policy/types.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { CompareNotice, CompareResult, CompareRow } from '../protocol/messages.ts';
import { problemsToShow } from './problems.ts';
import { type Session, say } from './session.ts';
import { targetRow } from './standing.ts';
import { shortTitle } from './wording.ts';

/** A table longer than this is not read. */
const most = 500;

/** Every target of the draft beside its peers'; null for a document that is not open as a draft. */
export function compare(session: Session, uri: string): CompareResult | null {
  const document = session.drafts.get(uri);
  if (!document) return null;
  const draft = session.drafts.read(document);
  const { rows, left } = rowsOf(session, document, draft);
  const policy = draft.policies[0]?.policy;
  return {
    language: session.settings.language,
    uri: document.uri,
    version: document.version,
    title: (policy?.meta.title && shortTitle(policy.meta.title)) || fileName(uri),
    jurisdiction: policy ? jurisdictionOf(session, policy) : null,
    peers: peersOf(session, policy, rows),
    notices: noticesOf(session, draft, rows, left),
    rows,
  };
}

function rowsOf(session: Session, document: TextDocument, { policies }: Draft): { rows: CompareRow[]; left: number } {
  const rows: CompareRow[] = [];
  const times = new Map<string, number>();
  let left = 0;
  for (const read of policies) {
    for (const target of read.facts.targets) {
      if (rows.length >= most) {
        left++;
        continue;
      }
      // The same indicator may be set twice; the second keeps its own place on the page.
      const time = (times.get(target.identity.key) ?? 0) + 1;
      times.set(target.identity.key, time);
      rows.push(targetRow(session, document, read, target, `${target.identity.key}#${time}`));
    }
  }
  return { rows, left };
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

function peersOf(session: Session, policy: Policy | undefined, rows: readonly CompareRow[]): string | null {
  const names = [...new Set(rows.flatMap(({ peers }) => peers.map(({ name }) => name)))];
  if (names.length === 0) return null;
  const named = (policy?.meta.peers.length ?? 0) > 0;
  const list = names.slice(0, 6).join('、');
  return say(session, {
    zh: `${named ? '按文稿指定的对标地区' : '同级地区，先比同省，不足三个再比同区域、全国'}；共 ${names.length} 个地区有可比目标：${list}${names.length > 6 ? '等' : ''}`,
    en: `${named ? 'The peers that the draft names' : 'Same level: the province first, then the region, then the country'}; ${names.length} with comparable targets: ${list}${names.length > 6 ? ' …' : ''}`,
  });
}

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
  zh: '可在设置 duibiao.corpus.path 中指定收录更多文件的语料库。',
  en: 'A larger corpus can be named in the setting duibiao.corpus.path.',
};

function fileName(uri: string): string {
  const name = uri.split(/[/:]/).at(-1) || uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
