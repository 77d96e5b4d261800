// Shared by the first set-up script, which runs on whatever Node is there, and by everything after it on Node 24.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Ignored by git: the VS Code that tests run in, and the locks of set-up steps. */
export const cache = path.join(root, '.vscode-test');

/** A failure whose text tells the reader what to do: shown without a stack. */
export class SetupError extends Error {}

/** Runs a program to its end; rejects with its output when it fails. */
export function run(command, args, { cwd = root, env = process.env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => child.kill();
    process.once('exit', kill);
    child.once('close', () => process.off('exit', kill));
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(new SetupError(`${command} ${args.join(' ')}\n${output.trim()}\n(exit code ${code})`)),
    );
  });
}

/** npm as the caller started it, so that set-up uses the same version and settings. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli) && fs.existsSync(cli)) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  // In a container whose first process collects no dead children, an ended process stays listed, as a zombie.
  return !/\) Z /.test(read(`/proc/${pid}/stat`) ?? '');
};

const read = (file) => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Runs `work` while no other process of this checkout holds the lock `name`. A lock whose owner is gone is taken over.
 * The lock file is linked into place with its content, so nobody ever sees it without its owner's process id.
 */
export async function locked(name, work) {
  fs.mkdirSync(cache, { recursive: true });
  const file = path.join(cache, `${name}.lock`);
  const mine = `${process.pid} ${Date.now()}`;
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, mine);
  let told = false;
  try {
    for (;;) {
      try {
        fs.linkSync(draft, file);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const owner = read(file);
      if (owner !== undefined && !alive(Number(owner.split(' ')[0]))) {
        // Whoever moves the dead owner's file away may try again; a live one moved by mistake is put back.
        const aside = `${draft}.stale`;
        try {
          fs.renameSync(file, aside);
          if (read(aside) !== owner) fs.linkSync(aside, file);
        } catch {}
        fs.rmSync(aside, { force: true });
        continue;
      }
      if (!told)
        console.log(`另一进程正在准备（${name}），等待中 … Waiting for another process to finish the same step …`);
      told = true;
      await sleep(250);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  const release = () => {
    if (read(file) === mine) fs.rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}
