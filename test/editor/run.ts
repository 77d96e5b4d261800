// The suites inside a real extension host: VS Code itself where a path is given or it can be downloaded, else the
// npm-carried one. Both get the same bundle of the same suites.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import util from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';
import { openPage } from '../host/browser.ts';
import { startHost } from '../host/server.ts';
import { quiet } from '../host/settings.ts';
import { cache, root } from '../setup/common.mjs';
import { type Counts, readResults } from '../setup/results.ts';

export interface EditorSuite {
  /** A folder below test/editor. */
  folder: string;
  /** User settings; none at all when absent, and Workspace Trust is on, as in a fresh installation. */
  settings?: Record<string, unknown>;
}

export const suites: readonly EditorSuite[] = [
  { folder: 'suite', settings: { ...quiet, 'git.enabled': false, 'workbench.reduceMotion': 'on' } },
  { folder: 'bare' },
];

const bundle = path.join(root, 'dist/test/editor');

/** Suites are bundled as CommonJS: an extension host of an older VS Code neither strips types nor loads modules. */
export async function bundleSuites(): Promise<void> {
  const here = import.meta.dirname;
  const tests = suites.flatMap(({ folder }) =>
    fs
      .readdirSync(path.join(here, folder))
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => path.join(here, folder, name)),
  );
  fs.rmSync(bundle, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: [path.join(here, 'index.ts'), ...tests],
    outbase: here,
    outdir: bundle,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
}

/** VS Code itself: where DUIBIAO_VSCODE says, else downloaded where there is a screen for it and a way to its site. */
export async function desktopCode(): Promise<string | undefined> {
  if (process.env.DUIBIAO_VSCODE) return process.env.DUIBIAO_VSCODE;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  try {
    await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(5000) });
  } catch {
    return undefined;
  }
  return downloadAndUnzipVSCode({ cachePath: path.join(cache, 'desktop') });
}

export interface Places {
  /** VS Code itself, when desktopCode() found it. */
  desktop: string | undefined;
  /** From installHost(). */
  code: string;
  /** From installBrowser(). */
  browser: string;
}

/** Runs one suite in a copy of the sample workspace, so that no test can change the sample. */
export async function runEditorSuite(suite: EditorSuite, places: Places): Promise<Counts> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duibiao-editor-'));
  const results = path.join(folder, 'results.json');
  const workspace = path.join(folder, 'workspace');
  fs.cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
  const env = {
    TEST_RESULTS: results,
    TEST_FOLDER: suite.folder,
    TEST_REPORTER: path.join(root, 'test/setup/reporter.cjs'),
  };
  try {
    const run = { suite, workspace, env, dataDir: path.join(folder, 'data') };
    await (places.desktop ? onDesktop(run, places.desktop) : inBrowser(run, places));
    return readResults(results);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

interface Run {
  suite: EditorSuite;
  workspace: string;
  dataDir: string;
  env: Record<string, string>;
}

async function onDesktop({ suite, workspace, dataDir, env }: Run, vscodeExecutablePath: string): Promise<void> {
  const user = path.join(dataDir, 'User');
  fs.mkdirSync(user, { recursive: true });
  if (suite.settings) fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify(suite.settings));
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(bundle, 'index.js'),
    extensionTestsEnv: env,
    launchArgs: [workspace, `--user-data-dir=${dataDir}`, `--extensions-dir=${path.join(dataDir, 'extensions')}`],
  }).catch((error: Error) => console.error(error.message)); // the counts tell what failed
}

/** What a web workbench without a gallery says of itself at every start. */
const noise =
  /gallery|renderer-(Management|ExtensionHost)|connection token|Service Worker|AccountPolicyGate|AgentHost|grace-time|ChatSessionStore|workbench contribution|builtin extensions|authentication provider|ChatModelSelection/i;

async function inBrowser({ suite, workspace, dataDir, env }: Run, { code, browser: program }: Places): Promise<void> {
  const host = await startHost({
    code,
    dataDir,
    env, // the extension host inherits it
    ...(suite.settings ? { settings: suite.settings } : {}),
    workspaceTrust: !suite.settings,
    extraArguments: ['--enable-smoke-test-driver'], // without it the page ignores extensionTestsPath
  });
  const { browser, page } = await openPage(program);
  try {
    const remote = (file: string): string => `vscode-remote://${host.authority}${file}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(path.join(bundle, 'index'))],
    ];
    let timer: NodeJS.Timeout | undefined;
    let end = (): void => {};
    const finished = new Promise<void>((resolve, reject) => {
      end = resolve;
      timer = setTimeout(() => reject(new Error('the suite did not end within 5 minutes')), 300_000);
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      const text = util.format(...args);
      if (!noise.test(text)) (type === 'error' ? console.error : console.log)(text);
    });
    await page.exposeFunction('codeAutomationExit', () => end());
    await page.goto(`${host.url}/?${new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) })}`);
    await finished.finally(() => clearTimeout(timer));
  } catch (error) {
    const shot = path.join(root, 'test/.shots', `editor-${suite.folder}.png`);
    await page.screenshot({ path: shot }).catch(() => {});
    console.error(`${(error as Error).message}\n${host.log().slice(-3000)}\n${shot}`);
  } finally {
    await browser.close();
    await host.stop();
  }
}
