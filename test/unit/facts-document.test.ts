import assert from 'node:assert/strict';
import { readDraft } from '../../server/engine/check.ts';

const read = (text: string) => {
  const facts = readDraft(text).policies[0]?.facts;
  assert.ok(facts);
  return facts;
};
const dated = (text: string) => read(text).targets.map((t) => [t.value, t.deadline, t.deadlineFrom]);

const REPORT = (plan: string): string => `云安市2023年政府工作报告

一、2022年工作回顾

过去一年，我们完成了各项任务。地区生产总值增长5%，新建公园12个，实现行政村快递服务全覆盖。这些成绩的取得，是全市人民团结奋斗的结果。

${plan}

今年，我们要努力推动高质量发展。地区生产总值增长6%，新建公园15个。`;

describe('facts in a document', () => {
  it('takes the review of a report for what has been, the rest for what is to come', () => {
    for (const plan of ['二、2023年重点工作', '二、勇毅前行，开创发展新局面', '']) {
      const facts = read(REPORT(plan));
      assert.deepEqual(
        facts.targets.map((t) => [t.indicator, t.value, t.deadline]),
        [
          ['地区生产总值', 6, '2023'],
          ['新建公园', 15, '2023'],
        ],
        plan,
      );
      assert.deepEqual(
        facts.attained.map((t) => [t.value, t.deadline]),
        [
          [5, null],
          [12, null],
          [100, null],
        ],
        plan,
      );
    }
  });

  it('gives the years of a plan section to its values', () => {
    const facts = read(`云安市2022年政府工作报告

一、2021年工作回顾

完成了各项任务，新建公园12个。

二、今后五年的奋斗目标

城镇化率达到70%。

三、2022年主要工作安排

新建公园15个。`);
    assert.deepEqual(
      facts.targets.map((t) => [t.value, t.deadline]),
      [
        [70, '2026'],
        [15, '2022'],
      ],
    );
  });

  it('inherits a deadline from the paragraph, then from the period', () => {
    const plan = (body: string) => `云安市“十四五”卫生健康事业发展规划\n\n一、主要任务\n\n${body}`;
    assert.deepEqual(dated(plan('到2024年，建成公园3个。新增床位50张。')), [
      [3, '2024', 'sentence'],
      [50, '2024', 'paragraph'],
    ]);
    assert.deepEqual(dated(plan('新增床位50张。')), [[50, '2025', 'document']]);
  });

  it('inherits no year that was over before the paper', () => {
    const report = (body: string) => `云安市2023年政府工作报告\n\n一、2023年重点工作\n\n${body}`;
    assert.deepEqual(dated(report('力争旅游收入恢复到2019年水平。新增上市企业3家。')), [[3, '2023', 'heading']]);
  });

  it('reads a table’s years: the present one is attained, the later one a target', () => {
    const facts = read(`云安市“十四五”卫生健康事业发展规划

一、主要指标

| 指标 | 单位 | 2020年现状 | 2025年目标 | 属性 |
| --- | --- | --- | --- | --- |
| 每千人口床位数 | 张 | 6.1 | 7.5 | 预期性 |
| 婴儿死亡率（‰） |  | 5.2 | ≤4.5 | 预期性 |
`);
    assert.deepEqual(
      facts.targets.map((t) => [t.indicator, t.value, t.unit, t.comparator, t.deadline, t.deadlineFrom, t.baseline]),
      [
        ['每千人口床位数', 7.5, '张', 'eq', '2025', 'table', { year: 2020, value: 6.1 }],
        ['婴儿死亡率', 4.5, '‰', 'le', '2025', 'table', { year: 2020, value: 5.2 }],
      ],
    );
    assert.deepEqual(
      facts.attained.map((t) => [t.value, t.year]),
      [
        [6.1, 2020],
        [5.2, 2020],
      ],
    );
  });

  it('reads a table’s responsible units', () => {
    const facts = read(`云安市健康行动方案

一、任务分工

| 序号 | 任务 | 责任单位 |
| --- | --- | --- |
| 1 | 推进项目建设 | 市卫生健康委、市财政局 |
| 2 | 推进信息化 | 市大数据局 |
`);
    assert.deepEqual(
      facts.responsibilities.map((r) => r.units),
      [['市卫生健康委', '市财政局'], ['市大数据局']],
    );
  });

  it('says nothing of a glossary', () => {
    const facts = read(`${REPORT('二、2023年重点工作')}\n\n名词解释\n\n1.“双百工程”：指建设100个示范村、100个精品点。`);
    assert.deepEqual(
      facts.targets.map((t) => t.value),
      [6, 15],
    );
  });
});
