import assert from 'node:assert/strict';
import { findingsOf, quotesOf } from './rule-bench.ts';
import { withCorpus } from './text-corpus.ts';

const paper = (...body: string[]) => `澜溪市养老服务实施方案\n\n一、重点任务\n\n${body.join('\n\n')}\n`;

describe('sum-mismatch', () => {
  const id = 'sum-mismatch';

  it('finds parts that are more than the whole', () => {
    assert.deepEqual(quotesOf(id, paper('（一）新建站点共20个，其中东城12个、西城9个。')), ['20个']);
    assert.deepEqual(quotesOf(id, paper('（一）总计投资30亿元（其中东城18亿元、西城15亿元）。')), ['30亿元']);
  });

  it('finds a total of a table that is not the sum of its rows', () => {
    const table = (total: number) =>
      `| 区域 | 站点 | 床位 |\n| --- | --- | --- |\n| 东城 | 12 | 300 |\n| 西城 | 9 | 250 |\n| 合计 | ${total} | 550 |`;
    assert.deepEqual(quotesOf(id, paper(table(23))), ['23']);
    assert.deepEqual(quotesOf(id, paper(table(21))), []);
  });

  it('leaves parts that are fewer, of other units, and of no stated whole', () => {
    for (const body of [
      '（一）新建站点共21个，其中东城12个、西城9个。',
      '（一）新建站点共30个，其中东城12个、西城9个。',
      '（一）新建站点共20个，其中养老床位300张、护理床位250张。',
      '（一）新建东城站点12个、西城站点9个。',
    ])
      assert.deepEqual(quotesOf(id, paper(body)), [], body);
  });
});

describe('units-nowhere', () => {
  const id = 'units-nowhere';
  const tasks = (count: number, statement = '') =>
    Array.from(
      { length: count },
      (_, index) => `（${'一二三四五六七'[index]}）完善第${index + 1}类设施。健全工作机制，推动提质增效。${statement}`,
    );

  it('tells once of a plan of action without units', () => {
    assert.deepEqual(quotesOf(id, paper(...tasks(6))), ['（一）完善第1类设施']);
  });

  it('leaves short papers, papers that name units or a table of them, and other kinds', () => {
    assert.deepEqual(quotesOf(id, paper(...tasks(4))), []);
    assert.deepEqual(quotesOf(id, paper(...tasks(6, '（责任单位：市民政局）'))), []);
    assert.deepEqual(quotesOf(id, paper(...tasks(6), '附件：任务分工表')), []);
    assert.deepEqual(quotesOf(id, paper(...tasks(6)).replace('实施方案', '发展规划')), []);
  });
});

describe('standing-clause-contradicted', () => {
  const id = 'standing-clause-contradicted';
  const FIRST = '（责任单位：市民政局、市财政局，列第一位的为牵头单位，下同）';
  const ALL = '（责任单位：市民政局，各项任务均包含各县（市、区）政府，不再单独列出）';

  it('finds a lead that is not the first, and units that were not to be listed again', () => {
    assert.equal(
      quotesOf(id, paper(`（一）完善设施。${FIRST}`, '（二）壮大队伍。（责任单位：市财政局、市教育局（牵头））'))
        .length,
      1,
    );
    assert.deepEqual(
      quotesOf(id, paper(`（一）完善设施。${ALL}`, '（二）壮大队伍。（责任单位：市教育局、各县（市、区）政府）')),
      ['各县（市、区）政府'],
    );
  });

  it('leaves statements that follow, that may mean both, and papers without such a clause', () => {
    assert.deepEqual(
      quotesOf(id, paper(`（一）完善设施。${FIRST}`, '（二）壮大队伍。（责任单位：市财政局、市教育局牵头）')),
      [],
    );
    assert.deepEqual(
      quotesOf(id, paper(`（一）完善设施。${FIRST}`, '（二）壮大队伍。（责任单位：市教育局、市财政局）')),
      [],
    );
    assert.deepEqual(quotesOf(id, paper(`（一）完善设施。${ALL}`, '（二）壮大队伍。（责任单位：市教育局）')), []);
    assert.deepEqual(
      quotesOf(
        id,
        paper('（一）完善设施。（责任单位：市民政局）', '（二）壮大队伍。（责任单位：市教育局、各县（市、区）政府）'),
      ),
      [],
    );
  });
});

const HEAD = '---\n城市: 澜溪市\n省份: 山东省\n成文日期: 2025-03-18\n---\n\n';
const NAMES = [
  '每千人口医疗卫生机构床位数达到7.6张',
  '每千人口执业（助理）医师数达到3.9人',
  '居民健康素养水平达到32%',
  '人均预期寿命达到80岁',
  '婴儿死亡率控制在3‰以下',
];
const aims = (...items: string[]) => `一、工作目标\n\n到2027年，${items.map((item) => `全市${item}`).join('，')}。\n`;
const peer = (city: string, ...items: string[]) =>
  `${city}卫生健康实施方案\n\n${city}人民政府\n\n${aims(...NAMES, ...items)}\n${city}人民政府\n\n2024年5月6日\n`;
const cities = ['东营市', '渭南市', '乌海市', '嘉兴市'];
const peersWith = (...items: string[]) => Object.fromEntries(cities.map((city) => [city, peer(city, ...items)]));

describe('indicator-missing', () => {
  const id = 'indicator-missing';
  const draft = (...items: string[]) => `${HEAD}澜溪市卫生健康实施方案\n\n${aims(...NAMES, ...items)}`;
  const NURSES = '每千人口注册护士数达到4.3人';

  it('names what most papers like the draft set, once', () =>
    withCorpus(peersWith(NURSES), (peers) => {
      const found = findingsOf(id, draft(), peers);
      assert.equal(found.length, 1);
      assert.match(found[0]!.message.zh, /每千人口注册护士数（4个/);
    }));

  it('is silent where the draft has it, in whatever words, or shares too little', () => {
    withCorpus(peersWith(NURSES), (peers) => {
      assert.deepEqual(quotesOf(id, draft(NURSES), peers), []);
      assert.deepEqual(quotesOf(id, `${draft()}\n稳步增加注册护士数。\n`, peers), []);
      assert.deepEqual(quotesOf(id, `${HEAD}澜溪市卫生健康实施方案\n\n${aims(...NAMES.slice(0, 3))}`, peers), []);
    });
    withCorpus(peersWith(), (peers) => assert.deepEqual(quotesOf(id, draft(), peers), []));
  });
});

describe('goal-without-value', () => {
  const id = 'goal-without-value';
  const draft = (goal: string) => `${HEAD}澜溪市卫生健康实施方案\n\n一、工作目标\n\n${goal}\n`;

  it('finds a dated goal without a figure for which peers have one', () =>
    withCorpus(peersWith(), (peers) => {
      assert.deepEqual(quotesOf(id, draft('到2027年，居民健康素养水平明显提升。'), peers), [
        '居民健康素养水平明显提升',
      ]);
      for (const goal of [
        '居民健康素养水平明显提升。',
        '到2027年，居民健康素养水平达到33%。',
        '到2027年，群众获得感明显提升。',
      ])
        assert.deepEqual(quotesOf(id, draft(goal), peers), [], goal);
    }));

  it('is silent while fewer than three places have one', () =>
    withCorpus({ a: peer('东营市'), b: peer('渭南市') }, (peers) =>
      assert.deepEqual(quotesOf(id, draft('到2027年，居民健康素养水平明显提升。'), peers), []),
    ));
});
