import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { InlayHint } from 'vscode-languageserver/node';
import { CompareResult, ExportResult, type PeersWanted } from '../../server/protocol/messages.ts';
import { peerPapers } from '../host/peer-papers.ts';
import { type OpenTexts, openTexts } from '../unit/text-corpus.ts';
import { root, TestServer } from './testServer.ts';

const uri = 'file:///w/draft.policy.md';
const sample = fs.readFileSync(path.join(root, 'test/workspace/医疗卫生服务体系实施方案.policy.md'), 'utf8');

describe('the comparison with chosen peers', () => {
  let texts: OpenTexts;
  let server: TestServer;
  const beds = '每千人口医疗卫生机构床位数';

  before(() => {
    texts = openTexts(peerPapers());
  });
  after(() => texts.close());
  afterEach(() => TestServer.killAll());

  const start = async (more: object = {}, workspaceFolders: { uri: string; name: string }[] | null = null) => {
    server = await TestServer.start({ configuration: { corpus: { path: texts.file }, ...more }, workspaceFolders });
  };
  const open = (text = sample) => server.check(uri, text);
  const ask = async (peers?: PeersWanted) =>
    CompareResult.parse(
      await server.request('duibiao/compare', { textDocument: { uri }, ...(peers ? { peers } : {}) }),
    );
  const rowOf = ({ rows }: CompareResult) => rows.find(({ indicator }) => indicator === beds)!;

  it('tells the place among how many, the distance to the middle, and why each is a peer', async () => {
    await start();
    await open();
    const result = await ask();
    const row = rowOf(result);
    assert.equal(row.position, '要求低于7个可比地区中的5个；中位数7.37张，本稿低0.17张');
    assert.ok(row.gap! > 0.02 && row.gap! < 0.03);
    assert.equal(row.medianAmount, 7.37);
    assert.equal(row.chapter, '总体要求');
    assert.deepEqual([...new Set(row.peers.map(({ why }) => why))], ['同级、同省']);
    assert.deepEqual(result.wanted, { circle: 'auto', names: [] });
    assert.equal(result.sized, false);
    await server.stop();
  });

  it('takes a circle or names, and says which names stand for no place or have nothing to compare', async () => {
    await start();
    await open();
    const all = rowOf(await ask({ circle: 'all', names: [] }));
    assert.match(all.position!, /^要求低于14个可比地区中的/);
    const named = await ask({ circle: 'list', names: ['绵阳市', '洛阳', '无此市', '北京市'] });
    assert.deepEqual(
      rowOf(named)
        .peers.map(({ name }) => name)
        .sort(),
      ['洛阳市', '绵阳市'],
    );
    assert.deepEqual([...new Set(rowOf(named).peers.map(({ why }) => why))], ['指定的对标地区']);
    assert.deepEqual(
      named.notices.map(({ text }) => text),
      ['没有找到这些地区：无此市。', '北京市在语料库中没有可比目标。'],
    );
    assert.ok(named.notices.every(({ step }) => step));
    const similar = await ask({ circle: 'similar', names: [] });
    assert.match(similar.notices[0]!.text, /还没有这样的表/);
    await server.stop();
  });

  it('lets the draft’s own head come before the choice', async () => {
    await start();
    await open(sample.replace('城市: 澜溪市', '城市: 澜溪市\n对标城市: 绵阳市、嘉兴市'));
    const result = await ask({ circle: 'all', names: [] });
    assert.deepEqual(result.named, ['绵阳市', '嘉兴市']);
    assert.deepEqual(
      rowOf(result)
        .peers.map(({ name }) => name)
        .sort(),
      ['嘉兴市', '绵阳市'],
    );
    await server.stop();
  });

  it('finds places of like size where the workspace has a table, and tells its faults', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duibiao-cities-'));
    const table = ['城市,常住人口(万人),地区生产总值(亿元)', '泰安市,540,3300', '绵阳市,490,4000', '株洲市,387,3600'];
    const write = (...more: string[]) =>
      fs.writeFileSync(path.join(folder, 'cities.csv'), [...table, ...more].join('\n'));
    write('洛阳市,700,5600', '德州市,560,3800', '无此市,1,1', '嘉兴市,很多,7000');
    try {
      await start({}, [{ uri: pathToFileURL(folder).href, name: 'w' }]);
      await open(sample.replaceAll('澜溪', '泰安'));
      const result = await ask({ circle: 'similar', names: [] });
      assert.equal(result.sized, true);
      assert.deepEqual(
        result.notices.map(({ text }) => text),
        ['cities.csv 第 7 行：没有找到“无此市”这个地区。', 'cities.csv 第 8 行：“很多”不是数。'],
      );
      assert.ok(rowOf(result).peers.every(({ why }) => why === '人口、经济规模相近'));
      write();
      fs.utimesSync(path.join(folder, 'cities.csv'), 1, 1);
      assert.deepEqual((await ask({ circle: 'similar', names: [] })).notices, []);
      await server.stop();
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says that a table which the setting names is not there', async () => {
    await start({ cities: '/no/such/table.csv' });
    await open();
    assert.match((await ask()).notices.at(-1)!.text, /找不到城市表 .*table\.csv/);
    await server.stop();
  });

  it('lists what papers like the draft set and it lacks, with a clause that opens', async () => {
    await start();
    await open();
    const { missing, alike } = await ask();
    assert.ok(alike >= 12);
    const [first] = missing;
    assert.equal(first!.indicator, '孕产妇死亡率');
    assert.ok(first!.places.length >= 12);
    const { text } = await server.request<{ text: string }>('workspace/textDocumentContent', {
      uri: first!.place!.uri,
    });
    assert.ok(text.includes('孕产妇死亡率'));
    await server.stop();
  });

  it('is written as every kind of file', async () => {
    await start();
    await open();
    const bytes = async (format: string) => {
      const params = { textDocument: { uri }, peers: { circle: 'all', names: [] }, format };
      return Buffer.from(ExportResult.parse(await server.request('duibiao/exportComparison', params)).bytes, 'base64');
    };
    assert.ok((await bytes('markdown')).toString().includes(`| ${beds} | 7.2张 |`));
    assert.ok((await bytes('csv')).toString().startsWith('\uFEFF"指标"'));
    assert.ok(Object.keys(unzipSync(await bytes('xlsx'))).includes('xl/workbook.xml'));
    assert.ok(Object.keys(unzipSync(await bytes('docx'))).includes('word/document.xml'));
    assert.equal(await server.request('duibiao/exportComparison', { textDocument: { uri }, format: 'pdf' }), null);
    const other = { textDocument: { uri: 'file:///other.policy.md' }, format: 'csv' };
    assert.equal(await server.request('duibiao/exportComparison', other), null);
    await server.stop();
  });

  const hints = (lines: readonly [number, number]) =>
    server.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } },
    });

  it('puts the middle behind values below it, of the lines that are asked for', async () => {
    await start();
    await open();
    const lines = sample.split('\n');
    const line = lines.findIndex((words) => words.includes(beds));
    const [first, ...others] = await hints([line, line + 1]);
    assert.equal(first!.label, '中位 7.37张');
    assert.ok(lines[line]!.slice(0, first!.position.character).endsWith('7.2张'));
    assert.ok(others.every(({ label }) => String(label).startsWith('中位 ')));
    assert.deepEqual(await hints([0, line]), []);
    await server.stop();
  });

  it('puts it behind all values or none where that is wanted', async () => {
    await start({ inlayHints: 'all' });
    await open();
    const all = await hints([0, 500]);
    await server.stop();
    await start({ inlayHints: 'off' });
    await open();
    assert.deepEqual(await hints([0, 500]), []);
    await server.stop();
    assert.ok(all.length > 5);
  });
});
