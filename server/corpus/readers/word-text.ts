/** The text form of a Word document: a paragraph a line, the cells of a table row parted by tabs. */
import { codePoint } from 'dingbat-to-unicode';
import type { FileContent } from './types.ts';

const NO_TEXT: FileContent = {
  text: null,
  refusal: {
    zh: '文档中没有文字（可能只有扫描图片），请先识别其中的文字',
    en: 'a document without text (perhaps scanned pictures only); recognise its text first',
  },
};

/** Blank lines in a row become one. A document of blanks is refused. */
export function wordContent(lines: readonly string[]): FileContent {
  const kept = lines.filter((line, at) => line !== '' || (at > 0 && lines[at - 1] !== ''));
  const text = kept.join('\n').replace(/^\n+|\n+$/g, '');
  // Titles among a Word file's properties are left aside: they are often those of the file it was copied from.
  return /\S/u.test(text) ? { text: `${text}\n`, stated: {}, refusal: null } : NO_TEXT;
}

/** Lines of a paragraph, which soft breaks part. Tabs in a paragraph only space it out and would pass for cells. */
export const paragraphLines = (text: string): string[] =>
  text
    .replace(/[\t \u00a0]+/g, ' ')
    .split('\n')
    .map((line) => line.trim());

const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Lines of one cell as one: without a blank, for a narrow column breaks a word anywhere (责任／单位), but with one
 * between longer lines that end and begin with Chinese characters, which are a list (市财政局／市民政局), and between
 * words in Latin letters or digits.
 */
export function cellText(lines: readonly string[]): string {
  let text = '';
  let last = '';
  for (const line of lines) {
    const next = line.replaceAll('\t', ' ').trim();
    if (!next) continue;
    const before = last.at(-1) ?? '';
    const listed = last.length > 3 && next.length > 3 && HAN.test(before) && HAN.test(next[0]!);
    const latin = WORD.test(before) && !HAN.test(before) && WORD.test(next[0]!) && !HAN.test(next[0]!);
    text += listed || latin ? ` ${next}` : next;
    last = next;
  }
  return text;
}

/** A cell as its lines; null for a column that the cell before it covers. */
export type Cell = readonly string[] | null;

/** A table row as one line. A row of a single cell is a frame round paragraphs: they stay lines. */
export function rowLines(cells: readonly Cell[]): readonly string[] {
  const own = cells.filter((cell) => cell !== null);
  if (own.length === 1) return own[0]!;
  const line = cells.map((cell) => cellText(cell ?? [])).join('\t');
  // Not by a pattern, which would try each run of tabs in the line.
  let end = line.length;
  while (line[end - 1] === '\t') end--;
  return end > 0 ? [line.slice(0, end)] : [];
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'][at]!]),
);

/** Raised figures keep their height: 10⁴ is not 104, and the mark of a note does not join the number before it. */
export const raised = (text: string): string => text.replace(/[-0-9+−]/g, (sign) => RAISED[sign]!);

/** A character of a symbol font (Symbol ≥, Wingdings ☑); nothing where it has no like in Unicode. */
export function symbolCharacter(font: string, code: number): string {
  // Symbol fonts keep their characters in the private range as well, from F000 on.
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = codePoint(font, own)?.string;
  if (known !== undefined) return known;
  return code >= 0xa0 && code < 0xd800 ? String.fromCharCode(code) : '';
}

/** Not by spreading: a long table in a cell has more lines than a call takes arguments. */
export function append(to: string[], lines: readonly string[]): void {
  for (const line of lines) to.push(line);
}
