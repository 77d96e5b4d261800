import { missingIndicators, spokenOf } from '../peers/missing.ts';
import { report } from './support.ts';
import type { Rule } from './types.ts';

const NAMES = [
  '每千人口医疗卫生机构床位数达到7.6张',
  '每千人口执业（助理）医师数达到3.9人',
  '居民健康素养水平达到32%',
  '人均预期寿命达到80岁',
  '婴儿死亡率控制在3‰以下',
];
const NURSES = '每千人口注册护士数达到4.3人';
const aims = (items: readonly string[]) => `到2027年，${items.map((item) => `全市${item}`).join('，')}。`;
const paper = (...more: string[]) => `---
城市: 澜溪市
省份: 山东省
成文日期: 2025-03-01
---

澜溪市完善医疗卫生服务体系实施方案

一、工作目标

${aims([...NAMES, ...more])}
`;
const peer = (city: string) =>
  `${city}卫生健康实施方案\n\n${city}人民政府\n\n一、工作目标\n\n${aims([...NAMES, NURSES])}\n\n${city}人民政府\n\n2024年5月6日\n`;

// Read by eye on 2026-11-27, each paper searched for other words: 29 of 30 random findings of 157 in 537 papers right; wrong was
// trade in goods where the paper sets exports alone.
/** An indicator that most papers like this one set and the draft lacks. */
export const indicatorMissing: Rule = {
  id: 'indicator-missing',
  severity: 'information',
  title: { zh: '同类文件多有、本文没有的指标', en: 'An indicator that papers like this one set' },
  finds: {
    zh: '与本文至少有五个相同指标的同级地区文件不少于三个，其中多数定了某项指标，本文没有。全文只提示一次。',
    en: 'Where three papers or more of places of the same level share five indicators with the draft and most of them set another that the draft lacks; told once for the paper.',
  },
  why: {
    zh: '可能漏了一项常规指标；不设也可以，但应当是有意为之。',
    en: 'A usual indicator may have been forgotten; leaving it out should be a choice.',
  },
  example: { corpus: peer('东营市'), more: [peer('渭南市'), peer('乌海市')], wrong: paper(), right: paper(NURSES) },
  source: { zh: '语料库中同级地区的同类文件。', en: 'Papers like this one of places of the same level in the corpus.' },
  fix: null,
  needsCorpus: true,
  check: ({ document, policies, peers }) =>
    policies.flatMap(({ policy, facts }) => {
      const { region, title } = policy.meta;
      const first = facts.targets.find(({ identity }) => identity.id !== null);
      if (!peers || !first || policy.scraped) return [];
      const { papers, indicators } = missingIndicators(facts.targets, region, title, peers);
      if (papers.length < LEAST) return [];
      const usual = indicators.filter(
        ({ places }) => places.length >= LEAST && places.length > papers.length * MAJORITY,
      );
      if (usual.length === 0) return [];
      const isNamed = spokenOf(document.shadow.slice(policy.from, policy.to));
      const missing = usual.filter(({ id }) => !isNamed(id)).slice(0, NAMED);
      if (missing.length === 0) return [];
      const names = missing.map(({ name, places }) => `${name}（${places.length}个，如${places[0]}）`);
      return [
        report(indicatorMissing, first, {
          zh: `与本文指标相近的${papers.length}个同级地区文件，多数还定了：${names.join('、')}。本文没有，请确认是否需要。`,
          en: `Most of the ${papers.length} papers of peers that share indicators with this one also set: ${missing.map(({ name }) => `“${name}”`).join(', ')}.`,
        }),
      ];
    }),
};

const LEAST = 3;
/** Of the closest papers more than this share set it. */
const MAJORITY = 0.6;
const NAMED = 5;
