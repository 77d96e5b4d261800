/**
 * The text of word/document.xml, in one pass. Read from the XML itself and not through mammoth: the numbers of paragraphs
 * hang on properties that it drops, and it keeps hidden text, page numbers and the table of contents and loses formulas.
 */
import { type DocxNumbering, isOn, type NumberingProperties, number } from './docx-numbering.ts';
import { Fields } from './fields.ts';
import { ListCounter, labelled } from './numbering.ts';
import { append, type Cell, paragraphLines, raised, rowLines, symbolCharacter } from './word-text.ts';
import { type Attribute, walkXml } from './xml.ts';

/** A sequence of paragraphs and tables: the body, a cell, a text box. */
interface Flow {
  readonly lines: string[];
  /** Text of paragraphs whose end is deleted: it belongs to the next. */
  carried: string;
}

interface Paragraph extends NumberingProperties {
  text: string;
  endDeleted: boolean;
  /** Lines of the text boxes that hang on it. */
  readonly boxes: string[];
}

interface Row {
  readonly cells: Cell[];
  deleted: boolean;
  /** Columns of the cell at hand, and whether it goes on with the one above. */
  span: number;
  continued: boolean;
}

/** Deleted text, earlier properties, pinyin over characters. */
const SKIPPED = new Set(
  ['w:del', 'w:moveFrom', 'w:rt'].concat(
    ['pPr', 'rPr', 'tblPr', 'trPr', 'tcPr', 'sectPr'].map((name) => `w:${name}Change`),
  ),
);
/** Columns of a table in Word at most. */
const COLUMNS = 63;

/** Lines of the body. Notes, comments, headers and footers stand in other parts: they are no clauses of the policy. */
export function bodyLines(part: Uint8Array, numbering: DocxNumbering): readonly string[] {
  const walker = new BodyWalker(numbering);
  walkXml(part, walker);
  return walker.body.lines;
}

class BodyWalker {
  readonly body: Flow = { lines: [], carried: '' };
  readonly #numbering: DocxNumbering;
  readonly #counter = new ListCounter();
  readonly #flows: Flow[] = [this.body];
  readonly #paragraphs: Paragraph[] = [];
  readonly #rows: Row[] = [];
  readonly #fields = new Fields();
  /** For each choice between two forms of a thing: how much had been read before it. */
  readonly #choices: number[] = [];
  #read = 0;
  /** Depth within an element that is left out; 0 outside. */
  #skipping = 0;
  #placeholder = false;
  #hidden = false;
  #raised = false;
  #taking: 'text' | 'code' | null = null;

  constructor(numbering: DocxNumbering) {
    this.#numbering = numbering;
  }

  open(name: string, attribute: Attribute, path: readonly string[]): void {
    if (this.#skipping > 0 || this.#isSkipped(name, path)) {
      this.#skipping++;
      return;
    }
    const parent = path.at(-1);
    if (parent === 'w:r' || parent === 'mc:Choice' || parent === 'mc:Fallback')
      this.#openInRun(name, attribute, parent);
    else if (parent === 'w:rPr') this.#openRunProperty(name, attribute, path);
    else this.#openBlock(name, attribute, parent);
  }

  #isSkipped(name: string, path: readonly string[]): boolean {
    // In properties these mark a row or the end of a paragraph.
    if (SKIPPED.has(name)) return path.at(-1) !== 'w:rPr' && path.at(-1) !== 'w:trPr';
    // The second form is for readers that cannot show the first.
    if (name === 'mc:Fallback') return this.#read > (this.#choices.at(-1) ?? this.#read);
    return name === 'w:sdtContent' && this.#placeholder;
  }

  #openInRun(name: string, attribute: Attribute, parent: string): void {
    if (name === 'w:t') this.#taking = 'text';
    else if (name === 'w:instrText') this.#taking = 'code';
    else if (name === 'w:tab' || name === 'w:ptab') this.#put(' ');
    else if (name === 'w:br' || name === 'w:cr') this.#put('\n');
    else if (name === 'w:noBreakHyphen') this.#put('-');
    else if (name === 'w:sym')
      this.#put(symbolCharacter(attribute('font') ?? '', Number.parseInt(attribute('char') ?? '', 16)));
    else if (name === 'w:fldChar') this.#fieldMark(attribute('fldCharType'));
    else this.#openBlock(name, attribute, parent);
  }

  #openRunProperty(name: string, attribute: Attribute, path: readonly string[]): void {
    if (path.at(-2) === 'w:pPr') {
      const paragraph = this.#paragraphs.at(-1);
      if (paragraph && (name === 'w:del' || name === 'w:moveFrom')) paragraph.endDeleted = true;
    } else if (name === 'w:vanish') this.#hidden = isOn(attribute('val'));
    else if (name === 'w:vertAlign') this.#raised = attribute('val') === 'superscript';
  }

  #openBlock(name: string, attribute: Attribute, parent: string | undefined): void {
    const paragraph = this.#paragraphs.at(-1);
    const row = this.#rows.at(-1);
    switch (name) {
      case 'w:p':
        this.#paragraphs.push({ text: '', style: null, list: null, level: null, endDeleted: false, boxes: [] });
        return;
      case 'w:r':
      case 'm:r':
        this.#hidden = this.#raised = false;
        return;
      case 'w:pStyle':
        if (paragraph) paragraph.style = attribute('val');
        return;
      case 'w:numId':
        if (paragraph) paragraph.list = attribute('val');
        return;
      case 'w:ilvl':
        if (paragraph) paragraph.level = number(attribute('val'));
        return;
      case 'm:t':
        this.#taking = 'text';
        return;
      case 'm:den':
        this.#put('/');
        return;
      case 'w:txbxContent':
        this.#flows.push({ lines: [], carried: '' });
        return;
      case 'w:fldSimple':
        this.#fieldMark('begin', attribute('instr') ?? '');
        this.#fieldMark('separate');
        return;
      case 'w:sdtPr':
        this.#placeholder = false;
        return;
      case 'w:showingPlcHdr':
        this.#placeholder = isOn(attribute('val'));
        return;
      case 'mc:AlternateContent':
        this.#choices.push(this.#read);
        return;
      case 'w:tr':
        this.#rows.push({ cells: [], deleted: false, span: 1, continued: false });
        return;
      case 'w:tc':
        this.#flows.push({ lines: [], carried: '' });
        if (row) Object.assign(row, { span: 1, continued: false });
        return;
      case 'w:del':
        if (row && parent === 'w:trPr') row.deleted = true;
        return;
      case 'w:gridBefore':
        if (row) pad(row.cells, columns(attribute('val'), 0));
        return;
      case 'w:gridSpan':
        if (row) row.span = columns(attribute('val'), 1);
        return;
      case 'w:vMerge':
      case 'w:hMerge':
        if (row) row.continued = attribute('val') !== 'restart';
    }
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      if (name === 'w:sdtContent' && this.#skipping === 0) this.#placeholder = false;
      return;
    }
    const row = this.#rows.at(-1);
    switch (name) {
      case 'w:t':
      case 'm:t':
      case 'w:instrText':
        this.#taking = null;
        return;
      case 'w:p':
        this.#endParagraph(this.#paragraphs.pop()!);
        return;
      case 'w:txbxContent':
        append(this.#paragraphs.at(-1)?.boxes ?? this.#flow.lines, this.#endFlow());
        return;
      case 'w:fldSimple':
        this.#fieldMark('end');
        return;
      case 'mc:AlternateContent':
        this.#choices.pop();
        return;
      case 'w:tc': {
        const lines = this.#endFlow();
        if (!row) return;
        row.cells.push(row.continued ? [] : lines);
        pad(row.cells, row.span - 1);
        return;
      }
      case 'w:tr':
        this.#rows.pop();
        if (row && !row.deleted) append(this.#flow.lines, rowLines(row.cells));
    }
  }

  text(part: string): void {
    if (this.#skipping > 0 || this.#taking === null) return;
    if (this.#taking === 'text') this.#put(part.replace(/[\r\n]+/g, ' '));
    else this.#fields.addToCode(part);
  }

  get #flow(): Flow {
    return this.#flows.at(-1)!;
  }

  #put(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || this.#hidden || this.#fields.inCode) return;
    paragraph.text += this.#raised ? raised(text) : text;
    this.#read += text.length;
  }

  #fieldMark(kind: string | null, code?: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph) return;
    const { lines } = this.#flow;
    if (kind === 'begin') this.#fields.begin(code);
    else if (kind === 'separate') this.#fields.separate(lines, paragraph.text);
    else if (kind === 'end') paragraph.text = this.#fields.end(lines, paragraph.text);
  }

  #endParagraph(paragraph: Paragraph): void {
    this.#fields.endParagraph();
    const flow = this.#flow;
    const text = flow.carried + paragraph.text;
    if (paragraph.endDeleted) {
      flow.carried = text;
    } else {
      flow.carried = '';
      const numbered = this.#numbering.of(paragraph);
      const label = numbered ? this.#counter.next(numbered) : '';
      append(flow.lines, paragraphLines(labelled(label, text.trim())));
    }
    append(flow.lines, paragraph.boxes);
  }

  #endFlow(): string[] {
    const { lines, carried } = this.#flows.pop()!;
    if (carried) append(lines, paragraphLines(carried));
    return lines;
  }
}

/** Columns without a cell of their own. */
function pad(cells: Cell[], count: number): void {
  for (let i = 0; i < count && cells.length < COLUMNS; i++) cells.push(null);
}

const columns = (value: string | null, least: number): number =>
  Math.min(Math.max(number(value) ?? least, least), COLUMNS);
