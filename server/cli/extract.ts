import { readText } from '../config/read-text.ts';
import type { Draft } from '../engine/check.ts';
import { readDraft } from '../engine/check.ts';
import type { Target } from '../engine/facts/types.ts';
import type { Language } from '../engine/text/localized.ts';
import { type Arguments, text } from './arguments.ts';
import { policyJson } from './facts-json.ts';
import { table } from './table.ts';
import { choice, EXIT, languageOf, type Terminal, UsageError } from './terminal.ts';

export const EXTRACT_FLAGS = { format: 'string', lang: 'string' } as const;

/** `duibiao extract`: what is read from one file. */
export function extract(given: Arguments, terminal: Terminal): number {
  const format = choice('--format', text(given, 'format'), ['json', 'table']);
  const language = languageOf(text(given, 'lang'));
  const [file, ...more] = given.files;
  if (file === undefined || more.length > 0)
    throw new UsageError({ zh: 'extract 每次读一个文件。', en: 'extract reads one file at a time.' });
  const read = readText(file);
  if (read.fault) terminal.err(`${file}: ${read.fault[language]}\n`);
  if (read.text === null) {
    if (format === 'json')
      terminal.out(`${JSON.stringify({ policies: [], problems: [{ message: read.fault[language] }] })}\n`);
    return EXIT.failed;
  }
  const draft = readDraft(read.text);
  terminal.out(format === 'json' ? asJson(draft, language) : asTable(draft, language));
  return EXIT.clean;
}

function asJson({ document, policies }: Draft, language: Language): string {
  const problems = document.problems.map(({ code, from, to, message }) => ({
    code,
    from,
    to,
    message: message[language],
  }));
  return `${JSON.stringify({ policies: policies.map((policy) => policyJson(document.text, policy)), problems }, null, 1)}\n`;
}

const WORDS = {
  zh: {
    columns: ['位置', '指标', '数值', '期限', '范围', '备注'],
    targets: '目标',
    attained: '现状值',
    units: ['位置', '牵头单位', '单位'],
    responsibilities: '责任单位',
    untitled: '（无标题）',
    suspect: '存疑：',
  },
  en: {
    columns: ['at', 'indicator', 'value', 'deadline', 'scope', 'note'],
    targets: 'targets',
    attained: 'attained values',
    units: ['at', 'lead', 'units'],
    responsibilities: 'responsible units',
    untitled: '(untitled)',
    suspect: 'suspect: ',
  },
} as const;

function asTable({ document, policies }: Draft, language: Language): string {
  const words = WORDS[language];
  const row = (fact: Target) => [
    String(fact.from),
    fact.indicator,
    [fact.value ?? '?', fact.valueMax === null ? '' : `–${fact.valueMax}`, fact.unit ?? ''].join(''),
    fact.deadline ?? (fact.year === null ? '' : String(fact.year)),
    fact.scope ?? '',
    fact.suspect === null ? '' : words.suspect + fact.suspect,
  ];
  const parts = policies.map(({ policy, facts }) => {
    const { title, region, issueDate } = policy.meta;
    const place = region?.county ?? region?.city ?? region?.province;
    const sections: [string, readonly string[], string[][]][] = [
      [words.targets, words.columns, facts.targets.map(row)],
      [words.attained, words.columns, facts.attained.map(row)],
      [
        words.responsibilities,
        words.units,
        facts.responsibilities.map((fact) => [String(fact.from), fact.lead ?? '', fact.units.join('、')]),
      ],
    ];
    return [
      [title ?? words.untitled, place, issueDate].filter(Boolean).join(' · '),
      ...sections
        .filter(([, , rows]) => rows.length > 0)
        .map(([name, head, rows]) => `${name} (${rows.length})\n${table(head, rows)}`),
    ].join('\n\n');
  });
  const problems = document.problems.map(({ message }) => message[language]);
  return `${[...parts, ...problems].join('\n\n')}\n`;
}
