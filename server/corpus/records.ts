import type { Citation, Responsibility, Target } from '../engine/facts/types.ts';
import type { Clause, Metadata } from '../engine/policy/types.ts';
import type { Span } from '../engine/text/span.ts';

/** Raised when reading improves, so that documents read by an older version are read again. */
export const READER_VERSION = 1;

export interface ClauseRecord {
  readonly kind: Clause['kind'];
  readonly raw: Span;
  readonly clean: Span;
  /** Titles of the headings above and of its own, outermost first, one a line. */
  readonly heading: string;
  /** How many characters at the clause's start are its own heading. */
  readonly headingLength: number;
}

export interface Placed<T> {
  readonly fact: T;
  readonly clean: Span;
}

export interface PolicyRecord extends Span {
  readonly meta: Metadata;
  readonly text: string;
  readonly clauses: readonly ClauseRecord[];
  /** Targets and attained values, in text order. */
  readonly targets: readonly Placed<Target>[];
  readonly responsibilities: readonly Placed<Responsibility>[];
  readonly citations: readonly Placed<Citation>[];
}

/** A document as read, ready to be written. Plain data, so that it can come from a worker. */
export interface DocumentRecord {
  /** Path relative to the imported root, without extension. */
  readonly doc: string;
  /** Where the source lies, or null when it is not at hand. */
  readonly path: string | null;
  readonly sha256: string;
  /** ISO time of the import, or null in an index that must come out the same at every build. */
  readonly imported: string | null;
  readonly policies: readonly PolicyRecord[];
}
