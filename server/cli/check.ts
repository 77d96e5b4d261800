import { check, isGrave, readDraft } from '../engine/check.ts';
import type { CorpusSource } from '../engine/peers/types.ts';
import { SEVERITY_NAMES } from '../engine/rules/pages.ts';
import type { Finding, Severity } from '../engine/rules/types.ts';
import type { Language } from '../engine/text/localized.ts';
import { type Arguments, dayOf, text } from './arguments.ts';
import { openPeers } from './corpus.ts';
import { readText } from './files.ts';
import { LinePositions } from './positions.ts';
import { choice, EXIT, languageOf, type Terminal, UsageError } from './terminal.ts';

export const CHECK_FLAGS = { format: 'string', today: 'string', corpus: 'string', lang: 'string' } as const;

interface Checked {
  readonly path: string;
  /** Null when the file could not be read; then `fault` says why. */
  readonly text: string | null;
  readonly fault: string | null;
  readonly findings: readonly Finding[];
}

/** `duibiao check`: the findings of each file, as an editor shows them. */
export function checkFiles(given: Arguments, terminal: Terminal): number {
  const format = choice('--format', text(given, 'format'), ['text', 'json']);
  const language = languageOf(text(given, 'lang'));
  const stated = text(given, 'today');
  const today = stated === undefined ? localDay(new Date()) : dayOf('--today', stated);
  if (given.files.length === 0)
    throw new UsageError({
      zh: '没有指定文件。用法：duibiao check 文件…',
      en: 'No file given. Usage: duibiao check FILE…',
    });

  const peers = openPeers(text(given, 'corpus'), language, terminal);
  try {
    const files = given.files.map((path) => checkFile(path, peers, today, language, terminal));
    const documentOf = (policyId: string) => peers?.cleanText(policyId)?.source.doc;
    terminal.out(format === 'json' ? asJson(files, language, documentOf) : asText(files, language));
    if (files.some((file) => file.text === null)) return EXIT.failed;
    return files.some((file) => file.findings.some(isGrave)) ? EXIT.findings : EXIT.clean;
  } finally {
    peers?.close();
  }
}

function checkFile(
  path: string,
  peers: CorpusSource | null,
  today: string,
  language: Language,
  terminal: Terminal,
): Checked {
  const read = readText(path);
  const fault = read.fault?.[language] ?? null;
  if (fault !== null) terminal.err(`${path}: ${fault}\n`);
  if (read.text === null) return { path, text: null, fault, findings: [] };
  const draft = readDraft(read.text, { draft: true });
  for (const { message } of draft.document.problems) terminal.err(`${path}: ${message[language]}\n`);
  const findings = check(
    { ...draft, peers, today },
    { onFault: (rule, cause) => terminal.err(`${path}: ${FAULT[language]}${rule}: ${String(cause)}\n`) },
  );
  return { path, text: read.text, fault, findings };
}

const FAULT = { zh: '规则运行出错，已跳过：', en: 'a rule failed and was skipped: ' } as const;

/** The calendar day on this machine; a drafter's "today" is not UTC's. */
const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** `documentOf` gives the path of the imported file, without extension, that a policy of the corpus came from. */
function asJson(
  files: readonly Checked[],
  language: Language,
  documentOf: (policyId: string) => string | undefined,
): string {
  const report = {
    files: files.map(({ path, text, fault, findings }) => ({
      path,
      ...(text === null ? { error: fault } : {}),
      findings: findings.map(({ rule, severity, from, to, message, related }) => ({
        rule,
        severity,
        from,
        to,
        message: message[language],
        related: related.map(({ policyId, source, raw, quote }) => ({
          source,
          doc: policyId === null ? path : (documentOf(policyId) ?? source),
          from: raw.from,
          to: raw.to,
          quote,
        })),
      })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function asText(files: readonly Checked[], language: Language): string {
  const lines: string[] = [];
  for (const { path, text, findings } of files) {
    if (text === null) continue;
    const positions = new LinePositions(text);
    for (const { rule, severity, from, message, related } of findings) {
      lines.push(`${path}:${positions.of(from)} ${SEVERITY_NAMES[severity][language]} ${message[language]} [${rule}]`);
      for (const { policyId, source, raw, quote } of related) {
        const at = policyId === null ? `${path}:${positions.of(raw.from)}` : source;
        lines.push(`    ${at} ${quote.replace(/\s+/g, ' ')}`);
      }
    }
  }
  lines.push(summary(files, language));
  return `${lines.join('\n')}\n`;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function summary(files: readonly Checked[], language: Language): string {
  const findings = files.flatMap((file) => file.findings);
  const count = files.filter((file) => file.text !== null).length;
  // “Nothing found” would read as a verdict on files that could not be read; why is on the error output.
  if (count === 0) return { zh: '没有检查任何文件。', en: 'No file was checked.' }[language];
  if (findings.length === 0)
    return { zh: `检查了 ${count} 个文件，没有发现问题。`, en: `Checked ${count} file(s): nothing found.` }[language];
  const counts = ORDER.map(
    (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
  )
    .filter(([, number]) => number > 0)
    .map(([severity, number]) =>
      language === 'zh' ? `${SEVERITY_NAMES[severity].zh} ${number}` : `${number} ${severity}`,
    );
  return {
    zh: `检查了 ${count} 个文件，发现 ${findings.length} 处问题（${counts.join('，')}）。`,
    en: `Checked ${count} file(s): ${findings.length} finding(s) (${counts.join(', ')}).`,
  }[language];
}
