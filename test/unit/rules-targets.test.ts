import assert from 'node:assert/strict';
import { check, readDraft } from '../../server/engine/check.ts';
import type { CorpusSource, PeerTarget } from '../../server/engine/peers/types.ts';
import type { Finding } from '../../server/engine/rules/types.ts';
import { emptyCorpus } from './empty-corpus.ts';

const paper = (...body: string[]) =>
  [
    '---',
    '城市: 澜溪市',
    '省份: 山东省',
    '成文日期: 2025-03-18',
    '---',
    '',
    '澜溪市卫生健康发展规划',
    '',
    ...body,
    '',
  ].join('\n\n');

const found = (rule: string, text: string, peers: CorpusSource | null = null): Finding[] =>
  check({ ...readDraft(text), peers, today: '2026-01-31' }).filter((finding) => finding.rule === rule);

const quotes = (rule: string, text: string, peers?: CorpusSource) =>
  found(rule, text, peers).map(({ from, to }) => text.slice(from, to));

/** A corpus of one paper for each city, read by the product itself. */
function corpusOf(...papers: [city: string, province: string, date: string, sentence: string][]): CorpusSource {
  const targets = papers.flatMap(([city, province, date, sentence]): PeerTarget[] => {
    const text = `---\n城市: ${city}\n省份: ${province}\n成文日期: ${date}\n---\n\n${city}实施方案\n\n一、工作目标\n\n${sentence}\n`;
    return readDraft(text).policies.flatMap(({ policy, facts }) =>
      facts.targets.map((target) => ({
        source: {
          id: `test/${city}`,
          title: `${city}实施方案`,
          region: policy.meta.region,
          date,
          kind: '实施方案',
          docNumber: null,
          doc: city,
        },
        target,
        raw: target,
        clean: target,
        clause: sentence,
      })),
    );
  });
  return { ...emptyCorpus, targets: (key) => targets.filter(({ target }) => target.identity.key === key) };
}

describe('target-below-peers', () => {
  const id = 'target-below-peers';
  const beds = (value: string, year = '2027') =>
    paper('一、目标', `到${year}年，每千人口医疗卫生机构床位数达到${value}张。`);
  const city = (name: string, value: string, year = '2025', province = '山东省') =>
    [name, province, '2024-06-01', `到${year}年，每千人口医疗卫生机构床位数达到${value}张。`] as [
      string,
      string,
      string,
      string,
    ];

  it('warns when two cities ask for more by the same year or earlier', () => {
    const peers = corpusOf(city('东营市', '7.5'), city('烟台市', '7.6', '2027'));
    const [finding] = found(id, beds('7.2'), peers);
    assert.equal(finding?.severity, 'warning');
    assert.match(finding!.message.zh, /7\.2张（2027年）低于.*烟台市7\.6张（2027年）.*/);
    assert.deepEqual(finding!.related.map(({ policyId }) => policyId).sort(), ['test/东营市', 'test/烟台市']);
  });

  it('informs when one city alone asks for more', () => {
    const [finding] = found(id, beds('7.2'), corpusOf(city('东营市', '7.5')));
    assert.equal(finding?.severity, 'information');
    assert.match(finding!.message.zh, /东营市7\.5张/);
  });

  it('is silent when as many ask for no more, when deadlines are later, and on equal values', () => {
    assert.deepEqual(found(id, beds('7.2'), corpusOf(city('东营市', '7.5'), city('烟台市', '7.0'))), []);
    assert.deepEqual(
      found(id, beds('7.2', '2025'), corpusOf(city('东营市', '7.5', '2027'), city('烟台市', '7.6', '2030'))),
      [],
    );
    assert.deepEqual(found(id, beds('7.5'), corpusOf(city('东营市', '7.5'), city('烟台市', '7.5'))), []);
  });

  it('is silent across levels, on counts, and for a draft of an unknown place', () => {
    const county = corpusOf(city('曹县', '7.5'), city('莒县', '7.6'));
    assert.deepEqual(found(id, beds('7.2'), county), []);
    const counts = (value: string) => `到2025年，建成${value}个中医馆。`;
    const many = corpusOf(
      ['东营市', '山东省', '2024-06-01', counts('50')],
      ['烟台市', '山东省', '2024-06-01', counts('60')],
    );
    assert.deepEqual(found(id, paper('一、目标', counts('20')), many), []);
    const nowhere = beds('7.2').replace(/城市.*\n+省份.*\n+/, '');
    assert.deepEqual(
      found(id, nowhere.replaceAll('澜溪市', ''), corpusOf(city('东营市', '7.5'), city('烟台市', '7.6'))),
      [],
    );
  });

  it('turns round where less is better', () => {
    const rate = (value: string) => `到2025年，孕产妇死亡率控制在${value}/10万以下。`;
    const peers = corpusOf(
      ['东营市', '山东省', '2024-06-01', rate('8')],
      ['烟台市', '山东省', '2024-06-01', rate('9')],
    );
    const [finding] = found(id, paper('一、目标', rate('12')), peers);
    assert.match(finding?.message.zh ?? '', /高于东营市8\/10万/);
    assert.deepEqual(found(id, paper('一、目标', rate('7')), peers), []);
  });

  it('compares with the cities that the draft names', () => {
    const peers = corpusOf(city('东营市', '7.5'), city('烟台市', '7.6'), city('乌海市', '7.0', '2025', '内蒙古自治区'));
    const named = beds('7.2').replace('成文日期', '对标城市: 乌海市\n\n成文日期');
    assert.equal(found(id, beds('7.2'), peers).length, 1);
    assert.deepEqual(found(id, named.replace('乌海市\n\n', '乌海市\n'), peers), []);
  });

  it('says nothing without a corpus', () => assert.deepEqual(found(id, beds('1.2')), []));
});

describe('target-below-baseline', () => {
  const id = 'target-below-baseline';

  it('looks at totals, as information, and leaves new work alone', () => {
    const totals = (present: string, aim: string) =>
      paper('一、发展基础', `2024年，全市${present}。`, '二、发展目标', `到2027年，${aim}。`);
    for (const [present, aim, quote] of [
      ['数字经济规模达到2300亿元', '数字经济规模突破2100亿元', '2100亿元'],
      ['三级医院达到12家', '三级医院达到11家', '11家'],
    ] as const) {
      const text = totals(present, aim);
      const [finding, ...others] = found(id, text);
      assert.ok(finding, aim);
      assert.deepEqual([others.length, finding.severity], [0, 'information']);
      assert.ok(text.slice(finding.from, finding.to).includes(quote));
    }
    for (const [present, aim] of [
      ['建成养老服务中心120个', '建成养老服务中心30个'],
      ['新建5G基站达到900个', '新建5G基站达到500个'],
      ['培训护理人员达到2000人', '每年培训护理人员达到500人'],
      ['三级医院达到12家', '三级医院达到13家'],
    ] as const)
      assert.deepEqual(found(id, totals(present, aim)), [], aim);
  });
  const plan = (present: string, target: string) => paper('一、发展基础', present, '二、发展目标', target);

  it('warns when a target is worse than the present value', () => {
    const text = plan('2024年，全市每千人口注册护士数达到4.35人。', '到2027年，全市每千人口注册护士数达到4.25人。');
    const [finding] = found(id, text);
    assert.equal(finding?.severity, 'warning');
    assert.equal(text.slice(finding!.from, finding!.to), '4.25人');
    assert.match(finding!.message.zh, /2027年的目标4\.25人低于本文写明的现状4\.35人（2024年）/);
    assert.match(finding!.related[0]!.quote, /4\.35人/);
  });

  it('holds a target against the newest present value', () => {
    const present = '每千人口注册护士数由2020年的4.5人调整，2024年，每千人口注册护士数达到4.1人。';
    assert.deepEqual(found(id, plan(present, '到2027年，每千人口注册护士数达到4.25人。')), []);
  });

  it('turns round where less is better, and only informs of a loose ceiling', () => {
    const present = '2024年，孕产妇死亡率下降到9.5/10万。';
    const [finding] = found(id, plan(present, '到2027年，孕产妇死亡率控制在12/10万以下。'));
    assert.equal(finding?.severity, 'information');
    assert.match(finding!.message.zh, /高于/);
    assert.deepEqual(found(id, plan(present, '到2027年，孕产妇死亡率控制在9/10万以下。')), []);
  });

  it('is silent on better and equal values, on growth, and on another scope', () => {
    const present = '2024年，全市居民健康素养水平达到28.6%。';
    for (const target of [
      '到2027年，全市居民健康素养水平达到32%。',
      '到2027年，全市居民健康素养水平达到28.6%。',
      '到2027年，全市居民健康素养水平提高3个百分点。',
      '到2027年，农村居民健康素养水平达到26%。',
    ])
      assert.deepEqual(found(id, plan(present, target)), [], target);
  });

  it('reads the present value in the target’s own clause', () => {
    const own = (target: string) => paper('一、目标', `到2027年，${target}`);
    assert.deepEqual(quotes(id, own('每千人口注册护士数由4.5人提高到4.25人。')), ['4.25人']);
    assert.deepEqual(quotes(id, own('每千人口注册护士数由4.1人提高到4.25人。')), []);
    const joint = '每千人口床位数、每千人口注册护士数分别由6.5张、4.1人提高到6.8张、4.3人。';
    assert.deepEqual(quotes(id, own(joint)), []);
  });

  it('is silent on a value that another place has reached', () => {
    const present = '2024年，全国居民健康素养水平达到31.8%。';
    assert.deepEqual(found(id, plan(present, '到2027年，居民健康素养水平达到30%。')), []);
  });
});

describe('target-conflict', () => {
  const id = 'target-conflict';
  const plan = (a: string, b: string) => paper('一、发展目标', a, '二、重点任务', `（一）壮大人才队伍。${b}`);

  it('warns at the second of two values', () => {
    const text = plan('到2027年，每万人口全科医生数达到4.2人。', '到2027年，每万人口全科医生数达到4.5人。');
    assert.deepEqual(quotes(id, text), ['4.5人']);
    const [finding] = found(id, text);
    assert.match(finding!.message.zh, /前文为4\.2人，此处为4\.5人/);
    assert.equal(finding!.related.length, 1);
  });

  it('sees through units and words of the same indicator', () => {
    const same = plan('到2027年，婴儿死亡率控制在3.5‰以下。', '到2027年，婴儿死亡率控制在0.35%以下。');
    assert.deepEqual(found(id, same), []);
    assert.equal(found(id, same.replace('0.35%', '4‰')).length, 1);
  });

  for (const [what, a, b] of [
    ['stages', '到2025年，每万人口全科医生数达到3.9人。', '到2027年，每万人口全科医生数达到4.2人。'],
    ['other groups', '到2027年，全人群签约率达到60%以上。', '到2027年，重点人群签约率达到90%以上。'],
    ['other levels', '到2027年，省级示范中医馆达标率达到60%。', '到2027年，市级示范中医馆达标率达到90%。'],
    ['other places', '到2027年，城区养老服务设施覆盖率达到100%。', '到2027年，农村养老服务设施覆盖率达到80%。'],
    ['a range', '到2027年，每万人口全科医生数达到4—5人。', '到2027年，每万人口全科医生数达到4.5人。'],
    ['a level and a change', '到2027年，居民健康素养水平达到32%。', '到2027年，居民健康素养水平提高4个百分点。'],
    ['floor and ceiling', '到2027年，药占比不低于20%。', '到2027年，药占比不高于30%。'],
    ['counts', '到2027年，新建5个社区卫生服务站。', '到2027年，改建8个社区卫生服务站。'],
  ] as const)
    it(`is silent on ${what}`, () => assert.deepEqual(found(id, plan(a, b)), []));

  it('is silent across the policies of one page', () => {
    const one = '到2027年，每万人口全科医生数达到4.2人。';
    const text = ['医疗工作方案 篇1', '一、目标', one, '医疗工作方案 篇2', '一、目标', one.replace('4.2', '4.5')].join(
      '\n\n',
    );
    const policies = readDraft(text).policies.length;
    assert.ok(policies === 1 || found(id, text).length === 0, String(policies));
  });
});
