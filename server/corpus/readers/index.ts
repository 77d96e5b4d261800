import type { FileContent, Reader } from './types.ts';

/** Each format's reader is loaded when the first file of that format comes. */
const READERS = {
  text: async () => (await import('./text.ts')).readText,
  html: async () => (await import('./html.ts')).readHtml,
  mhtml: async () => (await import('./mhtml.ts')).readMhtml,
  docx: async () => (await import('./docx.ts')).readDocx,
  doc: async () => (await import('./doc.ts')).readDoc,
  pdf: async () => (await import('./pdf.ts')).readPdf,
} satisfies Record<string, () => Promise<Reader>>;

type Format = keyof typeof READERS;

/** The text of a file. Its first bytes say what it is: web pages are often named .doc, and Word files .pdf. */
export async function readFile(bytes: Uint8Array, name: string): Promise<FileContent> {
  const format = formatOf(bytes, name);
  if (format === 'rtf') return { text: null, refusal: RTF };
  try {
    const reader = await READERS[format]();
    return await reader(bytes);
  } catch (error) {
    const { name: kind } = error instanceof Error ? error : new Error();
    return { text: null, refusal: { zh: `文件内容无法读取（${kind}）`, en: `its content cannot be read (${kind})` } };
  }
}

const RTF = {
  zh: '这是 RTF 文件，请用 Word 或 WPS 另存为 .docx 再导入',
  en: 'an RTF file; save it as .docx with Word or WPS',
};

/** How far into a file its kind is looked for. In bytes. */
const HEAD = 4096;

export function formatOf(bytes: Uint8Array, name: string): Format | 'rtf' {
  const starts = (...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) return 'docx';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return /\.docx$/i.test(name) ? 'docx' : 'doc';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).replaceAll('\0', '');
  if (/%PDF-\d/.test(head.slice(0, 1024))) return 'pdf';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?Content-Type:\s*multipart\/(?:related|mixed|alternative)/i.test(head))
    return 'mhtml';
  const extension = /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? '';
  if (['.mht', '.mhtml'].includes(extension)) return 'mhtml';
  if (['.html', '.htm', '.shtml', '.xhtml'].includes(extension)) return 'html';
  return /^\W{0,8}(?:<!doctype html|<html|<\?xml[^>]{0,200}>\s*<(?:!doctype )?html)/i.test(head) ? 'html' : 'text';
}
