import type { CitingPlace, Named, PeerTarget, PolicySource, PrecedentUnits } from '../engine/peers/types.ts';
import type { Level } from '../engine/policy/types.ts';
import type { Localized } from '../engine/text/localized.ts';
import { isDamage } from './faults.ts';
import type { ListedDocument } from './listing.ts';
import { LruCache } from './lru.ts';
import { openStore } from './open-store.ts';
import { searchPrecedents } from './search.ts';
import type { Store } from './store.ts';
import type { CleanText, Corpus, CorpusFault, CorpusInfo, Precedent, PrecedentQuery } from './types.ts';

export interface CorpusPaths {
  /** The file that ships with the product. */
  readonly builtIn?: string;
  /** The user's own files; a document that stands in one of them hides its built-in copy. */
  readonly user?: readonly string[];
  /** Told of a fault that appears after opening (a disk error, a damaged page); the answer concerned is then empty. */
  readonly onFault?: (fault: CorpusFault) => void;
}

export interface OpenedCorpus {
  /** Null when no file could be opened. */
  readonly corpus: Corpus | null;
  readonly faults: readonly CorpusFault[];
}

/** Opens the built-in corpus and the user's together. A file that cannot be opened is a fault; the others go on. Never throws. */
export function openCorpus({ builtIn, user = [], onFault }: CorpusPaths): OpenedCorpus {
  const opened = [
    ...user.map((path) => openStore(path, false)),
    ...(builtIn === undefined ? [] : [openStore(builtIn, true)]),
  ];
  const stores = opened.flatMap(({ store }) => (store ? [store] : []));
  const faults = opened.flatMap(({ fault }) => (fault ? [fault] : []));
  return { corpus: stores.length > 0 ? new OpenCorpus(stores, onFault) : null, faults };
}

/** Answers that are kept for the next hover or keystroke on the same words. */
const KEPT_ANSWERS = 64;
const KEPT_TARGETS = 512;
const KEPT_PAPERS = 48;

/** Of so many precedents at most the units are asked. */
const MOST_NAMING = 12;

class OpenCorpus implements Corpus {
  readonly #stores: readonly Store[];
  readonly #onFault: (fault: CorpusFault) => void;
  readonly #precedents = new LruCache<string, readonly Precedent[]>(KEPT_ANSWERS);
  readonly #targets = new LruCache<string, readonly PeerTarget[]>(KEPT_TARGETS);
  readonly #papers = new LruCache<string, readonly PeerTarget[]>(KEPT_PAPERS);
  #version = 0;
  /** Whether an earlier store holds a policy too, by the policy's id; learnt as they are met. */
  readonly #hidden = new Map<string, boolean>();

  constructor(stores: readonly Store[], onFault: (fault: CorpusFault) => void = () => {}) {
    this.#stores = stores;
    this.#onFault = onFault;
  }

  get version(): number {
    this.#forgetIfChanged();
    return this.#version;
  }

  get outdated(): readonly string[] {
    return this.#stores.flatMap((store) => this.#guard(store, () => store.outdated(), []));
  }

  get info(): readonly CorpusInfo[] {
    return this.#stores.flatMap((store) => this.#guard(store, () => [store.info()], []));
  }

  documents(): readonly ListedDocument[] {
    return this.#stores.flatMap((store) => this.#guard(store, () => store.documents(), []));
  }

  targetsOf(policyId: string): readonly PeerTarget[] {
    this.#forgetIfChanged();
    return this.#papers.get(policyId, () =>
      this.#stores.flatMap((store) => this.#guard(store, () => store.targetsOf(policyId), [])),
    );
  }

  precedents(query: PrecedentQuery): readonly Precedent[] {
    this.#forgetIfChanged();
    return this.#precedents.get(JSON.stringify(query), () => this.#search(query));
  }

  targets(key: string, { attained = false }: { attained?: boolean } = {}): readonly PeerTarget[] {
    this.#forgetIfChanged();
    return this.#targets.get(`${Number(attained)}${key}`, () =>
      this.#stores.flatMap((store) =>
        this.#guard(
          store,
          () =>
            store
              .targets(key, attained)
              .flatMap(({ policy, target }) => (this.#isHidden(store, policy) ? [] : [target])),
          [],
        ),
      ),
    );
  }

  named(name: Named): readonly PolicySource[] {
    return this.#stores.flatMap((store) =>
      this.#guard(
        store,
        () => store.named(name).flatMap(({ id, source }) => (this.#isHidden(store, id) ? [] : [source])),
        [],
      ),
    );
  }

  citing(name: Named): readonly CitingPlace[] {
    return this.#stores.flatMap((store) => this.#guard(store, () => store.citing(name), []));
  }

  precedentUnits(
    text: string,
    { level, excludeTitles }: { level: Level | null; excludeTitles: readonly string[] },
  ): readonly PrecedentUnits[] {
    const found = this.precedents({ text, limit: MOST_NAMING, level, excludeTitles });
    const best = found[0]?.score ?? 1;
    return found.map(({ source, raw, clean, quote, score }) => {
      const named = this.#stores.flatMap((store) =>
        this.#guard(store, () => store.responsibilities(source.id, clean), []),
      );
      return {
        source,
        raw,
        clean,
        quote,
        units: [...new Set(named.flatMap(({ units, inherited }) => [...units, ...inherited]))],
        lead: named.find(({ lead }) => lead !== null)?.lead ?? null,
        likeness: score / best,
      };
    });
  }

  cleanText(policyId: string): CleanText | null {
    for (const store of this.#stores) {
      const text = this.#guard(store, () => store.cleanText(policyId), null);
      if (text) return text;
    }
    return null;
  }

  close(): void {
    for (const store of this.#stores) this.#guard(store, () => store.close(), undefined);
    this.#precedents.clear();
    this.#targets.clear();
    this.#papers.clear();
  }

  #search(query: PrecedentQuery): readonly Precedent[] {
    const search = (stores: readonly Store[]) =>
      searchPrecedents(stores, query, (store, policy) => !this.#isHidden(store, policy));
    try {
      return search(this.#stores);
    } catch {
      // One of them is damaged: ask each by itself, so that the sound ones still answer and the fault is told.
      const answers = this.#stores.flatMap((store) => this.#guard(store, () => search([store]), []));
      return answers.sort((a, b) => b.score - a.score).slice(0, query.limit);
    }
  }

  /** Whether an earlier store has the same policy. */
  #isHidden(store: Store, policy: number): boolean {
    const before = this.#stores.slice(0, this.#stores.indexOf(store));
    if (before.length === 0) return false;
    const own = store.policy(policy);
    let hidden = this.#hidden.get(own.source.id);
    if (hidden === undefined) {
      hidden = before.some((other) => this.#guard(other, () => other.hasCopyOf(own), false));
      this.#hidden.set(own.source.id, hidden);
    }
    return hidden;
  }

  #forgetIfChanged(): void {
    let changed = false;
    for (const store of this.#stores) changed = this.#guard(store, () => store.changed(), false) || changed;
    if (!changed) return;
    this.#version++;
    this.#precedents.clear();
    this.#targets.clear();
    this.#papers.clear();
    this.#hidden.clear();
  }

  #guard<T>(store: Store, ask: () => T, otherwise: T): T {
    try {
      return ask();
    } catch (error) {
      this.#onFault({ path: store.path, message: unreadable(store.path, error), damaged: isDamage(error) });
      return otherwise;
    }
  }
}

function unreadable(path: string, error: unknown): Localized {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    zh: `读取语料库时出错，本次按没有语料库处理：${path}（${reason}）`,
    en: `Reading the corpus failed; this answer does without it: ${path} (${reason})`,
  };
}
