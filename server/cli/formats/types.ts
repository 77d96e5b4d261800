import type { Finding } from '../../engine/rules/types.ts';
import type { Language } from '../../engine/text/localized.ts';

/** One file of a check. */
export interface Checked {
  readonly path: string;
  /** Null when the file could not be read; then `fault` says why. */
  readonly text: string | null;
  readonly fault: string | null;
  readonly findings: readonly Finding[];
}

export interface FormatContext {
  readonly language: Language;
  /** The path of the imported file, without extension, that a policy of the corpus came from. */
  readonly documentOf: (policyId: string) => string | undefined;
  /** Of the program. */
  readonly version: string;
}

/** Writes what was found for one kind of reader. */
export type Format = (files: readonly Checked[], context: FormatContext) => string;
