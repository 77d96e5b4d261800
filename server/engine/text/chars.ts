/** Classes of the shadow's characters, one byte each, for scanners that look at every character. */
export const HAN = 1;
export const DIGIT = 2;
export const LATIN = 3;
export const SPACE = 4;
export const NEWLINE = 5;
/** 。 ! ? : the end of a sentence. */
export const STOP = 6;
/** , 、 ; : inside a sentence. */
export const PAUSE = 7;
export const OTHER = 0;

export const charClass = new Uint8Array(65536);
charClass.fill(HAN, 0x3400, 0xa000);
charClass.fill(HAN, 0xf900, 0xfb00);
charClass.fill(DIGIT, 0x30, 0x3a);
charClass.fill(LATIN, 0x41, 0x5b);
charClass.fill(LATIN, 0x61, 0x7b);
charClass[0x3007] = HAN; // 〇
for (const blank of [9, 11, 12, 32, 0xa0, 0x3000, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) charClass[blank] = SPACE;
for (const end of [10, 13, 0x2028, 0x2029, 0x85]) charClass[end] = NEWLINE;
for (const stop of '。!?') charClass[stop.charCodeAt(0)] = STOP;
for (const pause of ',、;:') charClass[pause.charCodeAt(0)] = PAUSE;

export const classAt = (text: string, at: number): number => charClass[text.charCodeAt(at) || 0]!;
export const isHan = (text: string, at: number): boolean => charClass[text.charCodeAt(at) || 0] === HAN;
export const isDigit = (text: string, at: number): boolean => charClass[text.charCodeAt(at) || 0] === DIGIT;

const NUMERALS = '〇一二三四五六七八九十百零';
const numeralValue = new Int16Array(65536).fill(-1);
for (let i = 0; i < 10; i++) numeralValue[NUMERALS.charCodeAt(i)] = i;
numeralValue['十'.charCodeAt(0)] = 10;
numeralValue['百'.charCodeAt(0)] = 100;
numeralValue['零'.charCodeAt(0)] = 0;
numeralValue['两'.charCodeAt(0)] = 2;

/** 一 … 百, 〇 零 两: what Chinese ordinals are written with. */
export const isOrdinalChar = (text: string, at: number): boolean => numeralValue[text.charCodeAt(at) || 0]! >= 0;

/** A Chinese ordinal below 1000 (一, 十二, 二十三, 一百零五); null for anything else. */
export function ordinalOf(text: string, from: number, to: number): number | null {
  if (to <= from || to - from > 7) return null;
  let total = 0;
  let digit = -1;
  for (let i = from; i < to; i++) {
    const value = numeralValue[text.charCodeAt(i)]!;
    if (value < 0) return null;
    if (value < 10) {
      if (digit > 0) return null;
      digit = value;
    } else {
      total += (digit > 0 ? digit : 1) * value;
      digit = -1;
    }
  }
  return total + Math.max(digit, 0) || null;
}
