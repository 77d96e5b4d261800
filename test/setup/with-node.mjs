// node with-node.mjs SCRIPT [ARGUMENT …]
// The first thing that every command of the README runs: on any Node from 18 on it installs the dependencies when the
// lock file changed since the last time, then hands over to SCRIPT under the Node 24 that came with them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { locked, npm, root } from './common.mjs';

const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.duibiao-installed');
const node24 = path.join(modules, 'node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

const wanted = createHash('sha256')
  .update(fs.readFileSync(path.join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

const runs = (binary) =>
  Number(/^v(\d+)/.exec(spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1]) >= 24;

const installed = () => {
  try {
    return fs.readFileSync(stamp, 'utf8') === wanted;
  } catch {
    return false;
  }
};

async function installDependencies() {
  if (installed()) return;
  await locked('npm', async () => {
    if (installed()) return;
    console.log('正在安装依赖 … Installing dependencies …');
    // Older versions of npm run every install script there is. Run none, then the approved ones: the same on all.
    await npm(['install', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
    await npm(['rebuild', 'node', 'esbuild', '--loglevel=error']);
    fs.writeFileSync(stamp, wanted);
  });
}

/** The Node that came with the dependencies, or this one where that cannot run and this one is new enough. */
function chooseNode() {
  for (const binary of [node24, process.execPath]) if (runs(binary)) return binary;
  throw new Error(
    '需要 Node 24，但随依赖安装的 Node 无法在本机运行：请先安装 Node 24（https://nodejs.org）再试。\n' +
      'Node 24 is needed, and the one that came with the dependencies does not run here: install it and try again.',
  );
}

try {
  await installDependencies();
  const binary = chooseNode();
  const child = spawn(binary, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH}` },
  });
  // The child decides when it has finished tidying up. From a terminal it gets Ctrl-C twice, which does no harm.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
} catch (error) {
  console.error(
    `${error.message}\n\n准备工作未完成，以上是原因；可直接重新运行本命令。 Set-up did not finish; run the command again once the cause above is gone.`,
  );
  process.exit(1);
}
