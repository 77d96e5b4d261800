import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { locked, run, SetupError } from '../setup/common.mjs';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const works = (program: string): boolean => spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;

/** A browser of the Chromium family: the one DUIBIAO_BROWSER names, else an installed one. */
function findBrowser(): string | undefined {
  const named = process.env.DUIBIAO_BROWSER;
  if (named !== undefined) return works(named) ? named : undefined;
  // Windows programs answer --version by opening a window, so being there is enough.
  const fixed = fixedPlaces.find((place) => fs.existsSync(place));
  return fixed ?? names.flatMap(onPath).find(works);
}

function onPath(name: string): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).filter((file) => fs.existsSync(file));
}

const missing = `浏览器测试需要 Chrome 或 Chromium，本机没有找到。请安装其一，例如：
    Debian：apt-get install chromium fonts-noto-cjk
    其他系统：https://www.google.com/chrome
或用环境变量 DUIBIAO_BROWSER 指出可执行文件。
The browser tests need Chrome or Chromium, and none was found. Install one (on Debian as above),
or name its program in the environment variable DUIBIAO_BROWSER.`;

/** Debian alone: elsewhere the package of that name may be a stub that asks for another installer. */
function mayInstall(): boolean {
  if (process.env.DUIBIAO_BROWSER !== undefined || process.getuid?.() !== 0) return false;
  try {
    return /^ID=debian$/m.test(fs.readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** The browser to drive; installed first where Debian's packages may be. Fails with what to install, never skips. */
export async function installBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  if (mayInstall()) {
    await locked('browser', async () => {
      if (findBrowser()) return;
      console.log('正在安装 chromium 与中文字体（apt-get）… Installing chromium and Chinese fonts (apt-get) …');
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const packages = ['chromium', 'fonts-noto-cjk'];
      try {
        await run('apt-get', ['update', '-q'], { env });
        await run('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], { env });
      } catch (error) {
        throw new SetupError(`${(error as Error).message}\n\n${missing}`);
      }
    });
    const now = findBrowser();
    if (now) return now;
  }
  throw new SetupError(missing);
}

export interface OpenPage {
  browser: Browser;
  page: Page;
  /** Requests to other machines: each was refused. */
  refused: string[];
}

/** A headless browser with one page, which can reach this machine only. */
export async function openPage(program: string): Promise<OpenPage> {
  const browser = await chromium.launch({
    executablePath: program,
    headless: true,
    // The sandbox needs rights that a container's root has not; only our own pages are opened.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: 'zh-CN' });
  const refused: string[] = [];
  await context.route(
    (address) => address.hostname !== '127.0.0.1',
    (route) => {
      refused.push(route.request().url());
      return route.abort();
    },
  );
  return { browser, page: await context.newPage(), refused };
}
