import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

// Facts against annotations that were made by hand. The scorer and the documents lie beside the repository, or nowhere.
const root = join(import.meta.dirname, '..', '..');
const gold = join(root, '..', 'shared', 'gold');
const extract = `'${process.execPath}' --disable-warning=ExperimentalWarning '${join(root, 'server/cli/main.ts')}' extract --format json {}`;

const run = (script: string, ...args: string[]) =>
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { encoding: 'utf8' });

/** F1 and exact-F1 of one layer, as the scorer prints them. */
function scores(report: string, layer: string): { f1: number; exact: number } {
  const line = report.split('\n').find((words) => words.startsWith(`${layer} `)) ?? '';
  const [, f1, exact] = / F1 ([\d.]+) exact-F1 ([\d.]+)/.exec(line) ?? [];
  return { f1: Number(f1), exact: Number(exact) };
}

function holds(report: string, layer: string, f1: number, exact: number): void {
  const found = scores(report, layer);
  assert.ok(found.f1 >= f1, `${layer}: F1 ${found.f1} is under ${f1}`);
  assert.ok(found.exact >= exact, `${layer}: exact-F1 ${found.exact} is under ${exact}`);
}

describe('facts beside hand-made annotations', function () {
  this.timeout(120_000);

  before(function () {
    if (existsSync(join(gold, 'score.mjs'))) return;
    console.log('    skipped: the annotated documents are not beside this repository');
    this.skip();
  });

  it('agree on the seeds', () => {
    const report = run(join(gold, 'score.mjs'), '--seeds', join(root, 'seeds'), '--run', extract);
    holds(report, 'targets', 0.97, 0.92);
    holds(report, 'responsibilities', 0.99, 0.99);
    holds(report, 'headings', 0.99, 0.99);
    holds(report, 'citations', 0.93, 0.93);
    const [, right] = /meta fields right (\d+)/.exec(report) ?? [];
    assert.ok(Number(right) >= 47, `metadata: ${right} fields are right`);
  });

  it('agree on windows of other documents', () => {
    const windows = join(gold, 'windows');
    const report = run(join(gold, 'score.mjs'), '--gold', windows, '--seeds', windows, '--run', extract);
    holds(report, 'targets', 0.92, 0.85);
    holds(report, 'responsibilities', 0.97, 0.97);
  });

  it('agree on windows of work reports', () => {
    const report = run(join(root, 'test/gold/score.ts'), extract);
    holds(report, 'targets', 0.92, 0.85);
    holds(report, 'responsibilities', 0.97, 0.97);
  });
});
