/** Lines to blocks: pages that run on are cut at their numbers, sentences that a page broke are joined. */
import { charClass, DIGIT, HAN, isOrdinalChar, SPACE, STOP } from '../text/chars.ts';
import type { Span } from '../text/span.ts';
import type { Head, Scheme } from './heads.ts';
import { readHead } from './heads.ts';
import type { Line } from './lines.ts';
import { deeperStart } from './titles.ts';

/** A paragraph before it is known what it is. */
export interface Block extends Span {
  readonly head: Head | null;
  /** Line breaks in front; 0 for a piece of a line. */
  readonly gap: number;
  readonly indent: number;
}

/** The last number of each scheme, by which an inline number is believed or not. */
type Numbers = Partial<Record<Scheme, number>>;

const DEEPER: Partial<Record<Scheme, readonly Scheme[]>> = {
  chapter: ['section', 'han', 'bracketed', 'dot', 'digits', 'circle'],
  section: ['han', 'bracketed', 'dot', 'digits', 'circle'],
  han: ['bracketed', 'dot', 'digits', 'circle'],
  bracketed: ['dot', 'digits', 'circle'],
  dot: ['digits', 'circle'],
};

function count(numbers: Numbers, head: Head): void {
  numbers[head.scheme] = head.value;
  // Level 2 may run on across level 1, so its last number is kept; the others start again.
  for (const scheme of DEEPER[head.scheme] ?? []) if (scheme !== 'bracketed') numbers[scheme] = 0;
}

/** Whether a number in the midst of a line continues a series or opens one. */
function continues(numbers: Numbers, head: Head, afterStop: boolean): boolean {
  const last = numbers[head.scheme] ?? 0;
  switch (head.scheme) {
    case 'han':
    case 'chapter':
    case 'article':
      return head.value === last + 1;
    case 'bracketed':
    case 'dot':
    case 'section':
    case 'digits':
    case 'circle':
      return head.value === last + 1 || (head.value === 1 && afterStop);
    case 'box':
      return afterStop && head.value === last + 1;
    default:
      return false;
  }
}

const mayOpen = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (
    charClass[code] === DIGIT ||
    code === 0x28 ||
    (code >= 0x2460 && code < 0x2474) ||
    code === 0x7b2c || // 第
    code === 0x4e13 || // 专
    isOrdinalChar(text, at)
  );
};

/** Shortest line in which numbers are looked for. */
const LONG = 60;

/** The places inside a line where another numbered piece begins. */
function cuts(text: string, line: Span, head: Head | null, numbers: Numbers): { at: number; head: Head }[] {
  const found: { at: number; head: Head }[] = [];
  const take = (at: number, next: Head): void => {
    found.push({ at, head: next });
    count(numbers, next);
  };
  let current = head;
  let at = line.from;
  while (at < line.to) {
    if (current) {
      const deeper = deeperStart(text, current, line.to);
      current = null;
      if (deeper >= 0) {
        current = readHead(text, deeper, line.to);
        if (current) take(deeper, current);
        at = deeper + 1;
        continue;
      }
    }
    const code = text.charCodeAt(at++);
    const stop = charClass[code] === STOP;
    if (!stop && code !== 0x29 && code !== 0x3015 && code !== 0x201d && code !== 0x3011) continue;
    while (at < line.to && charClass[text.charCodeAt(at)] === SPACE) at++;
    if (at >= line.to || !mayOpen(text, at)) continue;
    const next = readHead(text, at, line.to);
    if (next && continues(numbers, next, stop)) {
      take(at, next);
      current = next;
    }
  }
  return found;
}

/** A line of this width, in a text broken at a fixed width, runs on in the next; 0 where text is not so broken. */
export function wrapWidth(text: string, lines: readonly Line[]): number {
  let widest = 0;
  let open = 0;
  const widths: number[] = [];
  for (const line of lines) {
    const width = line.to - line.from;
    if (line.han < 12) continue;
    if (width > 90) return 0;
    widths.push(width);
    widest = Math.max(widest, width);
    const last = text.charCodeAt(line.to - 1);
    if (charClass[last] === HAN || charClass[last] === DIGIT) open++;
  }
  if (widths.length < 6 || open < widths.length * 0.5) return 0;
  widths.sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length * 0.7)]!;
  const near = widths.filter((width) => width >= usual - 4 && width <= usual + 4).length;
  return near >= widths.length * 0.45 ? usual - 4 : 0;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && charClass[text.charCodeAt(end - 1)] === SPACE) end--;
  return end;
}

/** An opening ( 《 “ 〔 that the block leaves open, as the character that would close it; '' when all are closed. */
function openBracket(text: string, from: number, to: number): string {
  const OPEN = '(《〔“【';
  const CLOSE = ')》〕”】';
  for (let at = to - 1, floor = Math.max(from, to - 200); at >= floor; at--) {
    const char = text[at]!;
    if (CLOSE.includes(char) || charClass[text.charCodeAt(at)] === STOP) return '';
    const open = OPEN.indexOf(char);
    if (open >= 0) return CLOSE[open]!;
  }
  return '';
}

/** Whether the block before runs on in this line. */
function runsOn(text: string, before: Block, line: Line, head: Head | null, wrap: number): boolean {
  if (head || line.gap > 3) return false;
  const last = text[before.to - 1]!;
  const first = text[line.from]!;
  if ('#*-|<>【'.includes(first)) return false;
  if (',、'.includes(last)) return true;
  if (',、。;)》”'.includes(first) && charClass[text.charCodeAt(before.to - 1)] === HAN) return true;
  const close = openBracket(text, before.from, before.to);
  if (close && text.slice(line.from, Math.min(line.to, line.from + 80)).includes(close)) return true;
  if (!wrap || line.gap > 2 || charClass[last.charCodeAt(0)] === STOP || ':;'.includes(last)) return false;
  if (text.startsWith('——', line.from) || line.indent > before.indent + 1) return false;
  return before.to - before.from >= wrap;
}

/**
 * Blocks of these lines. A block holds its line breaks when it joins broken lines; `wrap` is `wrapWidth` of the
 * whole text, `numbers` the state of the numbering so far.
 */
export function buildBlocks(text: string, lines: readonly Line[], wrap: number, numbers: Numbers = {}): Block[] {
  const blocks: Block[] = [];
  /** Width of the last line joined into the last block, for texts broken at a fixed width. */
  let lastLine = null as Block | null;
  for (const line of lines) {
    const head = readHead(text, line.from, line.to);
    const before = blocks.at(-1);
    if (before && lastLine && runsOn(text, lastLine, line, head, wrap)) {
      blocks[blocks.length - 1] = { ...before, to: line.to };
      lastLine = { ...lastLine, from: line.from, to: line.to };
      continue;
    }
    if (head) count(numbers, head);
    const pieces = line.to - line.from > LONG || head ? cuts(text, line, head, numbers) : [];
    let from = line.from;
    let opener = head;
    let gap = line.gap;
    for (const piece of pieces) {
      const to = trimEnd(text, from, piece.at);
      if (to > from) blocks.push({ from, to, head: opener, gap, indent: line.indent });
      from = piece.at;
      opener = piece.head;
      gap = 0;
    }
    lastLine = { from, to: line.to, head: opener, gap, indent: line.indent };
    blocks.push(lastLine);
  }
  return blocks;
}
