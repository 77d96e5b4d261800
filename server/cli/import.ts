import path from 'node:path';
import { type ImportProgress, type ImportSummary, importSources } from '../corpus/import.ts';
import type { Language } from '../engine/text/localized.ts';
import { type Arguments, text } from './arguments.ts';
import { width } from './table.ts';
import { choice, EXIT, languageOf, type Terminal, UsageError } from './terminal.ts';

export const IMPORT_FLAGS = {
  format: 'string',
  corpus: 'string',
  follow: 'boolean',
  again: 'boolean',
  lang: 'string',
} as const;

/** `duibiao import`: brings files and folders into a corpus. */
export async function importFiles(given: Arguments, terminal: Terminal): Promise<number> {
  const format = choice('--format', text(given, 'format'), ['text', 'json']);
  const language = languageOf(text(given, 'lang'));
  const corpus = corpusFlag(given, 'import');
  if (given.files.length === 0)
    throw new UsageError({
      zh: '没有指定要导入的文件或文件夹。用法：duibiao import --corpus 语料库.sqlite 文件或文件夹…',
      en: 'Nothing to import. Usage: duibiao import --corpus CORPUS.sqlite FILE-OR-FOLDER…',
    });
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const bar = new ProgressBar(terminal);
  try {
    const summary = await importSources({
      corpus: path.resolve(corpus),
      sources: given.files,
      follow: given.values.follow === true,
      anew: given.values.again === true,
      signal: stop.signal,
      onProgress: (progress) => bar.show(progress),
    });
    bar.clear();
    if (format === 'json') terminal.out(asJson(summary, language));
    else terminal.out(asText(summary, language));
    for (const said of [summary.notice, summary.fault]) if (said) terminal.err(`${said[language]}\n`);
    const nothing = summary.documents + summary.unchanged + summary.removed.length === 0;
    return summary.fault || summary.cancelled || (nothing && summary.skipped.length > 0) ? EXIT.failed : EXIT.clean;
  } finally {
    bar.clear();
    process.off('SIGINT', interrupt);
  }
}

/** The corpus that a command works on; throws UsageError without one. */
export function corpusFlag(given: Arguments, command: string): string {
  const corpus = text(given, 'corpus');
  if (corpus !== undefined) return corpus;
  throw new UsageError({
    zh: `${command} 需要用 --corpus 指定语料库文件，例如 --corpus 语料库.sqlite。`,
    en: `${command} needs a corpus file: --corpus CORPUS.sqlite.`,
  });
}

function asJson(summary: ImportSummary, language: Language): string {
  const { documents, policies, clauses, targets, unchanged, removed, cancelled, notice, fault } = summary;
  const report = {
    documents,
    policies,
    clauses,
    targets,
    unchanged,
    ...(removed.length > 0 ? { removed } : {}),
    skipped: summary.skipped.map(({ path: file, reason }) => ({ path: file, reason: reason[language] })),
    ...(cancelled ? { cancelled } : {}),
    ...(notice ? { notice: notice[language] } : {}),
    ...(fault ? { error: fault[language] } : {}),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function asText(summary: ImportSummary, language: Language): string {
  const { documents, policies, clauses, targets, unchanged, removed, skipped, cancelled } = summary;
  const lines = skipped.map(
    ({ path: file, reason }) => `${{ zh: '跳过', en: 'skipped' }[language]} ${file}: ${reason[language]}`,
  );
  const done = {
    zh: `导入 ${documents} 份文件（${policies} 件政策，${clauses} 条条款，${targets} 项目标），未变 ${unchanged} 份，跳过 ${skipped.length} 份`,
    en: `${documents} document(s) imported (${policies} policies, ${clauses} clauses, ${targets} targets), ${unchanged} unchanged, ${skipped.length} skipped`,
  }[language];
  const gone =
    removed.length > 0 ? { zh: `，移除 ${removed.length} 份`, en: `, ${removed.length} removed` }[language] : '';
  const stopped = cancelled
    ? { zh: '（已中断，可接着导入）', en: ' (interrupted; import again to go on)' }[language]
    : '';
  return `${[...lines, done + gone + stopped].join('\n')}\n`;
}

/** How often the bar is drawn at most. In milliseconds. */
const PERIOD = 80;
const BAR = 24;

/** A line at the bottom of a terminal; nothing at all where the output is not one. */
class ProgressBar {
  readonly #terminal: Terminal;
  #last = 0;
  #shown = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show({ done, total, path: file }: ImportProgress): void {
    const columns = this.#terminal.columns;
    const now = performance.now();
    if (!columns || (now - this.#last < PERIOD && done < total)) return;
    this.#last = now;
    this.#shown = true;
    const filled = total === 0 ? BAR : Math.round((done / total) * BAR);
    const head = `[${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}] ${done}/${total} `;
    let name = file === null ? '' : path.basename(file);
    while (width(head + name) >= columns && name) name = name.slice(0, -1);
    this.#terminal.err(`\r\x1b[K${head}${name}`);
  }

  clear(): void {
    if (this.#shown) this.#terminal.err('\r\x1b[K');
    this.#shown = false;
  }
}
