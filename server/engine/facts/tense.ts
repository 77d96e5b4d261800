import { FUTURE_SIGNS, PAST_SIGNS } from './lexicon.ts';
import type { Due, Reading } from './reading.ts';
import type { Sentence } from './scan.ts';

/** Words of the sentence around a value: 1 for what is to come, -1 for what has been, 0 where they do not say. */
export function tenseAt(
  sentence: Sentence,
  phraseFrom: number,
  at: number,
  to: number,
  due: Due | null,
  past: boolean,
): Reading['tense'] {
  const { text, from } = sentence;
  if (past) return -1;
  if (due?.relative === 'last') return -1;
  if (due?.ahead) return 1;
  const near = Math.max(from, Math.min(phraseFrom, at) - 20);
  if (PAST_SIGNS.find(text, near, to) >= 0) return -1;
  if (FUTURE_SIGNS.find(text, near, at) >= 0) return 1;
  return 0;
}
