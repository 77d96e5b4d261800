import { isDigit, readNumeral } from './numeral.ts';

/** A date, a period or a plan period as it stands in the text; offsets in the text that was read. */
export interface DateAt {
  readonly from: number;
  readonly to: number;
  /** Null where it is not said (6月底, 年底) or masked (20xx年). */
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Last year of a period (2021—2025年, “十四五”), else null. */
  readonly endYear: number | null;
  readonly masked: boolean;
  /** False for a day or month that no calendar has. */
  readonly valid: boolean;
  /** 底, 末 or 前 follow: the whole of the period is meant, or its end. */
  readonly end: boolean;
  /** “十四五” and the like. */
  readonly plan: boolean;
}

const YEAR = 0x5e74;
const MONTH = 0x6708;
const DAY = 0x65e5;
const HAO = 0x53f7;
const DASHES = new Set([...'-—–~～－∼至到﹣─'].map((c) => c.charCodeAt(0)));
const MASK = new Set([...'xX×*＊○□'].map((c) => c.charCodeAt(0)));
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const daysOf = (year: number, month: number): number =>
  month === 2 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 28 : (DAYS[month - 1] ?? 31);

/** The tenth plan ended in 2005: the Nth ends in 1955 + 5N. */
const PLAN_BASE = 1955;
const ORDINALS = '一二三四五六七八九';

/** 十四五 → 2025; the year in which that five-year plan ends. */
export function planEnd(text: string, at: number): { to: number; end: number } | null {
  // 十五 … or 十一 五: 十 + digit + 五.
  if (text.charCodeAt(at) !== 0x5341) return null;
  const tens = ORDINALS.indexOf(text.charAt(at + 1)) + 1;
  if (tens > 0 && text.charCodeAt(at + 2) === 0x4e94) return { to: at + 3, end: PLAN_BASE + 5 * (10 + tens) };
  return null;
}

const blankEnd = (text: string, at: number): number => {
  let i = at;
  while (i < at + 2 && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 0xa0 || text.charCodeAt(i) === 0x3000))
    i += 1;
  return i;
};

/** Four digits of a year (1949–2099) at `at`, or masked ones (20xx, 202X); null otherwise. */
function yearAt(text: string, at: number): { to: number; year: number | null } | null {
  const code = text.charCodeAt(at);
  if (isDigit(code)) {
    let i = at;
    let masked = false;
    while (i < at + 4 && (isDigit(text.charCodeAt(i)) || (i >= at + 2 && MASK.has(text.charCodeAt(i))))) {
      if (!isDigit(text.charCodeAt(i))) masked = true;
      i += 1;
    }
    if (i !== at + 4 || isDigit(text.charCodeAt(i)) || isDigit(text.charCodeAt(at - 1))) return null;
    if (masked) return text.startsWith('20', at) || text.startsWith('19', at) ? { to: i, year: null } : null;
    const year = Number(text.slice(at, i));
    return year >= 1900 && year <= 2100 ? { to: i, year } : null;
  }
  if (text.charCodeAt(at) === 0x4e8c || text.charCodeAt(at) === 0x4e00) {
    const numeral = readNumeral(text, at, at + 4);
    if (numeral && numeral.to === at + 4 && numeral.value >= 1900 && numeral.value <= 2100)
      return { to: at + 4, year: numeral.value };
  }
  return null;
}

/** Reads the date that begins at `at`; null where none does. Expects the folded text. */
export function readDate(text: string, at: number, limit: number = text.length): DateAt | null {
  const first = yearAt(text, at);
  if (first) return readFromYear(text, at, first.to, first.year, limit);
  const code = text.charCodeAt(at);
  if (isDigit(code) && !isDigit(text.charCodeAt(at - 1))) return readMonth(text, at, at, null, limit, false);
  if (code === 0x5341) {
    const plan = planEnd(text, at);
    if (plan && !isPlanOther(text, at)) {
      let to = plan.to;
      const quote = text.charCodeAt(to);
      if (quote === 0x201d || quote === 0x22 || quote === 0x300d) to += 1;
      const end = text.startsWith('末', to) || text.startsWith('期末', to) || text.startsWith('规划期末', to);
      return date({ from: at, to, year: plan.end - 4, endYear: plan.end, plan: true, end });
    }
  }
  return null;
}

/** 六十四五 or 三十五五 are numbers, not plans. */
const isPlanOther = (text: string, at: number): boolean => ORDINALS.includes(text.charAt(at - 1)) && at > 0;

type Fields = Partial<DateAt> & { from: number; to: number };
const date = (fields: Fields): DateAt => ({
  year: null,
  month: null,
  day: null,
  endYear: null,
  masked: false,
  valid: true,
  end: false,
  plan: false,
  ...fields,
});

function readFromYear(text: string, from: number, yearTo: number, year: number | null, limit: number): DateAt | null {
  let i = blankEnd(text, yearTo);
  // 2021—2025年, 2021年—2025年, 2021-2025
  let sign = i;
  if (text.charCodeAt(sign) === YEAR) sign += 1;
  if (DASHES.has(text.charCodeAt(sign))) {
    let j = sign + 1;
    while (DASHES.has(text.charCodeAt(j)) && j < sign + 3) j += 1;
    const second = yearAt(text, blankEnd(text, j));
    if (second) {
      let to = second.to;
      const nian = blankEnd(text, to);
      const hasYear = text.charCodeAt(nian) === YEAR;
      if (hasYear) to = nian + 1;
      if (hasYear || text.charCodeAt(sign - 1) === YEAR || isClose(text.charCodeAt(to)))
        return date({
          from,
          to: Math.min(to, limit),
          year,
          endYear: second.year,
          masked: year === null || second.year === null,
          valid: year === null || second.year === null || second.year >= year,
        });
    }
  }
  // 2025-06-30, 2025.6.30, 2025/6/30
  if (year !== null) {
    const sep = text.charCodeAt(i);
    if ((sep === 45 || sep === 46 || sep === 47) && i === yearTo && isDigit(text.charCodeAt(i + 1))) {
      const month = readNumeral(text.slice(0, i + 3), i + 1);
      if (month && month.to < limit && text.charCodeAt(month.to) === sep && isDigit(text.charCodeAt(month.to + 1))) {
        const day = readNumeral(text.slice(0, month.to + 3), month.to + 1);
        if (day && !isDigit(text.charCodeAt(day.to)))
          return date({
            from,
            to: day.to,
            year,
            month: month.value,
            day: day.value,
            valid: validDay(year, month.value, day.value),
          });
      }
      return null;
    }
  }
  if (text.charCodeAt(i) !== YEAR) return null;
  i += 1;
  if (text.charCodeAt(i) === 0x5ea6) i += 1; // 年度
  const month = blankEnd(text, i);
  const code = text.charCodeAt(month);
  if (isDigit(code) || code === 0x5341 || ORDINALS.includes(text.charAt(month))) {
    const read = readMonth(text, month, from, year, limit, true);
    if (read) return read;
  }
  return date({ from, to: Math.min(i, limit), year, masked: year === null, end: isEnd(text, i), ...half(text, i) });
}

/** 上半年, 年中, 一季度 after a year bound it to a month. */
function half(text: string, at: number): { month?: number; to?: number } {
  if (text.startsWith('上半年', at)) return { month: 6, to: at + 3 };
  if (text.startsWith('下半年', at)) return { month: 12, to: at + 3 };
  return {};
}

const isEnd = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code === 0x5e95 || code === 0x672b || code === 0x524d || (code === YEAR && isEnd(text, at + 1));
};
const isClose = (code: number): boolean => code === 0x29 || code === 0xff09;

/** Month and day from `at`: 6月, 6月30日, 6月底, 2月30日. */
function readMonth(
  text: string,
  at: number,
  from: number,
  year: number | null,
  limit: number,
  afterYear: boolean,
): DateAt | null {
  const month = readNumeral(text, at, Math.min(limit, at + 4));
  if (!month) return null;
  const sign = blankEnd(text, month.to);
  // 1—6月 and 3至5月 name a stretch of months; its last one counts.
  if (DASHES.has(text.charCodeAt(sign)) && month.value <= 12) {
    const second = readNumeral(text, sign + 1, Math.min(limit, sign + 4));
    if (second && text.charCodeAt(second.to) === MONTH && second.value <= 12)
      return date({ from, to: second.to + 1, year, month: second.value, masked: afterYear && year === null });
  }
  if (text.charCodeAt(sign) !== MONTH || month.value % 1 !== 0) return null;
  // 3个月 has its counter; 第3月 and 13月龄 are no dates.
  const next = text.charCodeAt(sign + 1);
  if (next === 0x9f84 || next === 0x5747 || text.charCodeAt(at - 1) === 0x7b2c || text.charCodeAt(at - 1) === 45)
    return null;
  let to = sign + 1;
  let day: number | null = null;
  const dayAt = blankEnd(text, to);
  const read = readNumeral(text, dayAt, Math.min(limit, dayAt + 3));
  if (read) {
    const suffix = blankEnd(text, read.to);
    const code = text.charCodeAt(suffix);
    if (code === DAY || code === HAO) {
      day = read.value;
      to = suffix + 1;
    }
  }
  const valid = month.value >= 1 && month.value <= 12 && (day === null || validDay(year ?? 2024, month.value, day));
  return date({
    from,
    to: Math.min(to, limit),
    year,
    month: month.value,
    day,
    valid,
    masked: afterYear && year === null,
    end: day === null && isEnd(text, to),
  });
}

const validDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);

const pad = (n: number): string => String(n).padStart(2, '0');

/** The latest day that a date covers, YYYY-MM-DD; null when masked, invalid or without a year. */
export function latestDay(at: Pick<DateAt, 'year' | 'month' | 'day' | 'endYear' | 'valid' | 'masked'>): string | null {
  const year = at.endYear ?? at.year;
  if (year === null || !at.valid || (at.masked && at.endYear === null)) return null;
  const month = at.month ?? 12;
  const day = at.day ?? daysOf(year, month);
  return `${year}-${pad(month)}-${pad(day)}`;
}
