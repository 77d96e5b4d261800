import type { Target } from '../facts/types.ts';
import type { Level, Region } from '../policy/types.ts';
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
  /** 发文字号 as printed. */
  readonly docNumber: string | null;
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
  /** Grows whenever somebody has written into the corpus: what was asked before may be answered differently. */
  readonly version: number;
  /** Targets with this identity key, attained values too when asked. */
  targets(key: string, options?: { attained?: boolean }): readonly PeerTarget[];
}

/** A stretch of a corpus policy that speaks of another document. */
export interface CitingPlace {
  readonly source: PolicySource;
  readonly raw: Span;
  readonly clean: Span;
  /** The cleaned sentence around the citation. */
  readonly sentence: string;
  /** Where in `sentence` the citation ends. */
  readonly end: number;
}

/** The units that a clause like one of the draft names. */
export interface PrecedentUnits {
  readonly source: PolicySource;
  readonly raw: Span;
  readonly clean: Span;
  /** Cleaned words of the clause. */
  readonly quote: string;
  /** As written, those of a standing clause included. */
  readonly units: readonly string[];
  readonly lead: string | null;
  /** Likeness as a share of the best answer's; above 0, at most 1. */
  readonly likeness: number;
}

/** A document as a citation names it; either may be missing. */
export interface Named {
  readonly title?: string | null;
  readonly docNumber?: string | null;
}

/** What rules ask of a corpus besides targets. As above, answers never throw; all but `precedentUnits` take microseconds. */
export interface CorpusSource extends PeerSource {
  /** Targets of one policy in text order, without attained values. */
  targetsOf(policyId: string): readonly PeerTarget[];
  /** Policies with this number (whatever its brackets) or exactly this title. */
  named(name: Named): readonly PolicySource[];
  /** Where policies of the corpus cite a document by this number or title. */
  citing(name: Named): readonly CitingPlace[];
  /** The units of the clauses most like `text`, one clause a policy, best first. Takes milliseconds: for the second pass. */
  precedentUnits(
    text: string,
    options: { level: Level | null; excludeTitles: readonly string[] },
  ): readonly PrecedentUnits[];
}
