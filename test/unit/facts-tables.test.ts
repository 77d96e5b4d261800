import assert from 'node:assert/strict';
import { readDraft } from '../../server/engine/check.ts';

const factsOf = (text: string) => {
  const { policies } = readDraft(text, { draft: true });
  assert.equal(policies.length, 1);
  return policies[0]!.facts;
};

const tasks = (note: string) => `某某市2026年交通运输重点任务分工表

印发日期：2026年2月12日

${note}

| 序号 | 重点任务 | 工作目标 | 责任单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 建设“四好农村路” | 新改建农村公路310公里，改造危桥18座 | 市交通运输局、各县（区）人民政府 | 2026年10月底 |
| 2 | 发展城市公交 | 新增公交专用道25公里 | 市公安局 | 2026年9月31日 |
`;

describe('a table of tasks', () => {
  it('sets the targets that its cells put into words, by the date of their row', () => {
    assert.deepEqual(
      factsOf(tasks('说明：略。')).targets.map(({ indicator, value, deadline, deadlineFrom }) => [
        indicator,
        value,
        deadline,
        deadlineFrom,
      ]),
      [
        ['新改建农村公路', 310, '2026-10-31', 'table'],
        ['改造危桥', 18, '2026-10-31', 'table'],
        // The last row's day is impossible: no more than its month can be meant.
        ['新增公交专用道', 25, '2026-09-30', 'table'],
      ],
    );
  });

  it('names bearers in the column of units, the first leading where a note says so', () => {
    const units = (note: string) => factsOf(tasks(note)).responsibilities.map(({ units, lead }) => [units, lead]);
    assert.deepEqual(units('说明：略。'), [
      [['市交通运输局', '各县（区）人民政府'], null],
      [['市公安局'], null],
    ]);
    assert.deepEqual(units('说明：列第一位的为牵头单位。'), [
      [['市交通运输局', '各县（区）人民政府'], '市交通运输局'],
      [['市公安局'], '市公安局'],
    ]);
  });

  it('shows a date that no calendar has', () => {
    const wrong = factsOf(tasks('')).dates.filter(({ valid }) => !valid);
    assert.deepEqual(
      wrong.map(({ quote }) => quote),
      ['2026年9月31日'],
    );
  });
});
