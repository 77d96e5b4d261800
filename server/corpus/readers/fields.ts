/** Fields of a Word document: a code that is not shown, and after it what it shows. */
import { circledNumber } from './number-formats.ts';

interface Field {
  code: string;
  /** Where what it shows begins: the lines, how many there were, and the length of the paragraph at hand. */
  result: { readonly lines: string[]; readonly count: number; readonly at: number } | null;
}

/** Fields within fields. */
const MOST = 50;

/** Made from the layout, or repeats the headings. */
const LAYOUT = /^\s*(?:TOC|INDEX|PAGE|NUMPAGES|SECTIONPAGES)(?![A-Z])/i;

/** The fields around a place in the text. `text` is the paragraph at hand, `lines` those it will stand after. */
export class Fields {
  readonly #open: Field[] = [];

  /** What stands here is not shown. */
  get inCode(): boolean {
    return this.#open.some(({ result }) => result === null);
  }

  begin(code = ''): void {
    if (this.#open.length < MOST) this.#open.push({ code, result: null });
  }

  /** False where no code is open. */
  addToCode(part: string): boolean {
    const field = this.#open.at(-1);
    if (field?.result !== null) return false;
    field.code += part;
    return true;
  }

  separate(lines: string[], text: string): void {
    const field = this.#open.at(-1);
    if (field) field.result = { lines, count: lines.length, at: text.length };
  }

  /**
   * Returns the text with which the paragraph goes on. The results of page numbers and tables of contents are taken
   * back, from the lines as well, and only now: one without an end would swallow the rest of the document.
   */
  end(lines: string[], text: string): string {
    const field = this.#open.pop();
    if (!field) return text;
    const { code, result } = field;
    if (!result) return this.inCode ? text : text + shownByCode(code);
    if (!LAYOUT.test(code) || result.lines !== lines) return text;
    const inParagraph = lines.length === result.count;
    lines.length = Math.min(lines.length, result.count);
    return inParagraph ? text.slice(0, result.at) : '';
  }

  /** A code goes no further than its paragraph: one without an end would swallow the rest. */
  endParagraph(): void {
    while (this.#open.at(-1)?.result === null) this.#open.pop();
  }
}

/** What a field shows that has a code and no result: a figure or character in a ring, EQ \o\ac(○,1). */
function shownByCode(code: string): string {
  const inRing = /^\s*EQ\s*\\o\s*\\ac\s*\([^,，]{0,4}[,，]([^()]{1,4})\)/i.exec(code)?.[1]?.trim() ?? '';
  return /^\d+$/.test(inRing) ? (circledNumber(Number(inRing)) ?? inRing) : inRing;
}
