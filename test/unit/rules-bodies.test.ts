import assert from 'node:assert/strict';
import { fixed, quotesOf } from './rule-bench.ts';
import { withCorpus } from './text-corpus.ts';

const NUMBERS = '一二三四五六七八九';
/** A plan whose tasks end with these statements, in order. */
const plan = (statements: readonly string[], date = '2025年3月10日') =>
  ['澜溪市城市更新实施方案', '一、重点任务']
    .concat(
      statements.map(
        (statement, index) =>
          `（${NUMBERS[index]}）改造第${index + 1}类设施。完善配套设施，补齐功能短板，建立长效管护机制。${statement}`,
      ),
    )
    .concat('澜溪市人民政府办公室', date)
    .join('\n\n');

describe('unit-abolished', () => {
  const id = 'unit-abolished';
  const of = (unit: string, date?: string) => quotesOf(id, plan([`（责任单位：${unit}、市财政局）`], date));

  it('finds bodies that a reform had ended everywhere by the paper’s date', () => {
    for (const unit of ['市卫生计生委', '市卫生和计划生育委员会', '市国土资源局', '市环保局', '市食品药品监督管理局'])
      assert.deepEqual(of(unit), [unit]);
  });

  it('leaves bodies of today, those of the paper’s own time, and names after 原', () => {
    for (const unit of ['市卫生健康委', '市自然资源和规划局', '市市场监管局', '国家金融监督管理总局澜溪监管分局'])
      assert.deepEqual(of(unit), []);
    assert.deepEqual(of('市卫生计生委', '2017年3月10日'), []);
    assert.deepEqual(of('原市卫生计生委'), []);
  });

  it('puts the name of the body of today', () => {
    const text = plan(['（责任单位：市财政局、市卫生计生委）']);
    assert.equal(fixed(id, text), text.replace('市卫生计生委', '市卫生健康委'));
  });
});

describe('unit-repeated', () => {
  const id = 'unit-repeated';
  const of = (statement: string) => quotesOf(id, plan([statement]));

  it('finds a body twice, in one form or in two', () => {
    assert.deepEqual(of('（责任单位：市财政局、市教育局、市财政局）'), ['市财政局']);
    assert.deepEqual(of('（责任单位：市卫生健康委、市教育局、市卫生健康委员会）'), ['市卫生健康委员会']);
    assert.deepEqual(of('（牵头单位：市教育局；配合单位：市财政局、市教育局）'), ['市教育局']);
  });

  it('leaves different bodies, also of two levels, and 市市场监管局', () => {
    for (const list of [
      '市市场监管局、市财政局',
      '市财政局、各县区财政局',
      '市委组织部、市委宣传部',
      '市教育局、市体育局',
    ])
      assert.deepEqual(of(`（责任单位：${list}）`), []);
  });

  it('takes the second one away', () => {
    const text = plan(['（责任单位：市财政局、市教育局、市财政局）']);
    assert.equal(fixed(id, text), text.replace('、市财政局）', '）'));
  });
});

describe('unit-two-names', () => {
  const id = 'unit-two-names';

  it('finds the form of speech beside the standard one, once, and puts the standard one everywhere', () => {
    const text = plan(['（责任单位：市卫生健康委）', '（责任单位：市卫健委）', '（责任单位：市财政局、市卫健委）']);
    assert.deepEqual(quotesOf(id, text), ['市卫健委']);
    assert.equal(fixed(id, text), text.replaceAll('市卫健委', '市卫生健康委'));
  });

  it('leaves a paper with one form, and the full name before the short one', () => {
    assert.deepEqual(quotesOf(id, plan(['（责任单位：市卫健委）', '（责任单位：市卫健委）'])), []);
    assert.deepEqual(quotesOf(id, plan(['（责任单位：市卫生健康委员会）', '（责任单位：市卫生健康委）'])), []);
    assert.deepEqual(quotesOf(id, plan(['（责任单位：市卫生健康委）', '（责任单位：各县卫健委）'])), []);
  });
});

describe('unit-without-lead', () => {
  const id = 'unit-without-lead';
  const LED = '（牵头单位：市教育局；配合单位：市财政局）';

  it('finds a list that nobody leads in a paper that names who leads', () => {
    const statement = '（责任单位：市教育局、市财政局）';
    assert.deepEqual(quotesOf(id, plan([LED, LED, LED, statement])), [statement]);
  });

  it('is silent where one body stands alone, duties are divided, or few tasks are led', () => {
    assert.deepEqual(quotesOf(id, plan([LED, LED, LED, '（责任单位：市教育局）'])), []);
    assert.deepEqual(quotesOf(id, plan([LED, LED, LED, '（市教育局、市财政局按职责分工负责）'])), []);
    const list = '（责任单位：市教育局、市财政局）';
    assert.deepEqual(quotesOf(id, plan([LED, list, list, list])), []);
    assert.deepEqual(quotesOf(id, plan([LED, LED, LED, '（责任单位：市教育局、市财政局，列第一位的为牵头单位）'])), []);
  });
});

describe('unit-wrong-level', () => {
  const id = 'unit-wrong-level';
  const of = (list: string, region = '城市: 澜溪市\n省份: 山东省') =>
    quotesOf(id, `---\n${region}\n---\n\n${plan([`（责任单位：${list}）`])}`);

  it('finds a provincial body among a city’s own', () => {
    assert.deepEqual(of('市教育局、省财政厅、市民政局'), ['省财政厅']);
  });

  it('leaves the province’s papers, branches and lists of the province’s bodies', () => {
    assert.deepEqual(of('省教育厅、省财政厅、省民政厅', '省份: 山东省'), []);
    assert.deepEqual(of('市教育局、市民政局、国家税务总局澜溪市税务局'), []);
    assert.deepEqual(of('省教育厅、省财政厅、市民政局'), []);
  });
});

describe('unit-of-precedents-missing', () => {
  const id = 'unit-of-precedents-missing';
  const TASK = '做实家庭医生签约服务。以老年人、孕产妇和儿童为重点，扩大签约服务供给，落实签约服务费政策';
  // Copies of one clause are one precedent.
  const TASKS = [
    '做实家庭医生签约服务。以老年人、孕产妇和儿童为重点扩大供给，并按协议提供上门巡诊和康复指导，健全动态调整机制',
    '做实家庭医生签约服务。以老年人、孕产妇和儿童为重点扩大供给，组建全科与专科结合的团队，慢性病患者可开具长期处方',
    '做实家庭医生签约服务。以老年人、孕产妇和儿童为重点扩大供给，考核结果与团队绩效挂钩，定期公布居民评价情况',
    '做实家庭医生签约服务。以老年人、孕产妇和儿童为重点扩大供给，支持社会办机构参与，开放预约转诊号源',
    '做实家庭医生签约服务。以老年人、孕产妇和儿童为重点扩大供给，规范首诊负责和转诊随访，开展满意度调查',
  ];
  const others = ['市卫生健康委、市委编办', '市卫生健康委、市财政局'].map(
    (units, index) => `（${NUMBERS[index + 1]}）推进第${index + 1}类改革。健全工作机制。（责任单位：${units}）`,
  );
  const draft = (units: string) =>
    `---\n城市: 澜溪市\n省份: 山东省\n---\n\n澜溪市医疗卫生服务实施方案\n\n一、重点任务\n\n（一）${TASK}。（责任单位：${units}）\n\n${others.join('\n\n')}\n`;
  const precedents = (...units: string[]) =>
    Object.fromEntries(
      ['东营市', '渭南市', '乌海市', '嘉兴市', '绵阳市']
        .slice(0, units.length)
        .map((city, index) => [
          city,
          `${city}基层卫生实施方案\n\n${city}人民政府\n\n一、重点任务\n\n（一）${TASKS[index]}。（责任单位：${units[index]}）\n\n${city}人民政府\n\n2024年5月6日\n`,
        ]),
    );
  const USUAL = '市卫生健康委、市医保局、市财政局';

  it('names the body that nearly all precedents have, and adds it', () =>
    withCorpus(precedents(USUAL, USUAL, USUAL, USUAL), (peers) => {
      const text = draft('市卫生健康委、市财政局');
      assert.deepEqual(quotesOf(id, text, peers), ['市财政局']);
      assert.equal(fixed(id, text, 0, peers), text.replace('市财政局）\n\n（二）', '市财政局、市医保局）\n\n（二）'));
    }));

  it('is silent with few precedents, with a body that only some name, and where nothing is missing', () => {
    withCorpus(precedents(USUAL, USUAL, USUAL), (peers) =>
      assert.deepEqual(quotesOf(id, draft('市卫生健康委、市财政局'), peers), []),
    );
    withCorpus(precedents(USUAL, USUAL, USUAL, '市卫生健康委', '市卫生健康委'), (peers) =>
      assert.deepEqual(quotesOf(id, draft('市卫生健康委、市财政局'), peers), []),
    );
    withCorpus(precedents(USUAL, USUAL, USUAL, USUAL), (peers) =>
      assert.deepEqual(quotesOf(id, draft(USUAL), peers), []),
    );
  });

  it('gives a task that names nobody the bodies that precedents name', () =>
    withCorpus(precedents(USUAL, USUAL, '市卫生健康委、市医保局'), (peers) => {
      const paper = `---\n城市: 澜溪市\n省份: 山东省\n---\n\n澜溪市医疗卫生服务实施方案\n\n一、重点任务\n\n${others.join('\n\n').replace('（二）', '（一）').replace('（三）', '（二）')}\n\n（三）推进第三类改革。健全工作机制，细化工作举措。（责任单位：市财政局）\n\n（四）${TASK}。\n`;
      assert.deepEqual(quotesOf('task-without-unit', paper, peers), ['（四）做实家庭医生签约服务']);
      assert.equal(
        fixed('task-without-unit', paper, 0, peers),
        paper.replace(`（四）${TASK}。`, `（四）${TASK}。（责任单位：市卫生健康委、市医保局、市财政局）`),
      );
    }));
});
