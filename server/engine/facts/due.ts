import type { DateAt } from '../text/dates.ts';
import { Codes, Words } from '../text/words.ts';
import type { Due } from './reading.ts';
import type { DateToken, Sentence } from './scan.ts';

const RELATIVE = new Words<NonNullable<Due['relative']> | 'year-end'>([
  ['今年', 'this'],
  ['本年度', 'this'],
  ['年内', 'this'],
  ['全年', 'this'],
  ['今年底', 'year-end'],
  ['今年年底', 'year-end'],
  ['年底', 'year-end'],
  ['年末', 'year-end'],
  ['年底前', 'year-end'],
  ['明年', 'next'],
  ['去年', 'last'],
  ['上年', 'last'],
  ['今后五年', 'five'],
  ['未来五年', 'five'],
  ['今后5年', 'five'],
  ['未来5年', 'five'],
  ['五年内', 'five'],
  ['5年内', 'five'],
  ['今后三年', 'three'],
  ['未来三年', 'three'],
  ['三年内', 'three'],
  ['3年内', 'three'],
  ['规划期末', 'plan'],
  ['规划期内', 'plan'],
]);

const NONE = {
  year: null,
  month: null,
  day: null,
  masked: false,
  relative: null,
  yearEnd: false,
  ahead: false,
} as const;

/** 到, 至, 在 before and 底, 前, 末 behind make a date a deadline. */
function ahead(text: string, date: DateAt): boolean {
  const before = text.charAt(date.from - 1) === '“' ? text.charAt(date.from - 2) : text.charAt(date.from - 1);
  if (before === '到' || before === '至') return !/截[到至]/.test(text.slice(Math.max(0, date.from - 3), date.from));
  return (
    date.end ||
    text.startsWith('前', date.to) ||
    text.startsWith('之前', date.to) ||
    text.startsWith('以前', date.to) ||
    date.plan
  );
}

export function dueOf(text: string, date: DateAt): Due {
  const yearEnd = date.month === null && date.end && !date.plan && endsYear(text, date.to);
  return {
    year: date.endYear ?? date.year,
    month: date.endYear === null ? date.month : null,
    day: date.day,
    masked: date.masked,
    relative: date.year === null && !date.masked ? 'this' : null,
    yearEnd,
    ahead: ahead(text, date) || date.endYear !== null,
  };
}

/** 年底 and 年末, but not a bare 2025年前, which the year itself answers. */
const endsYear = (text: string, at: number): boolean => {
  const i = text.charCodeAt(at) === 0x5e74 ? at + 1 : at;
  return text.charCodeAt(i) === 0x5e95 || text.charCodeAt(i) === 0x672b;
};

/** The deadline that holds at `at`: the nearest one before it in the sentence, else one in the rest of its own phrase. */
export function dueAt(sentence: Sentence, at: number, phraseTo: number): Due | null {
  const { text, dates } = sentence;
  const next = firstAfter(dates, at);
  let near: DateToken | null = null;
  for (let k = next - 1; k >= 0 && !near; k -= 1) {
    const token = dates[k]!;
    if (!token.baseline && !named(text, token.date) && reaches(text, sentence.from, token.date, at)) near = token;
  }
  const floor = near ? near.date.to : sentence.from;
  const relative = lastRelative(text, floor, at);
  if (relative) return relative;
  if (near) return dueOf(text, near.date);
  for (let k = next; k < dates.length && dates[k]!.date.to <= phraseTo; k += 1) {
    const token = dates[k]!;
    if (!token.baseline && !token.date.plan && token.date.from >= at && ahead(text, token.date))
      return dueOf(text, token.date);
  }
  return null;
}

/**
 * Deadlines of 到2022年和2030年…分别达到x、y: the `count` dates joined by 和 or 、 that stand nearest before `at`, one for
 * each value; null where there are not just so many.
 */
export function coordinatedDues({ text, dates }: Sentence, at: number, count: number): Due[] | null {
  let end = firstAfter(dates, at) - 1;
  while (end >= 0 && dates[end]!.baseline) end -= 1;
  let first = end;
  while (first > 0 && isJoined(text, dates[first - 1]!, dates[first]!)) first -= 1;
  if (end < 0 || end - first + 1 !== count) return null;
  return dates.slice(first, end + 1).map(({ date }) => ({ ...dueOf(text, date), ahead: true }));
}

const isJoined = (text: string, { date, baseline }: DateToken, next: DateToken): boolean =>
  !baseline &&
  date.endYear === null &&
  /^(?:年|底|末)?\s*[、和与及]\s*到?$/.test(text.slice(date.to, next.date.from).slice(0, 8));

/** Index of the first date that ends after `at`; dates are in text order. */
function firstAfter(dates: readonly DateToken[], at: number): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dates[middle]!.date.to <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** “十四五”规划 names a paper; 2023届 and 2022年度 people and prizes. */
export const named = (text: string, date: DateAt): boolean =>
  date.plan &&
  !/^(?:期间|时期|期末|末|后|规划期|,|到|至|[一二三四五]年)/.test(text.slice(date.to, date.to + 4)) &&
  !/[到至]“?$/.test(text.slice(Math.max(0, date.from - 2), date.from));

/** A date that opens its sentence or its clause (到2025年，) holds to the sentence's end; one that leans on a verb (年底建成) to the 分号. */
function reaches(text: string, from: number, date: DateAt, at: number): boolean {
  if (date.month !== null && !text.slice(date.to, date.to + 4).includes(',') && text.slice(date.to, at).includes(','))
    return false;
  if (!text.slice(date.to, at + 1).includes(';')) return true;
  if (date.from - from <= 6) return true;
  for (let i = date.to; i < date.to + 4; i += 1) if (text.charAt(i) === ',') return true;
  return false;
}

const STARTS = '今本年全明去上未五5三3规';
const STARTING = new Codes(STARTS);

function lastRelative(text: string, from: number, to: number): Due | null {
  let found: Due | null = null;
  for (let i = from; i < to; i += 1) {
    if (!STARTING.has(text.charCodeAt(i))) continue;
    const word = RELATIVE.startingAt(text, i, to);
    if (!word) continue;
    // 2025年底 has its year; 每年底 and 近年末 have none.
    const digit = text.charCodeAt(i - 1);
    if (
      word[0].startsWith('年') &&
      ((digit >= 48 && digit <= 57) ||
        digit === 0x5e74 ||
        digit === 0x6bcf ||
        digit === 0x4e94 ||
        digit === 0x4e09 ||
        digit === 0x6b21)
    )
      continue;
    if (word[0] === '上年' && text.charAt(i - 1) === '以') continue;
    const yearEnd = word[1] === 'year-end';
    found = {
      ...NONE,
      relative: word[1] === 'year-end' ? 'this' : word[1],
      yearEnd,
      ahead: word[1] !== 'last',
    };
    i += word[0].length - 1;
  }
  return found;
}
