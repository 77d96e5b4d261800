import assert from 'node:assert/strict';
import { docNumberKey } from '../../server/engine/policy/doc-number.ts';
import { withCorpus } from './text-corpus.ts';

const notice = (
  city: string,
  number: string,
  body: string,
) => `${city}人民政府办公室关于印发${city}养老服务实施办法的通知

${number}

各县区人民政府：

一、重点任务

${body}

${city}人民政府办公室

2024年3月8日
`;

const repeal =
  '（一）规范管理。《东营市居家养老服务办法》（东政办发〔2019〕5号）同时废止。（责任单位：市民政局、市财政局）';
const texts = {
  甲: notice('东营市', '东政办发〔2024〕12号', repeal),
  乙: notice(
    '渭南市',
    '渭政办发〔2024〕7号',
    '（一）发展居家养老。建设社区养老服务中心，推广助餐助浴助医。（牵头单位：市民政局；配合单位：市财政局、市卫生健康委）',
  ),
};

describe('documents by what others call them', () => {
  it('are found by number, whatever its brackets, and by title', () =>
    withCorpus(texts, (corpus) => {
      for (const docNumber of ['东政办发〔2024〕12号', '东政办发[2024]12号', '东政办发（2024）012 号'])
        assert.deepEqual(
          corpus.named({ docNumber }).map(({ doc }) => doc),
          ['甲'],
        );
      const [found] = corpus.named({ title: '渭南市人民政府办公室关于印发渭南市养老服务实施办法的通知' });
      assert.equal(found?.docNumber, '渭政办发〔2024〕7号');
      assert.deepEqual(corpus.named({ docNumber: '东政办发〔2024〕13号', title: '养老服务实施办法' }), []);
      assert.deepEqual(corpus.named({}), []);
    }));

  it('are found where they are cited, with the sentence around', () =>
    withCorpus(texts, (corpus) => {
      const [place, ...others] = corpus.citing({ docNumber: '东政办发[2019]5号' });
      assert.deepEqual(others, []);
      assert.equal(place?.source.doc, '甲');
      assert.equal(place?.sentence.slice(place.end), '同时废止。');
      assert.equal(corpus.citing({ title: '东营市居家养老服务办法' }).length, 1);
      assert.deepEqual(corpus.citing({ title: '东营市' }), []);
    }));

  it('tell the units that clauses like one name', () =>
    withCorpus(texts, (corpus) => {
      const [first] = corpus.precedentUnits('发展居家养老，建设社区养老服务中心', { level: 'city', excludeTitles: [] });
      assert.equal(first?.source.doc, '乙');
      assert.deepEqual(first?.units, ['市民政局', '市财政局', '市卫生健康委']);
      assert.equal(first?.lead, '市民政局');
      assert.equal(first?.likeness, 1);
    }));
});

describe('a document number', () => {
  it('is one however it is printed', () => {
    for (const printed of ['国办发〔2022〕18号', '国办发[2022]18号', '国办发（2022）第18号', '国办发﹝2022﹞ 18号'])
      assert.equal(docNumberKey(printed), '国办发〔2022〕18号');
  });

  it('that is masked or damaged is none', () => {
    for (const printed of ['国办发〔20xx〕18号', '〔2022〕18号', '国办发18号', '', '乌海政办发202227'])
      assert.equal(docNumberKey(printed), null, printed);
  });
});
