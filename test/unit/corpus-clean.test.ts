import assert from 'node:assert/strict';
import { type Cleaned, cleanPolicy, OffsetMap } from '../../server/corpus/clean.ts';
import type { Heading, Metadata, Paragraph, Policy, Table } from '../../server/engine/policy/types.ts';

const meta: Metadata = {
  title: '海宁市行动方案',
  issuer: '海宁市人民政府',
  region: null,
  docNumber: '海政发〔2023〕5号',
  issueDate: '2023-05-01',
  publishDate: null,
  period: null,
  kind: null,
  issueDateSpan: null,
  peers: [],
};

/** A policy whose paragraphs are these parts of the text, in order; the rest of the text is page furniture. */
function clean(
  text: string,
  parts: readonly string[],
  more: Partial<Pick<Policy, 'headings' | 'tables' | 'meta'>> = {},
): Cleaned {
  let at = 0;
  const paragraphs = parts.map((part): Paragraph => {
    const from = text.indexOf(part, at);
    assert.ok(from >= 0, part);
    at = from + part.length;
    return { from, to: at, kind: 'text', heading: -1 };
  });
  const policy: Policy = {
    from: 0,
    to: text.length,
    meta,
    headings: [],
    clauses: [],
    tables: [],
    scraped: false,
    ...more,
    paragraphs,
  };
  return cleanPolicy({ text, shadow: text, policies: [policy], problems: [] }, policy);
}

const head = '海宁市行动方案\n海宁市人民政府　海政发〔2023〕5号　2023-05-01\n\n';

describe('cleaned text', () => {
  it('keeps paragraphs, one a line, and nothing between them', () => {
    const { text } = clean('首页 > 政务\r\n  第一段。\r\n分享到\r\n第二段。\r\n页脚', ['  第一段。', '第二段。']);
    assert.equal(text, `${head}第一段。\n第二段。\n`);
  });

  it('says the title once when the paper starts with it, whatever its marks', () => {
    const { text } = clean('# 海宁市\n行动方案\n\n第一段。', ['# 海宁市\n行动方案', '第一段。']);
    assert.equal(text.match(/行动方案/g)?.length, 1);
    assert.ok(text.startsWith('# 海宁市行动方案\n海宁市人民政府'));
  });

  it('joins broken lines, keeping the blank between Latin words alone', () => {
    const part = '加强基层医\r\n  疗服务,接入 5G\nedge  node\n网络,\u3000\u00a0共\u3000享。';
    assert.equal(clean(part, [part]).text, `${head}加强基层医疗服务,接入 5G edge node网络, 共 享。\n`);
  });

  it('ends the line after a heading that runs into its text, not after one with a stop', () => {
    const text = '一、总体要求坚持人民至上。二、主要任务。抓好落实。';
    const heading = (title: string): Heading => {
      const from = text.indexOf(title);
      return {
        from,
        to: from + title.length,
        level: 1,
        number: title.slice(0, 2),
        title: title.slice(2),
        parent: -1,
        sectionEnd: text.length,
      };
    };
    const headings = [heading('一、总体要求'), heading('二、主要任务')];
    assert.equal(
      clean(text, ['一、总体要求坚持人民至上。', '二、主要任务。抓好落实。'], { headings }).text,
      `${head}一、总体要求\n坚持人民至上。\n二、主要任务。抓好落实。\n`,
    );
  });

  it('puts the cells of a row on one line', () => {
    const text = '指标\n2025年\n床位\n7.5张\n后文。';
    const cell = (row: number, column: number, words: string) => {
      const from = text.indexOf(words);
      return { from, to: from + words.length, row, column };
    };
    const table: Table = {
      from: 0,
      to: text.indexOf('\n后文'),
      rows: [
        [cell(0, 0, '指标'), cell(0, 1, '2025年')],
        [cell(1, 0, '床位'), cell(1, 1, '7.5张')],
      ],
      hasHeader: true,
      heading: -1,
    };
    const { text: laid, map } = clean(text, ['指标', '2025年', '床位', '7.5张', '后文。'], { tables: [table] });
    assert.equal(laid, `${head}指标 | 2025年\n床位 | 7.5张\n后文。\n`);
    const { from, to } = map.toClean(cell(1, 1, '7.5张'));
    assert.equal(laid.slice(from, to), '7.5张');
  });

  it('does without what the paper does not say', () => {
    const bare: Metadata = { ...meta, title: null, issuer: null, docNumber: null, issueDate: null };
    assert.equal(clean('正文。', ['正文。'], { meta: bare }).text, '正文。\n');
    assert.equal(clean('', [], { meta: bare }).text, '');
  });
});

describe('the map between raw and cleaned text', () => {
  const map = new OffsetMap([
    { raw: 10, clean: 0, length: 5 },
    { raw: 20, clean: 5, length: 5 },
    { raw: 40, clean: 12, length: 3 },
  ]);

  it('finds a kept stretch on the other side and back', () => {
    for (const [raw, kept] of [
      [
        [10, 15],
        [0, 5],
      ],
      [
        [12, 22],
        [2, 7],
      ],
      [
        [24, 43],
        [9, 15],
      ],
      [
        [41, 42],
        [13, 14],
      ],
    ] as const) {
      assert.deepEqual(map.toClean({ from: raw[0], to: raw[1] }), { from: kept[0], to: kept[1] });
      assert.deepEqual(map.toRaw({ from: kept[0], to: kept[1] }), { from: raw[0], to: raw[1] });
    }
  });

  it('shrinks a span to what was kept of it', () => {
    assert.deepEqual(map.toClean({ from: 0, to: 100 }), { from: 0, to: 15 });
    assert.deepEqual(map.toClean({ from: 15, to: 41 }), { from: 5, to: 13 });
    assert.deepEqual(map.toClean({ from: 16, to: 19 }), { from: 5, to: 5 });
    assert.deepEqual(map.toClean({ from: 50, to: 60 }), { from: 15, to: 15 });
    assert.deepEqual(new OffsetMap([]).toClean({ from: 3, to: 9 }), { from: 0, to: 0 });
  });
});
