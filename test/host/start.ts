// npm start: the sample workspace in a VS Code with the built extension. An installed VS Code when its `code` command
// is on the PATH, else the npm-carried one, served to a browser on this machine. Leaves nothing behind when it ends.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, buildPackage } from '../setup/build.ts';
import { locked, root, SetupError } from '../setup/common.mjs';
import { drafts } from './drafts.ts';
import { installHost } from './install.ts';
import { installExtension, startHost } from './server.ts';
import { quiet } from './settings.ts';

const workspace = path.join(root, 'test/workspace');

/** Inside a remote terminal `code` is only a messenger to a window elsewhere and cannot start one of its own. */
function installedCode(): boolean {
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  return spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}

/** What has to be undone before this process may end, last first. */
const undo: (() => unknown)[] = [];

async function leave(exitCode: number): Promise<never> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
  process.exit(exitCode);
}

/** Resolves when the person closes the window. */
async function inInstalledCode(dataDir: string): Promise<void> {
  fs.mkdirSync(path.join(dataDir, 'User'), { recursive: true });
  fs.writeFileSync(path.join(dataDir, 'User/settings.json'), JSON.stringify(quiet, null, 2));
  const child = spawn(
    'code',
    [
      '--new-window',
      '--wait',
      `--user-data-dir=${dataDir}`,
      `--extensions-dir=${path.join(dataDir, 'extensions')}`,
      `--extensionDevelopmentPath=${root}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      workspace,
      drafts(workspace).flawed,
    ],
    { stdio: 'inherit', shell: process.platform === 'win32' },
  );
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode) => (exitCode ? reject(new Error(`code: exit code ${exitCode}`)) : resolve()));
  });
  undo.push(() => closeWindow(dataDir, child, closed));
  console.log(
    '\n已在新窗口中打开示例工作区；关闭窗口或按 Ctrl-C 结束。 Opened in a new window; close it or press Ctrl-C.\n',
  );
  await closed;
}

async function closeWindow(dataDir: string, messenger: ChildProcess, closed: Promise<void>): Promise<void> {
  // The command is only a messenger; the window's process writes its id into a file of its own user data.
  const lock = path.join(dataDir, 'code.lock');
  if (fs.existsSync(lock))
    try {
      process.kill(Number(fs.readFileSync(lock, 'utf8')));
    } catch {}
  messenger.kill();
  await closed.catch(() => {});
}

/** Resolves never: whoever looks at it ends it. */
async function inBrowser(dataDir: string): Promise<void> {
  const code = await installHost();
  const vsix = path.join(dataDir, 'duibiao.vsix');
  await buildPackage(vsix);
  installExtension({ code, dataDir }, vsix);
  const token = randomBytes(16).toString('hex');
  const host = await startHost({ code, dataDir, token, settings: quiet });
  undo.push(() => host.stop());
  const payload = [['openFile', `vscode-remote://${host.authority}${drafts(workspace).flawed}`]];
  const query = new URLSearchParams({ tkn: token, folder: workspace, payload: JSON.stringify(payload) });
  console.log(`
在浏览器中打开以下地址（含一次性令牌，仅本机可达）；按 Ctrl-C 结束。
Open this address in a browser (it holds a token; only this machine can reach it); Ctrl-C ends it.

  ${host.url}/?${query}
`);
  await new Promise(() => {});
}

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'duibiao-'));
undo.push(() => fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0));
// An exit without leave(), as by a fault of our own, still removes what can be removed at once.
process.once('exit', () => fs.rmSync(dataDir, { recursive: true, force: true }));
try {
  if (installedCode()) {
    await locked('build', build);
    await inInstalledCode(dataDir);
  } else await inBrowser(dataDir);
  await leave(0);
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  await leave(1);
}
