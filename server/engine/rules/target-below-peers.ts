import { regionName } from '../knowledge/regions.ts';
import { better } from '../peers/comparable.ts';
import type { Comparison, Peer } from '../peers/compare.ts';
import type { PolicyDocument } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import { comparedIn } from './compared.ts';
import { deadlineYear, inUnitOf, printedValue, raised } from './measure.ts';
import { inPaper, report } from './support.ts';
import type { Finding, Fix, ReadPolicy, Rule } from './types.ts';

const draft = (beds: string) => `---
城市: 澜溪市
省份: 山东省
成文日期: 2025-03-01
---

澜溪市完善医疗卫生服务体系实施方案

一、工作目标

到2027年，全市每千人口医疗卫生机构床位数达到${beds}。
`;

// Read by eye on 2026-11-27: 38 of 40 random findings of 1,935 in 537 papers right; wrong were gas in town and country held
// against towns, and sewage of which it was not sure whether the countryside’s was meant.
/** A target that asks for less than those of peer cities. */
export const targetBelowPeers: Rule = {
  id: 'target-below-peers',
  severity: 'warning',
  title: { zh: '目标低于同类城市', en: 'A target below those of peers' },
  finds: {
    zh: '至少两个同级地区以同样或更早的期限提出了更高的目标，且这些地区多于目标不高于本稿的地区；只有一个地区更高时只作提示。指标、口径、人群、计量单位一致才比较；只写个数的目标、宜居中的指标只列出，不排序。',
    en: 'At least two jurisdictions of the same level ask for more by the same deadline or earlier, and they outnumber those that ask for no more than the draft; one alone is information. Only like is compared: indicator, kind, population, unit and scope agree. Bare counts and indicators with a proper middle are shown, never ranked.',
  },
  why: {
    zh: '审稿人和上级会问：别人做得到，我们为什么定得低？定低了要有理由，定错了要改。',
    en: 'Reviewers will ask why others manage more. A lower target needs a reason, or a correction.',
  },
  example: { wrong: draft('7.2张'), right: draft('7.6张') },
  source: {
    zh: '语料库中同级地区已经印发的文件，条款附在问题下面，可以打开原文核对。',
    en: 'Policies that jurisdictions of the same level have issued; their clauses come with the finding and can be opened.',
  },
  fix: {
    zh: '改为同类地区的中位数，或改为其中最高的要求。',
    en: 'Raises it to the peers’ median or to the highest of them.',
  },
  needsCorpus: true,
  check: (context) =>
    context.policies.flatMap((read) => {
      if (!context.peers || !read.policy.meta.region) return [];
      return read.facts.targets.flatMap((target): Finding[] => {
        const found = comparedIn(context, read, target);
        if (found.severity === null) return [];
        const { severity } = found;
        const finding = report(targetBelowPeers, target.valueSpan, message(found), {
          severity,
          related: found.dominating.map(({ peer }) => inPaper(peer)),
        });
        return [{ ...finding, fixes: fixesOf(context.document, read, found) }];
      });
    }),
};

/** Values that are no longer below: the median where one is claimed, and the most demanding. */
function fixesOf(
  document: PolicyDocument,
  read: ReadPolicy,
  { target, dominating, noMore, statistics }: Comparison,
): Fix[] {
  const raise = (value: number, title: Localized) => raised(document, read, target, value, title);
  const best = dominating.reduce<number | null>((most, { peer }) => {
    const own = inUnitOf(target, peer.target);
    if (own === null) return most;
    return most === null ? own : better(target) === 'less' ? Math.min(most, own) : Math.max(most, own);
  }, null);
  const median = statistics?.median ?? null;
  // At the median those who ask for more must no longer outnumber the others; a range may well ask for more.
  const above = dominating.filter(({ peer }) => {
    const own = inUnitOf(target, peer.target);
    return own === null || (median !== null && (better(target) === 'less' ? own < median : own > median));
  }).length;
  const enough = median !== null && above <= dominating.length - above + noMore;
  return [
    ...(enough ? raise(median, { zh: '改为同类地区中位数', en: 'Raise to the peers’ median:' }) : []),
    ...(best !== null && best !== median
      ? raise(best, { zh: '改为同类地区最高要求', en: 'Raise to the highest peer:' })
      : []),
  ];
}

/** No more cities than this are named in the sentence; all are in the evidence. */
const NAMED = 3;

function message({ target, dominating, reason, rank, of, statistics }: Comparison): Localized {
  const due = deadlineYear(target);
  const value = printedValue(target);
  // Where less is better, those who ask for more ask for a smaller figure.
  const less = better(target) === 'less';
  const names = (join: string, name: (peer: Peer) => string) => dominating.slice(0, NAMED).map(name).join(join);
  const more = dominating.length - NAMED;
  const middle = statistics?.median ?? null;
  const unit = target.unit ?? '';
  return {
    zh: [
      `“${target.indicator}”的目标${value}${due === null ? '' : `（${due}年）`}${less ? '高于' : '低于'}`,
      names('、', (peer) => `${regionName(peer.region)}${printedValue(peer.peer.target)}（${yearWords(peer).zh}）`),
      more > 0 ? `等${dominating.length}个地区` : '',
      rank === null ? '' : `，在${of}个地区中居第${rank}位`,
      middle === null ? '' : `，同类地区中位数${middle}${unit}`,
      `。${reason.zh}。`,
    ].join(''),
    en: [
      `The target ${value}${due === null ? '' : ` (${due})`} of “${target.indicator}” is ${less ? 'above' : 'below'} `,
      names(', ', (peer) => `${regionName(peer.region)} ${printedValue(peer.peer.target)} (${yearWords(peer).en})`),
      more > 0 ? ` and ${more} more` : '',
      rank === null ? '' : `; place ${rank} of ${of}`,
      middle === null ? '' : `; the peers’ median is ${middle}${unit}`,
      `; ${reason.en}.`,
    ].join(''),
  };
}

function yearWords({ year }: Peer): Localized {
  if (year === null) return { zh: '未写期限', en: 'no deadline' };
  return Number.isFinite(year) ? { zh: `${year}年`, en: String(year) } : { zh: '每年', en: 'yearly' };
}
