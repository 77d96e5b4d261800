import type { Metadata, Policy, PolicyDocument, Table } from '../engine/policy/types.ts';
import type { Span } from '../engine/text/span.ts';

/** A stretch that stands unchanged in both texts. */
interface Piece {
  readonly raw: number;
  readonly clean: number;
  readonly length: number;
}

/** Tells where a place of the raw source stands in the cleaned text, and back. Pieces are in order of both. */
export class OffsetMap {
  readonly #pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  /**
   * The shortest stretch of cleaned text that holds what is kept of a raw span. A span of which nothing was kept
   * gives an empty one where it would have stood.
   */
  toClean(span: Span): Span {
    return this.#convert(span, 'raw', 'clean');
  }

  /** The raw stretch that a span of cleaned text was made from, with whatever was dropped inside it. */
  toRaw(span: Span): Span {
    return this.#convert(span, 'clean', 'raw');
  }

  #convert(span: Span, source: 'raw' | 'clean', goal: 'raw' | 'clean'): Span {
    const pieces = this.#pieces;
    // First piece that ends after the span's start, and last piece that starts before its end.
    const first = lowest(pieces.length, (at) => end(pieces[at], source) > span.from);
    const last = lowest(pieces.length, (at) => (pieces[at]?.[source] ?? 0) >= span.to) - 1;
    const head = pieces[first];
    const tail = pieces[last];
    if (!head || !tail || first > last) {
      const before = pieces[first - 1];
      const at = head ? head[goal] : before ? end(before, goal) : 0;
      return { from: at, to: at };
    }
    return {
      from: head[goal] + Math.max(0, span.from - head[source]),
      to: tail[goal] + Math.min(tail.length, span.to - tail[source]),
    };
  }
}

const end = (piece: Piece | undefined, side: 'raw' | 'clean'): number => (piece ? piece[side] + piece.length : 0);

/** Smallest index below `length` for which `holds`, else `length`; `holds` must not turn false again. */
function lowest(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export interface Cleaned {
  readonly text: string;
  readonly map: OffsetMap;
}

/**
 * Lays a policy out as a person would read it: its title, a line with issuer, number and date, then one paragraph a
 * line. Navigation and other page furniture is not in it, lines that a page broke are whole again, and the cells of a
 * table's row share a line. Characters stay as printed.
 */
export function cleanPolicy(document: PolicyDocument, policy: Policy): Cleaned {
  const writer = new CleanWriter(document.text, bareHeadingEnds(document.text, policy));
  const title = policy.meta.title ?? '';
  const paragraphs = policy.paragraphs.length > 0 ? policy.paragraphs : [{ from: policy.from, to: policy.to }];
  const first = paragraphs[0];
  const startsWithTitle =
    title !== '' && first !== undefined && squeeze(document.text.slice(first.from, first.to)) === squeeze(title);
  if (!startsWithTitle && title) writer.add(`${title}\n`);
  if (startsWithTitle) {
    writer.copyParagraph(first);
    writer.add('\n');
  }
  const source = sourceLine(policy.meta);
  if (source) writer.add(`${source}\n`);
  if (title || source) writer.add('\n');

  const rows = rowStarts(policy.tables);
  let inRow = -1;
  for (const paragraph of startsWithTitle ? paragraphs.slice(1) : paragraphs) {
    const row = rows.get(paragraph.from);
    if (row !== undefined && row === inRow) writer.replaceLineEnd(' | ');
    inRow = row ?? -1;
    if (writer.copyParagraph(paragraph)) writer.add('\n');
  }
  return writer.finish();
}

/** Ends of headings that run into their text without a stop: the eye needs a line end there. */
function bareHeadingEnds(text: string, { headings }: Policy): Set<number> {
  const letter = /[\p{L}\p{N}]/u;
  return new Set(
    headings.map(({ to }) => to).filter((to) => letter.test(text[to - 1] ?? '') && letter.test(text[to] ?? '')),
  );
}

/** Issuer, document number and date, as far as they are known: 东营市人民政府办公室　2024-12-24. */
function sourceLine(meta: Metadata): string {
  return [meta.issuer, meta.docNumber, meta.issueDate ?? meta.publishDate].filter((part) => part).join('　');
}

/** For the start of each table cell a number that the cells of its row share. */
function rowStarts(tables: readonly Table[]): Map<number, number> {
  const starts = new Map<number, number>();
  let row = 0;
  for (const table of tables) {
    for (const cells of table.rows) {
      for (const cell of cells) starts.set(cell.from, row);
      row++;
    }
  }
  return starts;
}

const squeeze = (text: string): string => text.replace(/[\s*#]+/gu, '');

const isSpace = (unit: number): boolean =>
  unit <= 0x20 || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff || unit === 0x200b;

const isLineEnd = (unit: number): boolean => unit === 0x0a || unit === 0x0d;

const isAscii = (unit: number): boolean => unit > 0x20 && unit < 0x7f;

class CleanWriter {
  readonly #raw: string;
  readonly #pieces: Piece[] = [];
  readonly #lineEnds: ReadonlySet<number>;
  #text = '';

  /** After the raw offsets in `lineEnds` a line ends, whatever stands there. */
  constructor(raw: string, lineEnds: ReadonlySet<number>) {
    this.#raw = raw;
    this.#lineEnds = lineEnds;
  }

  add(text: string): void {
    this.#text += text;
  }

  replaceLineEnd(joint: string): void {
    if (this.#text.endsWith('\n')) this.#text = this.#text.slice(0, -1) + joint;
  }

  /** Copies a paragraph without its line breaks, inner runs of blanks and surrounding blanks; false if nothing was left. */
  copyParagraph(span: Span): boolean {
    const raw = this.#raw;
    const before = this.#text.length;
    let at = span.from;
    while (at < span.to) {
      const start = at;
      while (at < span.to && !isSpace(raw.charCodeAt(at)) && !(at > start && this.#lineEnds.has(at))) at++;
      if (at > start) this.#copy(start, at);
      if (at < span.to && this.#lineEnds.has(at)) this.#text += '\n';
      const gap = at;
      let broken = false;
      for (; at < span.to && isSpace(raw.charCodeAt(at)); at++) broken ||= isLineEnd(raw.charCodeAt(at));
      if (at === gap || at === span.to || this.#text.endsWith('\n') || this.#text.length === before) continue;
      // A page may break a line between any two characters; only between Latin words does the break stand for a blank.
      const joinsWords = isAscii(raw.charCodeAt(gap - 1)) && isAscii(raw.charCodeAt(at));
      if (!broken || joinsWords) this.#text += ' ';
    }
    return this.#text.length > before;
  }

  #copy(from: number, to: number): void {
    this.#pieces.push({ raw: from, clean: this.#text.length, length: to - from });
    this.#text += this.#raw.slice(from, to);
  }

  finish(): Cleaned {
    return { text: this.#text, map: new OffsetMap(this.#pieces) };
  }
}
