import type { CorpusSource, PolicySource } from '../engine/peers/types.ts';
import type { Level } from '../engine/policy/types.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { Span } from '../engine/text/span.ts';
import type { ListedDocument } from './listing.ts';

/** A clause of the corpus that resembles what was asked for. */
export interface Precedent {
  readonly source: PolicySource;
  readonly raw: Span;
  readonly clean: Span;
  /** Titles of the headings above the clause and of its own, outermost first, one a line. */
  readonly heading: string;
  /** Cleaned words of the clause. */
  readonly quote: string;
  /** Likeness, larger is better; comparable only within one answer. */
  readonly score: number;
}

export interface PrecedentQuery {
  readonly text: string;
  /** Best first; default 5. */
  readonly limit?: number;
  /** Prefer this level, all else equal. */
  readonly level?: Level | null;
  /** At most this many clauses of one policy (default 1). */
  readonly perPolicy?: number;
  /** Titles of the draft itself: their corpus copies are left out. */
  readonly excludeTitles?: readonly string[];
}

export interface CorpusInfo {
  readonly path: string;
  readonly builtIn: boolean;
  readonly documents: number;
  readonly policies: number;
  readonly clauses: number;
  readonly targets: number;
}

/** The cleaned text of a policy, as the `duibiao:` scheme shows it. */
export interface CleanText {
  readonly source: PolicySource;
  readonly text: string;
}

/** An open corpus, or several asked together. */
export interface Corpus extends CorpusSource {
  /** As things stand. */
  readonly info: readonly CorpusInfo[];
  /** Files that an older version of the product read; their documents may hold less than they could. */
  readonly outdated: readonly string[];
  /** What the corpora hold, copies of a document in each that has one. */
  documents(): readonly ListedDocument[];
  precedents(query: PrecedentQuery): readonly Precedent[];
  cleanText(policyId: string): CleanText | null;
  close(): void;
}

/** Why a corpus could not be opened, for people. */
export interface CorpusFault {
  readonly path: string;
  readonly message: Localized;
  /** The file is broken and can be made anew from its sources. */
  readonly damaged?: boolean;
}
