import assert from 'node:assert/strict';
import { findingsOf, fixed, quotesOf } from './rule-bench.ts';

const paper = (body: string, { date = '2025年3月10日', number = '' } = {}) =>
  `澜溪市人民政府办公室关于做好养老服务工作的通知\n\n${number ? `${number}\n\n` : ''}各县区人民政府：\n\n一、主要任务\n\n（一）完善制度。${body}\n\n澜溪市人民政府办公室\n\n${date}\n`;

describe('period-name-mismatch', () => {
  const id = 'period-name-mismatch';

  it('finds years that are not the plan’s, and offers either correction', () => {
    const text = paper('编制“十五五”养老服务规划（2021—2025年）。');
    assert.deepEqual(quotesOf(id, text), ['（2021—2025年）']);
    assert.equal(fixed(id, text, 0), text.replace('2021—2025年', '2026—2030年'));
    assert.equal(fixed(id, text, 1), text.replace('十五五', '十四五'));
    assert.deepEqual(quotesOf(id, paper('“十四五”时期(2020-2024年)，供给明显扩大。')), ['(2020-2024年)']);
    assert.deepEqual(quotesOf(id, paper('2022年是“十四五”规划的开局之年。')), ['2022']);
    assert.deepEqual(quotesOf(id, paper('2025年是“十四五”第四年。')), ['2025']);
  });

  it('leaves years inside the period or around it, and words that are no plan', () => {
    for (const body of [
      '编制“十五五”养老服务规划（2026—2030年）。',
      '“十四五”期间实施三年行动（2023—2025年）。',
      '“十四五”规划和2035年远景目标纲要（2021—2035年）。',
      '十五年（2021—2035年）大跨越。',
      '2021年是“十四五”开局之年，2025年是“十四五”收官之年，2023年是“十四五”第三年。',
      '总结“十三五”，谋划“十四五”（2021—2025年）。',
    ])
      assert.deepEqual(quotesOf(id, paper(body)), [], body);
  });
});

describe('baseline-after-deadline', () => {
  const id = 'baseline-after-deadline';

  it('finds a baseline of the target’s year or later', () => {
    assert.equal(quotesOf(id, paper('到2027年，单位产值能耗比2030年下降8%。')).length, 1);
    assert.equal(quotesOf(id, paper('到2027年，单位产值能耗比2027年下降8%。')).length, 1);
  });

  it('leaves earlier ones', () => {
    assert.deepEqual(quotesOf(id, paper('到2027年，单位产值能耗比2024年下降8%。')), []);
    assert.deepEqual(quotesOf(id, paper('到2027年，单位产值能耗下降8%。')), []);
  });
});

describe('doc-number-year-mismatch', () => {
  const id = 'doc-number-year-mismatch';
  const of = (number: string, date?: string) =>
    quotesOf(id, paper('规范服务行为。', { number, ...(date ? { date } : {}) }));

  it('finds a number of another year', () => {
    assert.deepEqual(of('澜政办发〔2023〕5号'), ['澜政办发〔2023〕5号']);
    assert.deepEqual(of('澜政办发〔2026〕5号'), ['澜政办发〔2026〕5号']);
  });

  it('leaves that of the year, and that of the last one in the first weeks', () => {
    assert.deepEqual(of('澜政办发〔2025〕5号'), []);
    assert.deepEqual(of('澜政办发〔2024〕95号', '2025年1月6日'), []);
  });
});

describe('effective-date-mismatch', () => {
  const id = 'effective-date-mismatch';
  const of = (words: string, date?: string) =>
    findingsOf(id, paper(`本办法${words}。`, date ? { date } : {})).map(({ severity }) => severity);

  it('finds an end before the beginning, and a term that does not lead to it', () => {
    assert.deepEqual(of('自2025年4月1日起施行，有效期至2024年12月31日'), ['warning']);
    assert.deepEqual(of('自2025年4月1日起施行，有效期5年，至2028年3月31日'), ['warning']);
    assert.deepEqual(of('自印发之日起施行，有效期三年，截至2030年3月9日'), ['warning']);
    assert.deepEqual(of('自2025年1月1日起施行'), ['information']);
  });

  it('leaves what fits, to the month', () => {
    for (const words of [
      '自2025年4月1日起施行，有效期5年',
      '自2025年4月1日起施行，有效期5年，至2030年3月31日',
      '自2025年4月1日起施行，有效期5年，至2030年4月1日',
      '自印发之日起施行，有效期至2030年12月31日',
      '自印发之日起30日后施行，有效期2年',
      '自2025年1月1日起施行，此前发生的费用追溯适用',
    ])
      assert.deepEqual(of(words), [], words);
  });
});

describe('deadline-near', () => {
  const id = 'deadline-near';

  it('is a hint on a task that is due within six months in a paper for years', () => {
    const text = paper('到2027年，服务网络更加完善。2025年6月底前完成调查。');
    assert.deepEqual(quotesOf(id, text), ['2025年6月底前']);
    assert.equal(findingsOf(id, text)[0]?.severity, 'hint');
  });

  it('leaves later ones, and papers whose tasks are all at hand', () => {
    assert.deepEqual(quotesOf(id, paper('到2027年，服务网络更加完善。2025年10月底前完成调查。')), []);
    assert.deepEqual(quotesOf(id, paper('2025年4月底前完成自查，2025年5月底前完成整改。')), []);
  });
});
