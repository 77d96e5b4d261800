import assert from 'node:assert/strict';
import { readParagraph } from '../../server/engine/facts/paragraph.ts';
import type { Reading } from '../../server/engine/facts/reading.ts';
import { fold } from '../../server/engine/text/fold.ts';

interface Read {
  readonly indicator: string;
  readonly value: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly comparator: string;
}

const readings = (text: string): readonly Reading[] => readParagraph(fold(text)).readings.map((r) => r.reading);
const nameOf = (text: string, reading: Reading): string =>
  reading.indicator.map((p) => (typeof p === 'string' ? p : text.slice(p.from, p.to))).join('');
const read = (text: string): Read[] =>
  readings(text).map((r) => ({
    indicator: nameOf(fold(text), r),
    value: r.value,
    max: r.valueMax,
    unit: r.unit,
    comparator: r.comparator,
  }));

type Row = readonly [indicator: string, value: number | null, unit: string | null, comparator?: string, max?: number];
type Case = readonly [text: string, ...rows: Row[]];

const wordings: Record<string, readonly Case[]> = {
  'a level that is reached': [
    ['每千人口医疗卫生机构床位数达到7.55张', ['每千人口医疗卫生机构床位数', 7.55, '张']],
    ['森林覆盖率达75%', ['森林覆盖率', 75, '%']],
    ['居民消费价格涨幅控制在3%左右', ['居民消费价格涨幅', 3, '%', 'approx']],
    ['城镇登记失业率控制在4%以内', ['城镇登记失业率', 4, '%', 'le']],
    [
      '婴儿死亡率控制在5‰以下，孕产妇死亡率控制在16/10万以下',
      ['婴儿死亡率', 5, '‰', 'le'],
      ['孕产妇死亡率', 16, '/10万', 'le'],
    ],
    ['政务服务事项网上可办率不低于98%', ['政务服务事项网上可办率', 98, '%', 'ge']],
    ['社会消费品零售总额突破700亿元', ['社会消费品零售总额', 700, '亿元', 'ge']],
    ['劳动年龄人口平均受教育年限提高到11.3年', ['劳动年龄人口平均受教育年限', 11.3, '年']],
    ['全社会研发经费投入强度3.4%', ['全社会研发经费投入强度', 3.4, '%']],
    ['确保耕地保有量259万亩以上', ['耕地保有量', 259, '万亩', 'ge']],
  ],
  'a change': [
    ['地区生产总值增长6.5%', ['地区生产总值', 6.5, '%', 'change']],
    ['固定资产投资增长10%以上', ['固定资产投资', 10, '%', 'ge']],
    ['重大慢性病过早死亡率比2015年降低10%', ['重大慢性病过早死亡率', 10, '%', 'change']],
    ['户籍人口城镇化率每年提升1个百分点', ['户籍人口城镇化率', 1, '百分点', 'change']],
    ['出口总额翻一番', ['出口总额', 2, '倍', 'change']],
    ['规上工业增加值增长7%—7.5%', ['规上工业增加值', 7, '%', 'range', 7.5]],
    ['空置率由7%降至6%', ['空置率', 6, '%']],
    ['每千人床位从4.75张提高到5.4张', ['每千人床位', 5.4, '张']],
  ],
  'counts to be made': [
    ['建成29个省级示范中医馆、245个中医阁', ['省级示范中医馆', 29, '个'], ['中医阁', 245, '个']],
    ['建成6个省级、60个市级中医临床重点专科', ['省级中医临床重点专科', 6, '个'], ['市级中医临床重点专科', 60, '个']],
    ['引进顶尖人才2名以上，遴选名医20名', ['顶尖人才', 2, '名', 'ge'], ['遴选名医', 20, '名']],
    ['按程序确定2-3处市级旗舰医院', ['市级旗舰医院', 2, '处', 'range', 3]],
    [
      '新改建乡镇通三级公路180公里、农村公路1530公里',
      ['新改建乡镇通三级公路', 180, '公里'],
      ['新改建农村公路', 1530, '公里'],
    ],
    [
      '培养1000名左右学科带头人、3500名左右技术骨干',
      ['学科带头人', 1000, '名', 'approx'],
      ['技术骨干', 3500, '名', 'approx'],
    ],
    ['每个县至少设立1个安宁疗护病区', ['安宁疗护病区', 1, '个', 'ge']],
    ['城镇新增就业5.3万人以上', ['城镇新增就业', 5.3, '万人', 'ge']],
    ['完成城镇老旧小区改造210个', ['城镇老旧小区改造', 210, '个']],
    ['力争全年完成投资2100亿元', ['完成投资', 2100, '亿元']],
    ['新建两所公办幼儿园', ['公办幼儿园', 2, '所']],
    ['推动10个项目竣工投产', ['项目竣工投产', 10, '个']],
  ],
  'shares of those to whom it applies': [
    ['35%以上乡镇卫生院达到国家推荐标准', ['达到国家推荐标准', 35, '%', 'ge']],
    ['三分之二以上的村建成集中养老点', ['建成集中养老点', 66.67, '%', 'ge']],
    ['专业公共卫生机构基础设施100%达标', ['基础设施达标', 100, '%']],
    ['按照编制床位的25%设置重症监护病床', ['重症监护病床', 25, '%']],
  ],
  'ratios and multiples': [
    ['床医比、医护比分别达到1:0.55、1:1.2', ['床医比', 0.55, '1:x'], ['医护比', 1.2, '1:x']],
    ['产值比达1.9∶1', ['产值比', 1.9, 'x:1']],
    ['薪酬水平不得超过本院职工平均薪酬水平的5倍', ['薪酬水平', 5, '倍', 'le']],
  ],
  'values given to several at once': [
    [
      '每万人口全科医生和公共卫生人员数分别达到4人、8.5人',
      ['每万人口全科医生数', 4, '人'],
      ['每万人口公共卫生人员数', 8.5, '人'],
    ],
    ['完工率、合格率达100%', ['完工率', 100, '%'], ['合格率', 100, '%']],
    [
      '氮氧化物和挥发性有机物排放总量分别下降10%以上',
      ['氮氧化物排放总量', 10, '%', 'ge'],
      ['挥发性有机物排放总量', 10, '%', 'ge'],
    ],
    [
      '地区生产总值年均增长7%、迈上2000亿元台阶',
      ['地区生产总值', 7, '%', 'change'],
      ['地区生产总值', 2000, '亿元', 'ge'],
    ],
  ],
  'coverage in words': [
    ['实现紧密型县域医共体全覆盖', ['紧密型县域医共体', 100, '%']],
    ['县级中医医院全部达到二级甲等标准', ['达到二级甲等标准', 100, '%']],
    ['所有县级医院均设置新生儿科', ['设置新生儿科', 100, '%']],
    ['养老服务和托育服务覆盖所有街道', ['养老服务', 100, '%'], ['托育服务', 100, '%']],
    ['实现“零就业”家庭动态清零', ['“零就业”家庭', 0, '']],
  ],
  'grades and ranks': [
    ['市精神卫生中心达到三级精神卫生机构水平', ['精神卫生机构水平', 3, '级']],
    ['跻身全国地级市前200位', ['全国地级市位次', 200, '位', 'le']],
    ['工业在城市群中进4位', ['工业在城市群中位次', 4, '位', 'change']],
  ],
  damage: [
    ['到2025年，达标率达到××%', ['达标率', null, '%']],
    ['婴儿死亡率控制在10以下', ['婴儿死亡率', 10, null, 'le']],
    ['就诊率达到60%手术占比达到50%', ['就诊率', 60, '%'], ['手术占比', 50, '%']],
  ],
};

describe('values in a sentence', () => {
  for (const [wording, cases] of Object.entries(wordings)) {
    describe(wording, () => {
      for (const [text, ...rows] of cases) {
        it(text, () => {
          const expected = rows.map(([indicator, value, unit, comparator = 'eq', max]) => ({
            indicator,
            value,
            max: max ?? null,
            unit,
            comparator,
          }));
          assert.deepEqual(read(text), expected);
        });
      }
    });
  }

  describe('numbers that state no value', () => {
    for (const text of [
      '开展临床重点专科“511”规划，建设“1+N”学科群',
      '加快497个民间投资项目建设',
      '推进总投资40亿元的水利项目',
      '落实国务院33条、四川省30条政策',
      '建成40万吨工业硅项目',
      '根据国办发〔2022〕18号文件要求',
      '对20万以上人口的县给予支持',
      '重点做好八个方面工作',
      '加快5G基站和4A级景区建设',
      '允许扣除成本后60%以上用于奖励',
      '补助标准为每生每年1000元',
      '深入实施农村寄递物流服务全覆盖提质工程',
      '创新成果所有权归医院',
      '第3季度召开2025年工作会议',
    ])
      it(text, () => assert.deepEqual(read(text), []));
  });
});

describe('deadlines in a sentence', () => {
  const due = (text: string) =>
    readings(text).map(({ due: d, annual }) => [d?.year ?? d?.relative ?? null, d?.month ?? null, annual]);

  it('takes the nearest date before the value', () => {
    assert.deepEqual(due('6月底前开工率达到85%、9月底前全部开工'), [
      ['this', 6, false],
      ['this', 9, false],
    ]);
  });
  it('holds what opens the sentence to its end', () => {
    assert.deepEqual(due('到2025年，签约率达到60%以上；就诊率达到90%以上'), [
      [2025, null, false],
      [2025, null, false],
    ]);
  });
  it('ends a month with its own clause', () => {
    assert.deepEqual(due('3月底前实验室挂牌运营，培育3家省重点实验室'), [[null, null, false]]);
  });
  it('reads what recurs every year', () => {
    assert.deepEqual(due('每年下沉医务人员300人次以上'), [[null, null, true]]);
  });
  it('leaves a baseline year and the name of a plan alone', () => {
    assert.deepEqual(due('能耗比2020年下降13.5%'), [[null, null, false]]);
    assert.deepEqual(due('全面完成“十四五”规划目标，经济总量突破2000亿元'), [[null, null, false]]);
  });
  it('reads plan periods', () => {
    assert.deepEqual(due('“十四五”期间，建设雨水管网2000公里'), [[2025, null, false]]);
  });
});

describe('a value’s place', () => {
  it('lies inside the quote, and the quote is no longer than needed', () => {
    const text = fold('要加强管理。到2025年，全市签约率达到60%以上，服务更优。');
    const [reading] = readings(text);
    assert.ok(reading);
    assert.equal(text.slice(reading.from, reading.to), '签约率达到60%以上');
    assert.equal(text.slice(reading.valueFrom, reading.valueTo), '60%');
  });

  it('keeps the old value as the baseline', () => {
    assert.deepEqual(readings('占比由2020年的7%提高到9%')[0]?.baseline, { year: 2020, value: 7 });
  });
});

describe('doubtful figures', () => {
  const doubts: readonly (readonly [string, string | null])[] = [
    ['婴儿死亡率控制在10以下', '单位缺失'],
    ['达标率达到××%', '数字被遮盖'],
    ['202515岁以上人群吸烟率控制在20%以下', '年份与数字相连，疑有漏字'],
    ['签约率达到600%', '比率超过100%'],
    ['2025年15岁以上人群吸烟率控制在20%以下', null],
    ['进出口总额增长120%', null],
  ];
  for (const [text, reason] of doubts)
    it(`${text} → ${reason}`, () => assert.equal(readings(text)[0]?.suspect, reason));
});
