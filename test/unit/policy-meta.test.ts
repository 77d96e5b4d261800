import assert from 'node:assert/strict';
import { parseDocument } from '../../server/engine/policy/parse.ts';
import type { Metadata, Region } from '../../server/engine/policy/types.ts';

const metaOf = (text: string): Metadata => {
  const { policies } = parseDocument(text);
  assert.equal(policies.length, 1);
  return policies[0]!.meta;
};

const place = (region: Region | null): string =>
  region ? [region.level, region.province, region.city, region.county].filter(Boolean).join(' ') : '';

const BODY = '\n\n一、总体要求\n\n加强体系建设，推进各项任务落实。\n\n二、保障措施\n\n完善工作机制。';

describe('title, issuer and kind', () => {
  const cases: [string, string, string | null, string | null][] = [
    [
      '东营市人民政府办公室关于进一步完善医疗卫生服务体系的实施意见',
      '东营市人民政府办公室关于进一步完善医疗卫生服务体系的实施意见',
      '东营市人民政府办公室',
      '实施意见',
    ],
    ['# 渭南市“十五五”卫生健康发展规划（征求意见稿）', '渭南市“十五五”卫生健康发展规划（征求意见稿）', null, '规划'],
    [
      '乌海市人民政府关于印发《乌海市“十四五”卫生健康事业发展规划》的通知',
      '乌海市人民政府关于印发《乌海市“十四五”卫生健康事业发展规划》的通知',
      '乌海市人民政府',
      '规划',
    ],
    [
      '关于印发渭南市托育服务行动方案（2025—2027年）的通知',
      '关于印发渭南市托育服务行动方案（2025—2027年）的通知',
      null,
      '行动方案',
    ],
    [
      '德州市人民政府办公室\n关于印发德州市促进托育服务发展\n实施方案的通知',
      '德州市人民政府办公室关于印发德州市促进托育服务发展实施方案的通知',
      '德州市人民政府办公室',
      '实施方案',
    ],
    [
      '滨州市人民政府关于加快发展银发经济\n促进养老服务高质量发展的实施意见',
      '滨州市人民政府关于加快发展银发经济促进养老服务高质量发展的实施意见',
      '滨州市人民政府',
      '实施意见',
    ],
    ['北屿市2026年农业农村工作要点', '北屿市2026年农业农村工作要点', null, '工作要点'],
    ['某市城市供热管理办法', '某市城市供热管理办法', null, '管理办法'],
    ['滨州市供热管理办法（修订）（试行）', '滨州市供热管理办法（修订）（试行）', null, '管理办法'],
    ['滨州市政府工作报告', '滨州市政府工作报告', null, '政府工作报告'],
  ];
  for (const [lines, title, issuer, kind] of cases) {
    it(lines.replaceAll('\n', ' '), () => {
      const meta = metaOf(lines + BODY);
      assert.deepEqual([meta.title, meta.issuer, meta.kind], [title, issuer, kind]);
    });
  }

  it('takes the issuer from the signature where the title names none', () => {
    assert.equal(
      metaOf(`关于做好供暖工作的通知${BODY}\n\n滨州市人民政府办公室\n2025年10月20日`).issuer,
      '滨州市人民政府办公室',
    );
  });
});

describe('place', () => {
  const cases: [string, string, string][] = [
    ['a city', '东营市人民政府关于加强养老服务的意见', 'city 山东省 东营市'],
    ['a county city under its city', '昆山市突发公共卫生事件应急预案', 'county 江苏省 苏州市 昆山市'],
    ['a city of its own rank', '上海市养老服务发展规划', 'province 上海市'],
    ['a region', '内蒙古自治区人民政府关于促进托育服务发展的意见', 'province 内蒙古自治区'],
    ['the nation', '国务院办公厅关于推动公立医院高质量发展的意见', 'nation'],
    [
      'the paper’s own, not the superior it follows',
      '渭南市贯彻落实《陕西省养老服务条例》实施方案',
      'city 陕西省 渭南市',
    ],
    ['one that no list holds', '云岫市人民政府关于加快推进城乡供水一体化的实施意见', 'city 云岫市'],
    ['none in a word that ends like one', '推进城市更新和示范县建设实施方案', ''],
    ['none in a placeholder', '某某市儿童友好城市建设实施方案', ''],
  ];
  for (const [name, title, expected] of cases)
    it(name, () => assert.equal(place(metaOf(title + BODY).region), expected));

  it('comes from the text where the title is silent', () => {
    const text =
      '关于推进公立医院高质量发展的实施方案\n\n为加快推动丽江市公立医院发展，结合丽江实际，制定本方案。\n\n一、总体要求\n\n全市以健康丽江建设为主线，推进全市医院建设。（市卫生健康委、市发展改革委负责）';
    assert.equal(place(metaOf(text).region), 'city 云南省 丽江市');
  });

  it('comes from the assembly that hears a report', () => {
    const report = (where: string) =>
      `政府工作报告\n\n——2022年1月20日在${where}第十三届人民代表大会第六次会议上\n\n各位代表：\n\n现在，我代表人民政府，向大会报告工作。${BODY}`;
    assert.equal(place(metaOf(report('辽宁省')).region), 'province 辽宁省');
    assert.equal(place(metaOf(report('澄江洲市')).region), 'city 澄江洲市');
  });

  it('takes the one province that the text names for a city that no list holds', () => {
    const text = `云岫市养老服务发展规划\n\n根据《浙江省养老服务条例》和云岫市人民政府工作部署，制定本规划。${BODY}`;
    assert.equal(place(metaOf(text).region), 'city 浙江省 云岫市');
  });
});

describe('numbers, dates and periods', () => {
  const notice = (number: string, date: string): Metadata =>
    metaOf(
      `滨州市人民政府关于印发供热管理办法的通知\n\n${number}\n\n各县区人民政府：\n\n现印发给你们，请认真贯彻执行。\n\n滨州市人民政府\n\n${date}\n\n滨州市供热管理办法${BODY}`,
    );

  it('reads the document number as printed, damage included', () => {
    for (const number of ['滨政发〔2023〕7号', '滨政办发[2023]12号', '乌海政办发202227', '德政办字〔2023〕25 号'])
      assert.equal(notice(number, '2023年6月1日').docNumber, number);
  });

  it('never takes a cited number for its own', () => {
    assert.equal(
      metaOf(`滨州市托育服务实施方案\n\n根据《关于促进托育服务的意见》（国办发〔2019〕15号），制定本方案。${BODY}`)
        .docNumber,
      null,
    );
  });

  const dates: [string, string | null][] = [
    ['2023年6月1日', '2023-06-01'],
    ['二〇二三年六月十一日', '2023-06-11'],
    ['二○二三年十二月二十日', '2023-12-20'],
    ['2023 年 6 月 1 日', '2023-06-01'],
    ['2023-06-01', '2023-06-01'],
    ['2023年6月', '2023-06'],
    ['202282', '2022-08-02'],
    ['2023111', null],
    ['2023年2月30日', null],
    ['20xx年6月1日', null],
  ];
  for (const [printed, date] of dates)
    it(`${printed} is ${date ?? 'no date'}`, () => assert.equal(notice('滨政发〔2023〕7号', printed).issueDate, date));

  it('says where its date stands', () => {
    const text = `滨州市供热方案${BODY}\n\n滨州市人民政府\n2025年10月20日`;
    const { issueDateSpan } = metaOf(text);
    assert.equal(text.slice(issueDateSpan!.from, issueDateSpan!.to), '2025年10月20日');
  });

  const periods: [string, string][] = [
    ['滨州市“十四五”养老服务规划', '2021-2025'],
    ['滨州市“十五五”养老服务规划', '2026-2030'],
    ['滨州市国民经济和社会发展第十四个五年规划和2035年远景目标纲要', '2021-2025'],
    ['滨州市托育服务行动方案（2025—2027年）', '2025-2027'],
    ['滨州市托育服务行动方案(2025-2027年)', '2025-2027'],
    ['2023年滨州市政府工作报告', '2023-2023'],
    ['滨州市托育服务实施方案', ''],
  ];
  for (const [title, expected] of periods) {
    it(`${title}: ${expected || 'none'}`, () => {
      const { period } = metaOf(title + BODY);
      assert.equal(period ? `${period.from}-${period.to}` : '', expected);
    });
  }

  it('counts a report delivered at the end of a year for the next', () => {
    const report = metaOf(
      `滨州市政府工作报告\n\n——2022年12月28日在滨州市第十二届人民代表大会第二次会议上\n\n各位代表：${BODY}`,
    );
    assert.deepEqual([report.issueDate, report.period], ['2022-12-28', { from: 2023, to: 2023 }]);
  });

  it('reads how long a paper is in force', () => {
    const { period } = metaOf(
      `滨州市托育服务实施方案${BODY}\n\n本方案自20xx年12月27日起实施，有效期至2030年12月31日。`,
    );
    assert.deepEqual(period, { from: null, to: 2030 });
  });

  const terms: [string, string][] = [
    ['为做好托育服务，制定本方案。实施期限为2023年至2025年。', '2023-2025'],
    ['为做好托育服务，制定本方案，实施期为2023年1月至2025年12月。', '2023-2025'],
    ['一、组织实施\n\n市卫生健康委统筹。本方案实施期为2024—2025年。', '2024-2025'],
    // Two statements are two projects'; one that says whose it is, is not the paper's.
    ['甲项目落户城东，实施期限为2023年至2025年。乙项目落户城西，实施期限为2024年至2026年。', ''],
    ['建设托育中心，项目实施期限为2023年至2025年。', ''],
    ['制定本方案。实施时间为2023年6月至12月。', ''],
  ];
  for (const [words, expected] of terms)
    it(`takes ${expected || 'no period'} from ${words.slice(0, 40).replace(/\n/g, ' ')}`, () => {
      const { period } = metaOf(`滨州市托育服务实施方案\n\n${words}${BODY}`);
      assert.equal(period ? `${period.from}-${period.to}` : '', expected);
    });
});

describe('front matter', () => {
  const draft = (lines: string) => parseDocument(`---\n${lines}\n---\n\n东营市托育服务实施方案\n\n2020年1月1日${BODY}`);

  it('wins over the text, in Chinese and in English', () => {
    for (const lines of [
      '城市: 渭南市\n省份: 陕西省\n成文日期: 2025-03-18\n规划期: 2025-2027\n对标城市: 东营市、乌海市\n标题: 一个标题',
      'city: 渭南\nprovince: 陕西\nissueDate: "2025-03-18"\nperiod: 2025—2027\npeers: [东营市, 乌海市]\ntitle: 一个标题',
      'city： 渭南市\nissueDate: 2025年3月18日\nperiod: 2025-2027\npeers:\n  - 东营市\n  - 乌海市\ntitle: 一个标题',
    ]) {
      const { policies, problems } = draft(lines);
      const { title, region, issueDate, period, peers, issueDateSpan } = policies[0]!.meta;
      assert.equal(place(region), 'city 陕西省 渭南市');
      assert.deepEqual([title, issueDate, issueDateSpan], ['一个标题', '2025-03-18', null]);
      assert.deepEqual([period, peers], [{ from: 2025, to: 2027 }, ['东营市', '乌海市']]);
      assert.deepEqual(problems, []);
    }
  });

  it('takes a plan period by its name', () => {
    assert.deepEqual(draft('规划期: 十五五').policies[0]!.meta.period, { from: 2026, to: 2030 });
  });

  it('reports what it cannot read, at its line, and reads the rest', () => {
    const { text, policies, problems } = draft('城市: 渭南市\n成文日期: 明天\n没有冒号');
    assert.equal(policies[0]!.meta.region?.city, '渭南市');
    assert.deepEqual(
      problems.map(({ code, from, to }) => [code, text.slice(from, to)]),
      [
        ['front-matter', '没有冒号'],
        ['front-matter', '成文日期: 明天'],
      ],
    );
  });

  it('is no part of the policy', () => {
    const { text, policies } = draft('城市: 渭南市');
    assert.equal(text.slice(policies[0]!.from).startsWith('东营市托育服务实施方案'), true);
  });

  it('left open is text', () => {
    assert.equal(parseDocument(`---\n东营市托育服务实施方案${BODY}`).policies.length, 1);
  });
});
