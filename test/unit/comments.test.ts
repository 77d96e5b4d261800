import assert from 'node:assert/strict';
import { readDraft } from '../../server/engine/check.ts';
import { blankComments, commentsOf } from '../../server/engine/text/comments.ts';

describe('comments', () => {
  it('are found from their first to their last sign; an open one is none', () => {
    const text = '甲<!-- 乙 -->丙<!---->丁<!-- 戊';
    assert.deepEqual(
      commentsOf(text).map(({ from, to }) => text.slice(from, to)),
      ['<!-- 乙 -->', '<!---->'],
    );
  });

  it('leave blanks of the same length, and no line where they stood alone', () => {
    for (const [text, blank] of [
      ['甲<!--x-->乙', '甲        乙'],
      ['甲\n<!--x-->\n乙', '甲\n        \v乙'],
      ['甲\r\n <!--x--> \r\n乙', '甲\r\n          \r\v乙'.replace('\r\v', ' \v')],
      ['<!--x--><!--y-->\n乙', `${' '.repeat(16)}\v乙`],
      ['甲<!--x--> <!--y-->\n乙', `甲${' '.repeat(17)}\n乙`],
      ['甲<!--\n-->乙', '甲    \v   乙'],
      ['没有', '没有'],
    ] as const)
      assert.equal(JSON.stringify(blankComments(text)), JSON.stringify(blank));
  });

  it('do not break a table or a sentence, and nothing is read from them', () => {
    const paper = (comment: string) =>
      `某某市养老服务发展规划\n\n一、主要目标\n\n| 指标 | 2027年 |\n| --- | --- |\n${comment}| 每千名老年人拥有养老床位（张） | 40 |\n| 养老机构护理型床位占比（%） | 60 |\n\n到2027年，\n${comment}社区养老服务设施覆盖率达到95%。\n`;
    const values = (text: string) =>
      readDraft(text).policies.flatMap(({ facts }) =>
        facts.targets.map(({ value, deadline, deadlineFrom }) => [value, deadline, deadlineFrom]),
      );
    assert.equal(values(paper('')).length, 3);
    assert.deepEqual(values(paper('<!-- 到2030年，床位数达到90张 -->\n')), values(paper('')));
  });
});
