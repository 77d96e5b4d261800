import { type Floor, strongest } from '../peers/floors.ts';
import { comparedIn } from './compared.ts';
import { better, deadlineYear, printedValue, raised } from './measure.ts';
import { inPaper, paperWords, report } from './support.ts';
import type { Finding, Rule } from './types.ts';

const paper = (rate: string) => `---
城市: 澜溪市
省份: 山东省
成文日期: 2025-03-01
---

澜溪市健康行动实施方案

一、工作目标

到2030年，全市孕产妇死亡率控制在${rate}以下。
`;

// Read by eye on 2026-11-27: all 50 findings in 537 papers were of the same indicator, by no earlier a year. Many a superior’s
// value is an average of its parts, which binds none of them by itself: hence information.
/** A target that asks for less than the nation, the province or the city above has set. */
export const targetBelowSuperior: Rule = {
  id: 'target-below-superior',
  severity: 'information',
  title: { zh: '目标低于上级要求', en: 'A target below the superior’s requirement' },
  finds: {
    zh: '目标低于国家、本省（县级还包括本市）以同样或更早期限提出的要求。国家的数取自有出处的文件，省市的数取自语料库；晚于本稿印发的、已被同级新文件替换的、带“左右”而相差不大的，以及不能分到各地的总量，都不算。',
    en: 'A target that asks for less than the nation, the province or, for a county, the city asks for by the same deadline or earlier. The nation’s values come from named documents, the others from the corpus. Papers younger than the draft, values that a newer paper has replaced, rough ones that are nearly met, and totals of the whole are left out.',
  },
  why: {
    zh: '上级要求是底线，低于底线的目标通不过合法性审核和上级备案。',
    en: 'The superior’s requirement is a floor; a paper below it will be sent back.',
  },
  example: { wrong: paper('15/10万'), right: paper('10/10万') },
  source: {
    zh: '各指标的国家文件见每条说明；省、市的条款附在问题下面。',
    en: 'Each finding names the document; clauses of the corpus come with it.',
  },
  fix: { zh: '改为上级要求的数值。', en: 'Puts the superior’s value.' },
  needsCorpus: false,
  check: (context) =>
    context.policies.flatMap((read) =>
      read.facts.targets.flatMap((target): Finding[] => {
        const wanted = better(target);
        const { superior } = comparedIn(context, read, target);
        const floor = wanted && strongest(superior, wanted);
        if (!floor) return [];
        const { peer } = floor;
        const asked = peer ? printedValue(peer.target) : `${floor.value}${floor.unit ?? ''}`;
        const than = wanted === 'down' ? { zh: '高于', en: 'above' } : { zh: '低于', en: 'below' };
        const due = deadlineYear(target);
        const finding = report(
          targetBelowSuperior,
          target.valueSpan,
          {
            zh: `“${target.indicator}”${due === null ? '' : `${due}年`}的目标${printedValue(target)}${than.zh}${whose(floor)}的要求${asked}${floor.year === null ? '' : `（${floor.year}年）`}，请核对；定得较低应当说明理由。`,
            en: `The target ${printedValue(target)} of “${target.indicator}” is ${than.en} the requirement ${asked}${floor.year === null ? '' : ` (${floor.year})`} of ${whose(floor)}.`,
          },
          { related: peer ? [inPaper(peer)] : [] },
        );
        // A value that could not be written in the draft's unit may ask for more still.
        const sure = superior.every(({ violated, inDraftUnit }) => !violated || inDraftUnit !== null);
        const title = { zh: '改为上级要求', en: 'Put the superior’s value:' };
        const fixes = sure ? raised(context.document, read, target, floor.inDraftUnit!, title) : [];
        return [{ ...finding, fixes }];
      }),
    ),
};

const whose = ({ title, number, peer }: Floor): string =>
  peer ? paperWords(peer.source) : `《${title}》${number ? `（${number}）` : ''}`;
