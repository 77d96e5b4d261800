import type { Target } from '../facts/types.ts';
import type { Region } from '../policy/types.ts';
import type { Span } from '../text/span.ts';

/** A policy of the corpus as findings, hovers and the panel name it. */
export interface PolicySource {
  /** Stable id of the policy in its corpus; also the path of its `duibiao:` address. */
  readonly id: string;
  readonly title: string;
  readonly region: Region | null;
  /** issueDate, else publishDate, else null. */
  readonly date: string | null;
  readonly kind: string | null;
  /** Path of the imported source relative to its root, without extension. */
  readonly doc: string;
}

/** A target of the corpus, with the place to open. */
export interface PeerTarget {
  readonly source: PolicySource;
  readonly target: Target;
  /** Span in the raw source file, for the terminal. */
  readonly raw: Span;
  /** Span in the cleaned text that the `duibiao:` address opens. */
  readonly clean: Span;
  /** Words of the clause around it, cleaned. */
  readonly clause: string;
}

/** What the engine asks of a corpus. Answers are immediate and never throw: a broken corpus answers with nothing. */
export interface PeerSource {
  /** Targets with this identity key, attained values too when asked. */
  targets(key: string, options?: { attained?: boolean }): readonly PeerTarget[];
}
