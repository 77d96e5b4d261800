import { pages, SEVERITY_NAMES } from '../engine/rules/pages.ts';
import { RULES } from '../engine/rules/registry.ts';
import { type Arguments, text } from './arguments.ts';
import { table } from './table.ts';
import { EXIT, languageOf, type Terminal, UsageError } from './terminal.ts';

export const EXPLAIN_FLAGS = { lang: 'string' } as const;

/** `duibiao explain`: the page of one rule, or the list of all. */
export function explain(given: Arguments, terminal: Terminal): number {
  const language = languageOf(text(given, 'lang'));
  const [id, ...more] = given.files;
  if (more.length > 0)
    throw new UsageError({ zh: 'explain 每次说明一条规则。', en: 'explain shows one rule at a time.' });
  if (id === undefined) {
    const head = { zh: ['规则', '级别', '查什么'], en: ['rule', 'severity', 'finds'] }[language];
    const rows = RULES.map((rule) => [rule.id, SEVERITY_NAMES[rule.severity][language], rule.title[language]]);
    terminal.out(`${table(head, rows)}\n`);
    return EXIT.clean;
  }
  const page = pages(id, language);
  if (page === null)
    throw new UsageError({
      zh: `没有名为 ${id} 的规则。运行 duibiao explain 查看全部规则。`,
      en: `There is no rule ${id}. Run duibiao explain for all rules.`,
    });
  terminal.out(page);
  return EXIT.clean;
}
