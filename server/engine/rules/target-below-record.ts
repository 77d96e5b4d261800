import type { Target } from '../facts/types.ts';
import { sameIndicator } from '../knowledge/identity.ts';
import { unfit } from '../peers/comparable.ts';
import { strongest } from '../peers/floors.ts';
import { comparedIn } from './compared.ts';
import { belowReached, better, deadlineYear, isComparable, printedValue, raised, scaled } from './measure.ts';
import { inPaper, paperWords, report } from './support.ts';
import type { Finding, ReadPolicy, Rule, RuleContext } from './types.ts';

const paper = (doctors: string) => `---
城市: 澜溪市
省份: 山东省
成文日期: 2025-03-01
---

澜溪市完善医疗卫生服务体系实施方案

一、工作目标

到2027年，全市每千人口执业（助理）医师数达到${doctors}。
`;

// Read by eye on 2026-11-27: all 26 findings in 537 papers were right, each of an earlier target.
/** A target below what papers of the same place had told as reached or had promised. */
export const targetBelowRecord: Rule = {
  id: 'target-below-record',
  severity: 'warning',
  title: { zh: '目标低于本地以前的文件', en: 'A target below the place’s own earlier papers' },
  finds: {
    zh: '语料库里本地以前的文件写明已经达到更高的数（年份不晚于本稿的期限）；以前只是承诺过更高的目标，以及底线类、随年景波动的指标，只作提示。一年的增速不算；本稿写明现状低于那个数的不算；后来的文件已经调低的不算。',
    en: 'Earlier papers of the same place in the corpus tell that more was reached, by no later a year. What was only promised, mere floors and ceilings, and what moves with the year are information. A year’s growth is left out, and so are values of which the draft itself, or a later paper, says that they no longer hold.',
  },
  why: {
    zh: '完成了目标反而是退步；也可能是数据口径变了，应当写明。',
    en: 'Reaching the target would be a step back; where the way of counting changed, the paper should say so.',
  },
  example: {
    corpus:
      '澜溪市卫生健康发展规划\n\n山东省澜溪市人民政府\n\n一、发展基础\n\n2021年，全市每千人口执业（助理）医师数达到4.2人。\n\n澜溪市人民政府\n\n2022年5月6日\n',
    wrong: paper('3.9人'),
    right: paper('4.4人'),
  },
  source: {
    zh: '规划编制的通行要求：目标以现状为基数测算。本地以前文件的条款附在问题下面。',
    en: 'Common practice of planning: targets are worked out from the present value. Clauses of the earlier papers come with the finding.',
  },
  fix: { zh: '改为以前的数值。', en: 'Puts the earlier value.' },
  needsCorpus: true,
  check: (context) =>
    context.policies.flatMap((read) => read.facts.targets.flatMap((target) => againstRecord(context, read, target))),
};

function againstRecord(context: RuleContext, read: ReadPolicy, target: Target): Finding[] {
  const wanted = better(target);
  const due = deadlineYear(target);
  if (target.suspect !== null || due === null || wanted === null) return [];
  const short = comparedIn(context, read, target).own.filter(
    ({ violated, year }) =>
      violated && year !== null && due - year <= OLDEST && !isExplained(read, target, year, wanted),
  );
  const reached = strongest(
    short.filter(({ by }) => by === 'own-attained'),
    wanted,
  );
  const gravity = reached && belowReached(context.document, target, wanted, reached.year);
  const counted = gravity ? short : short.filter(({ by }) => by === 'own-target');
  const floor = gravity ? reached : strongest(counted, wanted);
  if (!floor?.peer) return [];
  const { target: earlier, source } = floor.peer;
  const than = wanted === 'down' ? { zh: '高于', en: 'above' } : { zh: '低于', en: 'below' };
  const told = gravity ? { zh: '写明已达到的', en: 'tells as reached' } : { zh: '提出的', en: 'promised' };
  const finding = report(
    targetBelowRecord,
    target.valueSpan,
    {
      zh: `“${target.indicator}”${due}年的目标${printedValue(target)}${than.zh}本地${paperWords({ ...source, region: null })}${told.zh}${printedValue(earlier)}（${floor.year}年），请核对数值和口径。`,
      en: `The target ${printedValue(target)} (${due}) of “${target.indicator}” is ${than.en} the ${printedValue(earlier)} (${floor.year}) that an earlier paper of the place ${told.en}.`,
    },
    {
      severity: gravity === 'warning' && target.identity.id && !read.policy.scraped ? 'warning' : 'information',
      related: [inPaper(floor.peer)],
    },
  );
  const most = counted.every(({ inDraftUnit }) => inDraftUnit !== null) ? strongest(counted, wanted) : null;
  const title = { zh: '改为以前的数值', en: 'Put the earlier value:' };
  return [{ ...finding, fixes: most ? raised(context.document, read, target, most.inDraftUnit!, title) : [] }];
}

/** What lies further back belongs to another time. In years. */
const OLDEST = 10;

/** Whether the draft itself says that by then no more had been reached than it asks for. */
const isExplained = ({ facts }: ReadPolicy, target: Target, year: number, wanted: 'up' | 'down'): boolean =>
  facts.attained.some((fact) => {
    if (fact.year === null || fact.year < year || !isComparable(fact) || unfit(fact) !== null) return false;
    if (!sameIndicator(fact.identity, target.identity)) return false;
    return wanted === 'up' ? scaled(fact) <= scaled(target) : scaled(fact) >= scaled(target);
  });
