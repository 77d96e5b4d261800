/** The body of a Word 97 document: its pieces of text put together, with what their properties say of them. */
import { DocNumbering } from './doc-lists.ts';
import {
  type CharacterProperties,
  characterRuns,
  finder,
  type ParagraphProperties,
  paragraphRuns,
  type Run,
} from './doc-properties.ts';
import { Fields } from './fields.ts';
import { ListCounter, labelled } from './numbering.ts';
import { append, type Cell, paragraphLines, raised, rowLines, symbolCharacter } from './word-text.ts';

/** Parts of the table stream by their place in the file's head (MS-DOC 2.5.6). */
const PART = { styles: 1, characters: 12, paragraphs: 13, fonts: 15, pieces: 33, lists: 73, overrides: 74 };

const WINDOWS_1252 = [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];

/** `data` is the stream of long properties, if there is one. @throws Error where the document is damaged. */
export function documentLines(main: Buffer, table: Buffer, data: Buffer | null): readonly string[] {
  const part = (number: number, beyond = false): Buffer => {
    const at = 0x9a + number * 8;
    const from = main.readUInt32LE(at);
    const length = main.readUInt32LE(at + 4);
    // Levels of lists follow their part and are not counted in its length.
    return table.subarray(from, beyond && length > 0 ? table.length : from + length);
  };
  const body = new Body(
    finder(characterRuns(main, part(PART.characters))),
    finder(paragraphRuns(main, part(PART.paragraphs), data)),
    new DocNumbering(part(PART.styles), part(PART.lists, true), part(PART.overrides)),
    fontNames(part(PART.fonts)),
  );
  eachCharacter(main, part(PART.pieces), (character, at, width) => body.take(character, at, width));
  return body.end();
}

/** Characters of the body in their order, with the place and number of their bytes. */
function eachCharacter(main: Buffer, pieces: Buffer, take: (character: string, at: number, width: number) => void) {
  let left = main.readUInt32LE(0x4c);
  // Each takes a byte at least: pieces that overlap without end are damage.
  if (left > main.length) throw new RangeError('body');
  let table = 0;
  while (pieces.readUInt8(table) === 1) table += 3 + pieces.readUInt16LE(table + 1);
  if (pieces.readUInt8(table) !== 2) throw new Error('pieces');
  const count = Math.floor((pieces.readUInt32LE(table + 1) - 4) / 12);
  const from = table + 5;
  for (let i = 0; i < count && left > 0; i++) {
    const length = Math.min(pieces.readUInt32LE(from + i * 4 + 4) - pieces.readUInt32LE(from + i * 4), left);
    if (length < 0) throw new RangeError('piece');
    left -= length;
    const place = pieces.readUInt32LE(from + (count + 1) * 4 + i * 8 + 2);
    const narrow = (place & 0x40000000) !== 0;
    const start = narrow ? (place & 0x3fffffff) >> 1 : place & 0x3fffffff;
    for (let j = 0; j < length; j++) {
      if (narrow) take(WINDOWS_1252[main.readUInt8(start + j)]!, start + j, 1);
      else take(String.fromCharCode(main.readUInt16LE(start + j * 2)), start + j * 2, 2);
    }
  }
}

class Body {
  readonly #lines: string[] = [];
  #text = '';
  /** Lines of the cell at hand. */
  #cell: string[] = [];
  #row: Cell[] = [];
  readonly #fields = new Fields();
  readonly #counter = new ListCounter();
  readonly #characterAt: (byte: number) => Run<CharacterProperties> | null;
  readonly #paragraphAt: (byte: number) => Run<ParagraphProperties> | null;
  readonly #numbering: DocNumbering;
  readonly #fonts: readonly string[];

  constructor(
    characterAt: (byte: number) => Run<CharacterProperties> | null,
    paragraphAt: (byte: number) => Run<ParagraphProperties> | null,
    numbering: DocNumbering,
    fonts: readonly string[],
  ) {
    this.#characterAt = characterAt;
    this.#paragraphAt = paragraphAt;
    this.#numbering = numbering;
    this.#fonts = fonts;
  }

  take(character: string, at: number, width: number): void {
    const properties = this.#characterAt(at)?.properties;
    if (properties?.deleted) return;
    switch (character) {
      case '\r':
        this.#endParagraph(at);
        return;
      case '\x07':
        this.#endCell(at);
        return;
      case '\f':
        // The end of a section ends a paragraph, a page break only breaks its line.
        if (this.#paragraphAt(at)?.to === at + width) this.#endParagraph(at);
        else this.#put('\n');
        return;
      case '\v':
      case '\x0e':
        this.#put('\n');
        return;
      case '\x13':
        this.#fields.begin();
        return;
      case '\x14':
        this.#fields.separate(this.#flow, this.#text);
        return;
      case '\x15':
        this.#text = this.#fields.end(this.#flow, this.#text);
        return;
      case '\x1e':
        this.#put('-');
        return;
    }
    if (properties?.hidden) return;
    const symbol = properties?.symbol;
    if (symbol) this.#put(symbolCharacter(this.#fonts[symbol.font] ?? '', symbol.code));
    else if (character >= ' ' || character === '\t') this.#put(properties?.raised ? raised(character) : character);
  }

  end(): readonly string[] {
    append(this.#lines, paragraphLines(this.#text));
    this.#endRow();
    return this.#lines;
  }

  #put(text: string): void {
    if (!this.#fields.addToCode(text) && !this.#fields.inCode) this.#text += text;
  }

  get #flow(): string[] {
    return this.#cell.length > 0 || this.#row.length > 0 ? this.#cell : this.#lines;
  }

  #paragraph(at: number): readonly string[] {
    this.#fields.endParagraph();
    const properties = this.#paragraphAt(at)?.properties;
    const numbered = properties ? this.#numbering.of(properties) : null;
    const label = numbered ? this.#counter.next(numbered) : '';
    const text = this.#text.trim();
    this.#text = '';
    return paragraphLines(labelled(label, text));
  }

  #endParagraph(at: number): void {
    if (this.#paragraphAt(at)?.properties.inTable) {
      append(this.#cell, this.#paragraph(at));
      return;
    }
    this.#endRow();
    append(this.#lines, this.#paragraph(at));
  }

  #endCell(at: number): void {
    if (this.#paragraphAt(at)?.properties.endsRow) {
      this.#text = '';
      this.#endRow();
      return;
    }
    append(this.#cell, this.#paragraph(at));
    this.#row.push(this.#cell);
    this.#cell = [];
  }

  /** Also where its mark is lost. */
  #endRow(): void {
    if (this.#cell.length > 0) this.#row.push(this.#cell);
    append(this.#lines, rowLines(this.#row));
    this.#row = [];
    this.#cell = [];
  }
}

/** By number. */
function fontNames(table: Buffer): string[] {
  const names: string[] = [];
  for (let at = 4; at + 40 < table.length; at += table[at]! + 1) {
    const name = table.toString('utf16le', at + 40, at + 1 + table[at]!);
    names.push(name.split('\0', 1)[0]!);
  }
  return names;
}
