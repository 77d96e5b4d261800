import assert from 'node:assert/strict';
import { parseDocument } from '../../server/engine/policy/parse.ts';
import { readSeed, seedNames } from './seeds.ts';

const NOTICE = `各县区人民政府，市政府各部门、单位：

为切实做好今冬明春供暖工作，现就有关事项通知如下：

一、压实责任。各县区要加强组织领导，落实属地责任。

二、强化保障。统筹做好煤炭、天然气储备，到11月15日前完成全部检修。

附件：1.供暖企业名单
      2.应急联系电话

                              滨州市人民政府办公室
                              2025年10月20日

（此件公开发布）`;
const TITLE = '滨州市人民政府办公室关于做好冬季供暖保障工作的通知';

const PLAN = `一、总体要求

坚持以人民为中心，健全基本养老服务体系。到2030年，护理型床位占比达到73%。

二、主要任务

（一）完善养老服务设施。每个县区至少建成1家公办养老机构。（责任单位：市民政局）

（二）加强队伍建设。扫码、二维码等便民措施全覆盖，培训养老护理员5000人次以上。（责任单位：市民政局）`;

const HEADS: Record<string, string> = {
  nothing: `${TITLE}\n\n`,
  'a portal': `首页\n政务公开\n政民互动\n政务服务\n走进滨州\n数据开放\n无障碍浏览\n\n当前位置：首页 > 政务公开 > 政策文件\n\n${TITLE}\n\n索 引 号：\t11370000/2024-00123\n主题分类：\t城乡建设\n发文机关：\t市政府办公室\n发布日期：\t2025-10-22 10:38\n\n`,
  'a path and a counter': `您现在的位置：网站首页>>信息公开>>规划计划\n${TITLE}\n发布时间：2025-10-22 10:38:00  来源：市政府办公室  浏览次数：1532  字体：[大 中 小]\n分享到：\n\n`,
  'a news site': `资讯\n财经\n体育\n娱乐\n汽车\n房产\n健康\n${TITLE}\n2025年10月22日 10:38  来源：某某日报\n0人参与 0评论\n\n`,
  'a collection of samples': `范文大全 > 工作方案 > 正文\n${TITLE}\n小编：管理员  时间：2025-10-22\n【导语】下面是小编整理的资料，仅供参考，欢迎阅读！\n\n`,
  'a path on the same line': `首页 > 政府信息公开 > 政策 > 正文 ${TITLE} 发布时间：2025-10-22 来源：市府办 浏览次数：23 字体：大 中 小 `,
};

const TAILS: Record<string, string> = {
  nothing: '',
  'a footer':
    '\n\n扫一扫在手机打开当前页\n\n打印 关闭\n\n相关解读：\n《方案》政策解读\n一图读懂\n\n主办：济南市人民政府办公室  承办：济南市大数据局\n网站标识码：3705000001  鲁ICP备05031234号\n地址：山东省济南市历下区经十路1号 邮编：250000\n',
  'related pages':
    '\n\n上一篇：济南市人民政府关于印发济南市国土空间总体规划的通知\n下一篇：青岛市人民政府办公厅关于加快推进海洋经济发展的意见\n\n相关阅读\n烟台市出台新政支持民营经济\n2024-10-20\n潍坊市召开卫生健康工作会议，研究部署下一步重点工作。\n2024-10-19\n\n版权所有 © 2024',
  'a link farm':
    '\n友情链接： 北京市 | 上海市 | 广州市 | 深圳市 | 成都市 | 重庆市\n北京网站建设\n上海装修公司\n广州搬家公司\n',
  'a disclaimer':
    '\n\n免责声明：本网站部分内容来源于网络，如有侵权请联系我们删除。济南市互联网信息办公室监督。\n联系我们：admin@example.com\n',
  comments: '\n\n责任编辑：李四\n\n网友评论\n济南市网友：支持！\n青岛市网友：希望尽快落实到位。\n我要评论\n',
  attachments: '\n\n附件下载：\n1.名单.pdf\n2.青岛市联系方式.docx\n【关闭】\n',
  'buttons on the same line': ' 【打印】 【关闭】 分享到：微信 微博',
};

describe('page furniture', () => {
  for (const [head, before] of Object.entries(HEADS)) {
    for (const [tail, after] of Object.entries(TAILS)) {
      it(`${head} in front and ${tail} behind lies outside, and no word of the paper with it`, () => {
        for (const body of [NOTICE, PLAN]) {
          const text = before + body + after;
          const { policies } = parseDocument(text);
          assert.equal(policies.length, 1);
          const [policy] = policies;
          assert.equal(policy!.from, head === 'nothing' ? 0 : before.length);
          assert.equal(text.slice(policy!.from, policy!.to).endsWith(body.slice(-12)), true);
          assert.equal(policy!.meta.title, TITLE);
          assert.equal(policy!.meta.region?.city, '滨州市');
          const read = policy!.paragraphs.map(({ from, to }) => text.slice(from, to)).join('');
          for (const word of body.split(/\s+/u)) assert.ok(read.includes(word), `${word} is lost`);
          for (const place of ['济南', '青岛', '北京', '烟台']) assert.ok(!read.includes(place), `${place} was read`);
          assert.equal(policy!.scraped, head !== 'nothing' || tail !== 'nothing');
        }
      });
    }
  }

  it('of the seeds is cut to the character', () => {
    const spans = seedNames.map((name) => parseDocument(readSeed(name)).policies.map(({ from, to }) => [from, to]));
    assert.deepEqual(spans, [
      [[183, 5214]],
      [[108, 4459]],
      [[69, 22455]],
      [
        [277, 7567],
        [7591, 14157],
        [14181, 15512],
      ],
    ]);
  });

  it('gives no city but the paper’s own', () => {
    for (const name of seedNames) {
      const text = readSeed(name);
      for (const policy of parseDocument(text).policies) {
        for (const { from, to } of [...policy.paragraphs, ...policy.clauses, ...policy.headings])
          assert.ok(policy.from <= from && to <= policy.to);
      }
    }
  });
});

describe('what is no policy', () => {
  const cases: Record<string, string> = {
    nothing: '',
    blanks: ' \n\t\n　',
    'a shopping list': '购物清单\n1. 牛奶\n2. 鸡蛋 30个\n3. 苹果 5斤\n4. 面包\n',
    'source code':
      'export const a = 1; // 加强\nfunction build(list: string[]) {\n  return list.map((x) => x.trim());\n}\n',
    'English prose': 'The quick brown fox jumps over the lazy dog. It was the best of times.\n\n1. One\n2. Two\n',
    'a recipe':
      '红烧肉的做法\n一、准备五花肉500克，切成块。\n二、锅中放油，加糖炒出颜色。\n三、加水炖煮一小时，收汁即可。\n',
    'a diary':
      '今天天气很好，我和妈妈一起去公园散步。公园里的花都开了，有红的，有黄的，非常漂亮。我们坐在长椅上吃冰淇淋，看小朋友放风筝。\n晚上回家以后，我写完作业就睡觉了。\n',
    'binary data': '\u0000\u0001\u0002PNG\u0000',
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`${name} gives none, with a reason`, () => {
      const { policies, problems } = parseDocument(text);
      assert.deepEqual(policies, []);
      assert.equal(problems.length, 1);
      assert.ok(problems[0]!.message.zh.length > 3 && problems[0]!.message.en.length > 3);
    });
  }
});

describe('a draft just begun is a policy', () => {
  const cases: Record<string, string> = {
    'a title': '东营市养老服务体系建设实施方案',
    'a title and headings': '某某市儿童友好城市建设实施方案\n\n一、总体要求\n\n二、重点任务\n',
    'a first sentence': '关于加强基层卫生工作的意见\n\n为加强基层卫生服务能力建设，现提出如下意见。',
    'headings alone': '一、总体要求\n\n（一）指导思想\n\n二、重点任务\n\n推进',
    'front matter and a line': '---\n城市: 东营市\n---\n\n到2030年，护理型床位占比达到73%。',
  };
  for (const [name, text] of Object.entries(cases)) {
    it(name, () => assert.equal(parseDocument(text).policies.length, 1));
  }
});
