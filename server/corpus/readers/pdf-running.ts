/** Headers, footers and page numbers of a printed document. */
import type { PrintLine } from './pdf-lines.ts';

export interface Leaf {
  readonly height: number;
  readonly lines: readonly PrintLine[];
}

/** Share of the page at its top and its bottom where they stand. */
const MARGIN = 0.17;
const PAGE_NUMBER =
  /^(?:[-—–－―─·•\s]*\d{1,4}[-—–－―─·•\s]*|第?\s*\d{1,4}\s*[/／]\s*\d{1,4}\s*页?|第\s*\d{1,4}\s*页(?:[\s，,/／]*共\s*\d{1,4}\s*页)?|[-—–－\s]*[ivxIVX]{1,6}[-—–－\s]*)$/u;

type Edge = 'top' | 'bottom';

const edgeOf = ({ y }: PrintLine, height: number): Edge | null =>
  y < MARGIN * height ? 'top' : y > (1 - MARGIN) * height ? 'bottom' : null;

/** The same header on each page, whatever numbers it counts. */
const likeness = (line: PrintLine, edge: Edge): string =>
  `${edge} ${line.text.replace(/\s/gu, '').replace(/\d+/g, '#')}`;

/** The lines of these pages without those that belong to the paper: what is repeated at its edge, and page numbers. */
export function withoutRunning(leaves: readonly Leaf[]): PrintLine[][] {
  const counts = new Map<string, number>();
  for (const { height, lines } of leaves) {
    const own = new Set<string>();
    for (const line of lines) {
      const edge = edgeOf(line, height);
      if (edge) own.add(likeness(line, edge));
    }
    for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Left and right pages, and chapters, have headers of their own.
  const often = Math.max(3, leaves.length / 5);
  return leaves.map(({ height, lines }) => {
    const kept = lines.filter((line) => {
      const edge = edgeOf(line, height);
      return !edge || counts.get(likeness(line, edge))! < often || !hasWords(line.text);
    });
    const isNumber = (line: PrintLine | undefined, edge: Edge): boolean =>
      line !== undefined && edgeOf(line, height) === edge && PAGE_NUMBER.test(line.text);
    const from = isNumber(kept[0], 'top') ? 1 : 0;
    const to = kept.length > from && isNumber(kept.at(-1), 'bottom') ? -1 : kept.length;
    return kept.slice(from, to);
  });
}

/** Numbers alone are no title: they are left to the rule for page numbers. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text);
