import { createHash } from 'node:crypto';
import type { Span } from '../engine/text/span.ts';
import { foldText, termsOf } from './terms.ts';

/** Clauses shorter than this hold no measure that anyone could copy. In characters. */
const SHORTEST = 12;

/** What a clause is found by; clauses that differ in figures alone share it. */
export interface Wording {
  /** The same for two texts that differ only in figures, blanks and punctuation. 52 bits: a safe integer. */
  readonly signature: number;
  /** Distinct terms, parted by blanks, as the full-text index takes them. */
  readonly bag: string;
  /** How many terms there are. */
  readonly length: number;
}

/** The searchable wording of a clause; null for one that nobody would look for. */
export function wordingOf(text: string, kind: string, { from, to }: Span): Wording | null {
  if (kind === 'front' || to - from < SHORTEST) return null;
  const folded = foldText(text.slice(from, to));
  const terms = new Set(termsOf(folded));
  if (terms.size === 0) return null;
  const letters = folded.replace(/[^\p{L}]+/gu, '');
  const signature = Number.parseInt(createHash('sha256').update(letters).digest('hex').slice(0, 13), 16);
  return { signature, bag: [...terms].join(' '), length: terms.size };
}
