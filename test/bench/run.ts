// Speed of reading and checking, as figures and ratios; asserts nothing.  node test/bench/run.ts [--rivals]
// --rivals installs autocorrect-node, zhlint and textlint into a temporary folder and has them check the same text.
// JIT warm, caches emptied before every timed run. Compare only figures of one run on one machine.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { openCorpus } from '../../server/corpus/open.ts';
import { check, forgetCaches, readDraft } from '../../server/engine/check.ts';
import type { CorpusSource } from '../../server/engine/peers/types.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(root, 'seeds');
const seeds = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
const largest = seeds.reduce((a, b) => (b.text.length > a.text.length ? b : a));
const megabytes = (text: string) => Buffer.byteLength(text) / 1e6;

/**
 * The time of `work` in milliseconds, measured for about `budget` milliseconds after a warm-up of the same length: the
 * one that a tenth of the runs undercut, since what else the machine does only adds.
 */
function time(work: () => void, budget = 1500): number {
  const once = () => {
    forgetCaches();
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  for (let spent = 0; spent < budget; ) spent += once();
  const times: number[] = [];
  for (let spent = 0; spent < budget || times.length < 5; ) {
    times.push(once());
    spent += times.at(-1)!;
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 10)]!;
}

const row = (what: string, ...figures: string[]) =>
  console.log(`${what.padEnd(48)}${figures.map((f) => f.padStart(14)).join('')}`);

console.log(`node ${process.version}, ${process.arch}\n`);

row('parse and facts', 'ms', 'MB/s');
for (const { name, text } of seeds) {
  const ms = time(() => readDraft(text));
  row(`  ${name}`, ms.toFixed(2), ((megabytes(text) / ms) * 1000).toFixed(1));
}

const file = path.join(root, 'dist/corpus/seeds.sqlite');
const { corpus } = existsSync(file) ? openCorpus({ builtIn: file }) : { corpus: null };
const today = '2026-01-31';
const reading = time(() => readDraft(largest.text));
// Rules that search precedents follow in a second pass.
const patient: CorpusSource | null = corpus && {
  version: 0,
  targets: (key, options) => corpus.targets(key, options),
  targetsOf: (id) => corpus.targetsOf(id),
  named: (name) => corpus.named(name),
  citing: (name) => corpus.citing(name),
  precedentUnits: () => [],
};
const whole = time(() => check({ ...readDraft(largest.text), peers: patient, today }));
row(`\nwhole check of ${largest.name}`, 'ms', '× reading alone');
row(
  corpus ? '  with the built-in corpus' : '  without a corpus (run npm run build)',
  whole.toFixed(2),
  (whole / reading).toFixed(2),
);

if (process.argv.includes('--rivals')) await rivals(largest.text, whole);

row('\ngrowth: 16 times the text takes', 'times as long', 'goal');
for (const [what, text] of [
  ['  many lines', largest.text],
  ['  one line', largest.text.replace(/\s+/g, '')],
] as const) {
  // No two copies hold the same paragraph: what is kept of one must not serve the next.
  const copies = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'].map((mark) => text.replaceAll('。', `。${mark}、`));
  const one = time(() => readDraft(copies[0]!), 800);
  const sixteen = time(() => readDraft(copies.join('')), 2500);
  row(what, (sixteen / one).toFixed(1), '≤ 18');
}
corpus?.close();

/** What others take to check a text, and how long ours takes as a share of that. */
async function rivals(text: string, own: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao-bench-'));
  try {
    const packages = [
      'autocorrect-node@2',
      'zhlint@0.8',
      '@textlint/kernel@14',
      '@textlint/textlint-plugin-text@14',
      'textlint-rule-max-comma@4',
    ];
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--silent', ...packages], { stdio: 'inherit' });
    const require = createRequire(path.join(folder, 'index.js'));
    const show = (name: string, ms: number) => row(`  ${name}`, ms.toFixed(2), `ours is ${(own / ms).toFixed(2)} ×`);
    const { lintFor } = require('autocorrect-node');
    show(
      'autocorrect-node, lintFor',
      time(() => lintFor(text, 'a.txt')),
    );
    const { run } = require('zhlint');
    show(
      'zhlint, default preset',
      time(() => run(text, { rules: { preset: 'default' } })),
    );
    const { TextlintKernel } = require('@textlint/kernel');
    const plugin = require('@textlint/textlint-plugin-text').default;
    const rule = require('textlint-rule-max-comma').default;
    const kernel = new TextlintKernel();
    const options = {
      ext: '.txt',
      filePath: 'a.txt',
      plugins: [{ pluginId: 'text', plugin }],
      rules: [{ ruleId: 'max-comma', rule }],
    };
    const times: number[] = [];
    for (let round = 0; round < 20; round++) {
      const start = performance.now();
      await kernel.lintText(text, options);
      times.push(performance.now() - start);
    }
    show('textlint, one rule (max-comma)', times.sort((a, b) => a - b)[2]!);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
