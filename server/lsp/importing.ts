import { fileURLToPath } from 'node:url';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import type { ImportProgress, ImportSummary } from '../corpus/import.ts';
import type { ImportParams, ImportResult } from '../protocol/corpus.ts';
import { type Session, say, warn } from './session.ts';

/** A notification for every file of a thousand would drown the client. In milliseconds. */
const progressPeriod = 100;

/** Brings files and folders into the user's corpus, on another thread. */
export async function importDocuments(
  session: Session,
  { uris }: ImportParams,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<ImportResult> {
  const corpus = session.corpus.own;
  if (!corpus) return refusal(say(session, noPlace));
  const paths = uris.map(pathOf);
  const foreign = uris.filter((_, index) => paths[index] === null);
  const sources = paths.filter((path) => path !== null);
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  progress.begin(say(session, importing), 0, undefined, true);
  try {
    const report = throttled((step) => progress.report(percentage(step), progressText(session, step)));
    const summary = await session.corpus.keeper.import({ corpus, sources }, stop.signal, report);
    session.corpus.written();
    const result = resultOf(session, summary);
    const reason = say(session, notLocal);
    return { ...result, skipped: [...foreign.map((path) => ({ path, reason })), ...result.skipped] };
  } finally {
    progress.done();
  }
}

/** Reads the files of these documents again. */
export async function rereadDocuments(session: Session, keys: readonly string[]): Promise<ImportResult> {
  const corpus = session.corpus.own;
  if (!corpus) return refusal(say(session, noPlace));
  const wanted = new Set(keys);
  const documents = session.corpus.current?.documents() ?? [];
  const sources = documents.filter(({ builtIn, key }) => !builtIn && wanted.has(key)).flatMap(({ paths }) => paths);
  const summary = await session.corpus.keeper.import({ corpus, sources, anew: true });
  session.corpus.written();
  return resultOf(session, summary);
}

/** What happened without having been asked for is said only when a drafter can do something about it. */
export function reportSummary(session: Session, { notice, fault }: ImportSummary): void {
  for (const text of [notice, fault]) if (text) warn(session, say(session, text));
}

function resultOf(session: Session, summary: ImportSummary): ImportResult {
  const { documents, policies, clauses, targets, unchanged, added, cancelled } = summary;
  return {
    documents,
    policies,
    clauses,
    targets,
    unchanged,
    added: [...added],
    cancelled,
    skipped: summary.skipped.map(({ path, reason }) => ({ path, reason: say(session, reason) })),
    notice: summary.notice && say(session, summary.notice),
    fault: summary.fault && say(session, summary.fault),
  };
}

const refusal = (fault: string): ImportResult => ({
  documents: 0,
  policies: 0,
  clauses: 0,
  targets: 0,
  unchanged: 0,
  added: [],
  skipped: [],
  notice: null,
  fault,
  cancelled: false,
});

function throttled(report: (step: ImportProgress) => void): (step: ImportProgress) => void {
  let last = 0;
  return (step) => {
    const now = performance.now();
    if (now - last < progressPeriod && step.done < step.total) return;
    last = now;
    report(step);
  };
}

const percentage = ({ done, total }: ImportProgress): number => (total === 0 ? 100 : Math.floor((done / total) * 100));

function progressText(session: Session, { done, total, path }: ImportProgress): string {
  const name = path?.split(/[\\/]/).at(-1) ?? '';
  return say(session, { zh: `${done}/${total} ${name}`, en: `${done}/${total} ${name}` }).trim();
}

function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

const importing = { zh: '正在导入', en: 'Importing' };
const notLocal = { zh: '不是本机文件，不能导入', en: 'not a file of this machine' };
const noPlace = {
  zh: '没有存放语料库的位置，请在设置 duibiao.corpus.path 中指定一个文件。',
  en: 'There is no place for a corpus; name a file in the setting duibiao.corpus.path.',
};
