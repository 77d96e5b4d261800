/** Five-year plan periods, named as papers name them. */
import type { Period } from '../policy/types.ts';

const ORDINALS = ['十', '十一', '十二', '十三', '十四', '十五', '十六'];
/** First year of the tenth plan. */
const FIRST = 2001;

/** Years of a plan by its short name, quoted or bare: 十四五, “十五五”, 十四五时期. Null for any other words. */
export function planPeriod(name: string): { readonly from: number; readonly to: number } | null {
  const found = /^[“”"'「]?(十[一二三四五六]?)五[“”"'」]?(?:时期|期间|规划)?$/.exec(name.trim());
  const at = found ? ORDINALS.indexOf(found[1]!) : -1;
  if (at < 0) return null;
  const from = FIRST + at * 5;
  return { from, to: from + 4 };
}

/** Short name of the plan that covers a year (2023 → 十四五); null before 2001 and after 2035. */
export function planOf(year: number): string | null {
  const at = Math.floor((year - FIRST) / 5);
  const ordinal = ORDINALS[at];
  return year >= FIRST && ordinal ? `${ordinal}五` : null;
}

/** True where a year lies inside a period; open bounds hold. */
export const inPeriod = (year: number, period: Period): boolean =>
  (period.from === null || year >= period.from) && (period.to === null || year <= period.to);
