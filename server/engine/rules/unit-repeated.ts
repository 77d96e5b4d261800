import { removal, repetitions } from './bodies.ts';
import { inDraft, report } from './support.ts';
import type { Fix, Rule } from './types.ts';

const paper = (units: string) => `某某市家庭教育促进工作实施方案

一、重点任务

（一）建好指导服务站点。依托社区综合服务设施，为家长提供指导服务。（责任单位：${units}）
`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units, and none in the seeds.
/** One body twice in one list of units. */
export const unitRepeated: Rule = {
  id: 'unit-repeated',
  severity: 'warning',
  title: { zh: '同一单位在一处列了两次', en: 'One body twice in a list' },
  finds: {
    zh: '同一任务的责任单位中，同一单位出现两次，包括全称和简称各写一次、既牵头又配合。一处写了几组分工（“甲牵头，乙配合；丙牵头，乙配合”）的，各组分别看。',
    en: 'The same body twice among the units of one task: in full and in short, or as leading and supporting unit. Where a statement divides the task among several groups, each group is a list of its own.',
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
    policies.flatMap((read) =>
      repetitions(document, read).map(({ first, again, sure }) => {
        const message =
          first.name === again.name
            ? {
                zh: `“${again.written}”在这里列了两次，请删去一个，或核对是否应为其他单位。`,
                en: `“${again.written}” stands twice in this list; remove one, or see whether another body was meant.`,
              }
            : {
                zh: `“${again.written}”与前面的“${first.written}”是同一单位，列了两次。`,
                en: `“${again.written}” and “${first.written}” before it are one body.`,
              };
        const edit = sure ? removal(document, again) : null;
        const fix: Fix = {
          title: { zh: '删去重复的单位', en: 'Remove the repetition' },
          edits: edit ? [edit] : [],
          safe: true,
        };
        return {
          ...report(unitRepeated, again, message, {
            severity: read.policy.scraped ? 'information' : 'warning',
            related: [inDraft(document, first, '前一处')],
          }),
          fixes: edit ? [fix] : [],
        };
      }),
    ),
};
