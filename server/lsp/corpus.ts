import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { ImportSummary } from '../corpus/import.ts';
import { Keeper } from '../corpus/keeper.ts';
import { openCorpus } from '../corpus/open.ts';
import type { Corpus, CorpusFault } from '../corpus/types.ts';
import type { Language } from '../engine/text/localized.ts';
import type { CorpusStatus } from '../protocol/messages.ts';
import { Sources } from './sources.ts';

/** Name of the user's own corpus in the extension's storage. */
const ownCorpus = 'corpus.sqlite';

/** How often it is asked whether another window or program has written. In milliseconds. */
const watchPeriod = 3000;
/** Upkeep waits until the first drafts have been answered. In milliseconds. */
const upkeepDelay = 4000;

export interface CorpusChoice {
  /** Setting `duibiao.corpus.path`; empty for the extension's storage. */
  readonly path: string;
  /** Setting `duibiao.corpus.folders`. */
  readonly folders: readonly string[];
  readonly storage: string | undefined;
  /** What a relative path starts from. */
  readonly folder: string | undefined;
}

interface Opened {
  readonly corpus: Corpus | null;
  readonly sources: Sources | null;
  /** Whether the user's file was there. */
  readonly own: boolean;
}

/** The corpus that answers this server's questions: opened when the first one is asked, opened anew when the choice changes. */
export class CorpusHolder {
  /** Writes the user's corpus. */
  readonly keeper = new Keeper((summary) => this.#followed(summary));
  readonly #builtIn: string;
  #choice: CorpusChoice = { path: '', folders: [], storage: undefined, folder: undefined };
  #opened: Opened | undefined;
  #version = 0;
  #faults: readonly CorpusFault[] = [];
  #watch: NodeJS.Timeout | undefined;
  #upkeep: NodeJS.Timeout | undefined;
  /** Files whose rebuilding was tried: a second try would end as the first. */
  readonly #rebuilt = new Set<string>();
  /** Told whenever a corpus was opened, changed or failed. */
  onStatus: () => void = () => {};
  /** Told when what was asked before may be answered differently. */
  onChange: () => void = () => {};
  /** Told what a watched folder brought, or that a damaged corpus was rebuilt. */
  onSummary: (summary: ImportSummary) => void = () => {};

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

  /** File of the user's own corpus, whether or not it is there; null where a client gave no place for one. */
  get own(): string | null {
    const { path, storage } = this.#choice;
    return path ? this.#resolve(path) : storage ? join(storage, ownCorpus) : null;
  }

  /** Takes another choice of files; false when it is the one that holds. */
  choose(choice: CorpusChoice): boolean {
    const same = JSON.stringify(choice) === JSON.stringify(this.#choice);
    if (same && this.#opened) return false;
    this.#choice = choice;
    this.#shut();
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

  /** What was written may change every answer: another file may be there, or the same one hold something else. */
  written(): void {
    if (this.#opened && (this.#opened.own !== this.#ownIsThere() || this.#faults.length > 0)) this.#shut();
    const { corpus } = this.#open();
    const version = corpus?.version ?? 0;
    if (version === this.#version) return;
    this.#version = version;
    this.#opened = this.#opened && { ...this.#opened, sources: corpus && new Sources(corpus) };
    this.onStatus();
    this.onChange();
  }

  close(): void {
    clearInterval(this.#watch);
    clearTimeout(this.#upkeep);
    this.#watch = undefined;
    void this.keeper.close();
    this.#shut();
  }

  #shut(): void {
    this.#opened?.corpus?.close();
    this.#opened = undefined;
  }

  #open(): Opened {
    if (this.#opened) return this.#opened;
    const own = this.#ownIsThere();
    const { corpus, faults } = openCorpus({
      builtIn: this.#builtIn,
      user: this.#userFiles(),
      onFault: (fault) => this.#addFault(fault),
    });
    this.#faults = faults;
    this.#version = corpus?.version ?? 0;
    this.#opened = { corpus, sources: corpus && new Sources(corpus), own };
    this.onStatus();
    for (const fault of faults) this.#rebuild(fault);
    this.#tend();
    return this.#opened;
  }

  /** A file that the drafter names must exist, else its absence is a fault; the one in the storage may not be there yet. */
  #userFiles(): string[] {
    const own = this.own;
    return own && (this.#choice.path || existsSync(own)) ? [own] : [];
  }

  #ownIsThere(): boolean {
    const own = this.own;
    return own !== null && existsSync(own);
  }

  #resolve(path: string): string {
    const { folder } = this.#choice;
    const home = path.replace(/^~(?=[\\/]|$)/, homedir());
    return isAbsolute(home) || !folder ? home : resolve(folder, home);
  }

  /** Upkeep that nobody waits for: other writers are noticed, folders followed, documents of an older reader read again. */
  #tend(): void {
    if (!this.#watch) {
      this.#watch = setInterval(() => this.written(), watchPeriod);
      this.#watch.unref();
    }
    clearTimeout(this.#upkeep);
    this.#upkeep = setTimeout(() => {
      const own = this.own;
      if (!own) return;
      this.keeper.follow(
        own,
        this.#choice.folders.map((folder) => this.#resolve(folder)),
      );
      const outdated = (this.#opened?.corpus?.outdated ?? []).filter((path) => existsSync(path));
      if (outdated.length > 0)
        void this.keeper.import({ corpus: own, sources: outdated, anew: true }).then(() => this.written());
    }, upkeepDelay);
    this.#upkeep.unref();
  }

  #followed(summary: ImportSummary): void {
    if (summary.documents + summary.removed.length > 0 || summary.notice) this.written();
    this.onSummary(summary);
  }

  #addFault(fault: CorpusFault): void {
    if (this.#faults.some(({ path, message }) => path === fault.path && message.zh === fault.message.zh)) return;
    this.#faults = [...this.#faults, fault];
    this.onStatus();
    this.#rebuild(fault);
  }

  /** A damaged corpus of the user's is set aside and made anew from its sources, while the others answer. */
  #rebuild({ path, damaged }: CorpusFault): void {
    if (!damaged || path !== this.own || this.#rebuilt.has(path)) return;
    this.#rebuilt.add(path);
    void this.keeper.import({ corpus: path, sources: [] }).then((summary) => {
      this.#shut();
      this.written();
      this.onChange();
      this.onSummary(summary);
    });
  }
}
