/** A set of words with weights, found in text in one pass: only characters that begin a word cost a comparison. */
export class WordSet {
  readonly #byFirst = new Map<number, { word: string; weight: number }[]>();
  readonly #begins = new Uint8Array(65536);

  /** Words parted by blanks, each with its weight after a colon when it is not 1: `加强 推进 责任单位*3`. */
  constructor(words: string) {
    for (const entry of words.split(/\s+/u)) {
      if (!entry) continue;
      const star = entry.lastIndexOf('*');
      const word = star > 0 ? entry.slice(0, star) : entry;
      const first = word.charCodeAt(0);
      const list = this.#byFirst.get(first) ?? [];
      list.push({ word, weight: star > 0 ? Number(entry.slice(star + 1)) : 1 });
      list.sort((a, b) => b.word.length - a.word.length);
      this.#byFirst.set(first, list);
      this.#begins[first] = 1;
    }
  }

  /** The longest word that stands at `at`, with its weight. */
  at(text: string, at: number): { readonly word: string; readonly weight: number } | null {
    const code = text.charCodeAt(at);
    if (!this.#begins[code || 0]) return null;
    for (const entry of this.#byFirst.get(code)!) if (text.startsWith(entry.word, at)) return entry;
    return null;
  }

  /** Sum of the weights of all words in [from, to), stopping once it reaches `enough`. */
  weigh(text: string, from: number, to: number, enough = Number.POSITIVE_INFINITY): number {
    let sum = 0;
    for (let i = from; i < to; i++) {
      if (!this.#begins[text.charCodeAt(i)]) continue;
      const hit = this.at(text, i);
      if (!hit || i + hit.word.length > to) continue;
      sum += hit.weight;
      if (sum >= enough) return sum;
      i += hit.word.length - 1;
    }
    return sum;
  }

  /** Where the first word in [from, to) stands; -1 when there is none. */
  search(text: string, from: number, to: number): number {
    for (let i = from; i < to; i++) {
      if (!this.#begins[text.charCodeAt(i)]) continue;
      const hit = this.at(text, i);
      if (hit && i + hit.word.length <= to) return i;
    }
    return -1;
  }

  /** How many different words stand in [from, to), counting up to `enough`. */
  variety(text: string, from: number, to: number, enough = Number.POSITIVE_INFINITY): number {
    const seen: string[] = [];
    for (let i = from; i < to && seen.length < enough; i++) {
      if (!this.#begins[text.charCodeAt(i)]) continue;
      const hit = this.at(text, i);
      if (hit && i + hit.word.length <= to && !seen.includes(hit.word)) seen.push(hit.word);
    }
    return seen.length;
  }

  /** How often each word stands in [from, to). */
  counts(text: string, from: number, to: number): Map<string, number> {
    const counts = new Map<string, number>();
    for (let i = from; i < to; i++) {
      if (!this.#begins[text.charCodeAt(i)]) continue;
      const hit = this.at(text, i);
      if (!hit || i + hit.word.length > to) continue;
      counts.set(hit.word, (counts.get(hit.word) ?? 0) + 1);
      i += hit.word.length - 1;
    }
    return counts;
  }
}
