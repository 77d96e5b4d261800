/** Headings, paragraphs and boxes of one paper, from its lines. */
import { charClass, STOP } from '../text/chars.ts';
import { WordSet } from '../text/word-set.ts';
import type { Block } from './blocks.ts';
import { buildBlocks, wrapWidth } from './blocks.ts';
import { isPageNumber } from './chrome.ts';
import type { Head, Scheme } from './heads.ts';
import type { Line } from './lines.ts';
import type { FoundTable } from './tables.ts';
import { findTables } from './tables.ts';
import type { Title } from './titles.ts';
import { readTitle, SECTION_NAMES } from './titles.ts';
import type { Heading, HeadingLevel, Paragraph, Table } from './types.ts';

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

/** Outer to inner; a heading lies under the nearest before it with a smaller rank. */
const RANK: Record<Scheme, number> = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 9,
  han: 3,
  bracketed: 4,
  lost: 4,
  dot: 5,
  decimal: 3,
  digits: 6,
  circle: 7,
  box: 8,
  mark: 3,
};

const LEVEL: Record<Scheme, HeadingLevel> = {
  part: 1,
  chapter: 1,
  section: 2,
  article: 4,
  han: 1,
  bracketed: 2,
  lost: 2,
  dot: 3,
  decimal: 2,
  digits: 4,
  circle: 4,
  box: 'box',
  mark: 1,
};

const REPORT_SECTIONS = new WordSet(
  '工作回顾 工作总结 工作安排 工作打算 工作部署 重点工作 目标任务 主要任务 总体要求 发展思路 工作思路 保障措施 政府自身建设 自身建设',
);

const pausesIn = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = from; at < to; at++) if (text[at] === ',' || text[at] === ';') count++;
  return count;
};

/** Whether the words after a number are a heading's; otherwise the block is an item of a list. */
function isTitle(text: string, head: Head, title: Title, block: Block, afterItem: boolean): boolean {
  const length = title.to - head.titleFrom;
  if (length < 1) return false;
  const listed = text[block.to - 1] === ';' || text[title.to] === ';';
  const wholeSentence = !title.runIn && charClass[text.charCodeAt(block.to - 1)] === STOP;
  const pauses = pausesIn(text, head.titleFrom, title.to);
  switch (head.scheme) {
    case 'article':
      return false;
    case 'lost':
      return !title.runIn && length <= 30 && !wholeSentence && pauses === 0;
    case 'han':
    case 'chapter':
    case 'section':
    case 'part':
      return length <= 80;
    case 'box':
      return length <= 60;
    case 'mark':
      return length <= 60 && !wholeSentence && !title.runIn;
    case 'bracketed':
      return length <= 70 && !listed && !(afterItem && wholeSentence);
    default:
      if (listed || length > 50 || (afterItem && wholeSentence)) return false;
      return pauses === 0 ? length <= 45 : !(wholeSentence && length > 20) && pauses <= 2 && length <= 40;
  }
}

/** A short line set off by ** or by nothing but its words (2022年工作回顾), in a paper without numbers at its top level. */
function unnumbered(text: string, block: Block, numbered: boolean): { from: number; to: number } | null {
  let from = block.from;
  let to = block.to;
  const bold = text.startsWith('**', from) && text.endsWith('**', to) && to - from > 6;
  if (to - from > 44) return null;
  while (text[from] === '*') from++;
  while (to > from && (text[to - 1] === '*' || text[to - 1] === ':')) to--;
  if (to - from < 4 || to - from > 36) return null;
  for (let at = from; at < to; at++)
    if (charClass[text.charCodeAt(at)] === STOP || text[at] === ',' || text[at] === ':') return null;
  if ('(—-《【'.includes(text[from]!) || text.endsWith('上', to)) return null;
  const named = REPORT_SECTIONS.search(text, from, to) >= 0 || SECTION_NAMES.at(text, from) !== null;
  if (bold)
    return named || !/(?:报告|市长|省长|州长|县长|区长|主席|盟长|专员)/u.test(text.slice(from, to))
      ? { from, to }
      : null;
  return named && !numbered && to - from <= 24 ? { from, to } : null;
}

/** A table of contents repeats the headings: what stands between 目录 and the first number that comes again. */
function contentsEnd(text: string, blocks: readonly Block[]): number {
  const at = blocks.findIndex(
    (block) => block.to - block.from <= 6 && /^目\s*录$/u.test(text.slice(block.from, block.to)),
  );
  if (at < 0) return 0;
  const first = blocks[at + 1];
  if (!first?.head) return 0;
  for (let i = at + 2; i < Math.min(blocks.length, at + 400); i++) {
    const { head } = blocks[i]!;
    if (!head) {
      if (blocks[i]!.to - blocks[i]!.from > 80) return 0;
      continue;
    }
    if (head.scheme === first.head.scheme && head.value === first.head.value) return i;
  }
  return 0;
}

/** Blocks and tables in text order. */
function layOut(text: string, lines: readonly Line[]): { blocks: Block[]; tables: Map<number, FoundTable> } {
  const kept = lines.filter((line) => !isPageNumber(text, line));
  const found = findTables(text, kept);
  const wrap = wrapWidth(text, kept);
  const blocks: Block[] = [];
  const tables = new Map<number, FoundTable>();
  const numbers = {};
  let at = 0;
  for (const table of found) {
    blocks.push(...buildBlocks(text, kept.slice(at, table.firstLine), wrap, numbers));
    tables.set(blocks.length, table);
    const { from, to } = table;
    blocks.push({ from, to, head: null, gap: kept[table.firstLine]!.gap, indent: 0 });
    at = table.endLine;
  }
  for (const block of buildBlocks(text, at ? kept.slice(at) : kept, wrap, numbers)) blocks.push(block);
  return { blocks, tables };
}

/** The usual number of line breaks between paragraphs: a wider gap ends a box. */
function usualGap(blocks: readonly Block[]): number {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const block of blocks) if (block.gap < 8) counts[block.gap]!++;
  counts[0] = 0;
  return counts.indexOf(Math.max(...counts));
}

interface OpenBox {
  readonly heading: number;
  readonly parent: number;
  readonly usual: number;
  /** Scheme of the numbered items inside, when the first thing inside is one. */
  readonly items: boolean;
  /** The gap after a box stands out in this paper. */
  contents: number;
}

export function buildStructure(raw: string, text: string, lines: readonly Line[]): Structure {
  const { blocks, tables } = layOut(text, lines);
  const headings: (Heading & { rank: number })[] = [];
  const pieces: Piece[] = [];
  const tableList: Table[] = [];
  const stack: number[] = [];
  const ranks: number[] = [];
  const skip = contentsEnd(text, blocks);
  const numbered = blocks.some(
    (block) => block.head && (block.head.scheme === 'han' || block.head.scheme === 'chapter'),
  );
  const usual = usualGap(blocks);
  const topHashes = blocks.reduce((least, { head }) => (head?.hashes ? Math.min(least, head.hashes) : least), 9);
  const titleHash =
    blocks.filter(({ head }) => head?.hashes === topHashes).length === 1 && blocks[0]?.head?.hashes === topHashes;
  let box: OpenBox | null = null;
  let afterItem = false;
  let itemScheme: Scheme | null = null;

  const open = (
    from: number,
    to: number,
    numberTo: number,
    titleFrom: number,
    level: HeadingLevel,
    rank: number,
  ): number => {
    if (!(box && level !== 'box' && rank >= 5)) {
      while (stack.length > 0 && ranks.at(-1)! >= rank) {
        stack.pop();
        ranks.pop();
      }
    }
    const index = headings.length;
    const number =
      numberTo > from && level !== 2 ? raw.slice(from, numberTo) : numberTo > from ? raw.slice(from, numberTo) : null;
    const parent = box && level !== 'box' && rank >= 5 ? box.heading : (stack.at(-1) ?? -1);
    headings.push({ from, to, level, number, title: raw.slice(titleFrom, to), parent, sectionEnd: to, rank });
    if (!(box && rank >= 5) && level !== 'box') {
      stack.push(index);
      ranks.push(rank);
    }
    return index;
  };
  const current = (): number => box?.heading ?? stack.at(-1) ?? -1;
  const boxEnds = (block: Block): boolean => {
    if (!box) return false;
    const { head } = block;
    if (head && RANK[head.scheme] < RANK.dot) return true;
    if (head && head.scheme === 'box') return true;
    if (box.contents === 0) return false;
    if (block.gap > box.usual && block.gap > usual) return true;
    if (head) return !box.items;
    return box.items ? text[pieces.at(-1)!.to - 1] !== ':' && !pieces.at(-1)!.table && pieces.at(-1)!.item : false;
  };

  blocks.forEach((block, i) => {
    const table = tables.get(i) ?? null;
    const add = (piece: Partial<Piece>): void => {
      pieces.push({
        ...block,
        opens: -1,
        heading: current(),
        kind: box ? 'box' : 'text',
        item: false,
        runIn: false,
        table: null,
        ...piece,
      });
      if (box) box.contents++;
    };
    if (text.startsWith('<!--', block.from) && text.endsWith('-->', block.to)) return;
    if (i < skip) return add({ kind: 'front', heading: -1 });
    if (box && boxEnds(block)) box = null;
    if (table) {
      tableList.push({
        from: table.from,
        to: table.to,
        rows: table.rows,
        hasHeader: table.hasHeader,
        heading: current(),
      });
      return add({ kind: 'cell', table });
    }
    const { head } = block;
    if (!head) {
      const plain = unnumbered(text, block, numbered);
      if (!plain || box || pieces.length < 2) {
        if (text[block.to - 1] !== ';') afterItem = false;
        return add({});
      }
      const rank = numbered
        ? Math.max(RANK.bracketed, (ranks.at(-1) ?? 3) + (isMark(headings, stack) ? 0 : 1))
        : RANK.han;
      const level = Math.min(4, Math.max(1, rank - 2)) as HeadingLevel;
      const index = open(plain.from, plain.to, plain.from, plain.from, level, rank);
      return add({ opens: index, heading: index, kind: 'heading' });
    }
    const title = readTitle(text, head, block.to);
    const listed = afterItem && itemScheme === head.scheme;
    if (head.scheme === 'mark' && titleHash && i === 0) return add({});
    if (!isTitle(text, head, title, block, listed)) {
      afterItem = head.scheme !== 'mark' && text[block.to - 1] === ';' ? true : listed;
      itemScheme = head.scheme;
      return add({ item: head.scheme !== 'mark' && head.scheme !== 'lost' });
    }
    afterItem = false;
    const depth = head.hashes - topHashes + (titleHash ? 0 : 1);
    const rank =
      head.scheme === 'decimal' ? 2 + head.value : head.scheme === 'mark' ? 2 + Math.max(1, depth) : RANK[head.scheme];
    const level: HeadingLevel =
      head.scheme === 'decimal'
        ? (Math.min(4, head.value) as HeadingLevel)
        : head.scheme === 'mark'
          ? (Math.min(4, Math.max(1, depth)) as HeadingLevel)
          : LEVEL[head.scheme];
    const lost = head.scheme === 'lost';
    const from = head.scheme === 'mark' ? head.titleFrom : head.from;
    const index = open(from, title.to, lost ? head.from : head.numberTo, head.titleFrom, level, rank);
    if (lost || head.scheme === 'mark') headings[index] = { ...headings[index]!, number: null };
    if (head.scheme === 'box') {
      const next = blocks[i + 1];
      box = {
        heading: index,
        parent: headings[index]!.parent,
        usual: next?.gap ?? 0,
        items: !!next?.head,
        contents: title.runIn ? 1 : 0,
      };
    }
    pieces.push({
      ...block,
      opens: index,
      heading: index,
      kind: title.runIn ? (box ? 'box' : 'text') : 'heading',
      item: false,
      runIn: title.runIn,
      table: null,
    });
  });
  return { headings: closeSections(headings, pieces), pieces, tables: tableList };
}

const isMark = (headings: readonly Heading[], stack: readonly number[]): boolean =>
  stack.length > 0 && headings[stack.at(-1)!]!.number === null;

/** Sets each section's end: the last character before the next heading that is not under it. */
function closeSections(headings: readonly (Heading & { rank: number })[], pieces: readonly Piece[]): Heading[] {
  const ends = headings.map((heading) => heading.to);
  for (const piece of pieces) {
    for (let at = piece.heading; at >= 0; at = headings[at]!.parent) ends[at] = Math.max(ends[at]!, piece.to);
  }
  return headings.map(({ rank: _, ...heading }, i) => ({ ...heading, sectionEnd: ends[i]! }));
}
