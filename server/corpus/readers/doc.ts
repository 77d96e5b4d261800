/**
 * Word 97–2003 documents (.doc). Read from their own tables and not through word-extractor: it drops automatic numbers,
 * takes characters with widened spacing for deleted, and follows damaged chains without end.
 */
import { documentLines } from './doc-body.ts';
import { Ole } from './ole.ts';
import type { FileContent, Reader } from './types.ts';
import { wordContent } from './word-text.ts';

const refused = (zh: string, en: string): FileContent => ({ text: null, refusal: { zh, en } });

const ENCRYPTED = refused(
  '文档已加密，请在 Word 中解除密码后再导入',
  'the document is encrypted; remove its password in Word first',
);
const BROKEN = refused(
  '文件不完整或已损坏，请重新下载或用 Word 修复后再导入',
  'the file is incomplete or damaged; download it again or repair it with Word',
);
const OLDER = refused(
  '这是 Word 95 或更早的文档，请用 Word 或 WPS 另存为 .docx 再导入',
  'a document of Word 95 or older; save it as .docx first',
);
const SHEET = refused('这是 Excel 工作簿，不是 Word 文档', 'an Excel workbook, not a Word document');
const SLIDES = refused(
  '这是演示文稿，请将其中的文字另存为 Word 文档',
  'a presentation; save its text as a Word document',
);
const OTHER = refused(
  '文件中没有 Word 文档，请用 Word 或 WPS 另存为 .docx 再导入',
  'no Word document in the file; save it as .docx first',
);

/** How the main stream of a document begins, and the version from which on its tables are those read here. */
const WORD_97 = 0xa5ec;
const WORD_6 = 0xa5dc;
const FIRST_VERSION = 0xc0;

export const readDoc: Reader = async (bytes) => {
  try {
    const ole = new Ole(bytes);
    if (ole.has('EncryptedPackage') || ole.has('EncryptionInfo')) return ENCRYPTED;
    const main = ole.read('WordDocument');
    if (!main) {
      if (ole.has('Workbook') || ole.has('Book')) return SHEET;
      return ole.has('PowerPoint Document') ? SLIDES : OTHER;
    }
    const kind = main.readUInt16LE(0);
    if (kind === WORD_6 || (kind === WORD_97 && main.readUInt16LE(2) < FIRST_VERSION)) return OLDER;
    const flags = main.readUInt16LE(10);
    const table = ole.read((flags & 0x200) === 0 ? '0Table' : '1Table');
    if ((flags & 0x100) !== 0) return ENCRYPTED;
    return kind === WORD_97 && table ? wordContent(documentLines(main, table, ole.read('Data'))) : BROKEN;
  } catch {
    return BROKEN;
  }
};
