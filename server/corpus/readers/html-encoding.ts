/** The characters of a web page. */
import { decode } from '../../engine/text/decode.ts';

/** How far into a page its encoding is said. In bytes. */
const HEAD = 4096;
const WIDER: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'gb_2312-80': 'gb18030',
  x_gbk: 'gb18030',
};

/**
 * Text of a page's bytes: by its mark, as UTF-8 where it is valid (whatever the page says of itself), as the page says, or
 * as GB18030, whichever loses least.
 */
export function decodePage(bytes: Uint8Array, said?: string): string {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked || bytes.subarray(0, HEAD).includes(0)) {
    const decoded = decode(bytes);
    if (!decoded.refusal) return decoded.text;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    // Something else, or damaged.
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const declared = (
    said ??
    /<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head)?.[1] ??
    ''
  ).toLowerCase();
  const names = [...new Set([WIDER[declared] ?? declared, 'gb18030', 'utf-8'])];
  let best = '';
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const text = decodedAs(name, bytes);
    if (text === null) continue;
    const lost = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
    if (lost < fewest) [best, fewest] = [text, lost];
  }
  return best;
}

function decodedAs(name: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    // No name of an encoding.
    return null;
  }
}
