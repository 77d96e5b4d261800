/** Styles and lists of a Word 97 document: how its paragraphs are numbered (MS-DOC 2.9.131 Lfo, 2.9.147 Lstf, 2.9.150 Lvl). */
import { type ParagraphProperties, paragraphProperties } from './doc-properties.ts';
import type { ListLevel, Numbered, NumberedList } from './numbering.ts';

/** Number formats in the order of their codes. */
const FORMATS = (
  'decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ' +
  'ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal ' +
  'japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ' +
  'ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle ' +
  'ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional ' +
  'taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand'
).split(' ');

/** Styles on styles. */
const DEEPEST = 30;

interface Num extends NumberedList {
  readonly starts: ReadonlyMap<number, number>;
}

export class DocNumbering {
  readonly #styles: readonly (ParagraphProperties | undefined)[];
  readonly #nums: readonly (Num | undefined)[];

  /** @throws RangeError where a table is cut off. */
  constructor(styles: Buffer, lists: Buffer, overrides: Buffer) {
    this.#styles = readStyles(styles);
    this.#nums = lists.length > 0 && overrides.length > 0 ? readNums(readLists(lists), overrides) : [];
  }

  /** Null where the paragraph has no number. */
  of(paragraph: ParagraphProperties): Numbered | null {
    let { list, level } = paragraph;
    let style = paragraph.style;
    for (let i = 0; i < DEEPEST && (list === null || level === null); i++) {
      const base = this.#styles[style];
      if (!base) break;
      list ??= base.list;
      level ??= base.level;
      style = base.style;
    }
    const num = this.#nums[(list ?? 0) - 1];
    if (!num) return null;
    const at = Math.min(level ?? 0, 8);
    const start = num.starts.get(at);
    return { list: num, level: at, forced: start === undefined ? null : { of: String(list), start } };
  }
}

/** By their number; `style` is the one that a style is based on. */
function readStyles(sheet: Buffer): (ParagraphProperties | undefined)[] {
  const found: (ParagraphProperties | undefined)[] = [];
  if (sheet.length < 6) return found;
  const headed = sheet.readUInt16LE(0);
  const count = sheet.readUInt16LE(2);
  const base = sheet.readUInt16LE(4);
  let at = 2 + headed;
  for (let number = 0; number < count && at + 2 <= sheet.length; number++) {
    const length = sheet.readUInt16LE(at);
    const style = sheet.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    if (style.length >= base + 2 && base >= 4) found[number] = styleOf(style, base);
  }
  return found;
}

function styleOf(style: Buffer, base: number): ParagraphProperties | undefined {
  const kind = style.readUInt16LE(2);
  if ((kind & 15) !== 1) return undefined;
  const properties = base + 2 + style.readUInt16LE(base) * 2 + 2;
  const from = properties + (properties & 1);
  const own =
    from + 2 <= style.length ? style.subarray(from + 2, from + 2 + style.readUInt16LE(from)) : style.subarray(0, 0);
  return { ...paragraphProperties(own, null), style: kind >> 4 };
}

/** By their identity. The levels of all lists follow the lists. */
function readLists(table: Buffer): Map<number, NumberedList> {
  const count = table.readUInt16LE(0);
  let at = 2 + count * 28;
  const found = new Map<number, NumberedList>();
  for (let i = 0; i < count; i++) {
    const list = 2 + i * 28;
    const identity = table.readInt32LE(list);
    const levels: ListLevel[] = [];
    for (let number = (table[list + 26]! & 1) === 1 ? 1 : 9; number > 0; number--) {
      const level = levelAt(table, at);
      levels.push(level.level);
      at = level.end;
    }
    found.set(identity, { key: String(identity), levels });
  }
  return found;
}

function levelAt(table: Buffer, at: number): { level: ListLevel; end: number } {
  const text = at + 28 + table.readUInt8(at + 24) + table.readUInt8(at + 25);
  const end = text + 2 + table.readUInt16LE(text) * 2;
  if (end > table.length) throw new RangeError('list level');
  const flags = table[at + 5]!;
  const code = table[at + 4]!;
  const level = {
    start: table.readInt32LE(at),
    format: code === 255 ? 'none' : (FORMATS[code] ?? 'decimal'),
    // The numbers of the levels stand in the text as the characters 0 to 8.
    text: table.toString('utf16le', text + 2, end).replace(/[\0-\x08]/g, (sign) => `%${sign.charCodeAt(0) + 1}`),
    restartAfter: (flags & 8) === 8 ? table[at + 26]! : null,
    legal: (flags & 4) === 4,
  };
  return { level, end };
}

/** Lists as paragraphs name them, with what they change of the list they stand for. */
function readNums(lists: ReadonlyMap<number, NumberedList>, table: Buffer): (Num | undefined)[] {
  const count = table.readUInt32LE(0);
  if (4 + count * 16 > table.length) throw new RangeError('lists');
  let at = 4 + count * 16;
  return Array.from({ length: count }, (_, i) => {
    const list = lists.get(table.readInt32LE(4 + i * 16));
    const levels = [...(list?.levels ?? [])];
    const starts = new Map<number, number>();
    at += 4;
    for (let changes = table[4 + i * 16 + 12]!; changes > 0; changes--) {
      const start = table.readInt32LE(at);
      const flags = table.readUInt32LE(at + 4);
      const number = flags & 15;
      at += 8;
      if ((flags & 0x20) !== 0) {
        const changed = levelAt(table, at);
        levels[number] = changed.level;
        at = changed.end;
      }
      const level = levels[number];
      if ((flags & 0x10) !== 0 && level) {
        const first = (flags & 0x20) !== 0 ? level.start : start;
        starts.set(number, first);
        levels[number] = { ...level, start: first };
      }
    }
    return list && { key: list.key, levels, starts };
  });
}
