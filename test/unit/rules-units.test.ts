import assert from 'node:assert/strict';
import { check, readDraft } from '../../server/engine/check.ts';

const id = 'task-without-unit';
const quotes = (text: string) =>
  check({ ...readDraft(text), peers: null, today: '2026-01-31' })
    .filter((finding) => finding.rule === id)
    .map(({ from, to }) => text.slice(from, to));

const UNIT = '（责任单位：市住房城乡建设局）';
const WORK = '完善配套设施，补齐功能短板，建立长效管护机制，推动共建共治共享。';
const NUMBERS = '一二三四五六七八九';

/** A plan whose tasks end with these statements, in order. */
const plan = (statements: string[], rest = '') =>
  ['澜溪市城市更新实施方案', '一、总体要求', '坚持以人民为中心，稳步推进城市更新。', '二、重点任务']
    .concat(statements.map((statement, index) => `（${NUMBERS[index]}）改造第${index + 1}类设施。${WORK}${statement}`))
    .concat(rest)
    .join('\n\n');

describe('task-without-unit', () => {
  it('finds the task that names nobody among those that do', () => {
    assert.deepEqual(quotes(plan([UNIT, '', UNIT, UNIT])), ['（二）改造第2类设施']);
    assert.deepEqual(quotes(plan([UNIT, UNIT, UNIT, UNIT, ''])), ['（五）改造第5类设施']);
  });

  it('says the same whatever the other tasks do', () => {
    const message = (text: string) =>
      check({ ...readDraft(text), peers: null, today: '2026-01-31' }).map((finding) => finding.message.zh)[0];
    assert.match(message(plan([UNIT, '', UNIT, UNIT]))!, /“（二）改造第2类设施”没有写明责任单位/);
    assert.equal(message(plan([UNIT, '', UNIT, UNIT])), message(plan([UNIT, '', UNIT, UNIT, UNIT])));
  });

  it('is silent when all do, when none does, and when few do', () => {
    assert.deepEqual(quotes(plan([UNIT, UNIT, UNIT, UNIT])), []);
    assert.deepEqual(quotes(plan(['', '', '', ''])), []);
    assert.deepEqual(quotes(plan([UNIT, '', '', '', UNIT])), []);
  });

  it('leaves organisation and closing paragraphs alone', () => {
    const rest = `三、保障措施\n\n（一）加强组织领导。各级各部门要提高认识，压实责任，形成合力，确保取得实效。\n\n（二）强化宣传引导。广泛宣传典型经验，营造良好氛围，凝聚社会共识。\n\n各县区要认真贯彻落实，重要情况及时报告市政府。`;
    assert.deepEqual(quotes(plan([UNIT, UNIT, UNIT, UNIT], rest)), []);
  });

  it('accepts one statement for the items of a group', () => {
    const groups = ['（一）改造小区。', '（二）整治街巷。', '（三）增加绿地。'].flatMap((title) => [
      title,
      `1.完善设施。${WORK}`,
      `2.规范管理。${WORK}`,
      `3.加强巡查。${WORK}`,
      UNIT,
    ]);
    const text = ['澜溪市城市更新实施方案', '一、重点任务', ...groups].join('\n\n');
    assert.deepEqual(quotes(text), []);
  });

  it('accepts a statement on its own line and other forms of it', () => {
    assert.deepEqual(quotes(plan([`\n\n${UNIT}`, `\n\n责任单位：市财政局`, `\n\n牵头单位：市教育局`, UNIT])), []);
    assert.deepEqual(
      quotes(plan([UNIT, '（市财政局、市教育局按职责分工负责）', UNIT, '（市财政局牵头，市教育局配合）'])),
      [],
    );
  });

  it('waits until a task has been written', () => {
    const text = plan([UNIT, UNIT, UNIT, UNIT]).concat('\n\n（五）推进');
    assert.deepEqual(quotes(text), []);
  });
});
