import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface HostOptions {
  /** From installHost(). */
  code: string;
  /** User data, extensions and logs of this one run; made when absent, removed by the caller. */
  dataDir: string;
  /** User settings; none are written when absent. */
  settings?: Record<string, unknown>;
  /** Asked of whoever connects. Without one any local process can read this machine's files: for tests alone. */
  token?: string;
  /** Whether a folder starts untrusted, as it does for people. */
  workspaceTrust?: boolean;
  env?: NodeJS.ProcessEnv;
  extraArguments?: readonly string[];
}

export interface Host {
  url: string;
  /** Stands in resource addresses of the page: `vscode-remote://AUTHORITY/path`. */
  authority: string;
  log(): string;
  stop(): Promise<void>;
}

const program = (options: Pick<HostOptions, 'code' | 'dataDir'>): string[] => [
  '--disable-warning=ExperimentalWarning',
  path.join(options.code, 'out/server-main.js'),
  '--accept-server-license-terms',
  '--telemetry-level=off',
  '--server-data-dir',
  options.dataDir,
];

/** Installs a packed extension into the user data of a host that is not running. */
export function installExtension(options: Pick<HostOptions, 'code' | 'dataDir'>, vsix: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...program(options), '--install-extension', vsix, '--force'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${vsix} could not be installed\n${stdout}${stderr}`);
}

/** Starts a VS Code server on a free port of 127.0.0.1. */
export async function startHost(options: HostOptions): Promise<Host> {
  if (options.settings) {
    // Of the user's settings a remote machine takes only what is not the machine's own, such as paths.
    for (const kind of ['User', 'Machine']) {
      const folder = path.join(options.dataDir, 'data', kind);
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(options.settings, null, 2));
    }
  }
  const child = spawn(
    process.execPath,
    [
      ...program(options),
      '--host=127.0.0.1',
      '--port=0',
      ...(options.token ? ['--connection-token', options.token] : ['--without-connection-token']),
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      '--disable-getting-started-override',
      '--disable-update-check',
      ...(options.extraArguments ?? []),
    ],
    // A process group of its own: ending it ends extension hosts, language servers and terminals too.
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
    },
  );
  const killOnExit = (): void => void signalGroup(child, 'SIGKILL');
  process.once('exit', killOnExit);
  const stop = async (): Promise<void> => {
    await endGroup(child);
    process.off('exit', killOnExit);
  };
  let log = '';
  try {
    const port = await new Promise<number>((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`VS Code's server ${why}\n${log}`));
      const timer = setTimeout(() => fail('did not start within a minute'), 60_000);
      const onData = (data: Buffer): void => {
        log += data;
        const match = /Extension host agent listening on (\d+)/.exec(log);
        if (!match) return;
        clearTimeout(timer);
        resolve(Number(match[1]));
      };
      child.stdout.on('data', onData);
      child.stderr.on('data', onData);
      child.once('exit', (exitCode) => fail(`ended with exit code ${exitCode}`));
    });
    const authority = `127.0.0.1:${port}`;
    return { url: `http://${authority}`, authority, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM');
  for (let waited = 0; signalGroup(child, 0); waited += 50) {
    if (waited === 3000) signalGroup(child, 'SIGKILL');
    if (waited > 6000) return;
    await sleep(50);
  }
}
