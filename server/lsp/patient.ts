import type { Corpus } from '../corpus/types.ts';
import type { CorpusSource, Named, PrecedentUnits } from '../engine/peers/types.ts';

type Options = Parameters<CorpusSource['precedentUnits']>[1];

export interface Question {
  readonly text: string;
  readonly options: Options;
}

/** Clauses whose precedents are kept: those of some open drafts. */
const KEPT = 1000;

/**
 * The corpus for whoever types: what takes milliseconds is answered at once where the answer is known, else with nothing
 * and remembered, to be found out when there is time.
 */
export class PatientCorpus implements CorpusSource {
  readonly #corpus: Corpus;
  readonly #known = new Map<string, readonly PrecedentUnits[]>();
  readonly #open = new Map<string, Question>();

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  get version(): number {
    return this.#corpus.version;
  }

  targets(key: string, options?: { attained?: boolean }) {
    return this.#corpus.targets(key, options);
  }

  targetsOf(policyId: string) {
    return this.#corpus.targetsOf(policyId);
  }

  named(name: Named) {
    return this.#corpus.named(name);
  }

  citing(name: Named) {
    return this.#corpus.citing(name);
  }

  precedentUnits(text: string, options: Options): readonly PrecedentUnits[] {
    const key = keyOf({ text, options });
    const known = this.#known.get(key);
    if (!known) this.#open.set(key, { text, options });
    return known ?? [];
  }

  /** What was asked since and could not be answered. */
  takeOpen(): readonly Question[] {
    const open = [...this.#open.values()];
    this.#open.clear();
    return open;
  }

  /** Takes milliseconds. */
  findOut(question: Question): void {
    const key = keyOf(question);
    if (this.#known.has(key)) return;
    if (this.#known.size >= KEPT) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(key, this.#corpus.precedentUnits(question.text, question.options));
  }
}

const keyOf = ({ text, options: { level, excludeTitles } }: Question): string =>
  JSON.stringify([level, excludeTitles, text]);
