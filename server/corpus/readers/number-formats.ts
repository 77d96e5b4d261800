/** How Word writes the number of a list item. Formats carry their names in OOXML (ST_NumberFormat). */

const HAN = [...'〇一二三四五六七八九'];
const FORMAL = [...'零壹贰叁肆伍陆柒捌玖'];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];

const digits = (value: number, signs: readonly string[]): string =>
  [...String(value)].map((digit) => signs[Number(digit)]!).join('');

/** 1 to 9999 in the counting system: 一十二, 二十, 一百零五. */
function counting(value: number, signs: readonly string[], powers: readonly string[], zero: string): string {
  if (value < 1 || value > 9999) return digits(value, signs);
  let written = '';
  const places = [...String(value)].map(Number);
  places.forEach((digit, at) => {
    const power = places.length - 1 - at;
    if (digit > 0) written += signs[digit]! + powers[power]!;
    else if (written && !written.endsWith(zero)) written += zero;
  });
  if (written.endsWith(zero)) written = written.slice(0, -1);
  return written;
}

/** Signs that stand in a row in Unicode, from the sign of 1 on; null beyond them. */
const row =
  (...ranges: readonly (readonly [from: number, first: number, last: number])[]) =>
  (value: number): string | null => {
    const range = ranges.find(([from, first, last]) => value >= from && value <= from + last - first);
    return range ? String.fromCodePoint(range[1] + value - range[0]) : null;
  };

const circled = row([0, 0x24ea, 0x24ea], [1, 0x2460, 0x2473], [21, 0x3251, 0x325f], [36, 0x32b1, 0x32bf]);

/** Beyond z Word doubles the letter: aa, bb, …, then aaa. */
const letters = (value: number): string | null =>
  value < 1 || value > 26 * 30
    ? null
    : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

const ROMAN = Object.entries({ m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10 }).concat(
  Object.entries({ ix: 9, v: 5, iv: 4, i: 1 }),
);

function roman(value: number): string | null {
  if (value < 1 || value > 4999) return null;
  let written = '';
  let rest = value;
  for (const [sign, worth] of ROMAN) {
    for (; rest >= worth; rest -= worth) written += sign;
  }
  return written;
}

const fullWidth = (value: number): string => digits(value, [...'０１２３４５６７８９']);
/** 十二, not 一十二; but 一百一十二. */
const chinese = (value: number): string => counting(value, HAN, ['', '十', '百', '千'], '零').replace(/^一(?=十)/, '');
const formal = (value: number): string => counting(value, FORMAL, ['', '拾', '佰', '仟'], '零');
const han = (value: number): string => digits(value, HAN);
const cycle =
  (signs: readonly string[]) =>
  (value: number): string =>
    signs[(value + signs.length - 1) % signs.length]!;

const FORMATS: Readonly<Record<string, (value: number) => string | null>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: row([1, 0x2488, 0x249b]),
  decimalEnclosedParen: row([1, 0x2474, 0x2487]),
  ideographEnclosedCircle: row([1, 0x3280, 0x3289]),
  numberInDash: (value) => `- ${value} -`,
  lowerLetter: letters,
  upperLetter: (value) => letters(value)?.toUpperCase() ?? null,
  lowerRoman: roman,
  upperRoman: (value) => roman(value)?.toUpperCase() ?? null,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: han,
  taiwaneseDigital: han,
  japaneseDigitalTenThousand: han,
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  japaneseLegal: formal,
  ideographTraditional: cycle(STEMS),
  ideographZodiac: cycle(BRANCHES),
  ideographZodiacTraditional: (value) => cycle(STEMS)(value) + cycle(BRANCHES)(value),
};

/** The number as this format writes it; plain digits where the format is unknown or does not reach so far. */
export const formatNumber = (value: number, format: string): string =>
  (value < 0 ? null : FORMATS[format]?.(value)) ?? String(value);

/** ① for 1; null where there is no such sign. */
export const circledNumber = circled;
