import type { Span } from '../engine/text/span.ts';

/** Between the full stops or semicolons around a stretch, within bounds. The shadow writes both alike everywhere. */
export function sentenceAround(shadow: string, { from, to }: Span, bounds: Span): Span {
  const ends = ['。', '；', ';', '\n'];
  const starts = ends.map((end) => shadow.lastIndexOf(end, from - 1) + 1);
  const stops = ends.map((end) => shadow.indexOf(end, to)).filter((at) => at >= 0);
  return { from: Math.max(bounds.from, ...starts), to: Math.min(bounds.to, ...stops) };
}
