import assert from 'node:assert/strict';
import synonyms from '../../server/corpus/synonyms.json' with { type: 'json' };
import { foldText, termsOf } from '../../server/corpus/terms.ts';
import type { Corpus, PrecedentQuery } from '../../server/corpus/types.ts';
import { Bench, city, type Sketch } from './corpus-records.ts';

const signing = '做实家庭医生签约服务,优先覆盖老年人、孕产妇和慢性病患者,按协议提供上门巡诊。';
const payment = '推进按疾病诊断相关分组付费,住院费用实行打包管理,结余留用、合理超支分担。';
const community = '建设紧密型县域医疗共同体,乡镇卫生院的人员、财务、药品由牵头医院统一管理。';
const greening = '开展国土绿化行动,修复矿山生态,新增造林面积,提高森林覆盖率和城市绿地率。';
const parking = '利用边角地建设停车设施,推动机关单位内部车位错时向社会开放,方便居民出行。';
const school = '新建改扩建幼儿园,增加公办学前教育学位,推进义务教育学校集团化办学。';

const dongming: Sketch = {
  doc: 'dongming',
  title: '东明市卫生健康工作实施方案',
  clauses: [signing, payment, greening],
  region: city('山东省', '东明市'),
  date: '2021-03-01',
};
const xiyang: Sketch = {
  doc: 'xiyang',
  title: '西阳市进一步完善医疗卫生服务体系行动方案',
  clauses: [community, parking, school, '家庭医生签约服务覆盖老年人、孕产妇和慢性病患者,由社区医生团队上门随访巡诊。'],
  region: city('陕西省', '西阳市'),
  date: '2024-03-01',
};

const docs = (corpus: Corpus, query: PrecedentQuery) => corpus.precedents(query).map(({ source }) => source.doc);
const quotes = (corpus: Corpus, query: PrecedentQuery) => corpus.precedents(query).map(({ quote }) => quote);

describe('the words of one matter', () => {
  it('stand once each, folded, and neighbours name groups that there are', () => {
    const words = synonyms.same.flat();
    assert.deepEqual(
      words.filter((word, at) => words.indexOf(word) !== at || word !== foldText(word) || termsOf(word).length === 0),
      [],
    );
    const names = new Set(synonyms.same.map(([name]) => name));
    assert.deepEqual(
      synonyms.near.flat().filter((name) => !names.has(name)),
      [],
    );
    assert.ok(synonyms.same.every((group) => group.length > 1));
  });
});

describe('precedent search', () => {
  const bench = new Bench();
  const corpus = bench.open(bench.build('two.sqlite', [dongming, xiyang]));
  after(() => bench.clear());

  it('finds the clause on the same matter, whatever its words', () => {
    for (const [text, clause] of [
      ['推广家医签约', signing],
      ['drg支付改革', payment],
      ['DRG支付改革', payment],
      ['组建医共体', community],
      ['解决停车难', parking],
      ['植树造林', greening],
      ['缓解入园难', school],
      // Traditional characters and full-width letters ask for the same.
      ['組建醫療共同體,由縣級醫院牽頭,鄉鎮衛生院統一管理', community],
      ['ＤＲＧ付费', payment],
    ] as const)
      assert.equal(quotes(corpus, { text })[0], clause, text);
  });

  it('answers with its places in raw and cleaned text', () => {
    const [found] = corpus.precedents({ text: '组建医共体' });
    const text = corpus.cleanText(found?.source.id ?? '')?.text;
    assert.equal(text?.slice(found?.clean.from, found?.clean.to), community);
    assert.equal(found?.raw.to, (found?.raw.from ?? 0) + community.length);
    assert.ok((found?.score ?? 0) > 0);
  });

  it('gives one clause a policy unless asked for more, best first, never more than wanted', () => {
    const text = '家庭医生签约服务,上门巡诊;建设医疗共同体;按病组付费';
    assert.deepEqual(docs(corpus, { text }).toSorted(), ['dongming', 'xiyang']);
    const all = corpus.precedents({ text, perPolicy: 9, limit: 9 });
    assert.ok(all.length > 2);
    assert.equal(new Set(all.map(({ quote }) => quote)).size, all.length);
    assert.deepEqual(
      all.map(({ score }) => score),
      all.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    assert.equal(corpus.precedents({ text, perPolicy: 9, limit: 2 }).length, 2);
    assert.equal(corpus.precedents({ text, limit: 0 }).length, 0);
  });

  it('leaves the draft itself out: by title, by the plan inside the notice, by its very words', () => {
    const text = '推广家庭医生签约服务';
    assert.deepEqual(docs(corpus, { text, excludeTitles: [dongming.title] }), ['xiyang']);
    const notice = `西阳市人民政府办公室关于印发《${xiyang.title}》的通知`;
    assert.deepEqual(docs(corpus, { text, excludeTitles: [notice] }), ['dongming']);
    assert.ok(!quotes(corpus, { text: signing, perPolicy: 9 }).includes(signing));
    assert.ok(!quotes(corpus, { text: ` ${signing.replaceAll(',', '，')}\n` }).includes(signing));
  });

  it('says nothing to a question without words', () => {
    for (const text of ['', '   ', '。，；', '12 345.6%', '的', '😀😀', '\ud800', '\0'])
      assert.deepEqual(corpus.precedents({ text }), [], JSON.stringify(text));
  });

  it('takes any text for a question', () => {
    for (const text of [
      '"家庭" OR *',
      "家庭医生' --",
      'NEAR(家庭 医生)',
      'AND OR NOT drg^2',
      `${signing}\n`.repeat(4000),
    ])
      assert.ok(Array.isArray(corpus.precedents({ text })), text.slice(0, 20));
  });

  it('never shows two copies of one clause, and of the copies the one of the same level, then the newest', () => {
    const copies: Sketch[] = [
      { doc: 'old', title: '甲市方案', clauses: [signing], region: city('河北省', '甲市'), date: '2019-01-01' },
      { doc: 'new', title: '乙市方案', clauses: [signing], region: city('河北省', '乙市'), date: '2024-01-01' },
      {
        doc: 'province',
        title: '某省方案',
        clauses: [signing.replace('老年人', '65岁以上老年人')],
        region: { level: 'province', province: '河北省', city: null, county: null },
        date: '2025-01-01',
      },
      {
        doc: 'near',
        title: '丙市方案',
        clauses: [signing.replace('做实', '落实')],
        region: city('河北省', '丙市'),
        date: '2020-01-01',
      },
    ];
    const copied = bench.open(bench.build('copies.sqlite', copies));
    const text = '家庭医生签约服务覆盖老年人,上门巡诊';
    assert.equal(docs(copied, { text, level: 'city' })[0], 'new');
    assert.equal(docs(copied, { text, level: 'province' })[0], 'province');
    const found = docs(copied, { text, level: 'city', limit: 9 });
    assert.ok(!(found.includes('new') && found.includes('old')));
    assert.ok(!docs(copied, { text, limit: 9, excludeTitles: ['乙市方案'] }).includes('new'));
  });

  it('prefers what is to be done over what has been reached', () => {
    const review = '家庭医生签约服务覆盖老年人和孕产妇,上门巡诊成效明显。';
    const task = '推进家庭医生签约服务,覆盖老年人和慢性病患者,做好上门巡诊。';
    const one = { title: '丁市方案', region: null };
    const mixed = bench.open(
      bench.build('kinds.sqlite', [
        { ...one, doc: 'past', clauses: [review], kinds: ['background'] },
        { ...one, doc: 'task', title: '戊市方案', clauses: [task] },
        { ...one, doc: 'front', title: '己市方案', clauses: [`各县区人民政府:${task}`], kinds: ['front'] },
      ]),
    );
    assert.deepEqual(docs(mixed, { text: '家庭医生签约服务,覆盖老年人,上门巡诊' }), ['task', 'past']);
  });

  it("asks all files together; the user's copy of a document hides the built-in one", () => {
    const own: Sketch = { ...dongming, doc: '我的/dongming', clauses: [`${signing}签约居民可优先转诊。`] };
    const other: Sketch = { ...dongming, doc: 'elsewhere', title: dongming.title, region: city('山东省', '别市') };
    const builtIn = bench.build('builtin.sqlite', [dongming, xiyang, other]);
    const both = bench.open(builtIn, [bench.build('user.sqlite', [own])]);
    const found = docs(both, { text: '家庭医生签约服务优先覆盖老年人', limit: 9 });
    assert.ok(
      found.includes('我的/dongming') && found.includes('xiyang') && found.includes('elsewhere'),
      String(found),
    );
    assert.ok(!found.includes('dongming'));
    assert.equal(both.cleanText('builtin/xiyang/0')?.source.doc, 'xiyang');
    assert.equal(both.cleanText('user/我的/dongming/0')?.source.doc, '我的/dongming');
  });

  it('answers alike when asked again', () => {
    const query = { text: '家庭医生签约服务', perPolicy: 3, limit: 9 };
    const fresh = bench.open(bench.path('two.sqlite'));
    assert.deepEqual(fresh.precedents(query), corpus.precedents(query));
    assert.deepEqual(corpus.precedents(query), corpus.precedents(query));
  });
});
