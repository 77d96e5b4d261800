/** Old Word files, made of their tables. */

const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/** An OLE compound file with these streams at its root. At most one sector of directory and of allocation table. */
export function oleFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const table = Buffer.alloc(SECTOR, 0xff);
  const directory = Buffer.alloc(SECTOR);
  const parts: Buffer[] = [table, directory];
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(END, 4);
  const entry = (
    at: number,
    name: string,
    type: number,
    links: readonly number[],
    start: number,
    size: number,
  ): void => {
    const from = at * 128;
    directory.write(name, from, 'utf16le');
    directory.writeUInt16LE(name.length * 2 + 2, from + 64);
    directory[from + 66] = type;
    for (const [i, link] of links.entries()) directory.writeUInt32LE(link, from + 68 + i * 4);
    directory.writeUInt32LE(start, from + 116);
    directory.writeUInt32LE(size, from + 120);
  };
  const names = Object.keys(streams);
  entry(0, 'Root Entry', 5, [FREE, FREE, 1], END, 0);
  names.forEach((name, i) => {
    const size = Math.max(streams[name]!.length, 4096);
    const sectors = Math.ceil(size / SECTOR);
    const start = parts.reduce((sum, part) => sum + part.length / SECTOR, 0);
    for (let j = 0; j < sectors; j++) table.writeUInt32LE(j + 1 < sectors ? start + j + 1 : END, (start + j) * 4);
    parts.push(Buffer.concat([streams[name]!], sectors * SECTOR));
    entry(i + 1, name, 2, [FREE, i + 1 < names.length ? i + 2 : FREE, FREE], start, size);
  });
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  header.writeUInt32LE(0, 76);
  return Buffer.concat([header, ...parts]);
}

export interface WordSketch {
  readonly text: string;
  readonly ident?: number;
  readonly flags?: number;
  /** By the marks that end them: number of the style in two bytes, and modifiers. */
  readonly paragraphs?: readonly (readonly number[])[];
  /** Characters from, to before, and their modifiers. */
  readonly runs?: readonly (readonly [from: number, to: number, modifiers: readonly number[]])[];
  /** Its lists and styles. */
  readonly numbering?: { readonly styles: Buffer; readonly lists: Buffer; readonly overrides: Buffer };
}

/** Where the text begins in the main stream. */
const TEXT = 2048;

export function wordFile({
  text,
  ident = 0xa5ec,
  flags = 0,
  paragraphs = [],
  runs = [],
  numbering,
}: WordSketch): Buffer {
  const main = Buffer.alloc(4096);
  const table = Buffer.alloc(4096);
  main.writeUInt16LE(ident, 0);
  main.writeUInt16LE(0xc1, 2);
  main.writeUInt16LE(flags, 10);
  main.writeUInt32LE(text.length, 0x4c);
  main.write(text, TEXT, 'utf16le');
  const part = (number: number, at: number, bytes: Buffer, length = bytes.length): void => {
    main.writeUInt32LE(at, 0x9a + number * 8);
    main.writeUInt32LE(length, 0x9a + number * 8 + 4);
    bytes.copy(table, at);
  };
  part(33, 0, Buffer.concat([Buffer.of(2), longs(16, 0, text.length), shorts(0), longs(TEXT), shorts(0)]));
  part(12, 100, longs(0, 0, 2));
  part(13, 200, longs(0, 0, 3));
  if (numbering) {
    part(1, 300, numbering.styles);
    part(73, 600, numbering.lists, 30);
    part(74, 2000, numbering.overrides);
  }
  fillPage(main.subarray(1024, 1536), 1, [...runs.map(([from, to, own]) => ({ from, to, own: [own.length, ...own] }))]);
  const ends = [...text.matchAll(/[\r\x07\f]/g)].map((match) => match.index + 1);
  const owns = ends.map((_, i) => paragraphs[i] ?? [0, 0]);
  fillPage(
    main.subarray(1536, 2048),
    13,
    owns.map((own, i) => ({ from: ends[i - 1] ?? 0, to: ends[i]!, own: [(own.length + 2) >> 1, ...own] })),
  );
  return oleFile({ WordDocument: main, '0Table': table });
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly own: readonly number[];
}

/** A page of properties; the places of the runs in it stand `step` bytes apart. */
function fillPage(page: Buffer, step: number, runs: readonly Run[]): void {
  let at = 500;
  page[511] = runs.length;
  for (const [i, { from, to, own }] of runs.entries()) {
    at -= (own.length + 1) & ~1;
    page.writeUInt32LE(TEXT + from * 2, i * 4);
    page.writeUInt32LE(TEXT + to * 2, i * 4 + 4);
    page[(runs.length + 1) * 4 + i * step] = at / 2;
    page.set(own, at);
  }
}

const longs = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeInt32LE(value | 0, i * 4);
  return bytes;
};

const shorts = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16LE(value, i * 2);
  return bytes;
};

/** A level of a list: its number format by code, and its label with the characters 0 to 8 for numbers. */
export function listLevel(code: number, label: string, start = 1, flags = 0): Buffer {
  const head = Buffer.alloc(28);
  head.writeInt32LE(start, 0);
  head[4] = code;
  head[5] = flags;
  return Buffer.concat([head, shorts(label.length), Buffer.from(label, 'utf16le')]);
}

/** One list of nine levels. */
export function listTable(levels: readonly Buffer[]): Buffer {
  const list = Buffer.concat([longs(77, 0), Buffer.alloc(20)]);
  const rest = Array.from({ length: 9 - levels.length }, () => listLevel(255, ''));
  return Buffer.concat([shorts(1), list, ...levels, ...rest]);
}

/** Uses of that list. Each has its changes of levels: the first number, the level with flags, and a level of its own. */
export function listUses(
  ...uses: readonly (readonly (readonly [start: number, flags: number, level?: Buffer])[])[]
): Buffer {
  const heads = uses.map((changes) => Buffer.concat([longs(77, 0, 0), Buffer.of(changes.length, 0, 0, 0)]));
  const bodies = uses.map((changes) =>
    Buffer.concat([
      longs(-1),
      ...changes.map(([start, flags, level]) => Buffer.concat([longs(start, flags), level ?? Buffer.alloc(0)])),
    ]),
  );
  return Buffer.concat([longs(uses.length), ...heads, ...bodies]);
}

/** Paragraph styles by number: the one that each is based on (4095: none) and its modifiers. */
export function styleSheet(...styles: readonly (readonly [base: number, modifiers: readonly number[]])[]): Buffer {
  const sheet = styles.map(([base, modifiers]) => {
    const properties = Buffer.concat([shorts(2 + modifiers.length, 0), Buffer.from(modifiers)]);
    const style = Buffer.concat([shorts(0, (base << 4) | 1, 0, 0, 0, 1), Buffer.from('S\0', 'utf16le'), properties]);
    return Buffer.concat([shorts(style.length), style]);
  });
  return Buffer.concat([shorts(18, styles.length, 10), Buffer.alloc(14), ...sheet]);
}
