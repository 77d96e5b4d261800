/** Properties of characters and paragraphs in a Word 97 document, by where their text lies in the file (MS-DOC 2.4, 2.6). */

export interface CharacterProperties {
  readonly deleted: boolean;
  readonly hidden: boolean;
  readonly raised: boolean;
  /** The character stands for one of a symbol font; its code there. */
  readonly symbol: { readonly font: number; readonly code: number } | null;
}

export interface ParagraphProperties {
  readonly style: number;
  /** One-based; 0 switches the numbering of the style off; null: as the style has it. */
  readonly list: number | null;
  readonly level: number | null;
  readonly inTable: boolean;
  readonly endsRow: boolean;
}

/** Bytes from `from` to before `to` have these properties. */
export interface Run<Properties> {
  readonly from: number;
  readonly to: number;
  readonly properties: Properties;
}

const PAGE = 512;
/** Of long properties, in bytes. The definition of a row of all 63 columns takes less. */
const LONGEST = 8192;

type Operand = (modifier: number, at: number) => void;

/** Calls `visit` for each modifier in a list of them, with the place of its operand. Stops where the list is cut off. */
function eachModifier(list: Buffer, from: number, visit: Operand): void {
  for (let at = from; at + 3 <= list.length; ) {
    const modifier = list.readUInt16LE(at);
    at += 2;
    const sizes = [1, 1, 2, 4, 2, 2, 0, 3];
    let size = sizes[modifier >> 13]!;
    // A table's definition tells its length in two bytes, which count one of themselves.
    if (modifier === 0xd608) size = at + 2 <= list.length ? list.readUInt16LE(at) + 1 : 1;
    else if (size === 0) size = list[at]! + 1;
    if (at + size > list.length) return;
    visit(modifier, at);
    at += size;
  }
}

/** Runs of one kind, in the order of their bytes. `read` takes what the offset (0: none) in the page points at. */
function runs<Properties>(
  file: Buffer,
  index: Buffer,
  step: number,
  read: (page: Buffer, offset: number) => Properties,
): Run<Properties>[] {
  const found: Run<Properties>[] = [];
  const count = Math.floor((index.length - 4) / 8);
  const seen = new Set<number>();
  for (let i = 0; i < count; i++) {
    const number = index.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff;
    const page = file.subarray(number * PAGE, (number + 1) * PAGE);
    if (page.length < PAGE || seen.has(number)) continue;
    seen.add(number);
    const entries = page[PAGE - 1]!;
    for (let j = 0; j < entries; j++) {
      const at = (entries + 1) * 4 + j * step;
      if (at >= PAGE - 1) break;
      const run = { from: page.readUInt32LE(j * 4), to: page.readUInt32LE(j * 4 + 4) };
      found.push({ ...run, properties: read(page, page[at]! * 2) });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** `index` is the PlcBteChpx. */
export const characterRuns = (file: Buffer, index: Buffer): Run<CharacterProperties>[] =>
  runs(file, index, 1, (page, offset) => {
    const own = { deleted: false, hidden: false, raised: false, symbol: null as CharacterProperties['symbol'] };
    const list = offset === 0 ? page.subarray(0, 0) : page.subarray(offset + 1, offset + 1 + page[offset]!);
    eachModifier(list, 0, (modifier, at) => {
      if (modifier === 0x0800) own.deleted = (list[at]! & 1) === 1;
      else if (modifier === 0x083c) own.hidden = list[at] === 1;
      else if (modifier === 0x2a48) own.raised = list[at] === 1;
      else if (modifier === 0x6a09) own.symbol = { font: list.readUInt16LE(at), code: list.readUInt16LE(at + 2) };
    });
    return own;
  });

/** `index` is the PlcBtePapx, `data` the stream of long properties, if there is one. */
export const paragraphRuns = (file: Buffer, index: Buffer, data: Buffer | null): Run<ParagraphProperties>[] =>
  runs(file, index, 13, (page, offset) => {
    if (offset === 0) return paragraphProperties(page.subarray(0, 0), data);
    const length = page[offset]!;
    const from = offset + (length === 0 ? 2 : 1);
    return paragraphProperties(
      page.subarray(from, from + (length === 0 ? page[offset + 1]! * 2 : length * 2 - 1)),
      data,
    );
  });

/** Of a style's number and modifiers. */
export function paragraphProperties(list: Buffer, data: Buffer | null): ParagraphProperties {
  const own = {
    style: list.length >= 2 ? list.readUInt16LE(0) : 0,
    list: null as number | null,
    level: null as number | null,
    inTable: false,
    endsRow: false,
  };
  const read = (from: Buffer, start: number, far: Buffer | null): void =>
    eachModifier(from, start, (modifier, at) => {
      if (modifier === 0x2416) own.inTable = from[at] === 1;
      else if (modifier === 0x2417) own.endsRow = from[at] === 1;
      else if (modifier === 0x260a) own.level = from[at]!;
      else if (modifier === 0x460b) own.list = from.readInt16LE(at);
      else if ((modifier === 0x6646 || modifier === 0x6645) && far) {
        const place = from.readUInt32LE(at);
        if (place + 2 <= far.length)
          read(far.subarray(place + 2, place + 2 + Math.min(far.readUInt16LE(place), LONGEST)), 0, null);
      }
    });
  read(list, 2, data);
  return own;
}

/** Looks runs up for bytes that mostly come in their order. */
export function finder<Properties>(found: readonly Run<Properties>[]): (byte: number) => Run<Properties> | null {
  let last = 0;
  const holds = (at: number, byte: number): boolean => {
    const run = found[at];
    return run !== undefined && byte >= run.from && byte < run.to;
  };
  return (byte) => {
    if (!holds(last, byte)) {
      let low = 0;
      let high = found.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (found[middle]!.from <= byte) low = middle + 1;
        else high = middle;
      }
      last = Math.max(low - 1, 0);
    }
    return holds(last, byte) ? found[last]! : null;
  };
}
