import { Worker } from 'node:worker_threads';
import type { Localized } from '../engine/text/localized.ts';
import type { Change } from './change.ts';
import type { ImportProgress, ImportRequest, ImportSummary } from './import.ts';
import { threadFile } from './reader-pool.ts';

type Request = Omit<ImportRequest, 'signal' | 'onProgress'>;

export type KeeperTask =
  | { readonly kind: 'import'; readonly number: number; readonly request: Request }
  | { readonly kind: 'cancel'; readonly number: number }
  | { readonly kind: 'change'; readonly number: number; readonly corpus: string; readonly change: Change }
  | { readonly kind: 'follow'; readonly corpus: string; readonly folders: readonly string[] };

export type KeeperAnswer =
  | { readonly kind: 'progress'; readonly number: number; readonly progress: ImportProgress }
  | { readonly kind: 'imported'; readonly number: number; readonly summary: ImportSummary }
  | { readonly kind: 'changed'; readonly number: number; readonly fault: Localized | null }
  | { readonly kind: 'followed'; readonly summary: ImportSummary };

const ENDED: Localized = {
  zh: '写语料库的线程意外结束，请再试一次。已导入的文件不受影响。',
  en: 'The thread that writes the corpus ended unexpectedly; try again. What has come in is safe.',
};

/** A thread without work is ended after this time: it holds memory. In milliseconds. */
const IDLE = 20_000;

interface Waiting {
  readonly answer: (message: KeeperAnswer) => void;
  readonly fail: () => void;
}

/** Writes a user's corpus on a thread of its own, which starts with the first task. Nothing here rejects or blocks. */
export class Keeper {
  readonly #onFollowed: (summary: ImportSummary) => void;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #following: Extract<KeeperTask, { kind: 'follow' }> | undefined;
  #number = 0;
  #idle: NodeJS.Timeout | undefined;

  /** `onFollowed` is told whenever a watched folder was brought in step. */
  constructor(onFollowed: (summary: ImportSummary) => void) {
    this.#onFollowed = onFollowed;
  }

  import(
    request: Request,
    signal?: AbortSignal,
    onProgress?: (progress: ImportProgress) => void,
  ): Promise<ImportSummary> {
    const number = this.#number++;
    signal?.addEventListener('abort', () => this.#worker?.postMessage({ kind: 'cancel', number } satisfies KeeperTask));
    return new Promise((resolve) => {
      this.#waiting.set(number, {
        answer: (message) => {
          if (message.kind === 'progress') onProgress?.(message.progress);
          else if (message.kind === 'imported') this.#settle(number, () => resolve(message.summary));
        },
        fail: () => resolve({ ...NOTHING, fault: ENDED }),
      });
      this.#send({ kind: 'import', number, request });
      if (signal?.aborted) this.#send({ kind: 'cancel', number });
    });
  }

  /** Null when it was done, else why not. */
  change(corpus: string, change: Change): Promise<Localized | null> {
    const number = this.#number++;
    return new Promise((resolve) => {
      this.#waiting.set(number, {
        answer: (message) => {
          if (message.kind === 'changed') this.#settle(number, () => resolve(message.fault));
        },
        fail: () => resolve(ENDED),
      });
      this.#send({ kind: 'change', number, corpus, change });
    });
  }

  /** Keeps the corpus in step with these folders from now on, instead of those before. */
  follow(corpus: string, folders: readonly string[]): void {
    const task = { kind: 'follow', corpus, folders } as const;
    if (JSON.stringify(task) === JSON.stringify(this.#following)) return;
    if (folders.length === 0 && !this.#worker) return;
    this.#following = task;
    this.#send(task);
  }

  /** Ends at once; what was being written is there as a whole or not at all. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.removeAllListeners('exit');
    await worker?.terminate();
    this.#failAll();
  }

  #send(task: KeeperTask): void {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    this.#worker.postMessage(task);
  }

  #start(): Worker {
    const worker = new Worker(threadFile('keeper-worker'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true,
      stderr: true,
    });
    worker.unref();
    worker.on('message', (message: KeeperAnswer) => {
      if (message.kind === 'followed') this.#onFollowed(message.summary);
      else this.#waiting.get(message.number)?.answer(message);
    });
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#failAll();
    });
    return worker;
  }

  #settle(number: number, resolve: () => void): void {
    this.#waiting.delete(number);
    resolve();
    if (this.#waiting.size > 0 || (this.#following?.folders.length ?? 0) > 0) return;
    this.#idle = setTimeout(() => void this.close(), IDLE);
    this.#idle.unref();
  }

  #failAll(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { fail } of waiting) fail();
  }
}

const NOTHING: ImportSummary = {
  documents: 0,
  policies: 0,
  clauses: 0,
  targets: 0,
  unchanged: 0,
  added: [],
  removed: [],
  skipped: [],
  notice: null,
  fault: null,
  cancelled: false,
};
