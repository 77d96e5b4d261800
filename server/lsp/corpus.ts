import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { openCorpus } from '../corpus/open.ts';
import type { Corpus, CorpusFault } from '../corpus/types.ts';
import type { Language } from '../engine/text/localized.ts';
import type { CorpusStatus } from '../protocol/messages.ts';
import { Sources } from './sources.ts';

/** Name of the user's own corpus in the extension's storage. */
const ownCorpus = 'corpus.sqlite';

export interface CorpusChoice {
  /** Setting `duibiao.corpus.path`; empty for the extension's storage. */
  readonly path: string;
  readonly storage: string | undefined;
  /** What a relative path starts from. */
  readonly folder: string | undefined;
}

/** The corpus that answers this server's questions: opened when the first one is asked, opened anew when the choice changes. */
export class CorpusHolder {
  readonly #builtIn: string;
  #choice: CorpusChoice = { path: '', storage: undefined, folder: undefined };
  #opened: { corpus: Corpus | null; sources: Sources | null } | undefined;
  #faults: readonly CorpusFault[] = [];
  /** Told whenever a corpus was opened or failed. */
  onStatus: () => void = () => {};

  constructor(builtIn: string) {
    this.#builtIn = builtIn;
  }

  /** Null when none could be opened; the faults say why. */
  get current(): Corpus | null {
    return this.#open().corpus;
  }

  get sources(): Sources | null {
    return this.#open().sources;
  }

  /** Takes another choice of files; false when it is the one that holds. */
  choose(choice: CorpusChoice): boolean {
    const same = JSON.stringify(choice) === JSON.stringify(this.#choice);
    if (same && this.#opened) return false;
    this.#choice = choice;
    this.close();
    return true;
  }

  status(language: Language): CorpusStatus {
    const counts = { documents: 0, policies: 0, clauses: 0, targets: 0 };
    const keys = Object.keys(counts) as (keyof typeof counts)[];
    for (const info of this.#opened?.corpus?.info ?? []) for (const key of keys) counts[key] += info[key];
    return {
      state: !this.#opened ? 'loading' : this.#opened.corpus ? 'ready' : 'fault',
      ...counts,
      faults: this.#faults.map(({ path, message }) => ({ path, message: message[language] })),
    };
  }

  close(): void {
    this.#opened?.corpus?.close();
    this.#opened = undefined;
  }

  #open(): { corpus: Corpus | null; sources: Sources | null } {
    if (this.#opened) return this.#opened;
    const { corpus, faults } = openCorpus({
      builtIn: this.#builtIn,
      user: this.#userFiles(),
      onFault: (fault) => this.#addFault(fault),
    });
    this.#faults = faults;
    this.#opened = { corpus, sources: corpus && new Sources(corpus) };
    this.onStatus();
    return this.#opened;
  }

  /** A file that the drafter names must exist, else its absence is a fault; the one in the storage may not be there yet. */
  #userFiles(): string[] {
    const { path, storage, folder } = this.#choice;
    if (path) {
      const home = path.replace(/^~(?=[\\/]|$)/, homedir());
      return [isAbsolute(home) || !folder ? home : resolve(folder, home)];
    }
    const own = storage && join(storage, ownCorpus);
    return own && existsSync(own) ? [own] : [];
  }

  #addFault(fault: CorpusFault): void {
    if (this.#faults.some(({ path, message }) => path === fault.path && message.zh === fault.message.zh)) return;
    this.#faults = [...this.#faults, fault];
    this.onStatus();
  }
}
