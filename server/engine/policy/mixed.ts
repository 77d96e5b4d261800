/** Lines in which a page's furniture and the paper stand side by side are parted before anything is judged. */
import { charClass, HAN, isDigit, SPACE, STOP } from '../text/chars.ts';
import { readHead } from './heads.ts';
import type { Line } from './lines.ts';
import { scanLines } from './lines.ts';
import { CHROME_WORDS, PAGE_DATA_WORDS } from './vocabulary.ts';

/** Furniture runs into the paper at its edges: so many lines are looked at from either end. */
const HEAD_LINES = 40;
const TAIL_LINES = 80;
/** How far into a line a page's data reach. */
const HEAD_REACH = 600;
const TAIL_REACH = 400;

const isSpace = (text: string, at: number): boolean => charClass[text.charCodeAt(at) || 0] === SPACE;

/** Where the paper's words start behind a page's data in one line; `line.from` when they are not mixed. */
function behindData(text: string, line: Line): number {
  if (line.to - line.from < 40) return line.from;
  const limit = Math.min(line.to, line.from + HEAD_REACH);
  let from = line.from;
  for (let at = line.from; at < limit; at++) {
    if (charClass[text.charCodeAt(at)] === STOP) break;
    const hit = PAGE_DATA_WORDS.at(text, at) ?? CHROME_WORDS.at(text, at);
    if (!hit) continue;
    const after = at + hit.word.length;
    // 发布时间: or 首页 >, not the same words in a sentence.
    if (!':/›»>'.includes(text[after - 1]!) && text[after] !== ':' && !isSpace(text, after)) continue;
    at = after;
    const skip = (test: () => boolean): void => {
      while (at < limit && test()) at++;
    };
    skip(() => text[at] === ':' || isSpace(text, at));
    skip(() => !isSpace(text, at) && charClass[text.charCodeAt(at)] !== STOP);
    // An hour after a date, and the letters of 大 中 小, belong to what they follow.
    for (let more = true; more; ) {
      skip(() => isSpace(text, at));
      const start = at;
      skip(() => isDigit(text, at) || text[at] === ':');
      if (at === start && '大中小]】'.includes(text[at] ?? ' ') && (isSpace(text, at + 1) || at + 1 >= limit)) at++;
      more = at > start;
    }
    from = at--;
  }
  return from;
}

/** Where a page's furniture starts behind the paper's last words in one line; `line.to` when they are not mixed. */
function beforeFurniture(text: string, line: Line): number {
  let from = line.to;
  const floor = Math.max(line.from, line.to - TAIL_REACH);
  while (from > floor && charClass[text.charCodeAt(from - 1)] !== STOP && text[from - 1] !== ')') from--;
  // A heading has no stop; furniture behind it is set off by a blank.
  const head = from === floor ? readHead(text, line.from, line.to) : null;
  if (from === floor && !head) return line.to;
  let hit = CHROME_WORDS.search(text, Math.max(from, line.from + 1), line.to);
  while (hit > 0) {
    let edge = hit;
    while (edge > line.from && (isSpace(text, edge - 1) || '【['.includes(text[edge - 1]!))) edge--;
    if (edge < hit || (!head && edge === from)) return edge;
    hit = CHROME_WORDS.search(text, hit + 1, line.to);
  }
  return line.to;
}

function holdsHan(text: string, from: number, to: number, least: number): boolean {
  let han = 0;
  for (let at = from; at < to && han < least; at++) if (charClass[text.charCodeAt(at)] === HAN) han++;
  return han >= least;
}

function part(text: string, line: Line, cut: number): Line[] {
  const [left] = scanLines(text, line.from, cut);
  const [right] = scanLines(text, cut, line.to);
  if (!left || !right) return [line];
  return [
    { ...left, gap: line.gap, indent: line.indent },
    { ...right, gap: 0, indent: 0 },
  ];
}

/** The lines, those parted that mix a page's furniture with the paper's words. */
export function partMixed(text: string, lines: readonly Line[]): readonly Line[] {
  let changed = false;
  const result = lines.flatMap((line, i) => {
    let pieces = [line];
    if (i < HEAD_LINES) {
      const cut = behindData(text, line);
      if (cut > line.from && (holdsHan(text, cut, line.to, 6) || readHead(text, cut, line.to)))
        pieces = part(text, line, cut);
    }
    if (i >= lines.length - TAIL_LINES) {
      const last = pieces.at(-1)!;
      const cut = beforeFurniture(text, last);
      if (cut < last.to && holdsHan(text, last.from, cut, 3)) pieces.splice(-1, 1, ...part(text, last, cut));
    }
    if (pieces.length > 1) changed = true;
    return pieces;
  });
  return changed ? result : lines;
}
