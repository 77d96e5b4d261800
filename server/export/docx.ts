import { officePackage, xml } from './office.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A piece of a document, from the top down. */
export type Block = { readonly kind: 'title' | 'heading' | 'text' | 'item'; readonly text: string } | Table;

interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of the columns to one another; all alike without them. */
  readonly widths?: readonly number[];
}

/** Between the margins of the page. In twentieths of a point. */
const TEXT_WIDTH = 14_238;

/** A document on A4 across, in the faces of official papers: 小标宋 for its title, 黑体 for headings, 仿宋 for the text. */
export function memo(blocks: readonly Block[]): Uint8Array {
  const body = blocks
    .map((block) => (block.kind === 'table' ? tableOf(block) : paragraph(block.text, block.kind)))
    .join('');
  // 16838 × 11906 twentieths of a point: A4 across.
  const page =
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1440" w:right="1300" w:bottom="1300" w:left="1300" w:header="850" w:footer="850" w:gutter="0"/></w:sectPr>';
  const face = (id: string, name: string, font: string, size: number, more: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${more}</w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
  const styles = [
    `<w:styles xmlns:w="${MAIN}">`,
    face('title', 'Title', '方正小标宋简体', 44, '<w:jc w:val="center"/><w:spacing w:after="240"/>'),
    face(
      'heading',
      'heading 1',
      '黑体',
      32,
      '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>',
    ),
    face('text', 'Body Text', '仿宋', 28, '<w:ind w:firstLineChars="200" w:firstLine="560"/>'),
    face('item', 'List', '仿宋', 24, '<w:spacing w:after="40"/>'),
    face('cell', 'Table Text', '仿宋', 21, ''),
    '</w:styles>',
  ].join('');
  return officePackage(
    [
      {
        path: 'word/document.xml',
        type: 'wordprocessingml.document.main',
        body: `<w:document xmlns:w="${MAIN}"><w:body>${body}${page}</w:body></w:document>`,
      },
      { path: 'word/styles.xml', type: 'wordprocessingml.styles', body: styles },
    ],
    [['styles', 'styles.xml']],
  );
}

const paragraph = (text: string, style: string, bold = false): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`;

function tableOf({ head, rows, widths = head.map(() => 1) }: Table): string {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = head.map((_, index) => Math.floor((TEXT_WIDTH * (widths[index] ?? 0)) / whole));
  const cell = (text: string, index: number, bold: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${columns[index] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(text, 'cell', bold)}</w:tc>`;
  const line = (cells: readonly string[], isHead: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((text, index) => cell(text, index, isHead)).join('')}</w:tr>`;
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const layout = `<w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>`;
  return `<w:tbl><w:tblPr>${layout}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${line(head, true)}${rows.map((row) => line(row, false)).join('')}</w:tbl>`;
}
