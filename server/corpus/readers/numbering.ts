/** Automatic numbers of paragraphs (一、 （一） 1.1 第一章), which Word counts but does not store. */
import { formatNumber } from './number-formats.ts';

export interface ListLevel {
  readonly start: number;
  /** Name of the number format in OOXML. */
  readonly format: string;
  /** The label with %1 to %9 for the numbers of the levels: "（%1）", "%1.%2". */
  readonly text: string;
  /** Begins again after a paragraph of the first this many levels; null: after any higher level. */
  readonly restartAfter: number | null;
  /** Numbers of all levels stand in plain digits. */
  readonly legal: boolean;
}

export interface NumberedList {
  /** Lists with the same key count on from one another. */
  readonly key: string;
  /** By level, from 0. */
  readonly levels: readonly (ListLevel | undefined)[];
}

/** How a paragraph is numbered. */
export interface Numbered {
  readonly list: NumberedList;
  readonly level: number;
  /** Set where the list begins anew at this level; `of` names the list that asks for it. */
  readonly forced: { readonly of: string; readonly start: number } | null;
}

/** Of a label, in characters; Word allows no more. */
const LONGEST = 255;

/** Counts the paragraphs of a document in their order. */
export class ListCounter {
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  /** The label of the next paragraph with the gap to its text; empty for bullets, whose signs mean nothing. */
  next({ list, level, forced }: Numbered): string {
    const own = list.levels[level];
    if (!own) return '';
    const counts = this.#counts.get(list.key) ?? [];
    this.#counts.set(list.key, counts);
    const begins = forced !== null && !this.#begun.has(`${forced.of} ${level}`);
    if (begins) this.#begun.add(`${forced.of} ${level}`);
    const count = counts[level];
    counts[level] = begins ? forced.start : count === undefined ? own.start : count + 1;
    for (let lower = level + 1; lower < list.levels.length; lower++) {
      const after = list.levels[lower]?.restartAfter ?? lower;
      if (level < after) counts[lower] = undefined;
    }
    if (own.format === 'bullet') return '';
    const label = own.text.slice(0, LONGEST).replace(/%([1-9])/g, (_, digit: string) => {
      const of = list.levels[Number(digit) - 1];
      const value = counts[Number(digit) - 1] ?? of?.start ?? 0;
      return of ? formatNumber(value, own.legal && of.format !== 'none' ? 'decimal' : of.format) : '';
    });
    return label.trim();
  }
}

/** The label before the text: parted by a blank where the two would run into each other (第一章 总则, 1. 2025年). */
export function labelled(label: string, text: string): string {
  if (!label || !text) return text;
  const touches = /[、．，：）】〕〉》①-⒛㈠-㊿]$/u.test(label) || (/[.)]$/.test(label) && !/^[\d\w]/.test(text));
  return touches ? label + text : `${label} ${text}`;
}
