import { scaleLinear } from 'd3-scale';
import type { CompareRow } from '../../../server/protocol/messages.ts';
import { svg } from './dom.ts';
import type { Strings } from './strings.ts';

const width = 190;
const margin = 12;
/** The line on which the values stand. */
const base = 30;
const height = 46;
const radius = 3.2;
/** Dots that would cover one another are piled up, so many high. */
const pile = 5;
const steps = 3;

/** The values on one line: peers as dots, the draft as a diamond, the median, the floor and the own past as marks. Null where there is nothing to see. */
export function strip(row: CompareRow, words: Strings): SVGElement | null {
  const { amount, medianAmount: median, peers, floors } = row;
  const ranked = peers.filter((peer) => peer.amount !== null && peer.relation !== 'shown');
  if (amount === null || ranked.length < 2) return null;
  const floor = floors.find((one) => one.kind === 'superior' && one.amount !== null)?.amount ?? null;
  const past = floors.find((one) => one.kind !== 'superior' && one.amount !== null)?.amount ?? null;
  const values = [amount, ...ranked.map((peer) => peer.amount!), ...[floor, past].filter((one) => one !== null)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high > low) || !Number.isFinite(high - low)) return null;
  const scale = scaleLinear([low, high], [margin, width - margin]).nice(steps);
  const piled = new Map<number, number>();
  const dots = [...ranked]
    .sort((a, b) => a.amount! - b.amount!)
    .map((peer) => {
      const x = scale(peer.amount!);
      const column = Math.round(x / (2 * radius));
      const above = piled.get(column) ?? 0;
      piled.set(column, above + 1);
      const y = base - radius - 1 - Math.min(above, pile - 1) * radius * 1.3;
      return svg(
        'circle',
        { class: `dot ${peer.relation}`, cx: x, cy: y, r: radius },
        titled(`${peer.name} ${peer.value}`),
      );
    });
  const line = (at: number, name: string, text: string) =>
    svg('line', { class: name, x1: scale(at), x2: scale(at), y1: 6, y2: base }, titled(text));
  const x = scale(amount);
  const label = words.plot(new Set(ranked.map(({ name }) => name)).size, row.value, row.median);
  return svg(
    'svg',
    { class: 'strip', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    svg('line', { class: 'axis', x1: margin, x2: width - margin, y1: base, y2: base }),
    ...scale
      .ticks(steps)
      .flatMap((tick) => [
        svg('line', { class: 'axis', x1: scale(tick), x2: scale(tick), y1: base, y2: base + 3 }),
        svg('text', { class: 'tick', x: scale(tick), y: height - 2 }, new Text(String(tick))),
      ]),
    ...dots,
    ...(floor === null ? [] : [line(floor, 'floor-line', words.superiorMark)]),
    ...(median === null ? [] : [line(median, 'median-line', words.median(row.median ?? ''))]),
    ...(past === null
      ? []
      : [svg('path', { class: 'past', d: `M${scale(past)} ${base + 1}l4 7h-8z` }, titled(words.pastMark))]),
    svg('path', { class: 'own', d: `M${x} ${base - 7}l6 7l-6 7l-6 -7z` }, titled(`${words.draft} ${row.value}`)),
  );
}

const titled = (text: string): SVGElement => svg('title', {}, new Text(text));
