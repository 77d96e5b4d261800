// Speed of reading and checking, as figures and ratios; asserts nothing.  node test/bench/run.ts
// JIT warm, caches emptied before every timed run. Compare only figures of one run on one machine.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openCorpus } from '../../server/corpus/open.ts';
import { check, forgetCaches, readDraft } from '../../server/engine/check.ts';

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
  console.log(`${what.padEnd(44)}${figures.map((f) => f.padStart(14)).join('')}`);

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
const whole = time(() => check({ ...readDraft(largest.text), peers: corpus, today }));
row(`\nwhole check of ${largest.name}`, 'ms', '× reading alone');
row(
  corpus ? '  with the built-in corpus' : '  without a corpus (run npm run build)',
  whole.toFixed(2),
  (whole / reading).toFixed(2),
);

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
