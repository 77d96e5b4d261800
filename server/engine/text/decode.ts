/** Bytes of a file to text, or a reason why they are none. */
import type { Localized } from './localized.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly refusal?: undefined;
}

export interface Refused {
  /** Why the bytes are not taken for text. */
  readonly refusal: Localized;
}

const KINDS: readonly (readonly [readonly number[], Localized])[] = [
  [
    [0x25, 0x50, 0x44, 0x46],
    { zh: '这是 PDF 文件，请先将其中的文字另存为文本', en: 'This is a PDF file; save its text as a text file first' },
  ],
  [
    [0x50, 0x4b, 3, 4],
    {
      zh: '这是 Word 文档或压缩包，请先将其中的文字另存为文本',
      en: 'This is a Word document or an archive; save its text as a text file first',
    },
  ],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    {
      zh: '这是旧版 Word 或 Office 文档，请先将其中的文字另存为文本',
      en: 'This is an old Word or Office document; save its text as a text file first',
    },
  ],
];

const BINARY: Localized = { zh: '这是二进制文件，不是文本', en: 'This is a binary file, not text' };
const UNKNOWN: Localized = {
  zh: '文字编码无法识别（可读取 UTF-8、UTF-16 与 GB18030）',
  en: 'The character encoding is not recognised (UTF-8, UTF-16 and GB18030 can be read)',
};

/** Text of the bytes in this encoding without a leading byte order mark; null where they are not valid in it. A last character cut short is left out. */
function decodeAs(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** Share of the code units that a Chinese or Latin text may hold, over a sample. */
function likeness(text: string): number {
  const end = Math.min(text.length, 4096);
  if (end === 0) return 1;
  let good = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x20 && code < 0x7f) || code === 9 || code === 10 || code === 13)
      good++;
    else if ((code >= 0x2000 && code <= 0x303f) || code >= 0xff00 || (code >= 0xd800 && code < 0xe000)) good++;
  }
  return good / end;
}

/** How many bytes in even and odd places are zero or lead a Han character, over a sample. */
function sixteenBit(bytes: Uint8Array): Encoding | null {
  const end = Math.min(bytes.length & ~1, 8192);
  if (end < 4) return null;
  const high = [0, 0];
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === 0 || byte === 0x20 || byte === 0x30 || byte === 0xff || (byte >= 0x4e && byte <= 0x9f)) high[i & 1]!++;
  }
  const half = end / 2;
  if (high[1]! > 0.97 * half && high[0]! < 0.9 * half) return 'utf-16le';
  if (high[0]! > 0.97 * half && high[1]! < 0.9 * half) return 'utf-16be';
  return null;
}

/** Decodes UTF-8, UTF-16 (with its mark, or unmistakable) or GB18030. Never throws; a leading byte order mark is dropped. */
export function decode(bytes: Uint8Array): Decoded | Refused {
  for (const [magic, refusal] of KINDS) if (magic.every((byte, i) => bytes[i] === byte)) return { refusal };
  const order: Encoding[] =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8'];
  const wide = order[0] === 'utf-8' ? sixteenBit(bytes) : null;
  if (bytes.indexOf(0) >= 0 && order[0] === 'utf-8') {
    if (!wide) return { refusal: BINARY };
    order[0] = wide;
  } else if (order[0] === 'utf-8') {
    order.push('gb18030');
    if (wide) order.push(wide);
  }
  for (const encoding of order) {
    const text = decodeAs(encoding, bytes);
    if (text !== null && (encoding === 'utf-8' || likeness(text) > 0.9)) {
      return text.includes('\0') ? { refusal: BINARY } : { text, encoding };
    }
  }
  return { refusal: UNKNOWN };
}
