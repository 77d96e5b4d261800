import assert from 'node:assert/strict';
import { findingsOf, fixed, quotesOf } from './rule-bench.ts';

const chapter = (number: string, ...items: string[]) =>
  [`${number}主要任务`, ...items.map((item) => `${item}。健全工作机制，推动养老服务提质增效。`)].join('\n\n');
const paper = (...chapters: string[]) => `澜溪市养老服务实施方案\n\n${chapters.join('\n\n')}\n`;

describe('serial-number-repeated', () => {
  const id = 'serial-number-repeated';

  it('finds a number twice and numbers on from there', () => {
    const text = paper(chapter('一、', '（一）完善设施', '（二）优化服务', '（二）加强监管', '（三）扩大宣传'));
    assert.deepEqual(quotesOf(id, text), ['（二）']);
    assert.equal(
      fixed(id, text),
      paper(chapter('一、', '（一）完善设施', '（二）优化服务', '（三）加强监管', '（四）扩大宣传')),
    );
    assert.deepEqual(quotesOf(id, paper(chapter('一、', '1.完善设施', '2.优化服务', '2.加强监管'))), ['2.']);
  });

  it('finds a row’s number twice', () => {
    const rows = (...numbers: number[]) =>
      `| 序号 | 指标 | 2027年 |\n| --- | --- | --- |\n${numbers.map((number, index) => `| ${number} | 第${index}类设施覆盖率 | 9${index}% |`).join('\n')}`;
    const text = paper('一、主要目标', rows(1, 2, 2, 3, 4));
    assert.deepEqual(quotesOf(id, text), ['2']);
    assert.equal(fixed(id, text), paper('一、主要目标', rows(1, 2, 3, 4, 5)));
    assert.deepEqual(quotesOf(id, paper('一、主要目标', rows(1, 2, 3, 4, 5))), []);
  });

  it('accepts both customs of numbering, and short lists one after the other', () => {
    for (const text of [
      paper(chapter('一、', '（一）完善设施', '（二）优化服务'), chapter('二、', '（一）加强监管', '（二）扩大宣传')),
      paper(chapter('一、', '（一）完善设施', '（二）优化服务'), chapter('二、', '（三）加强监管', '（四）扩大宣传')),
      paper(chapter('一、', '1.完善设施', '1.优化服务')),
    ])
      assert.deepEqual(quotesOf(id, text), []);
  });
});

describe('serial-number-skipped', () => {
  const id = 'serial-number-skipped';

  it('finds a gap and closes it', () => {
    const text = paper(chapter('一、', '（一）完善设施', '（二）优化服务', '（四）加强监管', '（五）扩大宣传'));
    assert.deepEqual(quotesOf(id, text), ['（四）']);
    assert.equal(
      fixed(id, text),
      paper(chapter('一、', '（一）完善设施', '（二）优化服务', '（三）加强监管', '（四）扩大宣传')),
    );
  });

  it('is silent where the number stands between, was lost, or another list begins', () => {
    assert.deepEqual(
      quotesOf(id, paper(chapter('一、', '（一）完善设施', '内容如下：（二）优化服务', '（三）加强监管'))),
      [],
    );
    assert.deepEqual(quotesOf(id, paper(chapter('一、', '1.完善设施', '2“一网通办”', '3.加强监管'))), []);
    assert.deepEqual(quotesOf(id, paper(chapter('一、', '（一）完善设施', '（九）加强监管'))), []);
  });
});

describe('placeholder-left', () => {
  const id = 'placeholder-left';
  const of = (sentence: string) => quotesOf(id, paper(chapter('一、', `（一）${sentence}`)));

  it('finds what was to be filled in', () => {
    for (const [sentence, words] of [
      ['到20xx年建成10个站点', '20xx'],
      ['到20××年建成10个站点', '20××'],
      ['由××市人民政府负责', '××'],
      ['联系人：待定', '：待定'],
      ['项目数量（待补充）', '（待补充）'],
      ['【此处填写牵头单位】', '【此处填写牵头单位】'],
      ['TODO 补充数据', 'TODO'],
      ['投资____万元', '____'],
    ] as const)
      assert.deepEqual(of(sentence), [words], sentence);
  });

  it('leaves words that only look alike', () => {
    for (const sentence of ['价格待定的项目从严审核', '建设X线检查中心', '推广5G＋XR应用', '支持TODOLIST软件'])
      assert.deepEqual(of(sentence), [], sentence);
  });
});

describe('bracket-unpaired', () => {
  const id = 'bracket-unpaired';
  const of = (sentence: string) => quotesOf(id, paper(chapter('一、', `（一）完善制度。${sentence}`)));

  it('finds half a pair', () => {
    for (const [sentence, sign] of [
      ['执行《养老服务条例，明确责任', '《'],
      ['执行养老服务条例》的规定', '》'],
      ['深化放管服”改革', '”'],
      ['推进“互联网+养老服务', '“'],
      ['建设站点（含改造，提升功能', '（'],
    ] as const)
      assert.deepEqual(of(sentence), [sign], sentence);
  });

  it('closes a title where its end is certain', () => {
    const text = paper(chapter('一、', '（一）落实《国务院办公厅关于推进养老服务发展的意见（国办发〔2019〕5号）'));
    assert.equal(fixed(id, text), text.replace('意见（', '意见》（'));
    assert.deepEqual(findingsOf(id, paper(chapter('一、', '（一）执行《养老，明确责任')))[0]?.fixes, []);
  });

  it('leaves pairs of mixed width, nested ones and serial numbers', () => {
    for (const sentence of [
      '建设站点（含改造),提升功能',
      '落实《关于转发〈养老服务条例〉的通知》（民发〔2019〕5号）',
      '做到：1）建好设施；2）用好设施',
      '推进“一站式”“一窗式”服务',
    ])
      assert.deepEqual(of(sentence), [], sentence);
  });
});

describe('range-unit-dropped', () => {
  const id = 'range-unit-dropped';
  const of = (sentence: string) => quotesOf(id, paper(chapter('一、', `（一）${sentence}`)));

  it('finds a first figure without its unit, and adds it', () => {
    for (const range of ['15～30%', '3-5万', '10—20亿', '7-7.5%']) assert.deepEqual(of(`增长${range}左右`), [range]);
    const text = paper(chapter('一、', '（一）占比提高15～30%'));
    assert.equal(fixed(id, text), text.replace('15～30%', '15%～30%'));
  });

  it('leaves whole ranges, years and falling pairs', () => {
    for (const sentence of ['增长15%～30%', '2021—2025年增长30%', '面积30-15万平方米', '建成3—5个站点'])
      assert.deepEqual(of(sentence), [], sentence);
  });
});
