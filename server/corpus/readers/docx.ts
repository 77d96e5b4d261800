/** Word documents (.docx). */
import { readDoc } from './doc.ts';
import { bodyLines } from './docx-body.ts';
import { DocxNumbering } from './docx-numbering.ts';
import type { FileContent, Reader } from './types.ts';
import { wordContent } from './word-text.ts';
import { walkXml } from './xml.ts';
import { Zip, ZipError, type ZipFault } from './zip.ts';

const refused = (zh: string, en: string): FileContent => ({ text: null, refusal: { zh, en } });

const FAULTS: Readonly<Record<ZipFault, FileContent>> = {
  broken: refused(
    '文件不完整或已损坏，请重新下载或用 Word 修复后再导入',
    'the file is incomplete or damaged; download it again or repair it with Word',
  ),
  encrypted: refused('文件已加密，请解除密码后再导入', 'the file is encrypted; remove its password first'),
  'too large': refused('文件内容过大，请拆分后再导入', 'the content of the file is too large; split it first'),
};
const SHEET = refused('这是 Excel 工作簿，不是 Word 文档', 'an Excel workbook, not a Word document');
const SLIDES = refused(
  '这是演示文稿，请将其中的文字另存为 Word 文档',
  'a presentation; save its text as a Word document',
);
const ARCHIVE = refused(
  '这是压缩包，不是 Word 文档，请解压后再导入',
  'an archive, not a Word document; unpack it first',
);

/** A password turns a .docx into an OLE file, as does the old format under a new name: those go to the reader of .doc. */
export const readDocx: Reader = async (bytes) => {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return readDoc(bytes);
  try {
    const zip = new Zip(bytes);
    const main = mainPart(zip);
    const document = zip.read(main);
    if (!document) return notWord(zip.names);
    const folder = main.slice(0, main.lastIndexOf('/') + 1);
    const numbering = new DocxNumbering(zip.read(`${folder}numbering.xml`), zip.read(`${folder}styles.xml`));
    return wordContent(bodyLines(document, numbering));
  } catch (error) {
    return FAULTS[error instanceof ZipError ? error.fault : 'broken'];
  }
};

/** Where the package says its document is. */
function mainPart(zip: Zip): string {
  let found = 'word/document.xml';
  const relations = zip.read('_rels/.rels');
  if (!relations) return found;
  walkXml(relations, {
    open: (name, attribute) => {
      const target = attribute('Target')?.replace(/^\//, '') ?? '';
      const isDocument = attribute('Type')?.endsWith('/relationships/officeDocument') ?? false;
      if (name === 'rel:Relationship' && isDocument && target.toLowerCase().startsWith('word/')) found = target;
    },
  });
  return found;
}

function notWord(names: readonly string[]): FileContent {
  if (names.some((name) => name.startsWith('xl/'))) return SHEET;
  return names.some((name) => name.startsWith('ppt/')) ? SLIDES : ARCHIVE;
}
