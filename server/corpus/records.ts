import type { Citation, Responsibility, Target } from '../engine/facts/types.ts';
import type { Clause, Metadata, Region } from '../engine/policy/types.ts';
import type { Span } from '../engine/text/span.ts';
import type { Wording } from './wording.ts';

/** Raised when reading improves, so that documents read by an older version are read again. */
export const READER_VERSION = 2;

export interface ClauseRecord {
  readonly kind: Clause['kind'];
  readonly raw: Span;
  readonly clean: Span;
  /** Titles of the headings above and of its own, outermost first, one a line. */
  readonly heading: string;
  /** How many characters at the clause's start are its own heading. */
  readonly headingLength: number;
  readonly wording: Wording | null;
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
  /** Of the text as imported, in hexadecimal: what makes two files one document. */
  readonly sha256: string;
  /** ISO time of the import, or null in an index that must come out the same at every build. */
  readonly imported: string | null;
  readonly policies: readonly PolicyRecord[];
}

/** What is known of the file behind a document. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /** Path relative to `root` without extension; a file that was given directly: its stem. */
  readonly doc: string;
  /** The folder that was imported, or the file itself. Absolute. */
  readonly root: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** ISO time. */
  readonly imported: string;
}

/** What a person has put right in a policy's metadata; absent fields stand as read. */
export interface Correction {
  readonly title?: string;
  readonly region?: Region | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly issueDate?: string | null;
  readonly docNumber?: string | null;
}
