// The VS Code that tests run in and that `npm start` serves where no `code` is installed: the built VS Code server and
// web workbench inside npm's code-server package. Nothing of code-server itself is used; its own set-up needs a compiler.
import fs from 'node:fs';
import path from 'node:path';
import { cache, locked, npm, run, SetupError } from '../setup/common.mjs';

/** VS Code 1.139.1; runs on the Node 24 that is among the dependencies. */
const version = '4.139.1';
const home = path.join(cache, `host-${version}`);

/** The folder that holds `out/server-main.js`; installed first when it is not there, by one process at a time. */
export async function installHost(): Promise<string> {
  const code = path.join(home, 'lib/vscode');
  if (fs.existsSync(home)) return code;
  if (process.platform !== 'linux')
    throw new SetupError(
      "本系统上没有可用的 VS Code：请安装 VS Code，并在命令面板中执行“Shell Command: Install 'code' command in PATH”。\n" +
        'No VS Code that could be used here: install it, and put its `code` command on the PATH.',
    );
  await locked('host', async () => {
    if (fs.existsSync(home)) return;
    console.log('正在安装 VS Code 宿主（约 400 MB，仅首次）… Installing the VS Code host (about 400 MB, once) …');
    const draft = `${home}.partial`;
    fs.rmSync(draft, { recursive: true, force: true });
    fs.mkdirSync(draft, { recursive: true });
    await unpack(draft);
    const folder = path.join(draft, 'lib/vscode');
    // The lock file inside names no version for every package, so `npm ci` refuses it.
    await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
    });
    replaceNativeModules(folder);
    prune(folder);
    fs.symlinkSync('node_modules', path.join(folder, 'node_modules.asar'));
    await run(process.execPath, [path.join(folder, 'out/server-main.js'), '--version']);
    // Only a finished installation ever bears the name that is looked for.
    fs.renameSync(draft, home);
  });
  return code;
}

async function unpack(folder: string): Promise<void> {
  await npm(['pack', `code-server@${version}`, '--silent'], { cwd: folder });
  const archive = `code-server-${version}.tgz`;
  await run('tar', ['xzf', archive, '--strip-components=1'], { cwd: folder });
  fs.rmSync(path.join(folder, archive));
}

/** Two modules that VS Code wants compiled: a logger and a watchdog that ends the extension host with its parent. */
function replaceNativeModules(folder: string): void {
  const logger = `const fs = require('fs'), path = require('path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; try { fs.mkdirSync(path.dirname(file), { recursive: true }); } catch {} }
  write(level, text) { if (level >= this.level) try { fs.appendFileSync(this.file, new Date().toISOString() + ' [' + names[level] + '] ' + text + '\\n'); } catch {} }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() {}
  setPattern() {}
  flush() {}
  drop() {}
}
names.forEach((name, level) => { Logger.prototype[name === 'warning' ? 'warn' : name] = function (text) { this.write(level, text); }; });
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
`;
  const watchdog = `exports.start = (pid) => {
  setInterval(() => { try { process.kill(pid, 0); } catch { process.exit(87); } }, 2000).unref();
};
`;
  const write = (name: string, text: string): void => {
    const target = path.join(folder, 'node_modules', name);
    if (fs.existsSync(target)) fs.writeFileSync(path.join(target, 'index.js'), text);
  };
  write('@vscode/spdlog', logger);
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) write(name, watchdog);
}

/** What neither tests nor a look at the sample need: assistants, source maps, search programs of other systems. */
function prune(folder: string): void {
  const remove = (name: string): void => fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  for (const name of [
    'extensions/copilot',
    'extensions/mermaid-markdown-features',
    'node_modules/@microsoft/mxc-sdk',
    'node_modules/@vscode/windows-process-tree/build',
  ])
    remove(name);
  const children = (name: string): string[] =>
    fs.existsSync(path.join(folder, name)) ? fs.readdirSync(path.join(folder, name)) : [];
  for (const name of children('node_modules/@github'))
    if (name.startsWith('copilot-sdk-')) remove(`node_modules/@github/${name}`);
  const search = 'node_modules/@vscode/ripgrep-universal/bin';
  for (const name of children(search)) if (name !== `linux-${process.arch}`) remove(`${search}/${name}`);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith('.map')) fs.rmSync(path.join(entry.parentPath, entry.name));
}
