import { foldText } from './terms.ts';

/** Shorter titles (实施方案, 政府工作报告) say too little for one to be looked for inside another. In characters. */
const TELLING = 12;

/** A title's letters and digits alone, simplified: two prints of one title give the same. */
export const foldTitle = (title: string): string => foldText(title).replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether two folded titles name one policy: equal, or the plan's own title inside that of the notice that prints it. */
export function isSameTitle(a: string, b: string): boolean {
  if (a === b) return a !== '';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= TELLING && long.includes(short);
}
