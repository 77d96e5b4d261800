import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Localized } from '../engine/text/localized.ts';
import type { Imported } from './read-imported.ts';
import type { SourceFile } from './records.ts';

export interface ReadJob {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly file: SourceFile;
}

export type ReadAnswer = { readonly number: number } & Imported;

/** A file that takes longer is given up. In milliseconds. */
const PATIENCE = 120_000;
/** What one thread may use before its file is given up. In megabytes. */
const MEMORY = 1024;

/** Beside the bundle, or the source when that runs as it stands. */
export const threadFile = (name: string): string =>
  ['js', 'ts'].map((end) => path.join(import.meta.dirname, `${name}.${end}`)).find((file) => existsSync(file)) ??
  path.join(import.meta.dirname, `${name}.js`);

interface Pending {
  readonly job: ReadJob;
  readonly resolve: (answer: Imported) => void;
}

/** Threads that read documents. A file that hangs or exhausts one costs that file: the thread is replaced. */
export class ReaderPool {
  readonly #size: number;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Pending[] = [];
  readonly #ended: Promise<void>[] = [];
  #closed = false;
  #number = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Takes over `bytes`. Never rejects. */
  read(bytes: Uint8Array, file: SourceFile): Promise<Imported> {
    return new Promise((resolve) => {
      this.#waiting.push({ job: { number: this.#number++, bytes, file }, resolve });
      this.#next();
    });
  }

  /** Gives up what is not read yet, and waits until the threads are gone. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve({ record: null, refusal: GIVEN_UP });
    for (const thread of this.#threads) this.#drop(thread);
    await Promise.all(this.#ended);
  }

  #next(): void {
    if (this.#closed) return;
    const free = [...this.#threads].find((thread) => !thread.busy);
    if (!free && this.#threads.size >= this.#size) return;
    const pending = this.#waiting.shift();
    if (!pending) return;
    const thread = free ?? new Thread();
    this.#threads.add(thread);
    void thread.read(pending).then((sound) => {
      if (!sound) this.#drop(thread);
      this.#next();
    });
  }

  #drop(thread: Thread): void {
    if (this.#threads.delete(thread)) this.#ended.push(thread.end());
  }
}

class Thread {
  readonly #worker: Worker;
  #settle: ((answer: Imported, sound: boolean) => void) | undefined;

  constructor() {
    this.#worker = new Worker(threadFile('read-worker'), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', ({ record, refusal }: ReadAnswer) =>
      this.#settle?.(record ? { record, refusal: null } : { record: null, refusal: refusal ?? BROKEN }, true),
    );
    this.#worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : BROKEN),
    );
    this.#worker.on('exit', () => this.#fail(BROKEN));
  }

  get busy(): boolean {
    return this.#settle !== undefined;
  }

  /** False when the thread did not survive. */
  read({ job, resolve }: Pending): Promise<boolean> {
    return new Promise((done) => {
      const timer = setTimeout(() => this.#fail(TOO_SLOW), PATIENCE);
      this.#settle = (answer, sound) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(answer);
        done(sound);
      };
      this.#worker.postMessage(job, [job.bytes.buffer as ArrayBuffer]);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
    this.#fail(GIVEN_UP);
  }

  #fail(refusal: Localized): void {
    this.#settle?.({ record: null, refusal }, false);
  }
}

const GIVEN_UP: Localized = { zh: '导入已停止', en: 'the import was stopped' };
const TOO_SLOW: Localized = { zh: '内容过于复杂，读取超时', en: 'reading it took too long' };
const TOO_LARGE: Localized = { zh: '内容过大，内存不够', en: 'it is too large for the memory' };
const BROKEN: Localized = { zh: '文件内容无法读取', en: 'its content cannot be read' };
