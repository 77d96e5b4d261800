import { readFileSync, writeFileSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import {
  baselineFileFor,
  baselineOf,
  configFor,
  type FoundConfig,
  readConfigFile,
  writeBaseline,
} from '../config/files.ts';
import { readText } from '../config/read-text.ts';
import { type BaselineEntry, sift, withFindings } from '../engine/baseline.ts';
import { check, isAtLeast, isGrave, readDraft } from '../engine/check.ts';
import { applyEdits, safeFixes } from '../engine/fixes.ts';
import type { CorpusSource } from '../engine/peers/types.ts';
import { RULES } from '../engine/rules/registry.ts';
import type { Finding, Rule, Severity } from '../engine/rules/types.ts';
import type { Language } from '../engine/text/localized.ts';
import { type Arguments, dayOf, text } from './arguments.ts';
import { openPeers } from './corpus.ts';
import { asGithub } from './formats/github.ts';
import { asJson } from './formats/json.ts';
import { asSarif } from './formats/sarif.ts';
import { asText } from './formats/text.ts';
import type { Checked, Format } from './formats/types.ts';
import { LinePositions } from './positions.ts';
import { choice, EXIT, languageOf, type Terminal, UsageError } from './terminal.ts';

export const CHECK_FLAGS = {
  format: 'string',
  today: 'string',
  corpus: 'string',
  lang: 'string',
  rule: 'string',
  severity: 'string',
  config: 'string',
  baseline: 'string',
  'write-baseline': 'boolean',
  imported: 'boolean',
  fix: 'boolean',
} as const;

const FORMATS = { text: asText, json: asJson, sarif: asSarif, github: asGithub } satisfies Record<string, Format>;

/** Fixes may make room for others; a fix that undoes another would go on for ever. */
const ROUNDS = 10;

interface Task {
  readonly peers: CorpusSource | null;
  readonly today: string;
  readonly language: Language;
  readonly rules: readonly Rule[];
  readonly least: Severity;
  readonly config: FoundConfig | null;
  readonly baseline: string | undefined;
  readonly writes: boolean;
  readonly imported: boolean;
  readonly fixes: boolean;
  readonly terminal: Terminal;
}

/** `duibiao check`: the findings of each file, as an editor shows them. */
export function checkFiles(given: Arguments, terminal: Terminal): number {
  const format = choice('--format', text(given, 'format'), ['text', 'json', 'sarif', 'github']);
  const config = configGiven(text(given, 'config'));
  const language = languageOf(text(given, 'lang') ?? config?.config.language);
  const stated = text(given, 'today');
  const today = stated === undefined ? localDay(new Date()) : dayOf('--today', stated);
  const rules = rulesNamed(text(given, 'rule'));
  const least = choice('--severity', text(given, 'severity'), ['hint', 'information', 'warning', 'error']);
  if (given.files.length === 0)
    throw new UsageError({
      zh: '没有指定文件。用法：duibiao check 文件…',
      en: 'No file given. Usage: duibiao check FILE…',
    });

  const peers = openPeers(text(given, 'corpus'), language, terminal);
  try {
    const task: Task = {
      peers,
      today,
      language,
      rules,
      least,
      config,
      baseline: text(given, 'baseline'),
      writes: given.values['write-baseline'] === true,
      imported: given.values.imported === true,
      fixes: given.values.fix === true,
      terminal,
    };
    const told = new Set<string>();
    const files = given.files.map((path) => checkFile(path, task, told));
    const documentOf = (policyId: string) => peers?.cleanText(policyId)?.source.doc;
    terminal.out(FORMATS[format](files, { language, documentOf, version: manifest.version }));
    if (files.some((file) => file.text === null)) return EXIT.failed;
    return files.some((file) => file.findings.some(isGrave)) ? EXIT.findings : EXIT.clean;
  } finally {
    peers?.close();
  }
}

function checkFile(path: string, task: Task, told: Set<string>): Checked {
  const { language, terminal } = task;
  const read = readText(path);
  const fault = read.fault?.[language] ?? null;
  if (fault !== null) terminal.err(`${path}: ${fault}\n`);
  if (read.text === null) return { path, text: null, fault, findings: [] };
  const config = task.config ?? configFor(path);
  if (config && !told.has(config.file)) tellFaults(config, language, terminal);
  told.add(config?.file ?? '');
  let words = read.text;
  let findings = findingsOf(path, words, task, config);
  for (let round = 0; task.fixes && round < ROUNDS; round++) {
    const edits = safeFixes(findings);
    if (edits.length === 0) break;
    words = applyEdits(words, edits);
    findings = findingsOf(path, words, task, config);
  }
  if (words !== read.text) {
    const written = rewrite(path, read.text, words);
    terminal.err(`${path}: ${(written ? FIXED : NOT_UTF8)[language]}\n`);
    if (!written) {
      words = read.text;
      findings = findingsOf(path, words, task, config);
    }
  }
  for (const { message } of readDraft(words, { draft: true }).document.problems)
    terminal.err(`${path}: ${message[language]}\n`);
  return { path, text: words, fault, findings: withoutKnown(path, words, findings, task) };
}

/** Puts a text in the place of another; false, and nothing done, where the file is in another encoding than UTF-8. */
function rewrite(path: string, before: string, after: string): boolean {
  const bytes = readFileSync(path);
  const mark = bytes.subarray(0, 3).equals(MARK) ? 3 : 0;
  if (!bytes.subarray(mark).equals(Buffer.from(before))) return false;
  writeFileSync(path, Buffer.concat([bytes.subarray(0, mark), Buffer.from(after)]));
  return true;
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const FIXED = { zh: '已修正可以放心修正的问题', en: 'fixed what was safe to fix' } as const;
const NOT_UTF8 = { zh: '文件不是 UTF-8 编码，没有改动', en: 'the file is not in UTF-8 and was left as it is' } as const;

function findingsOf(path: string, words: string, task: Task, found: FoundConfig | null): Finding[] {
  const { peers, today, rules, language, terminal } = task;
  const imported = task.imported || found?.config.imported === true;
  return check(
    { ...readDraft(words, { draft: !imported, imported }), peers, today },
    {
      rules,
      severities: found?.config.rules ?? {},
      onFault: (rule, cause) => terminal.err(`${path}: ${FAULT[language]}${rule}: ${String(cause)}\n`),
    },
  );
}

/** Leaves out what the baseline knows and what is less grave than was asked for. */
function withoutKnown(path: string, words: string, findings: readonly Finding[], task: Task): readonly Finding[] {
  const file = task.baseline ?? baselineFileFor(path);
  if (task.writes) {
    const fault = writeBaseline(file, path, withFindings(words, findings));
    if (fault) throw new UsageError(fault);
    task.terminal.err(
      `${path}: ${{ zh: `已把 ${findings.length} 处问题记入基线`, en: `${findings.length} finding(s) written to the baseline` }[task.language]} ${file}\n`,
    );
    return [];
  }
  const entries: readonly BaselineEntry[] = baselineOf(file, path);
  return sift(words, findings, entries).shown.filter((finding) => isAtLeast(finding, task.least));
}

function configGiven(file: string | undefined): FoundConfig | null {
  if (file === undefined) return null;
  const found = readConfigFile(file);
  if (found) return found;
  throw new UsageError({ zh: `读不了设置文件 ${file}。`, en: `The settings file ${file} cannot be read.` });
}

function tellFaults({ file, text: words, faults }: FoundConfig, language: Language, terminal: Terminal): void {
  const positions = new LinePositions(words);
  for (const { from, message } of faults) terminal.err(`${file}:${positions.of(from)} ${message[language]}\n`);
}

/** Rules by their names, apart by commas. Throws UsageError on a name that there is not, with the nearest. */
function rulesNamed(names: string | undefined): readonly Rule[] {
  if (names === undefined) return RULES;
  return names.split(',').map((name) => {
    const rule = RULES.find(({ id }) => id === name.trim());
    if (rule) return { ...rule, off: false };
    const asked = new Set(name.trim().split('-'));
    const near = RULES.map(({ id }) => ({ id, shared: id.split('-').filter((word) => asked.has(word)).length }))
      .filter(({ shared }) => shared > 0)
      .sort(
        (a, b) =>
          b.shared - a.shared || Number(b.id.startsWith(name.slice(0, 4))) - Number(a.id.startsWith(name.slice(0, 4))),
      )
      .map(({ id }) => id);
    throw new UsageError({
      zh: `没有名为 ${name} 的规则${near.length > 0 ? `，相近的有 ${near.slice(0, 5).join('、')}` : ''}。`,
      en: `There is no rule ${name}${near.length > 0 ? `; there are ${near.slice(0, 5).join(', ')}` : ''}.`,
    });
  });
}

const FAULT = { zh: '规则运行出错，已跳过：', en: 'a rule failed and was skipped: ' } as const;

/** The calendar day on this machine; a drafter's "today" is not UTC's. */
const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
