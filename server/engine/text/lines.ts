/** A place as the language server protocol counts it: zero-based line, UTF-16 units within the line. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Offsets to lines and back. Lines end at \n, \r\n or \r; anything outside the text is brought to its nearest place. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Where the line starts; its end, without the line break, is `endOf(line)`. */
  startOf(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.#text.length);
  }

  endOf(line: number): number {
    const start = this.startOf(line);
    let end = line + 1 < this.#starts.length ? this.startOf(line + 1) : this.#text.length;
    if (end > start && this.#text.charCodeAt(end - 1) === 10) end--;
    if (end > start && this.#text.charCodeAt(end - 1) === 13) end--;
    return end;
  }

  positionAt(offset: number): LinePosition {
    const at = Math.max(0, Math.min(offset, this.#text.length)) || 0;
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.min(at, this.endOf(low)) - this.#starts[low]! };
  }

  offsetAt({ line, character }: LinePosition): number {
    if (line < 0) return 0;
    if (line >= this.#starts.length) return this.#text.length;
    return Math.min(this.startOf(line) + (Math.max(0, character) || 0), this.endOf(line));
  }
}
