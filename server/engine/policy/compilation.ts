/** Pages that bundle several papers: “… 篇1”, “… 篇2”. */
import { isOrdinalChar } from '../text/chars.ts';
import type { Line } from './lines.ts';

export interface Part {
  /** Index of the line that names the part; -1 for a page that is one paper. */
  readonly titleLine: number;
  readonly firstLine: number;
  readonly endLine: number;
}

/** 篇1, 篇一, 【篇1】, 篇一: at the end or the start of a short line: the number's value as text; null for other lines. */
function partNumber(text: string, line: Line): string | null {
  if (line.to - line.from > 60 || line.stops > 0) return null;
  const words = text.slice(line.from, line.to);
  if (!words.includes('篇')) return null;
  const at = words.search(/篇\s?[\d一二三四五六七八九十]{1,3}[】\])]?(?:$|[:、\s])/u);
  if (at < 0) return null;
  const number = /[\d一二三四五六七八九十]{1,3}/u.exec(words.slice(at))![0];
  const after = words.slice(words.indexOf(number, at) + number.length).replace(/^[】\]):、\s]+/u, '');
  // 第一篇 is a plan's own division; 16篇 counts.
  if (words[at - 1] === '第' || (at > 0 && isOrdinalChar(words, at - 1))) return null;
  return after.length > 30 ? null : number;
}

/** The parts of a page in page order; one part without title when the page is no compilation. */
export function splitParts(text: string, lines: readonly Line[]): Part[] {
  const heads: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.to - line.from <= 60 && partNumber(text, line) !== null) heads.push(i);
  }
  // A list of links to the parts repeats their names: only a name with text under it opens a part.
  const parts = heads
    .map((titleLine, k) => ({ titleLine, firstLine: titleLine + 1, endLine: heads[k + 1] ?? lines.length }))
    .filter(({ firstLine, endLine }) => {
      let han = 0;
      for (let i = firstLine; i < endLine && han < 200; i++) han += lines[i]!.han;
      return han >= 200;
    });
  return parts.length >= 2 ? parts : [{ titleLine: -1, firstLine: 0, endLine: lines.length }];
}
