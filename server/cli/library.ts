import path from 'node:path';
import { changeCorpus } from '../corpus/change.ts';
import type { ListedDocument } from '../corpus/listing.ts';
import { openCorpus } from '../corpus/open.ts';
import type { Corpus } from '../corpus/types.ts';
import { verifyCorpus } from '../corpus/verify.ts';
import { regionName } from '../engine/knowledge/regions.ts';
import { printedValue } from '../engine/rules/measure.ts';
import type { Language } from '../engine/text/localized.ts';
import { type Arguments, text } from './arguments.ts';
import { corpusFlag } from './import.ts';
import { table } from './table.ts';
import { choice, EXIT, languageOf, type Terminal, UsageError } from './terminal.ts';

export const CORPUS_FLAGS = { format: 'string', corpus: 'string', lang: 'string' } as const;

type Action = (
  given: { file: string; names: readonly string[]; json: boolean; language: Language },
  terminal: Terminal,
) => number;

/** `duibiao corpus list|show|remove|verify`: what is in a corpus. */
export function corpusCommand(given: Arguments, terminal: Terminal): number {
  const json = choice('--format', text(given, 'format'), ['text', 'json']) === 'json';
  const language = languageOf(text(given, 'lang'));
  const [name = '', ...names] = given.files;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action)
    throw new UsageError({
      zh: `corpus 后面要写 ${Object.keys(ACTIONS).join('、')} 之一${name ? `，不能是 ${name}` : ''}。`,
      en: `corpus takes one of ${Object.keys(ACTIONS).join(', ')}${name ? `, not ${name}` : ''}.`,
    });
  const file = path.resolve(corpusFlag(given, `corpus ${name}`));
  return action({ file, names, json, language }, terminal);
}

const ACTIONS: Readonly<Record<string, Action>> = {
  list: ({ file, json, language }, terminal) =>
    withCorpus(file, (corpus) => {
      const documents = corpus.documents();
      if (json) terminal.out(`${JSON.stringify({ documents: documents.map(plain) }, null, 2)}\n`);
      else terminal.out(listing(documents, language));
      return EXIT.clean;
    }),
  show: ({ file, names, json, language }, terminal) =>
    withCorpus(file, (corpus) => {
      const documents = named(corpus, names, 'show');
      if (json) terminal.out(`${JSON.stringify({ documents: documents.map((one) => whole(corpus, one)) }, null, 2)}\n`);
      else terminal.out(documents.map((one) => page(corpus, one, language)).join('\n'));
      return EXIT.clean;
    }),
  remove: ({ file, names, json, language }, terminal) => {
    const documents = withCorpus(file, (corpus) => named(corpus, names, 'remove'));
    const fault = changeCorpus(file, { kind: 'remove', keys: documents.map(({ key }) => key) });
    if (fault) throw new UsageError(fault);
    const removed = documents.map(({ doc }) => doc);
    if (json) terminal.out(`${JSON.stringify({ removed }, null, 2)}\n`);
    else terminal.out(removed.map((doc) => `${{ zh: '已移除', en: 'removed' }[language]} ${doc}\n`).join(''));
    return EXIT.clean;
  },
  verify: ({ file, json, language }, terminal) => {
    const { faults, checked } = verifyCorpus(file);
    const said = faults.map((fault) => fault[language]);
    if (json)
      terminal.out(`${JSON.stringify({ sound: faults.length === 0, documents: checked, faults: said }, null, 2)}\n`);
    else if (said.length > 0) terminal.out(`${said.join('\n')}\n`);
    else
      terminal.out(
        { zh: `语料库完好：${checked} 份文件。\n`, en: `The corpus is sound: ${checked} documents.\n` }[language],
      );
    return faults.length === 0 ? EXIT.clean : EXIT.findings;
  },
};

function withCorpus<T>(file: string, work: (corpus: Corpus) => T): T {
  const { corpus, faults } = openCorpus({ user: [file] });
  const [fault] = faults;
  if (fault) throw new UsageError(fault.message);
  try {
    return work(corpus!);
  } finally {
    corpus?.close();
  }
}

/** The documents that the words name: by path in the corpus, by file or by key. Throws UsageError for a word that names none. */
function named(corpus: Corpus, names: readonly string[], command: string): ListedDocument[] {
  if (names.length === 0)
    throw new UsageError({
      zh: `没有指定文件。用法：duibiao corpus ${command} --corpus 语料库.sqlite 文件…（名称见 corpus list）`,
      en: `No document named. Usage: duibiao corpus ${command} --corpus CORPUS.sqlite DOCUMENT… (see corpus list)`,
    });
  const documents = corpus.documents();
  return names.flatMap((name) => {
    const found = documents.filter(
      ({ key, doc, paths }) => key === name || doc === name || paths.includes(path.resolve(name)),
    );
    if (found.length > 0) return found;
    throw new UsageError({ zh: `语料库里没有 ${name}。`, en: `The corpus holds no ${name}.` });
  });
}

function plain({ key, doc, paths, imported, sha256, outdated, policies }: ListedDocument) {
  return { key, doc, paths, imported, sha256, outdated, policies };
}

function whole(corpus: Corpus, document: ListedDocument) {
  return {
    ...plain(document),
    policies: document.policies.map((policy) => ({
      ...policy,
      text: corpus.cleanText(policy.id)?.text ?? '',
      targets: corpus.targetsOf(policy.id).map(({ target, raw, clean }) => ({
        indicator: target.indicator,
        value: target.value,
        unit: target.unit,
        deadline: target.deadline,
        quote: target.quote,
        raw,
        clean,
      })),
    })),
  };
}

function listing(documents: readonly ListedDocument[], language: Language): string {
  const head = {
    zh: ['文件', '地区', '日期', '标题', '目标'],
    en: ['document', 'place', 'date', 'title', 'targets'],
  }[language];
  const rows = documents.flatMap(({ doc, policies }) =>
    policies.map(({ region, date, title, targets }) => [
      doc,
      region ? regionName(region) : '',
      date ?? '',
      title,
      String(targets),
    ]),
  );
  const count = { zh: `${documents.length} 份文件`, en: `${documents.length} documents` }[language];
  return `${rows.length > 0 ? `${table(head, rows)}\n` : ''}${count}\n`;
}

function page(corpus: Corpus, { doc, paths, imported, policies }: ListedDocument, language: Language): string {
  const words = {
    zh: ['来源', '导入', '指标', '数值', '期限'],
    en: ['source', 'imported', 'indicator', 'value', 'deadline'],
  }[language] as [string, string, string, string, string];
  const head = [doc, ...paths.map((file) => `${words[0]}: ${file}`), ...(imported ? [`${words[1]}: ${imported}`] : [])];
  const parts = policies.map(({ id }) => {
    const targets = corpus.targetsOf(id);
    const rows = targets.map(({ target }) => [target.indicator, printedValue(target), target.deadline ?? '']);
    return `${corpus.cleanText(id)?.text ?? ''}\n${rows.length > 0 ? `${table(words.slice(2), rows)}\n` : ''}`;
  });
  return `${[head.join('\n'), ...parts].join('\n\n')}`;
}
