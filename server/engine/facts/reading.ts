import type { Span } from '../text/span.ts';
import type { Comparator } from './types.ts';

/** A date or relative time that a sentence gives its values, to be resolved against the paper's own year. */
export interface Due {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly masked: boolean;
  /** this 今年, 年内, 6月底 without a year · next 明年 · last 去年 · three, five 今后三年, 今后五年 · plan: the text's own plan period. */
  readonly relative: 'this' | 'next' | 'last' | 'three' | 'five' | 'plan' | null;
  /** The whole of the year is meant, to its last day (年底, 年末). */
  readonly yearEnd: boolean;
  /** 到…, …前, …底: the wording of a deadline, whatever the tense around it. */
  readonly ahead: boolean;
}

/** A value read from one sentence, before its document says when and to whom it applies. Spans are offsets in the paragraph. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
  readonly valueTo: number;
  readonly value: number | null;
  readonly valueMax: number | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
  /** Spans whose texts, joined, name what is measured; a string stands for itself. */
  readonly indicator: readonly (Span | string)[];
  readonly scope: Span | null;
  readonly per: Span | null;
  readonly growth: boolean;
  readonly suspect: string | null;
  readonly baseline: { readonly year: number | null; readonly value: number | null } | null;
  /** Sign of a change verb: 1 up, -1 down, 0 none. */
  readonly trend: -1 | 0 | 1;
  readonly due: Due | null;
  readonly annual: boolean;
  /** Words of its sentence: 1 of what is to come, -1 of what has been, 0 neither. */
  readonly tense: -1 | 0 | 1;
}

/** A clause of a sentence in which a value was found, as later values of the same sentence may lean on it. */
export interface Chain {
  subject: Span | null;
  /** The subject without the verb that leads it (学位 of 新增学位). */
  noun: Span | null;
  /** Subject of the last value in each unit. */
  readonly units: Map<string | null, Span>;
  unit: string | null;
  verb: Span | null;
  /** The last value was counted before its noun: 培养1000名带头人、3500名骨干. */
  open: boolean;
}
