import type { Change } from '../corpus/change.ts';
import type { ListedDocument as Listed, ListedPolicy as Policy } from '../corpus/listing.ts';
import type { Correction } from '../corpus/records.ts';
import { regionOf } from '../engine/knowledge/regions.ts';
import { dateIn } from '../engine/policy/dates.ts';
import { printedValue } from '../engine/rules/measure.ts';
import { fold } from '../engine/text/fold.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { ChangeResult, CorpusDocuments, CorpusTargets, CorrectParams } from '../protocol/corpus.ts';
import { policyAddress } from './addresses.ts';
import { type Session, say } from './session.ts';
import { deadlineWords } from './standing.ts';

/** Everything that the open corpora hold, for a list of it. */
export function corpusDocuments(session: Session): CorpusDocuments {
  return { documents: (session.corpus.current?.documents() ?? []).map(listed) };
}

function listed({ key, builtIn, doc, paths, imported, policies }: Listed): CorpusDocuments['documents'][number] {
  const start = { line: 0, character: 0 };
  return {
    key,
    builtIn,
    path: paths[0] ?? null,
    imported,
    policies: policies.map(({ id, title, region, date, docNumber, kind, targets }: Policy) => ({
      id,
      title,
      level: region?.level ?? null,
      province: region?.province ?? null,
      city: region?.city ?? null,
      county: region?.county ?? null,
      date,
      docNumber,
      kind,
      targets,
      place: { uri: policyAddress({ id, title, region, date, docNumber, kind, doc }), range: { start, end: start } },
    })),
  };
}

export function corpusTargets(session: Session, policy: string): CorpusTargets {
  const { corpus } = session;
  const targets = corpus.current?.targetsOf(policy) ?? [];
  return {
    targets: targets.flatMap(({ target, clean }) => {
      const place = corpus.sources?.place(policy, clean);
      if (!place) return [];
      const { indicator, quote } = target;
      return [{ indicator, value: printedValue(target), deadline: deadlineWords(session, target), quote, place }];
    }),
  };
}

export const removeDocuments = (session: Session, keys: readonly string[]): Promise<ChangeResult> =>
  change(session, { kind: 'remove', keys });

export async function correctPolicy(session: Session, { policy, ...given }: CorrectParams): Promise<ChangeResult> {
  const [, key, ordinal] = /\/([^/]+)\/(\d+)$/.exec(policy) ?? [];
  const owner = session.corpus.current?.documents().find((document) => !document.builtIn && document.key === key);
  if (!key || !owner) return { fault: say(session, notOwn) };
  const { correction, fault } = read(given);
  if (fault) return { fault: say(session, fault) };
  return change(session, { kind: 'correct', key, ordinal: Number(ordinal), correction });
}

async function change(session: Session, wanted: Change): Promise<ChangeResult> {
  const { own, keeper } = session.corpus;
  if (!own) return { fault: say(session, notOwn) };
  const fault = await keeper.change(own, wanted);
  session.corpus.written();
  return { fault: fault && say(session, fault) };
}

/** What a person wrote, as the corpus keeps it, or what cannot be understood in it. */
function read(given: Omit<CorrectParams, 'policy'>): { correction: Correction; fault: Localized | null } {
  const correction: { -readonly [Field in keyof Correction]: Correction[Field] } = {};
  const title = given.title?.trim();
  if (title === '') return { correction, fault: noTitle };
  if (title !== undefined) correction.title = title;
  if (given.docNumber !== undefined) correction.docNumber = given.docNumber.trim() || null;
  const place = given.place?.trim();
  if (place !== undefined) {
    correction.region = place === '' ? null : regionOf(place);
    if (place !== '' && !correction.region) return { correction, fault: unknownPlace(place) };
  }
  const date = given.date?.trim();
  if (date !== undefined) {
    correction.issueDate = date === '' ? null : dateOf(date);
    if (date !== '' && correction.issueDate === null) return { correction, fault: unknownDate(date) };
  }
  return { correction, fault: null };
}

function dateOf(words: string): string | null {
  if (/^(?:19|20)\d{2}年?$/.test(words)) return words.slice(0, 4);
  const month = /^((?:19|20)\d{2})-(0[1-9]|1[0-2])$/.exec(words);
  return month ? words : (dateIn(fold(words), 0, words.length)?.date ?? null);
}

const notOwn = {
  zh: '内置语料不能更改。',
  en: 'The built-in corpus cannot be changed.',
};
const noTitle = { zh: '标题不能为空。', en: 'A title is needed.' };
const unknownPlace = (place: string): Localized => ({
  zh: `没有找到“${place}”这个地区，或有几处同名。请写全称，例如：山东省东营市。`,
  en: `No single place is named “${place}”. Write it in full, as in 山东省东营市.`,
});
const unknownDate = (date: string): Localized => ({
  zh: `“${date}”不是日期。可写 2024年12月24日、2024-12-24、2024-12 或 2024。`,
  en: `“${date}” is not a date. Write 2024-12-24, 2024-12 or 2024.`,
});
