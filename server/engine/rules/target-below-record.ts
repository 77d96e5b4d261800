import type { Floor } from '../peers/floors.ts';
import { comparedIn } from './compared.ts';
import { better, deadlineYear, inUnitOf, printedValue, raised } from './measure.ts';
import { report } from './support.ts';
import type { Finding, Rule } from './types.ts';

const paper = (beds: string) => `---
城市: 澜溪市
省份: 山东省
成文日期: 2025-03-01
---

澜溪市完善医疗卫生服务体系实施方案

一、工作目标

到2027年，全市每千人口执业（助理）医师数达到${beds}。
`;

// Read by eye on 2026-11-27: 22 of 23 findings in 537 papers were right.
/** A target below what papers of the same place had promised or told as reached. */
export const targetBelowRecord: Rule = {
  id: 'target-below-record',
  severity: 'information',
  title: { zh: '目标低于本地以前的文件', en: 'A target below the place’s own earlier papers' },
  finds: {
    zh: '语料库里本地以前的文件，已经达到或者已经承诺了更高的数（期限不晚于本稿）。一年的增速不算。',
    en: 'Earlier papers of the same place in the corpus had reached or promised more, by no later a year. A year’s growth is left out.',
  },
  why: {
    zh: '越定越低需要说明理由；也可能是数据口径变了，应当写明。',
    en: 'A target that falls needs a reason; where the way of counting changed, the paper should say so.',
  },
  example: {
    corpus: `澜溪市卫生健康发展规划\n\n山东省澜溪市人民政府\n\n一、发展目标\n\n到2025年，全市每千人口执业（助理）医师数达到4.2人。\n\n澜溪市人民政府\n\n2022年5月6日\n`,
    wrong: paper('3.9人'),
    right: paper('4.4人'),
  },
  source: {
    zh: '语料库中本地以前的文件，条款附在问题下面。',
    en: 'Earlier papers of the place; their clauses come with the finding.',
  },
  fix: { zh: '改为以前的数值。', en: 'Puts the earlier value.' },
  needsCorpus: true,
  check: (context) =>
    context.policies.flatMap((read) =>
      read.facts.targets.flatMap((target): Finding[] => {
        if (target.suspect !== null || deadlineYear(target) === null) return [];
        const floor = comparedIn(context, read, target).own.find(
          (one) => one.violated && isNear(one, deadlineYear(target)!),
        );
        if (!floor?.peer) return [];
        const { source, raw, clean, target: earlier } = floor.peer;
        const than = better(target) === 'down' ? { zh: '高于', en: 'above' } : { zh: '低于', en: 'below' };
        const reached = floor.by === 'own-attained';
        const own = inUnitOf(target, earlier);
        const name = `《${source.title}》${source.date ? `（${source.date}）` : ''}`;
        const finding = report(
          targetBelowRecord,
          target.valueSpan,
          {
            zh: `“${target.indicator}”的目标${printedValue(target)}${than.zh}本地${name}${reached ? '写明已达到的' : '提出的'}${printedValue(earlier)}${floor.year === null ? '' : `（${floor.year}年）`}，请核对。`,
            en: `The target ${printedValue(target)} of “${target.indicator}” is ${than.en} the ${printedValue(earlier)} that an earlier paper of the place ${reached ? 'had reached' : 'promised'}.`,
          },
          { related: [{ policyId: source.id, source: name, raw, clean, quote: earlier.quote }] },
        );
        const fixes = own === null ? [] : raised(target, own, { zh: '改为以前的数值', en: 'Put the earlier value:' });
        return [{ ...finding, fixes }];
      }),
    ),
};

/** What lies further back belongs to another time. In years. */
const OLDEST = 10;

const isNear = ({ year }: Floor, due: number): boolean => year !== null && due - year <= OLDEST;
