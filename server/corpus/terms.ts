import { fold } from '../engine/text/fold.ts';

/** The form in which text is searched: simplified, half width, lower case. */
export const foldText = (text: string): string => fold(text).toLowerCase();

const isHan = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007;

const isWord = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);

/**
 * Calls `each` for all that folded text is searched by, in text order: every two neighbouring Chinese characters, and
 * every Latin word (drg, 5g). Figures are left out: two clauses on one measure seldom share them.
 */
export function scanTerms(folded: string, each: (key: number, from: number, to: number) => void): void {
  const length = folded.length;
  let at = 0;
  while (at < length) {
    const unit = folded.charCodeAt(at);
    if (isHan(unit)) {
      const next = folded.charCodeAt(at + 1);
      if (isHan(next)) each(unit * 0x10000 + next, at, at + 2);
      at++;
    } else if (isWord(unit)) {
      const from = at;
      let letters = false;
      let hash = 0;
      for (; at < length && isWord(folded.charCodeAt(at)); at++) {
        const letter = folded.charCodeAt(at);
        letters ||= letter >= 0x61;
        hash = (Math.imul(hash, 31) + letter) | 0;
      }
      // Chinese keys start at 0x34000000; what lies below is free for words.
      if (letters) each(WORD_KEYS + (hash & 0xffffff), from, at);
    } else at++;
  }
}

const WORD_KEYS = 0x1000000;

/** The terms as the full-text index holds them, in text order, with repetitions. */
export function termsOf(folded: string): string[] {
  const terms: string[] = [];
  scanTerms(folded, (_, from, to) => terms.push(folded.slice(from, to)));
  return terms;
}
