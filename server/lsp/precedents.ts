import { regionName } from '../engine/knowledge/regions.ts';
import type { Region } from '../engine/policy/types.ts';
import { contains, type Span } from '../engine/text/span.ts';
import type { PrecedentsParams, PrecedentsResult } from '../protocol/corpus.ts';
import { sentenceAround } from './sentence.ts';
import { type Session, say } from './session.ts';
import { shorten } from './wording.ts';

const usual = 20;
const most = 100;
/** A selection with fewer characters says nothing that could be looked for. */
const shortest = 4;

/** Clauses of the corpus like a selection of a draft or, without one, like the clause around the cursor. */
export function findPrecedents(
  session: Session,
  { textDocument, range, limit, severalOfOne }: PrecedentsParams,
): PrecedentsResult {
  const nothing = (notice: { zh: string; en: string }, asked = ''): PrecedentsResult => ({
    language: session.settings.language,
    asked,
    notice: say(session, notice),
    results: [],
  });
  const document = session.drafts.get(textDocument.uri);
  if (!document) return nothing(notOpen);
  const { document: read, policies } = session.drafts.read(document);
  const selected: Span = { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
  const holder = policies.find(({ policy }) => contains(policy, { from: selected.from, to: selected.from }));
  const clause = holder?.policy.clauses.findLast((one) => contains(one, { from: selected.from, to: selected.from }));
  // A box is one clause with many rows, each about something else.
  const around = clause?.kind === 'box' ? sentenceAround(read.shadow, selected, clause) : clause;
  const span = selected.to > selected.from ? selected : around;
  const words = span ? read.text.slice(span.from, span.to).trim() : '';
  const asked = shorten(words, 80);
  if (words.length < shortest) return nothing(tooShort, asked);
  const { corpus } = session;
  if (!corpus.current) return nothing(noCorpus, asked);
  const { region = null, title = null } = holder?.policy.meta ?? {};
  const count = Math.max(1, Math.min(most, Math.floor(limit ?? usual)));
  const found = corpus.current.precedents({
    text: words,
    limit: count,
    perPolicy: severalOfOne ? count : 1,
    level: region?.level ?? null,
    excludeTitles: title ? [title] : [],
  });
  const best = found[0]?.score ?? 1;
  const results = found.flatMap(({ source, clean, quote, heading, score }) => {
    const place = corpus.sources?.place(source.id, clean);
    if (!place) return [];
    return [
      {
        region: source.region && regionName(source.region),
        level: source.region && levelName(session, source.region),
        title: source.title,
        date: source.date,
        headings: heading ? heading.split('\n') : [],
        quote,
        likeness: best > 0 ? score / best : 0,
        place,
      },
    ];
  });
  if (results.length === 0) return nothing(nothingFound, asked);
  return { language: session.settings.language, asked, notice: null, results };
}

/** 山东省·地级市: what kind of place it is, and where it lies. */
function levelName(session: Session, { level, province, city }: Region): string {
  const names = { nation: '国家', province: '省级', city: '地级', county: '县级' };
  const english = { nation: 'national', province: 'province', city: 'prefecture', county: 'county' };
  const outer = level === 'county' ? (city ?? province) : level === 'city' ? province : null;
  return [outer, say(session, { zh: names[level], en: english[level] })].filter(Boolean).join('·');
}

const notOpen = { zh: '请先打开一份政策文稿。', en: 'Open a policy draft first.' };
const tooShort = {
  zh: '请选中一段文字，或把光标放在一条任务、目标中。',
  en: 'Select some words, or put the cursor into a clause.',
};
const noCorpus = {
  zh: '没有载入语料库，无法查找先例。',
  en: 'No corpus is loaded, so there are no precedents to find.',
};
const nothingFound = {
  zh: '语料库里没有相近的条款。可用“导入文件到语料库…”加入更多文件。',
  en: 'No clause of the corpus is like this. “Import Documents into Corpus…” adds more.',
};
