import { type FSWatcher, watch } from 'node:fs';
import { type ImportSummary, importSources } from './import.ts';

/** A file is often written in several steps: a folder must have been quiet for so long. In milliseconds. */
const QUIET = 1500;
/** Where a folder cannot be watched, or its drive is away, it is looked at so often. In milliseconds. */
const PERIOD = 10 * 60_000;

/** Keeps a corpus in step with folders, from the moment it is made until it is closed. */
export class Follower {
  readonly #corpus: string;
  readonly #folders: readonly Folder[];

  constructor(corpus: string, folders: readonly string[], onChange: (summary: ImportSummary) => void) {
    this.#corpus = corpus;
    // One after another: they share one writer.
    let turn: Promise<unknown> = Promise.resolve();
    const sync = (folder: string, signal: AbortSignal): Promise<unknown> => {
      turn = turn.then(async () => {
        if (signal.aborted) return;
        onChange(await importSources({ corpus: this.#corpus, sources: [folder], follow: true, signal }));
      });
      return turn;
    };
    this.#folders = folders.map((folder) => new Folder(folder, sync));
  }

  close(): void {
    for (const folder of this.#folders) folder.close();
  }
}

class Folder {
  readonly #path: string;
  readonly #sync: (folder: string, signal: AbortSignal) => Promise<unknown>;
  readonly #stop = new AbortController();
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string, sync: (folder: string, signal: AbortSignal) => Promise<unknown>) {
    this.#path = path;
    this.#sync = sync;
    this.#watch();
    this.#soon(0);
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
    this.#watcher?.close();
  }

  #watch(): void {
    try {
      this.#watcher = watch(this.#path, { recursive: true }, () => this.#soon(QUIET));
      this.#watcher.on('error', () => {
        this.#watcher?.close();
        this.#watcher = undefined;
      });
    } catch {
      // Looked at from time to time instead.
    }
  }

  #soon(delay: number): void {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), delay);
  }

  async #run(): Promise<void> {
    await this.#sync(this.#path, this.#stop.signal);
    if (this.#stop.signal.aborted) return;
    if (!this.#watcher) this.#watch();
    // Whatever was missed is found at last.
    if (!this.#timer?.hasRef() || !this.#watcher) this.#soon(PERIOD);
  }
}
