import { readFileSync } from 'node:fs';
import { decode } from '../engine/text/decode.ts';
import type { Localized } from '../engine/text/localized.ts';

export type FileText =
  | { readonly text: string; readonly fault: null }
  | { readonly text: null /** Why there is no text, for people. */; readonly fault: Localized };

/** The text of a file in any encoding that the product reads, without byte order mark. Never throws. */
export function readText(path: string): FileText {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { text: null, fault: whyUnread(error as NodeJS.ErrnoException) };
  }
  const decoded = decode(bytes);
  return decoded.refusal ? { text: null, fault: decoded.refusal } : { text: decoded.text, fault: null };
}

function whyUnread({ code, message }: NodeJS.ErrnoException): Localized {
  switch (code) {
    case 'ENOENT':
      return { zh: '找不到文件', en: 'no such file' };
    case 'EISDIR':
      return { zh: '这是文件夹，请指定文件', en: 'a folder; name files instead' };
    case 'EACCES':
    case 'EPERM':
      return { zh: '没有读取权限', en: 'no permission to read' };
    default:
      return { zh: `读不了（${code ?? message}）`, en: `cannot be read (${code ?? message})` };
  }
}
