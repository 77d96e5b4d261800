/** Reads entries of a zip archive. By hand, on Node's inflate: its limit holds while it inflates, and sums are checked. */
import { crc32, inflateRawSync } from 'node:zlib';

/** What one archive may inflate to, in bytes. The text of the longest policies takes a twentieth. */
const LIMIT = 64 << 20;
/** Entries looked at. A document has some dozens. */
const MOST_ENTRIES = 20_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

export type ZipFault = 'broken' | 'encrypted' | 'too large';

export class ZipError extends Error {
  readonly fault: ZipFault;
  constructor(fault: ZipFault) {
    super(fault);
    this.fault = fault;
  }
}

interface Entry {
  readonly at: number;
  readonly size: number;
  readonly inflated: number;
  readonly sum: number;
  readonly method: number;
  readonly encrypted: boolean;
}

export class Zip {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();
  #left = LIMIT;

  /** @throws ZipError, or RangeError where the directory of the archive leads out of the file. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const file = this.#bytes;
    const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== END) throw new ZipError('broken');
    const count = file.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw new ZipError('too large');
    let at = file.readUInt32LE(end + 16);
    for (let i = 0; i < count; i++) {
      if (file.readUInt32LE(at) !== ENTRY) throw new ZipError('broken');
      const nameEnd = at + 46 + file.readUInt16LE(at + 28);
      const name = file
        .toString('utf8', at + 46, nameEnd)
        .replaceAll('\\', '/')
        .toLowerCase();
      this.#entries.set(name, {
        at: file.readUInt32LE(at + 42),
        size: file.readUInt32LE(at + 20),
        inflated: file.readUInt32LE(at + 24),
        sum: file.readUInt32LE(at + 16),
        method: file.readUInt16LE(at + 10),
        encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      });
      at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    }
  }

  /** Names in lower case. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** The bytes of an entry, whatever the case of its name; null where there is none. @throws ZipError, RangeError */
  read(name: string): Buffer | null {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) return null;
    if (entry.encrypted) throw new ZipError('encrypted');
    const file = this.#bytes;
    if (file.readUInt32LE(entry.at) !== LOCAL) throw new ZipError('broken');
    const from = entry.at + 30 + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28);
    if (from + entry.size > file.length) throw new ZipError('broken');
    const packed = file.subarray(from, from + entry.size);
    const content = entry.method === 8 ? this.#inflate(packed) : entry.method === 0 ? packed : null;
    // A wrong sum is a damaged file: what it says of numbers is not to be trusted.
    if (!content || content.length !== entry.inflated || crc32(content) !== entry.sum) throw new ZipError('broken');
    this.#left -= content.length;
    return content;
  }

  #inflate(packed: Buffer): Buffer {
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, this.#left) });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ZipError(code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'broken');
    }
  }
}
