import { officePackage, xml } from './office.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Column widths are in characters; a column wider than this wraps. */
const WIDEST = 60;

/** A spreadsheet of one sheet: a bold head that stays in sight, rows below; texts that are numbers are numbers. */
export function spreadsheet(name: string, head: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const all = [head, ...rows];
  const cell = (text: string, row: number, column: number) => {
    const at = `${letters(column)}${row + 1}`;
    const style = row === 0 ? 1 : 2;
    return row > 0 && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text)
      ? `<c r="${at}" s="${style}"><v>${text}</v></c>`
      : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
  };
  const widths = head.map((_, column) =>
    Math.min(
      WIDEST,
      Math.max(
        8,
        ...all.map((row) => 2 + [...(row[column] ?? '')].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0)),
      ),
    ),
  );
  const sheet = [
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${all.map((row, at) => `<row r="${at + 1}">${row.map((text, column) => cell(text, at, column)).join('')}</row>`).join('')}</sheetData>`,
    `<autoFilter ref="A1:${letters(head.length - 1)}${all.length}"/></worksheet>`,
  ].join('');
  const styles = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"><alignment vertical="center" wrapText="1"/></xf><xf><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;
  const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets><sheet name="${xml(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  return officePackage(
    [
      { path: 'xl/workbook.xml', type: 'spreadsheetml.sheet.main', body: workbook },
      { path: 'xl/worksheets/sheet1.xml', type: 'spreadsheetml.worksheet', body: sheet },
      { path: 'xl/styles.xml', type: 'spreadsheetml.styles', body: styles },
    ],
    [
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ],
  );
}

/** 0 → A, 25 → Z, 26 → AA. */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
