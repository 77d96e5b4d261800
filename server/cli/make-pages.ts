// Writes the pages of the rules, the table in README.md and the schema of the settings file from the rules' own words:
// node server/cli/make-pages.ts
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rulePage, ruleTable } from '../engine/rules/pages.ts';
import { RULES } from '../engine/rules/registry.ts';
import { configSchema } from '../protocol/config.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(root, 'server/engine/rules/pages');
const readme = path.join(root, 'README.md');
const MARKS = ['<!-- rules:start -->', '<!-- rules:end -->'] as const;

mkdirSync(folder, { recursive: true });
const wanted = new Set(RULES.map((rule) => `${rule.id}.md`));
for (const file of readdirSync(folder)) if (!wanted.has(file)) rmSync(path.join(folder, file));
for (const rule of RULES) writeFileSync(path.join(folder, `${rule.id}.md`), rulePage(rule));

const text = readFileSync(readme, 'utf8');
const [from, to] = MARKS.map((mark) => text.indexOf(mark)) as [number, number];
if (from < 0 || to < from) throw new Error(`README.md lacks the marks ${MARKS.join(' … ')}`);
writeFileSync(readme, `${text.slice(0, from)}${MARKS[0]}\n\n${ruleTable(RULES)}\n\n${text.slice(to)}`);

const titles = Object.fromEntries(RULES.map(({ id, title }) => [id, `${title.zh} ${title.en}`]));
writeFileSync(
  path.join(root, 'server/protocol/duibiao.schema.json'),
  `${JSON.stringify(configSchema(titles), null, 2)}\n`,
);
