import type { Draft } from '../engine/check.ts';
import type { Problem } from '../engine/policy/types.ts';

/** In characters; a shorter text is one that somebody has just begun. */
const begun = 200;

/**
 * What keeps a draft from being read, said to its drafter. A sentence that stops short or a heading without its number
 * is what every draft looks like while it is being written: that is for readers of finished papers.
 */
export function problemsToShow({ document: { problems, text } }: Draft): Problem[] {
  return problems.filter(({ code }) => {
    switch (code) {
      case 'front-matter':
      case 'binary':
      case 'too-long':
        return true;
      case 'not-a-policy':
        return text.length >= begun;
      default:
        return false;
    }
  });
}
