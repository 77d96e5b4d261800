import assert from 'node:assert/strict';
import { buildCorpus } from '../../server/corpus/build.ts';
import { readSource } from '../../server/corpus/read.ts';
import { Bench, city } from './corpus-records.ts';

const text = `海州市人民政府办公室关于印发海州市养老服务体系建设实施方案的通知

各县区人民政府，市政府各部门：

《海州市养老服务体系建设实施方案》已经市政府同意，现印发给你们，请认真贯彻执行。

海州市人民政府办公室
2023年6月1日

海州市养老服务体系建设实施方案

一、总体目标
到2025年，全市护理型养老床位占比达到60%。

二、主要任务
（一）发展居家社区养老。支持社区养老服务机构提供助餐、助浴、助医等上门服务。到2025年，每个街道至少建成1个综合养老服务中心。（责任单位：市民政局、市卫生健康委）
（二）推进医养结合。鼓励养老机构与医疗机构签约合作，开通双向转诊绿色通道。（责任单位：市卫生健康委、市民政局）
`;

describe('reading a document into the corpus', () => {
  const bench = new Bench();
  after(() => bench.clear());
  const info = (doc: string) => ({ doc, path: null, imported: null });

  it('keeps policy, clauses, targets and responsibilities, to be found again', () => {
    const path = bench.path('read.sqlite');
    buildCorpus(path, 'read', [readSource(text, info('海州'))]);
    const corpus = bench.open(path);
    const [found] = corpus.precedents({ text: '养老院与医院合作,做好医养结合' });
    assert.match(found?.quote ?? '', /^（二）推进医养结合。/);
    assert.equal(text.slice(found?.raw.from, found?.raw.to), found?.quote);
    assert.equal(found?.source.date, '2023-06-01');
    const [record] = readSource(text, info('海州')).policies;
    const target = record?.targets.find(({ fact }) => fact.value === 60)?.fact;
    const [peer] = corpus.targets(target?.identity.key ?? '');
    assert.deepEqual(peer?.target, target);
    assert.match(peer?.clause ?? '', /护理型养老床位/);
    assert.deepEqual(
      record?.responsibilities.map(({ fact }) => fact.units),
      [
        ['市民政局', '市卫生健康委'],
        ['市卫生健康委', '市民政局'],
      ],
    );
  });

  it('fills in what is known of a document that does not say it itself', () => {
    const plain =
      '一、主要任务\n（一）推进医养结合。鼓励养老机构与医疗机构签约合作，开通绿色通道，到2025年覆盖率达到90%。\n';
    const defaults = { region: city('江苏省', '海州市'), publishDate: '2022-02-02' };
    const [record] = readSource(plain, { ...info('plain'), defaults }).policies;
    assert.deepEqual(record?.meta.region, defaults.region);
    assert.equal(record?.meta.publishDate, '2022-02-02');
    const [dated] = readSource(text, { ...info('dated'), defaults: { publishDate: '1999-01-01' } }).policies;
    assert.equal(dated?.meta.issueDate, '2023-06-01');
    assert.notEqual(dated?.meta.publishDate, '1999-01-01');
  });

  it('takes anything for a document', () => {
    const inputs = [
      '',
      '\n\n',
      '\0\u0001\u0002',
      '\ud800\udc00\ud800',
      '字'.repeat(30_000),
      '一、'.repeat(3000),
      `${text}${'，'.repeat(5000)}`,
    ];
    buildCorpus(
      bench.path('odd.sqlite'),
      'odd',
      inputs.map((input, index) => readSource(input, info(`odd-${index}`))),
    );
    const corpus = bench.open(bench.path('odd.sqlite'));
    assert.equal(corpus.info[0]?.documents, inputs.length);
  });
});
