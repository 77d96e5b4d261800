import assert from 'node:assert/strict';
import { readDraft } from '../../server/engine/check.ts';
import type { Facts, Responsibility } from '../../server/engine/facts/types.ts';

const factsOf = (body: string): Facts => {
  const draft = readDraft(`云安市人民政府关于完善服务体系的实施意见\n\n一、主要任务\n\n${body}\n`);
  const facts = draft.policies[0]?.facts;
  assert.ok(facts);
  return facts;
};
const bearers = (body: string): readonly Responsibility[] => factsOf(body).responsibilities;
const brief = (body: string) => bearers(body).map(({ units, lead, form }) => ({ units: [...units], lead, form }));

describe('responsibilities', () => {
  it('reads labels in brackets of every kind', () => {
    for (const [open, close] of ['（）', '()', '〔〕', '【】'].map((pair) => [...pair]))
      assert.deepEqual(
        brief(`推进项目建设。${open}责任单位：市卫生健康委、市财政局${close}`),
        [{ units: ['市卫生健康委', '市财政局'], lead: null, form: '责任单位' }],
        open,
      );
  });

  it('reads who leads and who helps', () => {
    assert.deepEqual(brief('推进项目建设。（省教育厅牵头，省财政厅、省市场监管局按职责分工负责）'), [
      { units: ['省教育厅', '省财政厅', '省市场监管局'], lead: '省教育厅', form: '牵头/配合' },
    ]);
    assert.deepEqual(brief('推进项目建设。（省委宣传部、省卫生健康委牵头，省民政厅配合）'), [
      { units: ['省委宣传部', '省卫生健康委', '省民政厅'], lead: '省委宣传部、省卫生健康委', form: '牵头/配合' },
    ]);
    assert.deepEqual(brief('推进项目建设。（牵头单位：市教育局；配合单位：市财政局）'), [
      { units: ['市教育局', '市财政局'], lead: '市教育局', form: '牵头/配合' },
    ]);
    assert.deepEqual(brief('推进项目建设。（责任单位：市教育局（牵头）、市财政局）'), [
      { units: ['市教育局', '市财政局'], lead: '市教育局', form: '牵头/配合' },
    ]);
  });

  it('reads 按职责分工负责 with 等 and without', () => {
    for (const tail of ['按职责分工负责', '等按职责分工负责', '按照职责分工负责'])
      assert.deepEqual(brief(`推进项目建设。（省医保局、省财政厅${tail}）`), [
        { units: ['省医保局', '省财政厅'], lead: null, form: '按职责分工负责' },
      ]);
  });

  it('keeps brackets inside a name', () => {
    assert.deepEqual(brief('推进项目建设。（责任单位：市财政局、各县（市、区）政府）')[0]?.units, [
      '市财政局',
      '各县（市、区）政府',
    ]);
  });

  it('reads labelled lines one by one, without the full stop', () => {
    assert.deepEqual(
      bearers('目标任务：建设公园。\n\n牵头单位：市住建局\n\n责任单位：各县区人民政府、高新区管委会。').map(
        (r) => r.quote,
      ),
      ['牵头单位：市住建局', '责任单位：各县区人民政府、高新区管委会'],
    );
  });

  it('lets a standing clause say that the first one leads', () => {
    assert.deepEqual(
      brief(
        '1.推进项目建设。（责任单位：市卫生健康委、市财政局。列第一位的为牵头单位，下同）\n\n2.推进信息化。（责任单位：市大数据局、市财政局）',
      ).map((r) => r.lead),
      ['市卫生健康委', '市大数据局'],
    );
  });

  it('inherits the units of a standing clause', () => {
    const [first, second] = bearers(
      '1.推进项目建设。（责任单位：市财政局，本项及以下各项任务责任单位均包含各县（市、区）政府，不再单独列出）\n\n2.推进信息化。（责任单位：市大数据局）',
    );
    assert.deepEqual([first?.units, first?.inherited], [['市财政局', '各县（市、区）政府'], []]);
    assert.deepEqual([second?.units, second?.inherited], [['市大数据局'], ['各县（市、区）政府']]);
  });

  it('takes no other bracket for one', () => {
    for (const body of ['坚持管行业必须管安全（谁主管谁负责）。', '建设中心（含分中心）。', '落实责任（见附件）。'])
      assert.deepEqual(bearers(body), [], body);
  });
});

describe('citations', () => {
  it('reads titles with their numbers', () => {
    assert.deepEqual(
      factsOf('根据《国务院办公厅关于推动发展的意见》（国办发〔2021〕18号）和《工作规则》，制定本方案。').citations.map(
        ({ title, docNumber }) => [title, docNumber],
      ),
      [
        ['国务院办公厅关于推动发展的意见', '国办发〔2021〕18号'],
        ['工作规则', null],
      ],
    );
  });
  it('closes a title whose bracket was lost', () => {
    assert.equal(factsOf('现印发《云安市健康发展规划的通知，请执行。').citations[0]?.title, '云安市健康发展规划');
  });
});

describe('date mentions', () => {
  const dates = (body: string) =>
    factsOf(body).dates.map(({ quote, valid, role, latest }) => [quote, valid, role, latest]);
  it('tells roles apart', () => {
    assert.deepEqual(dates('到2026年，比2020年增长10%。“十四五”期间推进。'), [
      ['2026年', true, 'deadline', '2026-12-31'],
      ['2020年', true, 'past', '2020-12-31'],
      ['十四五”', true, 'period', '2025-12-31'],
    ]);
  });
  it('keeps impossible dates and marks them', () => {
    assert.deepEqual(
      factsOf('2026年2月30日前完成，6月31日验收。').dates.map((d) => [d.quote, d.valid]),
      [
        ['2026年2月30日', false],
        ['6月31日', false],
      ],
    );
  });
});
