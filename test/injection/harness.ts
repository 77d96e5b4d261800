import { check, readDraft } from '../../server/engine/check.ts';
import type { CorpusSource } from '../../server/engine/peers/types.ts';
import type { PolicyDocument } from '../../server/engine/policy/types.ts';
import type { Finding, ReadPolicy } from '../../server/engine/rules/types.ts';
import type { Span } from '../../server/engine/text/span.ts';
import { type OpenTexts, openTexts } from '../unit/text-corpus.ts';

/** A draft that flaws are put into, read. */
export interface Passage {
  readonly name: string;
  readonly text: string;
  readonly document: PolicyDocument;
  readonly policies: readonly ReadPolicy[];
}

/** One change of a draft that puts a flaw into it. */
export interface Injection {
  /** Stretches of the clean text and what stands there instead; they do not overlap. */
  readonly edits: readonly (Span & { readonly text: string })[];
  /** Stretch of the flawed text that the finding must touch. */
  readonly expected: Span;
}

/** Puts one flaw of one kind into a draft at a place drawn with `random`; null where the draft has no room for it. */
export interface Flaw {
  readonly rule: string;
  /** A clean draft made of the passages, for flaws that few whole passages have room for. */
  compose?(passages: readonly Passage[], random: () => number): Passage | null;
  /** Papers, by their names, of the corpus that a draft and its flawed self are held against; null where the draft gives no ground for any. */
  papers?(passage: Passage): Readonly<Record<string, string>> | null;
  inject(passage: Passage, random: () => number): Injection | null;
}

export interface Outcome {
  readonly rule: string;
  readonly injected: number;
  readonly found: number;
  /** Findings of any rule that appeared elsewhere or went away. */
  readonly collateral: number;
  /** What went wrong, for people. */
  readonly misses: readonly string[];
}

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = (seed % 0x7ffffffe) + 1;
  return () => {
    state = (state * 48271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
}

export const pick = <T>(list: readonly T[], random: () => number): T | undefined =>
  list[Math.floor(random() * list.length)];

export function readPassage(name: string, text: string): Passage {
  return { name, text, ...readDraft(text, { draft: true }) };
}

export function apply(text: string, edits: Injection['edits']): string {
  const ordered = [...edits].sort((a, b) => b.from - a.from);
  return ordered.reduce((out, { from, to, text: words }) => out.slice(0, from) + words + out.slice(to), text);
}

/** Puts a flaw into passages drawn at random, `times` times or as often as there is room, and looks what the rules say. */
export function tryFlaw(
  flaw: Flaw,
  passages: readonly Passage[],
  times: number,
  seed: number,
  peers: CorpusSource | null = null,
): Outcome {
  const corpora = new Corpora(flaw, peers);
  try {
    return tryWith(flaw, passages, times, seed, corpora);
  } finally {
    corpora.close();
  }
}

/** The corpus of each passage, made when it is first asked for. */
class Corpora {
  readonly #flaw: Flaw;
  readonly #peers: CorpusSource | null;
  readonly #made = new Map<Passage, OpenTexts | null>();

  constructor(flaw: Flaw, peers: CorpusSource | null) {
    this.#flaw = flaw;
    this.#peers = peers;
  }

  /** Undefined where the flaw cannot be shown on this passage. */
  of(passage: Passage): CorpusSource | null | undefined {
    if (!this.#flaw.papers) return this.#peers;
    let made = this.#made.get(passage);
    if (made === undefined) {
      const papers = this.#flaw.papers(passage);
      made = papers && openTexts(papers);
      this.#made.set(passage, made);
    }
    return made?.corpus;
  }

  close(): void {
    for (const made of this.#made.values()) made?.close();
  }
}

function tryWith(flaw: Flaw, passages: readonly Passage[], times: number, seed: number, corpora: Corpora): Outcome {
  const random = seeded(seed);
  const clean = new Map<Passage, readonly Finding[]>();
  const misses: string[] = [];
  let [injected, found, collateral] = [0, 0, 0];
  for (let tries = 0; injected < times && tries < times * 20; tries++) {
    const passage = flaw.compose ? flaw.compose(passages, random) : pick(passages, random);
    if (!passage) break;
    const injection = flaw.inject(passage, random);
    const peers = injection && corpora.of(passage);
    if (!injection || peers === undefined) continue;
    const findingsOf = (text: string) => check({ ...readDraft(text, { draft: true }), peers, today: '2026-01-31' });
    const before = clean.get(passage) ?? findingsOf(passage.text);
    clean.set(passage, before);
    const text = apply(passage.text, injection.edits);
    const after = findingsOf(text);
    injected++;
    const { expected } = injection;
    const touches = (finding: Finding) =>
      finding.from < expected.to && expected.from < Math.max(finding.to, finding.from + 1);
    const hit = after.some((finding) => finding.rule === flaw.rule && touches(finding));
    if (hit) found++;
    const words = (finding: Finding, whole: string) => `${finding.rule} ${whole.slice(finding.from, finding.to)}`;
    const old = before.map((finding) => words(finding, passage.text));
    const changed = injection.edits.map(({ from, to }) => ({ from, to }));
    const fresh = after
      .filter((finding) => !(finding.rule === flaw.rule && touches(finding)))
      .map((finding) => words(finding, text));
    const appeared = without(fresh, old);
    // A finding whose own words were replaced may go with them.
    const kept = before.filter((finding) => !changed.some(({ from, to }) => finding.from < to && from < finding.to));
    const gone = without(
      kept.map((finding) => words(finding, passage.text)),
      after.map((finding) => words(finding, text)),
    );
    if (appeared.length + gone.length > 0) collateral++;
    if (!hit || appeared.length + gone.length > 0)
      misses.push(
        `${passage.name}: ${hit ? '' : 'not found; '}${text.slice(Math.max(0, expected.from - 60), expected.to + 40).replace(/\s+/g, ' ')}` +
          `${appeared.length > 0 ? ` | appeared: ${appeared.join('; ')}` : ''}${gone.length > 0 ? ` | gone: ${gone.join('; ')}` : ''}`,
      );
  }
  return { rule: flaw.rule, injected, found, collateral, misses };
}

/** What is in `list` more often than in `other`. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
