/** Dates that a paper or its page bears: 成文日期 and 发布日期. */
import { isDigit } from '../text/chars.ts';
import type { Span } from '../text/span.ts';

export interface PaperDate extends Span {
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date: string;
}

const HAN_DIGITS = '〇一二三四五六七八九';

const hanNumber = (words: string): number => {
  const parts = words.split('十');
  if (parts.length === 1) return HAN_DIGITS.indexOf(words);
  const tens = parts[0] ? HAN_DIGITS.indexOf(parts[0]) : 1;
  return tens * 10 + (parts[1] ? HAN_DIGITS.indexOf(parts[1]) : 0);
};

const pad = (value: number): string => String(value).padStart(2, '0');

function make(year: number, month: number, day: number): string | null {
  if (year < 1949 || year > 2100 || month < 1 || month > 12) return null;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= days ? `${year}-${pad(month)}-${pad(day)}` : null;
}

const ARABIC =
  /(\d{4})\s{0,3}(?:年\s{0,3}(\d{1,2})\s{0,3}月(?:\s{0,3}(\d{1,2})\s{0,3}日?)?|([-./])(\d{1,2})\4(\d{1,2})(?!\d))/u;
const HAN = /([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u;

/** The first date in [from, to); null where there is none. Looks at no more than 400 characters. */
export function dateIn(text: string, from: number, to: number): PaperDate | null {
  const words = text.slice(from, Math.min(to, from + 400));
  const arabic = ARABIC.exec(words);
  const han = arabic ? null : HAN.exec(words);
  const match = arabic ?? han;
  if (!match) return null;
  const start = from + match.index;
  const span = { from: start, to: start + match[0].trimEnd().length };
  if (han) {
    const year = [...han[1]!.replaceAll('零', '〇')].reduce((sum, char) => sum * 10 + HAN_DIGITS.indexOf(char), 0);
    const date = make(year, hanNumber(han[2]!), hanNumber(han[3]!));
    return date ? { ...span, date } : null;
  }
  if (isDigit(text, start - 1) && start > from) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? match[5]);
  const day = match[3] ?? match[6];
  const date = day === undefined ? make(year, month, 1)?.slice(0, 7) : make(year, month, Number(day));
  return date ? { ...span, date } : null;
}

/** 202282 where 2022年8月2日 has lost its characters: read only when no other reading is possible. */
function damagedDate(words: string): string | null {
  if (!/^20\d{4,6}$/u.test(words)) return null;
  const rest = words.slice(4);
  const readings = new Set<string>();
  for (let cut = 1; cut < rest.length; cut++) {
    if (rest[cut] === '0' || (rest[0] === '0' && rest.length !== 4)) continue;
    const date = make(Number(words.slice(0, 4)), Number(rest.slice(0, cut)), Number(rest.slice(cut)));
    if (date) readings.add(date);
  }
  if (rest.length === 4) {
    const date = make(Number(words.slice(0, 4)), Number(rest.slice(0, 2)), Number(rest.slice(2)));
    if (date) readings.add(date);
  }
  return readings.size === 1 ? [...readings][0]! : null;
}

/** The date of a line that is a date and nothing else but the signing body before it, or 印发 after it; null for others. */
export function lineDate(text: string, line: Span): PaperDate | null {
  if (line.to - line.from > 60) return null;
  const words = text.slice(line.from, line.to);
  const damaged = damagedDate(words);
  if (damaged) return { from: line.from, to: line.to, date: damaged };
  const found = dateIn(text, line.from, line.to);
  if (!found) return null;
  const before = text.slice(line.from, found.from).trim();
  const after = text.slice(found.to, line.to).trim();
  if (after !== '' && after !== '印发' && after !== '日' && !/^\(此件/u.test(after)) return null;
  return before === '' || /(?:政府|办公室|办公厅|委员会|委|局|厅|部|院|中心|领导小组)[\s,]*$/u.test(before)
    ? found
    : null;
}
