import assert from 'node:assert/strict';
import { findingsOf, fixed, quotesOf } from './rule-bench.ts';
import { withCorpus } from './text-corpus.ts';

const HEAD = '---\n城市: 澜溪市\n省份: 山东省\n成文日期: 2025-03-18\n---\n\n澜溪市卫生健康实施方案\n\n';
const paper = (...body: string[]) => `${HEAD}一、工作目标\n\n${body.join('\n\n')}\n`;

describe('target-milestones-reversed', () => {
  const id = 'target-milestones-reversed';

  it('finds a later milestone that asks for less, also where less is better', () => {
    assert.deepEqual(quotesOf(id, paper('到2027年，签约服务覆盖率达到90%。到2030年，签约服务覆盖率达到85%。')), [
      '85%',
    ]);
    assert.deepEqual(quotesOf(id, paper('到2027年，婴儿死亡率控制在3‰以下。到2030年，婴儿死亡率控制在4‰以下。')), [
      '4‰',
    ]);
  });

  it('leaves milestones that lead on, stay, or are of other scopes', () => {
    for (const body of [
      '到2027年，签约服务覆盖率达到85%。到2030年，签约服务覆盖率达到90%。',
      '到2027年，签约服务覆盖率达到85%。到2030年，签约服务覆盖率达到85%。',
      '到2027年，重点人群签约服务覆盖率达到90%。到2030年，全人群签约服务覆盖率达到75%。',
      '到2027年，婴儿死亡率控制在4‰以下。到2030年，婴儿死亡率控制在3‰以下。',
    ])
      assert.deepEqual(quotesOf(id, paper(body)), [], body);
  });
});

describe('target-without-deadline', () => {
  const id = 'target-without-deadline';
  const dated = '到2026年，建成综合养老服务中心20个。到2027年，护理型床位占比达到65%，签约服务覆盖率达到75%。';
  const of = (sentence: string) =>
    quotesOf(id, `${HEAD}二、重点任务\n\n（一）完善设施。${dated}\n\n（二）壮大队伍。${sentence}\n`);

  it('finds a target without one beside others that have one', () => {
    assert.deepEqual(of('培训养老护理员5000人次。'), ['养老护理员5000人次']);
    assert.equal(of('以县域就诊率90%以上为目标，加快提升能力。').length, 1);
  });

  it('leaves ceilings, standing ratios, yearly tasks, and papers that state no deadlines', () => {
    for (const sentence of [
      '每年培训养老护理员500人次。',
      '次均费用增幅控制在5%以内。',
      '按照床位与护士比例不低于1:0.6配备。',
      '平均住院日保持在8天。',
      '到2027年，培训养老护理员5000人次。',
    ])
      assert.deepEqual(of(sentence), [], sentence);
    assert.deepEqual(quotesOf(id, paper('建成综合养老服务中心20个。培训养老护理员5000人次。')), []);
  });
});

describe('value-impossible', () => {
  const id = 'value-impossible';

  it('finds a share above 100 per cent, and a value that only another unit makes possible', () => {
    assert.deepEqual(quotesOf(id, paper('到2027年，家庭医生签约率达到175%。')), ['175%']);
    const text = paper('到2027年，孕产妇系统管理率达到95‰以上。');
    assert.deepEqual(quotesOf(id, text), ['95‰']);
    assert.equal(fixed(id, text), text.replace('95‰', '95%'));
  });

  it('leaves growth, rates that may be above 100, and possible values', () => {
    for (const body of [
      '到2027年，签约率达到100%。',
      '到2027年，服务量同比增长120%。',
      '到2027年，拨备覆盖率达到180%。',
      '到2027年，毛入学率达到105%。',
      '到2027年，婴儿死亡率控制在3.5‰以下。',
    ])
      assert.deepEqual(quotesOf(id, paper(body)), [], body);
  });
});

describe('target-unit-mismatch', () => {
  const id = 'target-unit-mismatch';

  it('finds another unit than the name of the indicator tells, and puts the right one', () => {
    for (const [body, value] of [
      ['到2027年，每千人口医疗卫生机构床位数达到7.6人。', '7.6人'],
      ['到2027年，每万人口全科医生数达到4.5张。', '4.5张'],
      ['到2027年，森林覆盖率达到45个。', '45个'],
      ['到2027年，人均预期寿命达到79%。', '79%'],
    ] as const)
      assert.deepEqual(quotesOf(id, paper(body)), [value]);
    const text = paper('到2027年，每千人口医疗卫生机构床位数达到7.6人。');
    assert.equal(fixed(id, text), text.replace('7.6人', '7.6张'));
  });

  it('leaves other words for the same unit, growth, and what is stated in many ways', () => {
    for (const body of [
      '到2027年，每千人口注册护士数达到4.2名。',
      '到2027年，人均预期寿命达到79周岁。',
      '到2027年，每千人口床位数增长30%。',
      '到2027年，市场主体达到30万家。',
      '到2027年，改造老旧小区97万平方米。',
    ])
      assert.deepEqual(quotesOf(id, paper(body)), [], body);
  });
});

describe('percent-for-points', () => {
  const id = 'percent-for-points';

  it('finds what the two values prove, and writes points', () => {
    const text = paper('到2027年，护理型床位占比由60%提高到65.5%，提高5.5%。');
    assert.deepEqual(quotesOf(id, text), ['5.5%']);
    assert.equal(fixed(id, text), text.replace('，提高5.5%', '，提高5.5个百分点'));
  });

  it('leaves points, relative changes that are right, and values that prove nothing', () => {
    for (const body of [
      '到2027年，占比由60%提高到65%，提高5个百分点。',
      '到2027年，占比由50%提高到60%，提高20%。',
      '到2027年，产值增长5%，占比提高到65%。',
    ])
      assert.deepEqual(quotesOf(id, paper(body)), [], body);
  });
});

describe('count-mismatch', () => {
  const id = 'count-mismatch';

  it('finds more names than the count, and another number where the list is closed', () => {
    assert.deepEqual(quotesOf(id, paper('改造东城医院、西城医院、南城医院、北城医院、中心医院等4家医院。')), ['4家']);
    assert.deepEqual(quotesOf(id, paper('建设胸痛救治中心、卒中救治中心、创伤救治中心四个中心。')), ['四个']);
  });

  it('leaves counts that fit, open lists and lists of several things', () => {
    for (const body of [
      '改造东城医院、西城医院、南城医院等3家医院。',
      '改造东城医院、西城医院、南城医院等10家医院。',
      '建设胸痛救治中心、卒中救治中心、创伤救治中心三个中心。',
      '支持宝鸡、铜川、渭南、榆林、商洛市新建5个医院。',
      '建好服务站点、培训服务人员、配齐服务设备，打造2个样板社区。',
      '巩固甲医院、乙医院和丙医院2个医院的成果。',
    ])
      assert.deepEqual(quotesOf(id, paper(body)), [], body);
  });
});

describe('a target and the corpus', () => {
  const nation =
    '中华人民共和国卫生健康发展规划\n\n国务院\n\n一、发展目标\n\n到2025年，每千人口拥有3岁以下婴幼儿托位数达到4.5个。\n\n国务院\n\n2021年5月6日\n';
  const own =
    '澜溪市卫生健康发展规划\n\n山东省澜溪市人民政府\n\n一、发展目标\n\n到2025年，全市每千人口执业（助理）医师数达到4.2人。\n\n澜溪市人民政府\n\n2022年5月6日\n';
  const province =
    '山东省人民政府办公厅关于印发山东省卫生健康发展规划的通知\n\n鲁政办发〔2022〕5号\n\n各市人民政府：\n\n一、发展目标\n\n到2025年，全省每千人口注册护士数达到4.1人。\n\n山东省人民政府办公厅\n\n2022年5月6日\n';

  it('is told where the superior or the catalogue asks for more (target-below-superior)', () => {
    const id = 'target-below-superior';
    assert.deepEqual(quotesOf(id, paper('到2030年，孕产妇死亡率控制在15/10万以下。')), ['15/10万']);
    assert.deepEqual(quotesOf(id, paper('到2030年，孕产妇死亡率控制在12/10万以下。')), []);
    withCorpus({ province, nation }, (peers) => {
      const text = paper('到2027年，每千人口注册护士数达到3.9人。');
      assert.deepEqual(quotesOf(id, text, peers), ['3.9人']);
      assert.equal(fixed(id, text, 0, peers), text.replace('3.9人', '4.1人'));
      assert.match(findingsOf(id, text, peers)[0]!.message.zh, /山东省.*4\.1人（2025年）/);
      assert.deepEqual(quotesOf(id, paper('到2024年，每千人口注册护士数达到3.9人。'), peers), []);
    });
  });

  it('is told where the place itself had promised more (target-below-record)', () => {
    const id = 'target-below-record';
    withCorpus({ own }, (peers) => {
      const text = paper('到2027年，每千人口执业（助理）医师数达到3.9人。');
      assert.deepEqual(quotesOf(id, text, peers), ['3.9人']);
      assert.equal(fixed(id, text, 0, peers), text.replace('3.9人', '4.2人'));
      assert.deepEqual(quotesOf(id, paper('到2027年，每千人口执业（助理）医师数达到4.3人。'), peers), []);
    });
  });

  it('below its peers is raised to their median or to the highest (target-below-peers)', () => {
    const id = 'target-below-peers';
    const peer = (city: string, beds: number) =>
      `${city}卫生健康实施方案\n\n${city}人民政府\n\n一、目标\n\n到2027年，${city}每千人口医疗卫生机构床位数达到${beds}张。\n\n${city}人民政府\n\n2024年5月6日\n`;
    withCorpus({ a: peer('东营市', 7.5), b: peer('渭南市', 7.9), c: peer('乌海市', 8.1) }, (peers) => {
      const text = paper('到2027年，每千人口医疗卫生机构床位数达到7.2张。');
      assert.equal(fixed(id, text, 0, peers), text.replace('7.2张', '7.9张'));
      assert.equal(fixed(id, text, 1, peers), text.replace('7.2张', '8.1张'));
    });
  });
});
