import type { Flaw } from '../harness.ts';
import { dateImpossible } from './date-impossible.ts';

/** A flaw for each rule that can be given one. */
export const FLAWS: readonly Flaw[] = [dateImpossible];
