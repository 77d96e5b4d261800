import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { readDoc } from '../../server/corpus/readers/doc.ts';
import { readDocx } from '../../server/corpus/readers/docx.ts';
import { formatNumber } from '../../server/corpus/readers/number-formats.ts';
import type { FileContent, Reader } from '../../server/corpus/readers/types.ts';
import { listLevel, listTable, listUses, oleFile, styleSheet, wordFile } from './doc-fixture.ts';
import {
  abstractNum,
  cell,
  type DocxSketch,
  docx,
  field,
  item,
  level,
  num,
  numPr,
  paragraph,
  run,
  table,
} from './docx-fixture.ts';

const linesOf = ({ text, refusal }: FileContent): string[] => {
  assert.ok(text !== null, `refused: ${refusal?.zh}`);
  assert.ok(text.endsWith('\n'));
  return text.slice(0, -1).split('\n');
};
const read = async (sketch: DocxSketch | string): Promise<string[]> =>
  linesOf(await readDocx(docx(typeof sketch === 'string' ? { body: sketch } : sketch)));
const refusalOf = ({ text, refusal }: FileContent): string => {
  assert.equal(text, null);
  assert.ok(refusal && refusal.en.length > 10);
  return refusal?.zh ?? '';
};

const POLICY = [
  { text: '%1、', format: 'chineseCounting' },
  { text: '（%2）', format: 'chineseCountingThousand' },
  { text: '%3.', format: 'decimal' },
  { text: '（%4）', format: 'decimal' },
  { text: '%5', format: 'decimalEnclosedCircle' },
];

describe('reading .docx: automatic numbers', () => {
  it('writes the numbers of nested levels, which begin again under each higher one', async () => {
    const body = [
      item('总体要求', 1),
      item('指导思想', 1, 1),
      item('基本原则', 1, 1),
      item('主要任务', 1),
      item('健全制度', 1, 1),
      item('2025年完成', 1, 2),
      item('全面推开', 1, 2),
      item('第一步', 1, 3),
      item('起步', 1, 4),
      item('保障措施', 1),
    ].join('');
    assert.deepEqual(await read({ body, numbering: abstractNum(0, POLICY) + num(1, 0) }), [
      '一、总体要求',
      '（一）指导思想',
      '（二）基本原则',
      '二、主要任务',
      '（一）健全制度',
      '1. 2025年完成',
      '2.全面推开',
      '（1）第一步',
      '①起步',
      '三、保障措施',
    ]);
  });

  it('counts on through lists of one kind, and anew where a list says so', async () => {
    const over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering =
      abstractNum(0, POLICY) + abstractNum(1, POLICY) + num(1, 0) + num(2, 0) + num(3, 0, over) + num(4, 1);
    const body = ['甲1', '乙2', '丙3', '丁3', '戊1', '己4'].map((text) => item(text[0]!, Number(text[1]))).join('');
    assert.deepEqual(await read({ body, numbering }), ['一、甲', '二、乙', '一、丙', '二、丁', '三、戊', '一、己']);
  });

  it('takes levels that a list changes, numbers of several levels, and levels that do not begin again', async () => {
    const changed = `<w:lvlOverride w:ilvl="0">${level(0, { text: '第%1章', format: 'chineseCounting', start: 3 })}</w:lvlOverride>`;
    const levels = [
      { text: '第%1章', format: 'chineseCounting' },
      { text: '%1.%2', format: 'decimal', more: '<w:isLgl/>' },
      { text: '第%3条', format: 'chineseCountingThousand', more: '<w:lvlRestart w:val="0"/>' },
    ];
    const body = [0, 1, 1, 2, 0, 2, 1].map((at) => item('总则', 1, at)).join('');
    const wanted = ['第三章 总则', '3.1 总则', '3.2 总则', '第一条 总则', '第四章 总则', '第二条 总则', '4.1 总则'];
    assert.deepEqual(await read({ body, numbering: abstractNum(0, levels) + num(1, 0, changed) }), wanted);
  });

  it('takes the number of a style, of one that it is based on, or of the level that names it', async () => {
    const styles =
      `<w:style w:type="paragraph" w:styleId="A"><w:pPr>${numPr(1, null)}</w:pPr></w:style>` +
      '<w:style w:type="paragraph" w:styleId="A1"><w:basedOn w:val="A"/></w:style>' +
      `<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr>${numPr(1, null)}</w:pPr></w:style>` +
      '<w:style w:type="paragraph" w:styleId="R1"><w:basedOn w:val="R2"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="R2"><w:basedOn w:val="R1"/></w:style>';
    const levels = POLICY.map((sketch, at) =>
      at < 2 ? { ...sketch, more: `<w:pStyle w:val="${'AB'[at]}"/>` } : sketch,
    );
    const of = (style: string, more = ''): string => paragraph('文', `<w:pStyle w:val="${style}"/>${more}`);
    const body = of('A') + of('B') + of('A1') + of('B') + of('A', numPr(0)) + of('R1') + of('none');
    const numbering = abstractNum(0, levels) + num(1, 0);
    assert.deepEqual(await read({ body, numbering, styles }), [
      '一、文',
      '（一）文',
      '二、文',
      '（一）文',
      '文',
      '文',
      '文',
    ]);
  });

  it('finds the levels that a list takes from a list style', async () => {
    const styles = `<w:style w:type="numbering" w:styleId="L"><w:pPr>${numPr(1, null)}</w:pPr></w:style>`;
    const numbering =
      abstractNum(0, POLICY, '<w:styleLink w:val="L"/>') +
      abstractNum(1, [], '<w:numStyleLink w:val="L"/>') +
      num(1, 0) +
      num(2, 1);
    assert.deepEqual(await read({ body: item('甲', 2) + item('乙', 2), numbering, styles }), ['一、甲', '二、乙']);
  });

  it('drops the signs of bullets, and leaves lists that do not exist alone', async () => {
    const numbering = abstractNum(0, [{ text: '\uf0b7', format: 'bullet' }]) + num(1, 0) + num(2, 7);
    assert.deepEqual(
      await read({ body: item('甲', 1) + item('乙', 2) + item('丙', 9) + item('丁', 1, 8), numbering }),
      ['甲', '乙', '丙', '丁'],
    );
  });

  it('counts the paragraphs that stay, not those whose end is deleted', async () => {
    const gone = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const body = item('甲', 1) + paragraph('乙', numPr(1) + gone) + item('丙', 1) + item('', 1) + item('丁', 1);
    assert.deepEqual(await read({ body, numbering: abstractNum(0, POLICY) + num(1, 0) }), [
      '一、甲',
      '二、乙丙',
      '',
      '四、丁',
    ]);
  });

  it('writes numbers as Word does', () => {
    const written: [number, string, string][] = [
      [10, 'chineseCounting', '十'],
      [12, 'japaneseCounting', '十二'],
      [20, 'taiwaneseCounting', '二十'],
      [105, 'chineseCountingThousand', '一百零五'],
      [110, 'chineseCountingThousand', '一百一十'],
      [1001, 'chineseCountingThousand', '一千零一'],
      [11, 'chineseLegalSimplified', '壹拾壹'],
      [20, 'ideographDigital', '二〇'],
      [2, 'ideographTraditional', '乙'],
      [1, 'ideographZodiacTraditional', '甲子'],
      [12, 'decimalFullWidth', '１２'],
      [7, 'decimalZero', '07'],
      [21, 'decimalEnclosedCircleChinese', '㉑'],
      [99, 'decimalEnclosedCircle', '99'],
      [3, 'decimalEnclosedParen', '⑶'],
      [28, 'lowerLetter', 'bb'],
      [3, 'upperLetter', 'C'],
      [1994, 'upperRoman', 'MCMXCIV'],
      [4, 'lowerRoman', 'iv'],
      [5, 'none', ''],
      [5, 'hebrew1', '5'],
      [-3, 'chineseCounting', '-3'],
    ];
    for (const [value, format, wanted] of written) assert.equal(formatNumber(value, format), wanted, format);
  });
});

describe('reading .docx: text', () => {
  it('keeps what tracked changes put in and drops what they take out', async () => {
    const body =
      paragraph(
        `${run('覆盖率')}<w:del><w:r><w:delText>80%</w:delText><w:t>80%</w:t></w:r></w:del><w:ins>${run('达到90%')}</w:ins>` +
          `<w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>`,
        `<w:pPrChange><w:pPr>${numPr(1)}</w:pPr></w:pPrChange>`,
      ) +
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>${cell('删')}${cell('去')}</w:tr><w:tr>${cell('留')}${cell('下')}</w:tr></w:tbl>`;
    const numbering = abstractNum(0, POLICY) + num(1, 0);
    assert.deepEqual(await read({ body, numbering }), ['覆盖率达到90%新', '留\t下']);
  });

  it('keeps the results of fields, but neither page numbers nor the table of contents', async () => {
    const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const contents =
      paragraph(
        `${mark('begin')}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${mark('separate')}${run('一、甲')}`,
      ) +
      paragraph(`${run('二、乙')}${field('PAGEREF _Toc1', '7')}`) +
      paragraph(mark('end'));
    const body =
      paragraph('目录') +
      contents +
      paragraph(`${run('见')}${field('HYPERLINK "http://a"', '附件')}第${run('第')}${field(' PAGE ', '3')}`) +
      paragraph(
        `<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>${field('eq \\o\\ac(○,3)', null)}`,
      ) +
      paragraph(mark('begin') + run('没有结尾的代码')) +
      paragraph('后文');
    assert.deepEqual(await read(body), ['目录', '', '见附件第', '③', '', '后文']);
  });

  it('reads breaks, blanks, symbols, raised figures, formulas and hidden text', async () => {
    const line = [
      run('指标'),
      '<w:r><w:br/></w:r>',
      run(' a\tb\nc\u00a0'),
      '<w:r><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:noBreakHyphen/></w:r>',
      run('10') + run('4', '<w:vertAlign w:val="superscript"/>'),
      run('暗', '<w:vanish/>'),
      '<m:oMath><m:f><m:num><m:r><m:t>甲</m:t></m:r></m:num><m:den><m:r><m:t>乙</m:t></m:r></m:den></m:f></m:oMath>',
      '<w:r><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r>',
      '<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby>',
    ].join('');
    assert.deepEqual(await read(paragraph(line)), ['指标', 'a b c ≥-10⁴甲/乙。拼']);
  });

  it('reads text boxes once, controls without their prompts, and links', async () => {
    const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const body =
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('框中')}</mc:Choice><mc:Fallback><w:pict>${box('框中')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('锚')}`,
      ) +
      paragraph(
        '<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback><w:r><w:t>另式</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r><mc:AlternateContent><mc:Choice Requires="y"><w:emoji/></mc:Choice><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      ) +
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('单击此处')}</w:sdtContent></w:sdt>` +
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(`<w:hyperlink>${run('链接')}</w:hyperlink>`)}</w:sdtContent></w:sdt>`;
    assert.deepEqual(await read(body), ['锚', '框中', '另式☺', '链接']);
  });

  it('leaves headers, notes and comments out', async () => {
    const part = `<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph('页眉')}</w:x>`;
    const files = { 'word/header1.xml': part, 'word/footnotes.xml': part, 'word/comments.xml': part };
    assert.deepEqual(await read({ body: paragraph('正文'), files }), ['正文']);
  });

  it('writes tables a row a line, with columns in their places', async () => {
    const body =
      table(
        [cell('序号'), cell('指标'), cell('2025年', '<w:gridSpan w:val="2"/>'), cell('单位')],
        [cell('1', '<w:vMerge w:val="restart"/>'), cell('预期寿命'), cell('78'), cell('79'), cell('岁')],
        [cell('1', '<w:vMerge/>'), cell(''), cell('约'), cell('80'), cell('')],
        [cell('附注', '<w:gridSpan w:val="5"/>')],
      ) + table([cell(paragraph('专栏') + paragraph('一行') + table([cell('内'), cell('表')]))]);
    assert.deepEqual(await read(body), [
      '序号\t指标\t2025年\t\t单位',
      '1\t预期寿命\t78\t79\t岁',
      '\t\t约\t80',
      '附注',
      '专栏',
      '一行',
      '内\t表',
    ]);
  });

  it('joins the paragraphs of a cell', async () => {
    const of = (...texts: string[]): string => cell(texts.map((text) => paragraph(text)).join(''));
    assert.deepEqual(
      await read(
        table([of('责任', '单位'), of('市财政局', '市民政局'), of('GDP', 'growth'), of('提高；', '', '到2025年')]),
      ),
      ['责任单位\t市财政局 市民政局\tGDP growth\t提高；到2025年'],
    );
  });

  it('reads strict files with prefixes of their own, in UTF-16', async () => {
    const xml =
      '\ufeff<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>严格</t></r></p></body></d>';
    const bytes = zipSync({ 'word/document.xml': new Uint8Array(Buffer.from(xml, 'utf16le')) });
    assert.deepEqual(linesOf(await readDocx(bytes)), ['严格']);
  });
});

describe('refusing .docx', () => {
  it('tells what the file is', async () => {
    const of = async (...names: string[]): Promise<string> =>
      refusalOf(await readDocx(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')])))));
    assert.match(await of('xl/workbook.xml'), /Excel/);
    assert.match(await of('ppt/presentation.xml'), /演示文稿/);
    assert.match(await of('a.txt'), /压缩包/);
    assert.match(refusalOf(await readDocx(docx({ body: paragraph('<w:r><w:drawing/></w:r>') }))), /没有文字/);
    assert.match(refusalOf(await readDocx(strToU8('PK\x03\x04 no zip'))), /损坏/);
    assert.match(refusalOf(await readDocx(new Uint8Array())), /损坏/);
    assert.match(
      refusalOf(await readDocx(oleFile({ EncryptionInfo: Buffer.alloc(9), EncryptedPackage: Buffer.alloc(9) }))),
      /加密/,
    );
    assert.match(refusalOf(await readDoc(oleFile({ Workbook: Buffer.alloc(5000) }))), /Excel/);
    assert.deepEqual(linesOf(await readDocx(wordFile({ text: '旧文\r' }))), ['旧文']);
  });

  it('takes neither bombs nor headers that lie', async () => {
    const huge = new Uint8Array(80 << 20).fill(32);
    const bomb = zipSync({ 'word/document.xml': huge });
    const memory = process.memoryUsage().rss;
    assert.match(refusalOf(await readDocx(bomb)), /过大/);
    const lying = Buffer.from(bomb);
    const entry = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    lying.writeUInt32LE(100, entry + 24);
    assert.match(refusalOf(await readDocx(lying)), /过大/);
    assert.ok(process.memoryUsage().rss - memory < 200 << 20);
    const claiming = Buffer.from(docx({ body: paragraph('文') }));
    claiming.writeUInt32LE(0xfffffff0, claiming.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    assert.match(refusalOf(await readDocx(claiming)), /损坏/);
  });

  it('is not held up by depth, entities or fields without end', async () => {
    const deep = docx({ body: '<w:sdt>'.repeat(200_000) + '</w:sdt>'.repeat(200_000) });
    assert.match(refusalOf(await readDocx(deep)), /损坏/);
    const open = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>文</w:t></w:r>';
    assert.equal((await read(paragraph(open.repeat(100_000))))[0]?.length, 100_000);
    const spans = table(Array.from({ length: 20_000 }, () => cell('', '<w:gridSpan w:val="63"/>')));
    assert.deepEqual(await read(spans + paragraph('后文')), ['后文']);
    const entity = '<!DOCTYPE a [<!ENTITY b "文文文">]><w:document xmlns:w="u"><w:p>&b;</w:p></w:document>';
    assert.match(refusalOf(await readDocx(zipSync({ 'word/document.xml': strToU8(entity) }))), /损坏/);
  });
});

describe('reading .doc', () => {
  const list = (number: number): number[] => [0x0b, 0x46, number, 0];
  const depth = (level: number): number[] => [0x0a, 0x26, level];

  it('reads paragraphs, breaks, tables, fields and control characters', async () => {
    const text =
      '标题\v副题\r见\x13HYPERLINK "a"\x14附件\x15第\x13PAGE\x143\x15页\r' +
      '\x13 eq \\o\\ac(○,2)\x15第二\x02\x01\x08项\x1e目\r序号\x07指标\x07\x07' +
      '1\x07寿命\r岁\x07\x07后文\r\f';
    const cellEnd = [0, 0, 0x16, 0x24, 1];
    const rowEnd = [...cellEnd, 0x17, 0x24, 1];
    const paragraphs = [[0, 0], [0, 0], [0, 0], cellEnd, cellEnd, rowEnd, cellEnd, cellEnd, cellEnd, rowEnd];
    assert.deepEqual(linesOf(await readDoc(wordFile({ text, paragraphs }))), [
      '标题',
      '副题',
      '见附件第页',
      '②第二项-目',
      '序号\t指标',
      '1\t寿命岁',
      '后文',
    ]);
  });

  it('writes the numbers of paragraphs, of styles and of lists with changes', async () => {
    const numbering = {
      styles: styleSheet([4095, []], [4095, list(1)], [1, depth(1)]),
      lists: listTable([listLevel(0x27, '\0、'), listLevel(0x25, '（\x01）'), listLevel(0, '\0.\x02', 1, 4)]),
      overrides: listUses([], [[5, 0x10]], [[0, 0x31, listLevel(0x12, '\x01', 3)]]),
    };
    const paragraphs = [
      [1, 0],
      [2, 0],
      [2, 0],
      [0, 0, ...list(1), ...depth(2)],
      [1, 0],
      [2, 0],
      [1, 0, ...list(0)],
      [0, 0, ...list(2)],
      [0, 0, ...list(3), ...depth(1)],
      [0, 0, ...list(9)],
    ];
    assert.deepEqual(linesOf(await readDoc(wordFile({ text: '文\r'.repeat(10), paragraphs, numbering }))), [
      '一、文',
      '（一）文',
      '（二）文',
      '1.1 文',
      '二、文',
      '（一）文',
      '文',
      '五、文',
      '③文',
      '文',
    ]);
  });

  it('drops deleted and hidden text, and no other', async () => {
    const text = '甲乙丙丁戊\r';
    const runs = [
      [1, 2, [0x00, 0x08, 1]],
      [2, 3, [0x3c, 0x08, 1]],
      [3, 4, [0x40, 0x88, 5, 0]],
    ] as const;
    assert.deepEqual(linesOf(await readDoc(wordFile({ text, runs }))), ['甲丁戊']);
  });

  it('tells encrypted, older and empty documents', async () => {
    assert.match(refusalOf(await readDoc(wordFile({ text: '文\r', flags: 0x100 }))), /加密/);
    assert.match(refusalOf(await readDoc(wordFile({ text: '文\r', ident: 0xa5dc }))), /Word 95/);
    assert.match(refusalOf(await readDoc(wordFile({ text: '\r\x01\r' }))), /没有文字/);
    assert.match(refusalOf(await readDoc(strToU8('plain text'))), /损坏/);
  });

  it('ends on rings of sectors and on lengths out of the file', async () => {
    const ring = Buffer.from(wordFile({ text: '文\r' }));
    for (let at = 512; at + 4 <= 1024; at += 4) if (ring.readUInt32LE(at) < 0xfffffff0) ring.writeUInt32LE(2, at);
    assert.equal((await readDoc(ring)).text, null);
    const endless = Buffer.from(wordFile({ text: '文\r' }));
    endless.writeUInt32LE(0x7fffffff, endless.indexOf(Buffer.from([0xec, 0xa5])) + 0x4c);
    assert.match(refusalOf(await readDoc(endless)), /损坏/);
  });
});

describe('reading the Word files that offices send', () => {
  const folder = join(import.meta.dirname, '../../../shared/import-samples');
  const sample = async (
    context: Mocha.Context,
    part: string,
  ): Promise<{ lines: string[]; bytes: Buffer; reader: Reader }> => {
    const name = existsSync(folder) ? readdirSync(folder).find((file) => file.includes(part)) : undefined;
    if (!name) {
      console.log(`      skipped: no sample ${part} in shared/import-samples`);
      context.skip();
    }
    const bytes = readFileSync(join(folder, name));
    const reader = name.endsWith('x') ? readDocx : readDoc;
    return { lines: linesOf(await reader(bytes)), bytes, reader };
  };
  const heads = (lines: readonly string[]): string[] =>
    lines.flatMap((line) => /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/.exec(line) ?? []);

  it('keeps headings in order', async function () {
    const { lines } = await sample(this, '附件4');
    const [first] = heads(lines);
    assert.equal(first, '一、');
    assert.deepEqual(
      heads(lines).filter((head) => /^（/.test(head)),
      [...'一二三四五六'].map((sign) => `（${sign}）`),
    );
    assert.deepEqual(
      heads(lines).filter((head) => /^\d/.test(head)),
      Array.from({ length: 14 }, (_, at) => `${at + 1}.`),
    );
  });

  it('keeps tables', async function () {
    const duties = (await sample(this, '附件1')).lines;
    assert.ok(duties.includes('部门\t职责与任务'));
    assert.ok(duties.includes('省科技厅\t支持开展健康科学研究与技术开发。'));
    const { lines } = await sample(this, '句容市');
    assert.deepEqual(
      heads(lines).filter((head) => /、$/.test(head)),
      ['一、', '二、', '三、', '四、'],
    );
    assert.equal(lines.filter((line) => line.split('\t').length === 3).length, 24);
  });

  it('finds the numbers of an old document, which stand in none of its text', async function () {
    const { lines } = await sample(this, '附件5');
    assert.deepEqual(
      lines.filter((line) => /^[一二三]、/.test(line)),
      ['一、出台《方案》的重要意义', '二、《方案》的主要内容', '三、下一步努力方向'],
    );
  });

  for (const part of ['附件4', '附件5', '句容市']) {
    it(`gives a text or a refusal for damaged copies of ${part}`, async function () {
      const { bytes, reader } = await sample(this, part);
      let state = 7;
      const random = (below: number): number => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return state % below;
      };
      for (let i = 0; i < 150; i++) {
        const cut = await reader(bytes.subarray(0, random(bytes.length)));
        assert.ok((cut.text === null) !== (cut.refusal === null));
        const copy = Buffer.from(bytes);
        for (let flips = 1 + random(40); flips > 0; flips--) copy[random(copy.length)] = random(256);
        const flipped = await reader(copy);
        assert.ok((flipped.text === null) !== (flipped.refusal === null));
      }
    });
  }
});
