// npm test [PART …]: every part, or those named: unit protocol editor browser. Each part runs whatever became of those
// before it, except that nothing which needs the built extension runs without it. The last line sums them up.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleSuites, desktopCode, runEditorSuite, suites } from '../editor/run.ts';
import { installBrowser } from '../host/browser.ts';
import { installHost } from '../host/install.ts';
import { buildPackage } from './build.ts';
import { root, SetupError } from './common.mjs';
import { packageName } from './package.ts';
import { type Counts, readResults, sum } from './results.ts';

/** A part that takes longer has left something alive, and counts as failed. In milliseconds. */
const PATIENCE = 6 * 60_000;

function mocha(files: readonly string[], env: Record<string, string> = {}): Counts {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duibiao-results-'));
  const results = path.join(folder, 'results.json');
  const program = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const reporter = path.join(root, 'test/setup/reporter.cjs');
  const run = spawnSync(
    process.execPath,
    [program, '--no-config', '--forbid-only', '--timeout=60000', '--reporter', reporter, ...files],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env, TEST_RESULTS: results },
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    },
  );
  const counts = readResults(results);
  fs.rmSync(folder, { recursive: true, force: true });
  if (run.signal === null) return counts;
  console.error(`\nThe tests did not end by themselves (${run.signal}): something that they started is still alive.`);
  return { ...counts, failed: counts.failed + 1 };
}

async function editor(): Promise<Counts> {
  await bundleSuites();
  const places = { desktop: await desktopCode(), code: await installHost(), browser: await installBrowser() };
  const counts: Counts[] = [];
  for (const suite of suites) counts.push(await runEditorSuite(suite, places));
  return sum(counts);
}

async function browser(): Promise<Counts> {
  const env = {
    DUIBIAO_VSIX: packageName(),
    DUIBIAO_HOST: await installHost(),
    DUIBIAO_BROWSER: await installBrowser(),
  };
  return mocha(['test/browser/**/*.test.ts'], env);
}

const parts: Record<string, () => Counts | Promise<Counts>> = {
  unit: () => mocha(['test/unit/**/*.test.ts', 'test/tidy/**/*.test.ts']),
  protocol: () => mocha(['test/protocol/**/*.test.ts']),
  editor,
  browser,
};

/** What the machine lacks: said once, at the end, where it is seen. */
const missing = new Set<string>();

async function attempt(name: string, part: () => Counts | Promise<Counts>): Promise<Counts> {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  try {
    return await part();
  } catch (error) {
    if (error instanceof SetupError) missing.add(error.message);
    else console.error(error);
    return { passed: 0, failed: 1 };
  }
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length) throw new Error(`no such part: ${unknown.join(' ')} (${Object.keys(parts).join(' ')})`);

const total: Counts[] = [];
const built = await attempt('build', async () => {
  await buildPackage(packageName());
  return { passed: 1, failed: 0 };
});
total.push({ ...built, passed: 0 });
for (const [name, part] of Object.entries(parts))
  if ((!named.length || named.includes(name)) && (!built.failed || name === 'unit'))
    total.push(await attempt(name, part));
for (const message of missing) console.error(`\n${message}`);
const { passed, failed } = sum(total);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
