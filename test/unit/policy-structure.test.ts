import assert from 'node:assert/strict';
import { parseDocument } from '../../server/engine/policy/parse.ts';
import type { Policy } from '../../server/engine/policy/types.ts';
import { readSeed } from './seeds.ts';

const only = (text: string): Policy => {
  const { policies } = parseDocument(text);
  assert.equal(policies.length, 1);
  return policies[0]!;
};

/** Headings as `level number title`, indented by depth. */
const outline = ({ headings }: Policy): string[] => {
  const depth = (at: number): number => (at < 0 ? 0 : 1 + depth(headings[at]!.parent));
  return headings.map((h) => `${'  '.repeat(depth(h.parent))}${h.level} ${h.number ?? '-'} ${h.title}`);
};

const quotes = (text: string, spans: readonly { from: number; to: number }[]): string[] =>
  spans.map(({ from, to }) => text.slice(from, to));

const DONGYING = readSeed('000_5376ce5914283696.txt');
const WEINAN = readSeed('001_5e481abb894a0669.txt');
const WUHAI = readSeed('003_c82cab296bc57d5f.txt');
const BUNDLE = readSeed('004_59984a0c42536194.txt');

describe('a document on one line', () => {
  const policy = only(DONGYING);

  it('is cut at its numbers, also where nothing parts a heading from its text', () => {
    const lines = outline(policy);
    assert.equal(lines.length, 38);
    assert.deepEqual(lines.slice(0, 5), [
      '1 一、 总体要求',
      '1 二、 主要任务',
      '  2 (一) 推进医疗机构体系结构优化',
      '    3 1. 完善现代医院管理制度',
      '    3 2. 优化医疗资源配置',
    ]);
    assert.equal(lines.at(-1), '1 三、 组织保障');
  });

  it('gives each task a clause that ends with its units', () => {
    const clauses = quotes(DONGYING, policy.clauses);
    assert.equal(clauses.length, 30);
    const beds = clauses.find((clause) => clause.startsWith('2.优化医疗资源配置'))!;
    assert.match(beds, /\)$/u);
    assert.equal(policy.clauses.filter(({ kind }) => kind === 'task').length, 28);
    assert.equal(policy.clauses.at(-1)!.kind, 'organisation');
  });

  it('parts the signature and the salutation from the text', () => {
    const front = policy.paragraphs.filter(({ kind }) => kind === 'front');
    assert.deepEqual(quotes(DONGYING, front), [
      '各县区人民政府,市政府各部门、单位:',
      '东营市人民政府办公室2024年12月24日(此件公开发布)',
    ]);
  });
});

describe('a paragraph that a page broke in mid-sentence', () => {
  const policy = only(WEINAN);

  it('is one paragraph and one clause', () => {
    const clause = quotes(WEINAN, policy.clauses).find((quote) => quote.startsWith('(八)'))!;
    assert.match(clause, /专科分类建设,\n\n统筹建设国、省/u);
    assert.ok(quotes(WEINAN, policy.paragraphs).includes(clause));
  });

  it('leaves numbering that runs on across chapters alone', () => {
    assert.deepEqual(
      policy.headings.filter(({ level }) => level === 2).map(({ number }) => number),
      '一二三四五六七八九十'
        .split('')
        .map((n) => `(${n})`)
        .concat('(十一)', '(十二)', '(十三)', '(十四)', '(十五)'),
    );
    assert.equal(policy.headings.find(({ number }) => number === '(六)')!.parent, 6);
  });

  it('counts the closing paragraph as a clause of organisation', () => {
    const last = policy.clauses.at(-1)!;
    assert.equal(last.kind, 'organisation');
    assert.match(WEINAN.slice(last.from, last.to), /^各县\(市、区\)要高度重视/u);
  });
});

describe('a plan with boxes and a table of one cell a line', () => {
  const policy = only(WUHAI);

  it('reads headings whose numbers were lost', () => {
    const lost = policy.headings.filter(({ number, level }) => number === null && level === 2);
    assert.deepEqual(
      lost.map(({ title }) => title),
      ['全周期维护生命健康', '切实强化卫生健康支撑'],
    );
    const { problems } = parseDocument(WUHAI);
    assert.equal(problems.filter(({ code }) => code === 'damaged').length, 2);
  });

  it('ends each box where the plan goes on', () => {
    const boxes = policy.clauses.filter(({ kind }) => kind === 'box');
    assert.equal(boxes.length, 24);
    const first = WUHAI.slice(boxes[0]!.from, boxes[0]!.to);
    assert.match(first, /^专栏一 公卫机构标准建设/u);
    assert.match(first, /检验检测能力。$/u);
  });

  it('reads the table with its header, group labels and broken serial numbers', () => {
    const [table] = policy.tables;
    assert.ok(table?.hasHeader);
    const cell = (label: string): string[] => {
      const found = table.rows.find((row) => row.some(({ from, to }) => WUHAI.slice(from, to) === label))!;
      return found.map(({ from, to, column }) => `${column}:${WUHAI.slice(from, to)}`);
    };
    assert.deepEqual(cell('主要指标').slice(0, 2), ['1:主要指标', '2:2025']);
    assert.deepEqual(cell('人均预期寿命(岁)'), ['0:1', '1:人均预期寿命(岁)', '2:77.6', '3:预期']);
    assert.deepEqual(cell('每千人医疗卫生机构床位数(张)'), [
      '0:15',
      '1:每千人医疗卫生机构床位数(张)',
      '2:7.5',
      '3:预期',
    ]);
    assert.deepEqual(cell('每万人公共卫生人员数(人)')[2], '2:2020年基础上增长30%');
    assert.equal(table.rows.length, 28);
  });

  it('makes a clause of every paragraph with a topic', () => {
    const clauses = quotes(WUHAI, policy.clauses);
    assert.ok(clauses.some((clause) => clause.startsWith('深化分级诊疗制度改革。')));
    assert.equal(policy.clauses.filter(({ kind }) => kind === 'table').length, 1);
  });
});

describe('a page that bundles several policies', () => {
  const { policies, problems } = parseDocument(BUNDLE);

  it('gives them in page order, each with its own headings', () => {
    assert.deepEqual(
      policies.map(({ headings }) => headings.length),
      [37, 16, 5],
    );
    assert.deepEqual(
      policies.map(({ meta }) => meta.region?.city ?? meta.region?.province),
      ['陕西省', '上海市', '丽江市'],
    );
  });

  it('says that the last one breaks off and that years are masked', () => {
    const cut = problems.find(({ code }) => code === 'cut-off')!;
    assert.equal(cut.to, policies[2]!.to);
    assert.ok(problems.some(({ code, from, to }) => code === 'masked' && BUNDLE.slice(from, to) === '20xx'));
  });

  it('knows the kinds of clauses in traditional text', () => {
    const shanghai = policies[1]!;
    assert.deepEqual(
      shanghai.clauses.filter(({ kind }) => kind === 'organisation').map(({ from }) => BUNDLE.slice(from, from + 3)),
      ['(一)', '(二)', '(三)', '(四)', '(五)'],
    );
  });
});

describe('headings', () => {
  const cases: [string, string, string[]][] = [
    [
      '一、 to （1）',
      '某实施方案\n一、总体要求\n（一）目标。到2030年建成。\n1.任务。推进建设。\n（1）措施。加强落实。',
      ['1 一、 总体要求', '  2 （一） 目标', '    3 1. 任务', '      4 （1） 措施'],
    ],
    [
      'chapters and articles',
      '某管理办法\n第一章　总　则\n第一条　为加强管理，制定本办法。\n第二条　本市适用本办法。\n第二章　监督管理\n第三条　各级政府应当加强监督。',
      ['1 第一章 总　则', '1 第二章 监督管理'],
    ],
    [
      'decimal numbers',
      '某应急预案\n1 总则\n1.1 编制目的\n保障公众健康。\n1.2 编制依据\n依据有关法律制定。\n2 组织体系\n2.1 指挥机构\n市政府成立指挥部。',
      ['1 1 总则', '  2 1.1 编制目的', '  2 1.2 编制依据', '1 2 组织体系', '  2 2.1 指挥机构'],
    ],
    [
      'markdown and bold',
      '# 某行动方案\n\n## 一、总体要求\n\n加强建设。\n\n**（一）强化保障。** 推进落实。\n\n## 二、重点任务\n\n### （一）完善机制\n\n健全体系。',
      ['1 一、 总体要求', '  2 （一） 强化保障', '1 二、 重点任务', '  2 （一） 完善机制'],
    ],
    [
      'years behind 一、',
      '某市政府工作报告\n各位代表：\n一、2022年工作回顾\n全面贯彻落实。\n二、2023年工作安排\n推进高质量发展。',
      ['1 一、 2022年工作回顾', '1 二、 2023年工作安排'],
    ],
    [
      'a heading whose text follows at once',
      '某方案\n一、2022年工作回顾过去的一年，极不平凡、极不容易，全市上下坚持稳中求进，统筹推进各项工作，取得了新的成效。\n二、重点工作\n加强建设。',
      ['1 一、 2022年工作回顾', '1 二、 重点工作'],
    ],
    [
      'colons',
      '某方案\n一、工作目标：到2030年，基本建成服务体系。\n二、重点任务：\n完善机制。',
      ['1 一、 工作目标', '1 二、 重点任务'],
    ],
    [
      'what is none',
      '某方案\n一、总体要求\n1.5亿元用于建设，（二）型糖尿病患者管理率达到60%，一是加强组织，二是完善机制。\n一、二级医院要加强建设。\n全年任务：\n（一）新建学校5所；\n（二）改造道路10公里。',
      ['1 一、 总体要求'],
    ],
    [
      'numbered targets in a list',
      '某方案\n一、主要目标\n1.每千人口床位数达到7.5张；\n2.护士数达到4.2人；\n3.平均寿命达到80岁。\n二、保障措施\n加强领导。',
      ['1 一、 主要目标', '1 二、 保障措施'],
    ],
    [
      'an outline without text',
      '某方案\n一、总体要求\n二、重点任务\n（一）完善机制\n三、保障措施',
      ['1 一、 总体要求', '1 二、 重点任务', '  2 （一） 完善机制', '1 三、 保障措施'],
    ],
    [
      'a table of contents',
      '某市发展规划\n目　录\n一、规划背景……1\n（一）发展基础……1\n二、主要任务……5\n一、规划背景\n（一）发展基础\n建设成效明显。\n二、主要任务\n推进落实。',
      ['1 一、 规划背景', '  2 （一） 发展基础', '1 二、 主要任务'],
    ],
    [
      'sections of a report without numbers',
      '某市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n过去五年工作回顾\n五年来，我们坚持稳中求进工作总基调，全面完成各项目标任务，综合实力稳步提升，人民生活持续改善，社会大局保持稳定。\n今后五年目标任务\n今后五年，我们要坚持以人民为中心，加快推进高质量发展，全面完成各项目标任务，确保各项工作走在前列，作出新贡献。',
      ['1 - 过去五年工作回顾', '1 - 今后五年目标任务'],
    ],
    [
      'numbers that start again under sections without one',
      '某市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作。\n2022年工作回顾\n一、坚持稳中求进。全面落实各项任务。\n二、坚持民生优先。持续改善民生。\n2023年工作安排\n一、推进产业升级。加快项目建设。\n二、推进乡村振兴。完善基础设施。',
      [
        '1 - 2022年工作回顾',
        '  1 一、 坚持稳中求进',
        '  1 二、 坚持民生优先',
        '1 - 2023年工作安排',
        '  1 一、 推进产业升级',
        '  1 二、 推进乡村振兴',
      ],
    ],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(outline(only(text)), expected));

  it('end before the full stop and hold everything under them', () => {
    const text =
      '某实施方案\n一、重点任务\n（一）完善机制。推进建设。\n（二）加强保障。落实资金。\n二、附则\n自印发之日起实施。';
    const { headings } = only(text);
    assert.equal(text.slice(headings[1]!.from, headings[1]!.to), '（一）完善机制');
    assert.equal(text.slice(headings[0]!.from, headings[0]!.sectionEnd).endsWith('落实资金。'), true);
  });
});

describe('tables', () => {
  const cells = (text: string): string[] =>
    only(text).tables.flatMap((table) => table.rows.map((row) => row.map((c) => text.slice(c.from, c.to)).join('|')));

  it('in markdown', () => {
    const text =
      '某规划\n一、主要目标\n| 指标 | 2030年 |\n| --- | --- |\n| 床位数（张） | 7.5 |\n| 护士数（人） | |\n二、任务\n推进建设。';
    assert.deepEqual(cells(text), ['指标|2030年', '床位数（张）|7.5', '护士数（人）']);
    assert.equal(only(text).tables[0]!.hasHeader, true);
  });

  it('parted by tabs, below a caption', () => {
    const text =
      '某规划\n一、主要目标\n表1 主要指标\n序号\t指标\t2030年目标\n1\t床位数（张）\t7.5\n2\t护士数（人）\t4.2\n二、任务\n推进建设。';
    assert.deepEqual(cells(text), ['序号|指标|2030年目标', '1|床位数（张）|7.5', '2|护士数（人）|4.2']);
  });

  it('with one cell a line and no serial numbers', () => {
    const rows = [
      '指标',
      '单位',
      '2030年',
      '床位数',
      '张',
      '7.5',
      '护士数',
      '人',
      '4.2',
      '医师数',
      '人',
      '3.6',
      '托位数',
      '个',
      '4.6',
    ];
    assert.deepEqual(cells(`某规划\n一、主要目标\n${rows.join('\n')}\n二、任务\n推进建设，加强落实。`), [
      '指标|单位|2030年',
      '床位数|张|7.5',
      '护士数|人|4.2',
      '医师数|人|3.6',
      '托位数|个|4.6',
    ]);
  });
});

describe('lines broken at a fixed width', () => {
  it('are joined, page numbers left out', () => {
    const text = [
      '德州市促进托育服务发展实施方案',
      '    为加快发展普惠托育服务，满足人民群众对婴幼儿照护的需',
      '求，根据《山东省托育服务条例》等规定，结合我市实际，制定',
      '本方案。',
      '    一、总体要求',
      '    坚持政府引导、社会参与，到2025 年，全市每千人口拥有3',
      '岁以下婴幼儿托位数达到4.6 个，普惠托位占比达到60%以上。',
      '    二、重点任务',
      '    （一）增加托位供给。每个县（市、区）至少建成1 所公办',
      '综合托育服务中心，新建居住区按照每千人口不少于10 个托位规',
      '                      - 1 -',
      '划建设托育服务设施。（责任单位：市卫生健康委、市自然资源',
      '局，各县市区政府）',
    ].join('\n');
    const policy = only(text);
    const clauses = quotes(text, policy.clauses);
    assert.match(clauses[0]!, /每千人口拥有3\n岁以下婴幼儿托位数/u);
    assert.match(clauses.at(-1)!, /^（一）[\s\S]*各县市区政府）$/u);
    assert.ok(!quotes(text, policy.paragraphs).some((paragraph) => paragraph.trim() === '- 1 -'));
  });
});
