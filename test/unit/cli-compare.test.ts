import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../server/cli/run.ts';
import { buildCorpus } from '../../server/corpus/build.ts';
import { readSource } from '../../server/corpus/read.ts';
import { regionOf } from '../../server/engine/knowledge/regions.ts';
import { alike, readCities } from '../../server/engine/peers/cities.ts';

const peer = (city: string, beds: number, year = 2027) =>
  `${city}卫生健康实施方案\n\n${city}人民政府\n\n一、工作目标\n\n到${year}年，全市每千人口医疗卫生机构床位数达到${beds}张。到${year}年，新建社区卫生服务中心${Math.round(beds * 2)}个。\n\n${city}人民政府\n\n2024年5月6日\n`;
const DRAFT =
  '---\n城市: 济南市\n省份: 山东省\n成文日期: 2025-03-18\n---\n\n济南市卫生健康实施方案\n\n一、工作目标\n\n到2027年，全市每千人口医疗卫生机构床位数达到7.2张。到2027年，新建社区卫生服务中心20个。\n';

describe('duibiao compare', () => {
  let folder: string;
  let corpus: string;
  let draft: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao 对标-'));
    corpus = path.join(folder, 'corpus.sqlite');
    const papers = [
      peer('东营市', 7.5),
      peer('淄博市', 7.6),
      peer('渭南市', 7.9),
      peer('乌海市', 6.9),
      peer('嘉兴市', 8.2, 2030),
    ];
    buildCorpus(
      corpus,
      'peers',
      papers.map((text, at) => readSource(text, { doc: `d${at}`, path: null, imported: null })),
    );
    draft = path.join(folder, '稿.policy');
    writeFileSync(draft, DRAFT);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function duibiao(...words: string[]) {
    let out = '';
    let err = '';
    const code = await run(['compare', '--corpus', corpus, ...words], {
      out: (text) => (out += text),
      err: (text) => (err += text),
    });
    return { code, out, err };
  }
  const json = async (...words: string[]) => JSON.parse((await duibiao('--format', 'json', ...words, draft)).out);

  it('lays each target beside its peers, with the place in the draft and in the sources', async () => {
    const { targets, missing } = await json();
    const [beds, centres] = targets;
    assert.equal(DRAFT.slice(beds.from, beds.to), '每千人口医疗卫生机构床位数达到7.2张');
    assert.deepEqual(
      [beds.indicator, beds.value, beds.unit, beds.deadline],
      ['每千人口医疗卫生机构床位数', 7.2, '张', '2027'],
    );
    assert.deepEqual(beds.position, { relation: 'below', rank: 4, of: 5 });
    assert.deepEqual(beds.statistics, { count: 4, min: 6.9, max: 7.9, median: 7.55 });
    const later = beds.peers.find(({ region }: { region: string }) => region === '嘉兴市');
    assert.deepEqual([later.value, later.deadline, later.source], [8.2, '2030', 'd4']);
    assert.equal(peer('嘉兴市', 8.2, 2030).slice(later.from, later.to), '每千人口医疗卫生机构床位数达到8.2张');
    assert.equal(centres.position.relation, 'notRanked');
    assert.deepEqual(missing, []);
  });

  it('asks the peers that are wanted', async () => {
    const regions = async (...words: string[]) =>
      (await json(...words)).targets[0].peers.map(({ region }: { region: string }) => region).sort();
    const all = ['东营市', '淄博市', '渭南市', '乌海市', '嘉兴市'].sort();
    assert.deepEqual(await regions('--peers', 'all'), all);
    assert.deepEqual(await regions('--peers', 'province'), ['东营市', '淄博市'].sort());
    assert.deepEqual(await regions('--peers', 'region'), ['东营市', '淄博市', '嘉兴市'].sort());
    assert.deepEqual(await regions('--peers', 'list:渭南,乌海市'), ['渭南市', '乌海市'].sort());
    const unknown = await duibiao('--peers', 'list:没有市,渭南市', draft);
    assert.match(unknown.err, /对标地区“没有市”没有可比的目标/);
    assert.equal((await duibiao('--peers', 'near', draft)).code, 2);
    assert.match((await duibiao('--peers', 'similar', draft)).err, /需要用 --cities/);
  });

  it('ranks counts per head, and finds places of like size, where a table tells the populations', async () => {
    const cities = path.join(folder, 'cities.csv');
    writeFileSync(
      cities,
      '城市,常住人口(万人),地区生产总值(亿元)\n济南市,941,12757\n东营市,221,3847\n淄博市,470,4561\n渭南市,463,2201\n没有市,1,1\n乌海市,56,x\n',
    );
    const { out, err } = await duibiao('--format', 'json', '--cities', cities, '--peers', 'similar', draft);
    assert.match(err, /cities\.csv:6 没有找到“没有市”/);
    assert.match(err, /cities\.csv:7 “x”不是数/);
    const [beds, centres] = JSON.parse(out).targets;
    assert.ok(!beds.peers.some(({ region }: { region: string }) => region === '嘉兴市'));
    assert.notEqual(centres.position.relation, 'notRanked');
  });

  it('writes tables for people and for spreadsheets', async () => {
    const { out } = await duibiao(draft);
    assert.match(out, /每千人口医疗卫生机构床位数\s+7\.2张\s+2027\s+低于（5个中第4）\s+7\.55张\s+渭南市 7\.9张/);
    const csv = (await duibiao('--format', 'csv', draft)).out;
    assert.ok(csv.startsWith('\ufeff"指标","本稿"'));
    assert.equal(csv.trim().split('\r\n').length, 3);
    const page = (await duibiao('--format', 'markdown', draft)).out;
    assert.match(page, /^# 对标说明：济南市卫生健康实施方案\n\n\| 指标 \|/);
    assert.match(page, /## 出处\n\n(?:- .*\n)*- .*《乌海市卫生健康实施方案》（2024-05-06）/);
    assert.match((await duibiao('--lang', 'en', draft)).out, /below（4 of 5）/);
  });

  it('writes a spreadsheet and a memo', async () => {
    for (const format of ['xlsx', 'docx']) {
      const parts: Uint8Array[] = [];
      const out = (part: string | Uint8Array) => parts.push(Buffer.from(part as Uint8Array));
      await run(['compare', '--corpus', corpus, '--format', format, draft], { out, err: () => {} });
      assert.equal(Buffer.concat(parts).subarray(0, 2).toString(), 'PK', format);
    }
  });

  it('says what is missing', async () => {
    const bare = path.join(folder, '无地区.policy');
    writeFileSync(bare, '卫生健康实施方案\n\n一、工作目标\n\n到2027年，每千人口医疗卫生机构床位数达到7.2张。\n');
    const { err, code } = await duibiao(bare);
    assert.equal(code, 0);
    assert.match(err, /没有认出是哪个地区/);
    assert.equal((await duibiao(path.join(folder, '没有.policy'))).code, 2);
    assert.equal((await duibiao()).code, 2);
  });
});

describe('a table of places', () => {
  it('is read under Chinese and English heads, in persons and 亿元', () => {
    const zh = readCities('\ufeff城市,常住人口（万人）,地区生产总值（亿元）\n东营市,221.1,3847\n');
    const en = readCities('code,name,population,gdp\r\n370500,东营市,2211000,3847\r\n');
    assert.deepEqual(zh, en);
    assert.equal(zh.cities[0]?.population, 2_211_000);
    assert.match(readCities('甲,乙\n1,2\n').faults[0]!.message.zh, /第一行应为列名/);
  });

  it('tells the places most alike, nearest first', () => {
    const table = readCities(
      'name,population,gdp\n济南市,9410000,12757\n东营市,2210000,3847\n淄博市,4700000,4561\n青岛市,10340000,15760\n',
    );
    assert.deepEqual(alike(table, regionOf('济南市')!, 2), ['青岛市', '淄博市']);
    assert.deepEqual(alike(table, regionOf('渭南市')!, 2), []);
  });
});
