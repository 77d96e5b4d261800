/** What pure functions of a text have found, kept so that what did not change is not read again. */
export class TextMemo<Value> {
  readonly #known = new Map<string, Value>();
  readonly #make: (text: string) => Value;
  /** Characters of text held before it starts anew. */
  readonly #limit: number;
  #held = 0;

  constructor(make: (text: string) => Value, limit = 4_000_000) {
    this.#make = make;
    this.#limit = limit;
    memos.add(this);
  }

  get(text: string): Value {
    let value = this.#known.get(text);
    if (value === undefined) {
      value = this.#make(text);
      if (this.#held > this.#limit) this.forget();
      this.#held += text.length;
      this.#known.set(text, value);
    }
    return value;
  }

  forget(): void {
    this.#known.clear();
    this.#held = 0;
  }
}

const memos = new Set<TextMemo<unknown>>();

/** Drops what was read before; for benches and tests. */
export function forgetTexts(): void {
  for (const memo of memos) memo.forget();
}
