import type { Span } from '../text/span.ts';
import { readClosed } from './closed.ts';
import { readOpen } from './open.ts';
import type { Chain, Reading } from './reading.ts';
import type { Sentence, Token } from './scan.ts';

/** Reads every number of a sentence that states a value, target or not; whether it does is for the document to say. */
export function readQuantified(sentence: Sentence, taken: readonly Span[]): Reading[] {
  const { tokens } = sentence;
  if (tokens.length === 0) return [];
  const out: Reading[] = [];
  const chain: Chain = { subject: null, noun: null, units: new Map(), unit: null, verb: null, open: false };
  for (let k = 0; k < tokens.length; k += 1) {
    const token = tokens[k] as Token;
    if (token.binding === 'modifier' || token.binding === 'baseline' || token.binding === 'continued') continue;
    if (taken.some((span) => span.from < token.quantity.to && token.quantity.from < span.to)) continue;
    if (token.binding === 'closed') readClosed(sentence, k, chain, out);
    else readOpen(sentence, k, chain, out);
  }
  return out;
}
