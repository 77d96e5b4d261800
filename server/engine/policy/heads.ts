/** The number or mark that opens a heading: 一、 （一） 1. （1） ① 第一章 专栏一 # ** and damaged remains of them. */
import { charClass, DIGIT, HAN, isDigit, isHan, isOrdinalChar, ordinalOf, SPACE } from '../text/chars.ts';

/**
 * How a heading is numbered, from the outside in. `lost` is a number of which only the closing bracket is left,
 * `mark` a heading without number (markdown, bold, a section name).
 */
export type Scheme =
  | 'part' // 第一篇 第一编
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'article' // 第一条: opens a clause, is no heading
  | 'han' // 一、
  | 'bracketed' // （一）
  | 'lost' // ）全周期…
  | 'dot' // 1.
  | 'decimal' // 1.1
  | 'digits' // （1） 1）
  | 'circle' // ①
  | 'box' // 专栏一
  | 'mark';

export interface Head {
  readonly scheme: Scheme;
  /** Value of the number; 0 where there is none. */
  readonly value: number;
  /** Where the heading's span starts: the number, or the title when there is none. */
  readonly from: number;
  /** End of the number as printed. */
  readonly numberTo: number;
  /** Start of the title. */
  readonly titleFrom: number;
  /** Markdown #s in front. */
  readonly hashes: number;
  readonly bold: boolean;
}

const skipBlanks = (text: string, at: number, end: number): number => {
  while (at < end && charClass[text.charCodeAt(at)] === SPACE) at++;
  return at;
};

const HASH = 35;
const STAR = 42;

/** Length of the run of ordinal characters at `at`, at most 6. */
function ordinalRun(text: string, at: number, end: number): number {
  let to = at;
  while (to < end && to - at < 6 && isOrdinalChar(text, to)) to++;
  return to - at;
}

function digitRun(text: string, at: number, end: number, most: number): number {
  let to = at;
  while (to < end && to - at <= most && isDigit(text, to)) to++;
  return to - at > most ? 0 : to - at;
}

/** What may follow 1. or 1、 when it numbers something: not a digit, a unit or a closing mark. */
function opensTitle(text: string, at: number, end: number): boolean {
  if (at >= end) return false;
  const kind = charClass[text.charCodeAt(at)]!;
  return kind === HAN || (kind !== DIGIT && '“"《【〈(「*'.includes(text[at]!)) || kind === 3;
}

interface Mark {
  readonly scheme: Scheme;
  readonly value: number;
  readonly to: number;
}

function readOrdinalUnit(text: string, at: number, end: number): Mark | null {
  // 第一章, 第 1 章
  let from = skipBlanks(text, at + 1, end);
  let run = ordinalRun(text, from, end);
  let value = run ? ordinalOf(text, from, from + run) : null;
  if (!run) {
    run = digitRun(text, from, end, 3);
    value = run ? Number(text.slice(from, from + run)) : null;
  }
  if (!value) return null;
  from = skipBlanks(text, from + run, end);
  const unit = text[from];
  const next = text[from + 1];
  const scheme =
    unit === '章'
      ? 'chapter'
      : unit === '节'
        ? 'section'
        : unit === '条'
          ? 'article'
          : unit === '篇' || unit === '编'
            ? 'part'
            : null;
  // 第一章的规定, 第一条、第二条 and 第一节课 are words of a sentence.
  if (!scheme || (next && from + 1 < end && '的、,和至规所中课第之'.includes(next))) return null;
  return { scheme, value, to: from + 1 };
}

/** 专栏一, 专栏 12, 专栏1-2: a box's number. */
function readBox(text: string, at: number, end: number): Mark | null {
  let from = skipBlanks(text, at + 2, end);
  const run = ordinalRun(text, from, end);
  const digits = run ? 0 : digitRun(text, from, end, 3);
  if (!run && !digits) return null;
  const value = run ? ordinalOf(text, from, from + run) : Number(text.slice(from, from + digits));
  from += run || digits;
  if (digits && (text[from] === '-' || text[from] === '.') && isDigit(text, from + 1)) {
    from++;
    from += digitRun(text, from, end, 3);
  }
  return value ? { scheme: 'box', value, to: from } : null;
}

/** (一) and (1). */
function readBracketed(text: string, at: number, end: number): Mark | null {
  const from = skipBlanks(text, at + 1, end);
  const run = ordinalRun(text, from, end);
  const digits = run ? 0 : digitRun(text, from, end, 2);
  if (!run && !digits) return null;
  const close = skipBlanks(text, from + (run || digits), end);
  if (text[close] !== ')' && text[close] !== '〕') return null;
  const value = run ? ordinalOf(text, from, from + run) : Number(text.slice(from, from + digits));
  if (!value) return null;
  let to = close + 1;
  if (text[to] === '、') to++;
  return { scheme: run ? 'bracketed' : 'digits', value, to };
}

/** 1 总则: a short line of Han behind a bare number; what follows is no unit. */
function namesSection(text: string, at: number, end: number): boolean {
  if (end - at < 2 || end - at > 24 || UNITS.includes(text[at]!)) return false;
  for (let i = at; i < end; i++) if (!isHan(text, i) && !'、()“”'.includes(text[i]!)) return false;
  return true;
}

const UNITS = '亿万千百元个名人张家所处项次倍年月日号岁米公吨平亩户以';

function readDigits(text: string, at: number, end: number): Mark | null {
  const run = digitRun(text, at, end, 2);
  if (!run) return null;
  const title = skipBlanks(text, at + run, end);
  if (title > at + run && namesSection(text, title, end)) return { scheme: 'decimal', value: 1, to: at + run };
  const value = Number(text.slice(at, at + run));
  let to = at + run;
  const mark = text[to];
  if (mark === ')' && opensTitle(text, skipBlanks(text, to + 1, end), end))
    return { scheme: 'digits', value, to: to + 1 };
  if (mark === '.' && isDigit(text, to + 1)) {
    // 1.1 or 1.1.2 before a title; 1.5亿元 and 1.2万人 are quantities, told apart by what follows.
    let parts = 1;
    while (text[to] === '.' && isDigit(text, to + 1)) {
      const next = digitRun(text, to + 1, end, 2);
      if (!next) return null;
      to += 1 + next;
      parts++;
    }
    if (text[to] === '.') to++;
    const title = skipBlanks(text, to, end);
    if (value > 20 || !isHan(text, title)) return null;
    if (parts < 3 && title === to && UNITS.includes(text[title]!)) return null;
    return { scheme: 'decimal', value: parts, to };
  }
  if ((mark === '.' || mark === '、') && value > 0 && opensTitle(text, skipBlanks(text, to + 1, end), end))
    return { scheme: 'dot', value, to: to + 1 };
  return null;
}

const CIRCLED = 0x2460;

function readMark(text: string, at: number, end: number): Mark | null {
  const code = text.charCodeAt(at);
  if (charClass[code] === DIGIT) return readDigits(text, at, end);
  if (code === 0x28) return readBracketed(text, at, end);
  if (code >= CIRCLED && code < CIRCLED + 20) return { scheme: 'circle', value: code - CIRCLED + 1, to: at + 1 };
  if (code === 0x29) {
    // What a scraper leaves of （五）. A title follows at once.
    return isHan(text, at + 1) ? { scheme: 'lost', value: 0, to: at + 1 } : null;
  }
  if (text[at] === '第') return readOrdinalUnit(text, at, end);
  if (text.startsWith('专栏', at)) return readBox(text, at, end);
  const run = ordinalRun(text, at, end);
  if (!run) return null;
  const mark = text[at + run];
  if (mark !== '、' && mark !== '.') return null;
  const value = ordinalOf(text, at, at + run);
  if (!value) return null;
  // 一、二级医院: a list of numerals, not a number.
  const next = at + run + 1;
  const more = ordinalRun(text, next, end);
  if (more && next + more < end && '级类等、档期批线至产'.includes(text[next + more]!)) return null;
  const title = skipBlanks(text, next, end);
  return opensTitle(text, title, end) || isDigit(text, title) ? { scheme: 'han', value, to: next } : null;
}

/** The head that opens at `at`, markdown marks in front allowed; null when there is none. */
export function readHead(text: string, at: number, end: number): Head | null {
  let from = at;
  let hashes = 0;
  while (from < end && text.charCodeAt(from) === HASH && hashes < 6) {
    hashes++;
    from++;
  }
  if (hashes && from < end && charClass[text.charCodeAt(from)] !== SPACE && !isHan(text, from)) return null;
  from = skipBlanks(text, from, end);
  let stars = 0;
  while (from < end && text.charCodeAt(from) === STAR && stars < 3) {
    stars++;
    from++;
  }
  const bold = stars >= 2;
  if (stars === 1) from--;
  from = skipBlanks(text, from, end);
  const mark = readMark(text, from, end);
  if (!mark && !hashes) return null;
  const numberTo = mark ? mark.to : from;
  let titleFrom = skipBlanks(text, numberTo, end);
  while (titleFrom < end && text.charCodeAt(titleFrom) === STAR) titleFrom++;
  if (mark?.scheme === 'box') {
    while (titleFrom < end && (text[titleFrom] === ':' || charClass[text.charCodeAt(titleFrom)] === SPACE)) titleFrom++;
  }
  return {
    scheme: mark ? mark.scheme : 'mark',
    value: mark ? mark.value : 0,
    from,
    numberTo,
    titleFrom,
    hashes,
    bold,
  };
}
