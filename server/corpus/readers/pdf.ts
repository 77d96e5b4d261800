/** PDF files that hold their text. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { columnsOf } from './pdf-columns.ts';
import { openPdf } from './pdf-library.ts';
import { Late, readSheets } from './pdf-page.ts';
import { tablesOf } from './pdf-tables.ts';
import { type PrintedSheet, printedText } from './pdf-text.ts';
import type { FileContent, Reader } from './types.ts';

const refused = (zh: string, en: string): FileContent => ({ text: null, refusal: { zh, en } });

const ENCRYPTED = refused('PDF 已加密，请解除密码后再导入', 'the PDF is encrypted; remove its password first');
const BROKEN = refused('PDF 不完整或已损坏，请重新下载后再导入', 'the PDF is incomplete or damaged; download it again');
const SCANNED = refused(
  '这是扫描件，没有文字层，请先做文字识别（OCR）',
  'a scan without a text layer; recognise its text first (OCR)',
);
const GARBLED = refused(
  'PDF 的字体没有给出文字编码，读出的是乱码，请先做文字识别（OCR）',
  'the fonts of the PDF do not say what characters they print; recognise its text first (OCR)',
);
const TOO_LONG = refused('PDF 页数过多，请拆分后再导入', 'the PDF has too many pages; split it first');
const TOO_SLOW = refused('PDF 内容过于复杂，读取超时', 'the PDF is too complex to be read in time');

const PAGES = 2000;
/** For one file, in milliseconds. */
const TIME = 60_000;

export const readPdf: Reader = async (bytes) => {
  let close = async (): Promise<void> => {};
  try {
    const task = await openPdf(bytes);
    close = () => task.destroy();
    const deadline = performance.now() + TIME;
    // An endless wait inside the library ends too.
    const stop = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => reject(new Late()), TIME);
      const end = close;
      close = () => {
        clearTimeout(timer);
        return end();
      };
    });
    return await Promise.race([task.promise.then((pdf) => contentOf(pdf, () => performance.now() > deadline)), stop]);
  } catch (error) {
    if (error instanceof Late) return TOO_SLOW;
    return error instanceof Error && error.name === 'PasswordException' ? ENCRYPTED : BROKEN;
  } finally {
    await close().catch(() => {});
  }
};

async function contentOf(pdf: PDFDocumentProxy, late: () => boolean): Promise<FileContent> {
  if (pdf.numPages > PAGES) return TOO_LONG;
  const sheets: PrintedSheet[] = [];
  let broken = 0;
  let bare = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    if (late()) return TOO_SLOW;
    try {
      const page = await pdf.getPage(number);
      const own = await readSheets(page, late);
      page.cleanup();
      if (own.reduce((sum, { pieces }) => sum + lengthOf(pieces), 0) < BARE) bare++;
      for (const sheet of own) {
        const { grids, rest } = tablesOf(sheet);
        sheets.push({ ...sheet, grids, lines: columnsOf(rest) });
      }
    } catch (error) {
      if (error instanceof Late) throw error;
      // The rest of a damaged file may still be read.
      broken++;
    }
  }
  if (broken > pdf.numPages / 2) return BROKEN;
  if (bare + broken > pdf.numPages / 2) return SCANNED;
  const text = printedText(sheets);
  if (isGarbled(text)) return GARBLED;
  return /\S/u.test(text) ? { text, stated: {}, refusal: null } : SCANNED;
}

/** A page with fewer characters holds a page number or a stamp at most. */
const BARE = 12;

const lengthOf = (pieces: readonly { readonly text: string }[]): number =>
  pieces.reduce((sum, { text }) => sum + text.trim().length, 0);

/** True where a quarter of the signs are none that a Chinese text holds: codes of glyphs read as characters. */
function isGarbled(text: string): boolean {
  const signs = text.match(/\S/gu)?.length ?? 0;
  const odd =
    text.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd\u0080-\u009f\u0100-\u024f\u0370-\u1fff\ua000-\uabff]/gu)?.length ?? 0;
  return odd - (text.match(/\n|\t/g)?.length ?? 0) > signs / 4;
}
