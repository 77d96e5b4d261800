import type { Period } from './types.ts';

const FIVE_YEARS: Record<string, number> = {
  十一五: 2006,
  十二五: 2011,
  十三五: 2016,
  十四五: 2021,
  十五五: 2026,
  十六五: 2031,
};
const ORDINALS: Record<string, string> = { 第十三个五年: '十三五', 第十四个五年: '十四五', 第十五个五年: '十五五' };

/** Years that a title or a statement of the plan period names: 2021—2025年, “十四五”, 第十四个五年规划; null when it names none. */
export function readPeriod(text: string, from: number, to: number): Period | null {
  const words = text.slice(from, Math.min(to, from + 400));
  const range = /(?<!\d)(20\d\d)\s?年?\s?(?:-|—{1,2}|~|至|到)\s?(20\d\d)(?!\d)/u.exec(words);
  if (range) {
    const first = Number(range[1]);
    const last = Number(range[2]);
    if (first <= last && last - first <= 30) return { from: first, to: last };
  }
  for (const [long, short] of Object.entries(ORDINALS)) if (words.includes(long)) return fiveYears(short);
  // The latest one named is the plan's own: 十三五 stands beside it as the past.
  for (const name of Object.keys(FIVE_YEARS).reverse()) if (words.includes(name)) return fiveYears(name);
  return null;
}

const fiveYears = (name: string): Period => ({ from: FIVE_YEARS[name]!, to: FIVE_YEARS[name]! + 4 });
