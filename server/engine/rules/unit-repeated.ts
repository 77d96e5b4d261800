import type { Span } from '../text/span.ts';
import { bodiesOf, isSameBody, type NamedBody } from './bodies.ts';
import { inDraft, report } from './support.ts';
import type { Finding, Rule } from './types.ts';

const paper = (units: string) => `某某市家庭教育促进工作实施方案

一、重点任务

（一）建好指导服务站点。依托社区综合服务设施，为家长提供指导服务。（责任单位：${units}）
`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units.
/** One body twice in one list of units. */
export const unitRepeated: Rule = {
  id: 'unit-repeated',
  severity: 'warning',
  title: { zh: '同一单位在一处列了两次', en: 'One body twice in a list' },
  finds: {
    zh: '同一任务的责任单位中，同一机构出现两次，包括全称和简称各写一次、既牵头又配合。',
    en: 'The same body twice among the units of one task: in full and in short, or as leading and supporting unit.',
  },
  why: {
    zh: '分不清它是牵头还是配合，也可能漏了本该列入的另一个单位。',
    en: 'It is unclear what the body’s part is, and another body may have been meant.',
  },
  example: { wrong: paper('市妇联、市教育局、市妇联'), right: paper('市妇联、市教育局、市民政局') },
  source: { zh: '公文拟制的通行要求：责任分工明确。', en: 'Common practice of drafting: each duty is one body’s.' },
  fix: { zh: '删去重复的一个。', en: 'Removes the repetition.' },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap((read) => {
      const findings: Finding[] = [];
      const bodies = bodiesOf(read);
      const seen = new Map<object, NamedBody[]>();
      for (const one of bodies) {
        const before = seen.get(one.statement) ?? [];
        const same = before.find(({ body }) => isSameBody(body, one.body));
        before.push(one);
        seen.set(one.statement, before);
        if (!same) continue;
        findings.push({
          ...report(
            unitRepeated,
            one,
            {
              zh: `“${one.written}”与前面的“${same.written}”是同一单位，列了两次。`,
              en: `“${one.written}” and “${same.written}” before it are one body.`,
            },
            {
              severity: read.policy.scraped ? 'information' : 'warning',
              related: [inDraft(document, same, '前一处')],
            },
          ),
          fixes: removal(document.shadow, one),
        });
      }
      return findings;
    }),
};

/** Only out of the middle or the end of a list: a first name may carry the words for leading. */
function removal(shadow: string, { from, to }: Span) {
  const before = shadow[from - 1];
  if (before !== '、' && before !== ',') return [];
  return [
    {
      title: { zh: '删去重复的单位', en: 'Remove the repetition' },
      edits: [{ from: from - 1, to, text: '' }],
      safe: true,
    },
  ];
}
