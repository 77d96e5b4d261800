import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { readDocx } from '../../server/corpus/readers/docx.ts';
import { memo } from '../../server/export/docx.ts';
import { spreadsheet } from '../../server/export/xlsx.ts';

const HEAD = ['指标', '本稿', '对标地区'];
const ROWS = [
  ['每千人口床位数 <a&b>"', '7.2', '东营市 7.5张\n渭南市 7.9张'],
  ['=SUM(A1)', '', '\u0007\ud800坏字符𠮷'],
];

/** The parts of a package, each well-formed; what it names is there. */
function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
  for (const text of Object.values(parts)) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => assert.fail(error.message));
    parser.write(text).close();
  }
  for (const [, path] of parts['[Content_Types].xml']!.matchAll(/PartName="\/([^"]+)"/g)) assert.ok(parts[path!], path);
  return parts;
}

describe('a spreadsheet', () => {
  it('holds its texts as texts, its numbers as numbers, and a head that stays', () => {
    const parts = partsOf(spreadsheet('对标：说明/2025', HEAD, ROWS));
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    assert.match(sheet, /<c r="B2" s="2"><v>7\.2<\/v><\/c>/);
    assert.match(
      sheet,
      /<c r="A2"[^>]*t="inlineStr"><is><t xml:space="preserve">每千人口床位数 &lt;a&amp;b&gt;&quot;<\/t>/,
    );
    assert.match(sheet, /<c r="A3"[^>]*t="inlineStr">.*=SUM\(A1\)/);
    assert.match(sheet, /坏字符𠮷/);
    assert.match(sheet, /state="frozen"/);
    assert.match(sheet, /<autoFilter ref="A1:C3"\/>/);
    assert.match(parts['xl/workbook.xml']!, /sheet name="对标：说明 2025"/);
    assert.deepEqual(spreadsheet('a', HEAD, ROWS), spreadsheet('a', HEAD, ROWS));
  });

  it('names columns beyond Z', () => {
    const wide = Array.from({ length: 30 }, (_, index) => `列${index}`);
    assert.match(partsOf(spreadsheet('a', wide, []))['xl/worksheets/sheet1.xml']!, /<c r="AD1"/);
  });
});

describe('a memo', () => {
  it('reads back as it was written, tables too', async () => {
    const bytes = memo([
      { kind: 'title', text: '对标说明' },
      { kind: 'table', head: HEAD, rows: ROWS.slice(0, 1) },
      { kind: 'heading', text: '出处' },
      { kind: 'item', text: '东营市《实施方案》（2024-05-06）' },
    ]);
    partsOf(bytes);
    const { text } = await readDocx(bytes);
    assert.match(text!, /^对标说明\n/);
    assert.match(text!, /每千人口床位数 <a&b>"/);
    assert.match(text!, /出处\n东营市《实施方案》（2024-05-06）\n$/);
  });
});
