// What the rules say of real documents; asserts nothing.
//   node test/bench/findings.ts FOLDER [--corpus CORPUS.sqlite] [--rule ID] [--sample N] [--imported]
// Without --rule: findings of each rule and per 10,000 characters. With it: N of them (30), drawn with a seed number, to be read by eye.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openCorpus } from '../../server/corpus/open.ts';
import { check, readDraft } from '../../server/engine/check.ts';
import { RULES } from '../../server/engine/rules/registry.ts';
import type { Finding } from '../../server/engine/rules/types.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    rule: { type: 'string' },
    sample: { type: 'string' },
    imported: { type: 'boolean' },
  },
});
const [folder] = positionals;
if (!folder) throw new Error('usage: node test/bench/findings.ts FOLDER [--corpus FILE] [--rule ID] [--sample N]');
const corpus = values.corpus ? openCorpus({ user: [values.corpus] }).corpus : null;
const rules = values.rule ? RULES.filter(({ id }) => id === values.rule) : RULES;

interface Found {
  readonly file: string;
  readonly text: string;
  readonly finding: Finding;
}

const found: Found[] = [];
let characters = 0;
let files = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(txt|md)$/.test(entry.name)) continue;
  const file = path.join(entry.parentPath, entry.name);
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  files++;
  characters += text.length;
  const findings = check(
    { ...readDraft(text, { imported: values.imported ?? false }), peers: corpus, today: '2026-01-31' },
    { rules, onFault: (rule, fault) => console.error(file, rule, fault) },
  );
  for (const finding of findings) found.push({ file: path.relative(folder, file), text, finding });
}

if (values.rule) {
  let seed = 20261127;
  const random = () => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const left = [...found];
  console.log(`${found.length} findings of ${values.rule} in ${files} files`);
  for (let number = 1; number <= Number(values.sample ?? 30) && left.length > 0; number++) {
    const [{ file, text, finding }] = left.splice(Math.floor(random() * left.length), 1) as [Found];
    const around = (from: number, to: number) => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
    const { from, to, severity, message, related } = finding;
    console.log(`\n${number}. ${file}:${from} ${severity}\n   ${message.zh}`);
    console.log(`   …${around(from - 80, from)}【${around(from, to)}】${around(to, to + 80)}…`);
    for (const { source, quote } of related.slice(0, 3))
      console.log(`   · ${source}：${quote.replace(/\s+/g, ' ').slice(0, 100)}`);
  }
} else {
  console.log(`${files} files, ${characters} characters\n`);
  for (const { id } of rules) {
    const of = found.filter(({ finding }) => finding.rule === id);
    const by = (severity: string) => of.filter(({ finding }) => finding.severity === severity).length;
    console.log(
      `${id.padEnd(32)}${String(of.length).padStart(6)}${((of.length * 10_000) / characters).toFixed(3).padStart(9)}   ` +
        ['error', 'warning', 'information', 'hint'].map((severity) => `${severity} ${by(severity)}`).join('  '),
    );
  }
}
corpus?.close();
