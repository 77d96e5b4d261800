/** Headings, paragraphs and boxes of one paper, from its lines. */
import type { Block } from './blocks.ts';
import { buildBlocks, wrapWidth } from './blocks.ts';
import { isPageNumber } from './chrome.ts';
import type { HeadingMark } from './judge.ts';
import { judge, RANK } from './judge.ts';
import type { Line } from './lines.ts';
import type { FoundTable } from './tables.ts';
import { findTables } from './tables.ts';
import type { Heading, Paragraph, Table } from './types.ts';

/** A block with what it was found to be. */
export interface Piece extends Block {
  /** Index in headings when the block is or opens with a heading; -1 otherwise. */
  readonly opens: number;
  /** Innermost heading that holds it. */
  readonly heading: number;
  readonly kind: Paragraph['kind'];
  /** Opens with a number of its own without being a heading. */
  readonly item: boolean;
  /** Text follows the heading in the same paragraph. */
  readonly runIn: boolean;
  readonly table: FoundTable | null;
}

export interface Structure {
  readonly headings: Heading[];
  readonly pieces: Piece[];
  readonly tables: Table[];
}

/** Blocks and tables in text order; a table is a block too, told by its index. */
function layOut(text: string, lines: readonly Line[]): { blocks: Block[]; tables: Map<number, FoundTable> } {
  const kept = lines.filter((line) => !isPageNumber(text, line));
  const wrap = wrapWidth(text, kept);
  const blocks: Block[] = [];
  const tables = new Map<number, FoundTable>();
  const numbers = {};
  let at = 0;
  const take = (to: number): void => {
    for (const block of buildBlocks(text, at || to < kept.length ? kept.slice(at, to) : kept, wrap, numbers))
      blocks.push(block);
  };
  for (const table of findTables(text, kept)) {
    take(table.firstLine);
    tables.set(blocks.length, table);
    blocks.push({ from: table.from, to: table.to, head: null, gap: kept[table.firstLine]!.gap, indent: 0 });
    at = table.endLine;
  }
  take(kept.length);
  return { blocks, tables };
}

/** The usual number of line breaks between paragraphs: a wider gap ends a box. */
function usualGap(blocks: readonly Block[]): number {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const block of blocks) if (block.gap > 0 && block.gap < 8) counts[block.gap]!++;
  return counts.indexOf(Math.max(...counts));
}

/** A 专栏 that the blocks at hand lie in. */
interface Box {
  readonly heading: number;
  /** Line breaks between its heading and its first words. */
  readonly gap: number;
  /** What it holds is numbered. */
  readonly items: boolean;
  filled: boolean;
}

/** Builds up headings and pieces; the stack holds the open headings. */
class Assembly {
  readonly headings: (Heading & { rank: number })[] = [];
  readonly pieces: Piece[] = [];
  readonly #raw: string;
  readonly #text: string;
  readonly #usual: number;
  readonly #stack: number[] = [];
  #box: Box | null = null;

  constructor(raw: string, text: string, usual: number) {
    this.#raw = raw;
    this.#text = text;
    this.#usual = usual;
  }

  get inBox(): boolean {
    return this.#box !== null;
  }

  get current(): number {
    return this.#box ? this.#box.heading : (this.#stack.at(-1) ?? -1);
  }

  /** Ends every section. */
  closeAll(): void {
    this.#box = null;
    this.#stack.length = 0;
  }

  /** Leaves the box when this block no longer belongs to it. */
  leaveBox(block: Block): void {
    const box = this.#box;
    if (!box) return;
    const { head } = block;
    const last = this.pieces.at(-1);
    const over =
      (head && (RANK[head.scheme] < RANK.dot || head.scheme === 'box')) ||
      (box.filled &&
        ((block.gap > box.gap && block.gap > this.#usual) ||
          (head ? !box.items : box.items && last?.item === true && this.#text[last.to - 1] !== ':')));
    if (over) this.#box = null;
  }

  addHeading(block: Block, mark: HeadingMark, next: Block | undefined): void {
    const isBox = mark.level === 'box';
    const inside = this.#box !== null && !isBox;
    if (!inside) {
      while (this.#stack.length > 0 && this.headings[this.#stack.at(-1)!]!.rank >= mark.rank) this.#stack.pop();
    }
    const index = this.headings.length;
    this.headings.push({
      from: mark.from,
      to: mark.to,
      level: mark.level,
      number: mark.numberTo > mark.from ? this.#raw.slice(mark.from, mark.numberTo) : null,
      title: this.#raw.slice(mark.titleFrom, mark.to),
      parent: this.current,
      sectionEnd: mark.to,
      rank: mark.rank,
    });
    if (isBox) this.#box = { heading: index, gap: next?.gap ?? 0, items: !!next?.head, filled: mark.runIn };
    else if (!inside) this.#stack.push(index);
    const kind = mark.runIn ? (this.#box ? 'box' : 'text') : 'heading';
    if (inside) this.#box!.filled = true;
    this.pieces.push({ ...block, opens: index, heading: index, kind, item: inside, runIn: mark.runIn, table: null });
  }

  addText(block: Block, more: Partial<Piece> = {}): void {
    const kind = this.#box ? 'box' : 'text';
    this.pieces.push({
      ...block,
      opens: -1,
      heading: this.current,
      kind,
      item: false,
      runIn: false,
      table: null,
      ...more,
    });
    if (this.#box) this.#box.filled = true;
  }

  /** Sets each section's end: the last character before the next heading that is not under it. */
  finish(): Heading[] {
    const ends = this.headings.map((heading) => heading.to);
    for (const piece of this.pieces) {
      for (let at = piece.heading; at >= 0; at = this.headings[at]!.parent) ends[at] = Math.max(ends[at]!, piece.to);
    }
    return this.headings.map(({ rank: _, ...heading }, i) => ({ ...heading, sectionEnd: ends[i]! }));
  }
}

export function buildStructure(raw: string, text: string, lines: readonly Line[]): Structure {
  const { blocks, tables } = layOut(text, lines);
  const verdicts = judge(text, blocks, tables);
  const assembly = new Assembly(raw, text, usualGap(blocks));
  const tableList: Table[] = [];
  blocks.forEach((block, i) => {
    const verdict = verdicts[i]!;
    if (verdict === 'comment') return;
    if (verdict === 'contents') {
      assembly.addText(block, { kind: 'front', heading: -1 });
      return;
    }
    if (verdict === 'annex') {
      assembly.closeAll();
      assembly.addText(block, { kind: 'front' });
      return;
    }
    assembly.leaveBox(block);
    const table = tables.get(i);
    if (table) {
      const { from, to, rows, hasHeader } = table;
      tableList.push({ from, to, rows, hasHeader, heading: assembly.current });
      assembly.addText(block, { kind: 'cell', table });
    } else if (verdict === 'text' || verdict === 'item') assembly.addText(block, { item: verdict === 'item' });
    else if (verdict.bare && assembly.inBox) assembly.addText(block);
    else assembly.addHeading(block, verdict, blocks[i + 1]);
  });
  return { headings: assembly.finish(), pieces: assembly.pieces, tables: tableList };
}
