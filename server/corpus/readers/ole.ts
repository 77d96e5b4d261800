/** Reads streams of an OLE compound file, the container of old Office documents. Every chain in it is bounded. */

const FREE = 0xfffffffa;
/** Sectors of the allocation table that the header itself lists. */
const IN_HEADER = 109;
const NAMES = 128;

interface DirectoryEntry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

export class Ole {
  readonly #file: Buffer;
  readonly #sector: number;
  readonly #miniSector: number;
  readonly #miniLimit: number;
  readonly #next: readonly number[];
  readonly #miniNext: readonly number[];
  readonly #mini: Buffer;
  readonly #streams: ReadonlyMap<string, DirectoryEntry>;

  /** @throws Error where the container is damaged: RangeError where a number in it leads out of the file. */
  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#file = file;
    const shift = file.readUInt16LE(30);
    const miniShift = file.readUInt16LE(32);
    if (shift < 7 || shift > 16 || miniShift < 4 || miniShift > shift) throw new Error('sector size');
    this.#sector = 1 << shift;
    this.#miniSector = 1 << miniShift;
    this.#miniLimit = file.readUInt32LE(56);
    this.#next = this.#table(this.#allocation());
    const directory = this.#join(file.readUInt32LE(48));
    this.#miniNext = words(this.#join(file.readUInt32LE(60)));
    const entries: DirectoryEntry[] = [];
    for (let at = 0; at + NAMES <= directory.length; at += NAMES) entries.push(entryAt(directory, at));
    const root = entries[0];
    if (!root) throw new Error('no directory');
    this.#mini = this.#join(root.start);
    this.#streams = childrenOf(root, entries);
  }

  /** Names of the streams and folders at the root. */
  has(name: string): boolean {
    return this.#streams.has(name);
  }

  /** The bytes of a stream at the root; null where there is none. A stream that is cut short is as long as it goes. */
  read(name: string): Buffer | null {
    const entry = this.#streams.get(name);
    if (!entry) return null;
    if (entry.size >= this.#miniLimit) return this.#join(entry.start).subarray(0, entry.size);
    const size = this.#miniSector;
    const parts = chain(entry.start, this.#miniNext).map((at) => this.#mini.subarray(at * size, (at + 1) * size));
    return Buffer.concat(parts).subarray(0, entry.size);
  }

  #at(sector: number): Buffer {
    return this.#file.subarray((sector + 1) * this.#sector, (sector + 2) * this.#sector);
  }

  #join(start: number): Buffer {
    return Buffer.concat(chain(start, this.#next).map((sector) => this.#at(sector)));
  }

  /** Sectors of the allocation table. */
  #allocation(): number[] {
    const sectors: number[] = [];
    const most = Math.ceil(this.#file.length / this.#sector);
    const take = (from: Buffer, offset: number, count: number): void => {
      for (let i = 0; i < count && offset + i * 4 + 4 <= from.length && sectors.length < most; i++) {
        const sector = from.readUInt32LE(offset + i * 4);
        if (sector < most) sectors.push(sector);
      }
    };
    take(this.#file, 76, IN_HEADER);
    const perSector = this.#sector / 4 - 1;
    let more = this.#file.readUInt32LE(68);
    for (let i = 0; i < most && more < most; i++) {
      const list = this.#at(more);
      take(list, 0, perSector);
      if (list.length < this.#sector) break;
      more = list.readUInt32LE(perSector * 4);
    }
    return sectors;
  }

  #table(sectors: readonly number[]): number[] {
    return words(Buffer.concat(sectors.map((sector) => this.#at(sector))));
  }
}

function words(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) found.push(bytes.readUInt32LE(at));
  return found;
}

/** The sectors from `start` on. @throws Error where they run in a ring. */
function chain(start: number, next: readonly number[]): number[] {
  const sectors: number[] = [];
  for (let at = start; at < FREE && at < next.length; at = next[at]!) {
    sectors.push(at);
    if (sectors.length > next.length) throw new Error('ring of sectors');
  }
  return sectors;
}

function entryAt(directory: Buffer, at: number): DirectoryEntry {
  const length = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
  return {
    name: directory.toString('utf16le', at, at + length),
    left: directory.readUInt32LE(at + 68),
    right: directory.readUInt32LE(at + 72),
    child: directory.readUInt32LE(at + 76),
    start: directory.readUInt32LE(at + 116),
    size: directory.readUInt32LE(at + 120),
  };
}

/** Only those at the root: an embedded document has streams of the same names in a folder of its own. */
function childrenOf(root: DirectoryEntry, entries: readonly DirectoryEntry[]): Map<string, DirectoryEntry> {
  const found = new Map<string, DirectoryEntry>();
  const seen = new Set<number>();
  const waiting = [root.child];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at];
    if (!entry || seen.has(at)) continue;
    seen.add(at);
    found.set(entry.name, entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
}
