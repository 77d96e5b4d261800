/** A number as it stands in a text. */
export interface Numeral {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Written in Chinese characters (二十, 一亿三千万, 二〇二五). */
  readonly chinese: boolean;
  /** Digits as written, without grouping commas; empty for Chinese numerals. */
  readonly digits: string;
}

const DIGITS = '〇零一二三四五六七八九';
const digitOf = new Map<number, number>();
for (let i = 0; i < DIGITS.length; i += 1) digitOf.set(DIGITS.charCodeAt(i), Math.max(0, i - 1));
digitOf.set('两'.charCodeAt(0), 2);
digitOf.set('○'.charCodeAt(0), 0);
const POWERS = new Map<number, number>([
  ['十'.charCodeAt(0), 10],
  ['百'.charCodeAt(0), 100],
  ['千'.charCodeAt(0), 1000],
]);
const WAN = '万'.charCodeAt(0);
const YI = '亿'.charCodeAt(0);

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isChineseDigit = (code: number): boolean => digitOf.has(code) || code === 0x5341;

/** Reads digits with grouping commas and a decimal point (3,400 · 77.6). Expects a digit at `at`. */
function readArabic(text: string, at: number, limit: number): Numeral {
  let end = at;
  let digits = '';
  while (end < limit && isDigit(text.charCodeAt(end))) end += 1;
  digits = text.slice(at, end);
  // A comma groups digits only when exactly three follow each time: "2025,30" is a list.
  if (end - at <= 3) {
    while (
      text.charCodeAt(end) === 44 &&
      end + 3 < limit &&
      isDigit(text.charCodeAt(end + 1)) &&
      isDigit(text.charCodeAt(end + 2)) &&
      isDigit(text.charCodeAt(end + 3)) &&
      !isDigit(text.charCodeAt(end + 4))
    ) {
      digits += text.slice(end + 1, end + 4);
      end += 4;
    }
  }
  if (text.charCodeAt(end) === 46 && end + 1 < limit && isDigit(text.charCodeAt(end + 1))) {
    let tail = end + 1;
    while (tail < limit && isDigit(text.charCodeAt(tail))) tail += 1;
    digits += text.slice(end, tail);
    end = tail;
  }
  return { from: at, to: end, value: Number(digits), chinese: false, digits };
}

/** Reads a Chinese numeral: 三千五百, 一亿三千万, 十二, 二〇二五, 三点五. */
function readChinese(text: string, at: number, limit: number): Numeral | null {
  let i = at;
  let total = 0;
  let section = 0;
  let digit = -1;
  let run = 0;
  let runDigits = 0;
  let sawPower = false;
  while (i < limit) {
    const code = text.charCodeAt(i);
    const value = digitOf.get(code);
    if (value !== undefined) {
      if (digit >= 0 && value !== 0 && sawPower && run > 0) break;
      if (run > 0 && sawPower) break;
      digit = value;
      runDigits = runDigits * 10 + value;
      run += 1;
      if (value === 0 && sawPower) run = 0;
      i += 1;
      continue;
    }
    const power = POWERS.get(code);
    if (power !== undefined) {
      // 百 or 千 without a digit before it is a word (百年, 千家), not a number.
      if (digit < 0 && power !== 10) break;
      if (run > 1) break;
      section += (digit < 0 || (digit === 0 && run === 0) ? 1 : digit) * power;
      digit = -1;
      run = 0;
      runDigits = 0;
      sawPower = true;
      i += 1;
      continue;
    }
    if ((code === WAN || code === YI) && (sawPower || run === 1) && run <= 1) {
      // 三万, 一亿三千万: a magnitude inside the numeral; a bare trailing one stays with the unit.
      if (!digitOf.has(text.charCodeAt(i + 1)) && total === 0) break;
      section += Math.max(digit, 0);
      if (code === YI) total = (total + section) * 1e8;
      else total += section * 1e4;
      section = 0;
      digit = -1;
      run = 0;
      runDigits = 0;
      sawPower = true;
      i += 1;
      continue;
    }
    break;
  }
  if (i === at) return null;
  let value = sawPower ? total + section + Math.max(digit, 0) : runDigits;
  if (text.charCodeAt(i) === 0x70b9 && digitOf.has(text.charCodeAt(i + 1)) && i + 1 < limit) {
    let scale = 0.1;
    i += 1;
    while (i < limit && digitOf.has(text.charCodeAt(i))) {
      value += (digitOf.get(text.charCodeAt(i)) ?? 0) * scale;
      scale /= 10;
      i += 1;
    }
    value = Number(value.toFixed(6));
  }
  return { from: at, to: i, value, chinese: true, digits: '' };
}

/** Reads the number that begins at `at`, looking no further than `limit`; null where none begins. */
export function readNumeral(text: string, at: number, limit: number = text.length): Numeral | null {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return readArabic(text, at, limit);
  return isChineseDigit(code) ? readChinese(text, at, limit) : null;
}
