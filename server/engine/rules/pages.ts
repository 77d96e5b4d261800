import type { Language, Localized } from '../text/localized.ts';
import { ruleById } from './registry.ts';
import type { Rule, Severity } from './types.ts';

export const SEVERITY_NAMES: Record<Severity, Localized> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '提示', en: 'information' },
  hint: { zh: '建议', en: 'hint' },
};

const WORDS = {
  zh: {
    level: '级别',
    why: '为什么要改',
    wrong: '有问题的写法',
    right: '改好的写法',
    source: '依据',
    fix: '怎样改',
    corpus: '需要语料库。',
    holds: '语料库中有',
  },
  en: {
    level: 'Severity',
    why: 'Why it matters',
    wrong: 'Wrong',
    right: 'Right',
    source: 'Source',
    fix: 'Fix',
    corpus: 'Needs a corpus.',
    holds: 'The corpus holds',
  },
} as const;

/** A fence longer than any run of backticks inside, so that a draft in markdown stays whole. */
function fenced(draft: string): string {
  let longest = 2;
  for (const run of draft.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${draft.trim()}\n${fence}`;
}

/** What one rule says of itself in one language, in markdown. */
export function explainRule(rule: Rule, language: Language): string {
  const words = WORDS[language];
  const level = `**${words.level}** ${SEVERITY_NAMES[rule.severity][language]}`;
  return [
    `## ${rule.title[language]}`,
    rule.needsCorpus ? `${level} · ${words.corpus}` : level,
    rule.finds[language],
    `### ${words.why}`,
    rule.why[language],
    ...(rule.example.corpus
      ? [`### ${words.holds}`, ...[rule.example.corpus, ...(rule.example.more ?? [])].map(fenced)]
      : []),
    `### ${words.wrong}`,
    fenced(rule.example.wrong),
    `### ${words.right}`,
    fenced(rule.example.right),
    ...(rule.fix ? [`### ${words.fix}`, rule.fix[language]] : []),
    `### ${words.source}`,
    rule.source[language],
  ].join('\n\n');
}

/** The page of the rule named `id` in one language; null when there is no such rule. */
export function pages(id: string, language: Language): string | null {
  const rule = ruleById(id);
  return rule ? `# ${rule.id}\n\n${explainRule(rule, language)}\n` : null;
}

/** The page of a rule as it is written to disk: both languages below its id. */
export const rulePage = (rule: Rule): string =>
  `# ${rule.id}\n\n${explainRule(rule, 'zh')}\n\n---\n\n${explainRule(rule, 'en')}\n`;

/** The table of all rules for the README. */
export const ruleTable = (rules: readonly Rule[]): string =>
  [
    '| 规则 | 级别 | 查什么 |',
    '| --- | --- | --- |',
    ...rules.map(
      (rule) =>
        `| [${rule.id}](server/engine/rules/pages/${rule.id}.md) | ${SEVERITY_NAMES[rule.severity].zh} | ${rule.title.zh}<br>${rule.title.en} |`,
    ),
  ].join('\n');
