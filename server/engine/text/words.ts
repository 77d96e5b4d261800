const MASK = 2047;

/** A set of characters, asked by code. */
export class Codes {
  private readonly table = new Uint8Array(65536);

  constructor(characters: string) {
    for (let i = 0; i < characters.length; i += 1) this.table[characters.charCodeAt(i)] = 1;
  }

  has(code: number): boolean {
    return this.table[code] === 1;
  }
}

/**
 * A set of words that is asked, at a place of a text, which of them begins or ends there. Longest word wins.
 * Buckets by first and last character make each question a few comparisons.
 */
export class Words<T = true> {
  private readonly heads = new Map<number, [string, T][]>();
  private readonly tails = new Map<number, [string, T][]>();
  /** Low bits of the first and last characters: most places are turned away without a look into the maps. */
  private readonly mayBegin = new Uint8Array(MASK + 1);
  private readonly mayEnd = new Uint8Array(MASK + 1);

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [word, value] of entries) {
      add(this.heads, word.charCodeAt(0), [word, value]);
      add(this.tails, word.charCodeAt(word.length - 1), [word, value]);
      this.mayBegin[word.charCodeAt(0) & MASK] = 1;
      this.mayEnd[word.charCodeAt(word.length - 1) & MASK] = 1;
    }
    for (const lists of [this.heads, this.tails])
      for (const list of lists.values()) list.sort((a, b) => b[0].length - a[0].length);
  }

  /** Words separated by blanks, all with one value. */
  static of(words: string): Words<true>;
  static of<T>(words: string, value: T): Words<T>;
  static of(words: string, value: unknown = true): Words<unknown> {
    return new Words(split(words).map((word) => [word, value] as const));
  }

  /** The longest word that begins at `at` and ends no later than `limit`. */
  startingAt(text: string, at: number, limit: number): readonly [string, T] | null {
    const code = text.charCodeAt(at);
    if (this.mayBegin[code & MASK] === 0) return null;
    const list = this.heads.get(code);
    if (list) {
      for (const entry of list) if (at + entry[0].length <= limit && text.startsWith(entry[0], at)) return entry;
    }
    return null;
  }

  /** The longest word that ends at `end` (exclusive) and begins no earlier than `floor`. */
  endingAt(text: string, end: number, floor: number): readonly [string, T] | null {
    const code = text.charCodeAt(end - 1);
    if (this.mayEnd[code & MASK] === 0) return null;
    const list = this.tails.get(code);
    if (list) {
      for (const entry of list) {
        const from = end - entry[0].length;
        if (from >= floor && text.startsWith(entry[0], from)) return entry;
      }
    }
    return null;
  }

  /** Length of the word that begins at `at`, or 0. */
  head(text: string, at: number, limit: number): number {
    return this.startingAt(text, at, limit)?.[0].length ?? 0;
  }

  /** Length of the word that ends at `end`, or 0. */
  tail(text: string, end: number, floor: number): number {
    return this.endingAt(text, end, floor)?.[0].length ?? 0;
  }

  /** Place of the first word that begins in [from, to), or -1. */
  find(text: string, from: number, to: number): number {
    for (let i = from; i < to; i += 1)
      if (this.mayBegin[text.charCodeAt(i) & MASK] !== 0 && this.startingAt(text, i, to)) return i;
    return -1;
  }

  /** End of the last word that lies in [from, to), or -1. */
  findLast(text: string, from: number, to: number): number {
    for (let i = to; i > from; i -= 1)
      if (this.mayEnd[text.charCodeAt(i - 1) & MASK] !== 0 && this.endingAt(text, i, from)) return i;
    return -1;
  }
}

const add = <V>(map: Map<number, V[]>, key: number, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

export const split = (words: string): string[] => words.split(/\s+/).filter(Boolean);
