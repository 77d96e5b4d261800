import type { CompareRow } from '../../../server/protocol/messages.ts';
import { svg } from './dom.ts';

const width = 132;
const margin = 7;
const middle = 9;

/** The values on one line: peers as dots, the draft as a diamond. Null where there is nothing to see. */
export function strip({ amount, peers }: CompareRow): SVGElement | null {
  const ranked = peers.filter((peer) => peer.amount !== null && peer.relation !== 'shown');
  if (amount === null || ranked.length < 2) return null;
  const values = [amount, ...ranked.map((peer) => peer.amount!)];
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!(high > low) || !Number.isFinite(high - low)) return null;
  const at = (value: number) => margin + ((value - low) / (high - low)) * (width - 2 * margin);
  const x = at(amount);
  // The same figures stand in the table as text.
  return svg(
    'svg',
    { class: 'strip', width, height: 2 * middle, viewBox: `0 0 ${width} ${2 * middle}`, 'aria-hidden': 'true' },
    svg('line', { class: 'axis', x1: margin, x2: width - margin, y1: middle, y2: middle }),
    ...ranked.map((peer) => svg('circle', { class: `dot ${peer.relation}`, cx: at(peer.amount!), cy: middle, r: 4 })),
    svg('path', { class: 'own', d: `M${x} ${middle - 6}l5 6l-5 6l-5 -6z` }),
  );
}
