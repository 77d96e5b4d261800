import { inTitle, report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (year: string) => `某某市养老服务实施方案

一、工作目标

到${year}年，每个街道至少建成1个综合养老服务中心。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** Words that were to be replaced before the paper went out. */
export const placeholderLeft: Rule = {
  id: 'placeholder-left',
  severity: 'warning',
  title: { zh: '占位文字没有替换', en: 'A placeholder left in' },
  finds: {
    zh: '模板或草稿中待填写的文字还留着：20xx年、××市、（待定）、TODO、____、【此处填写……】等。',
    en: 'Words of a template or a draft that were to be filled in: a masked year or place, “to be decided”, TODO, blanks.',
  },
  why: { zh: '印发出去就是笑话。', en: 'Issued so, the paper is a joke.' },
  example: { wrong: paper('20xx'), right: paper('2027') },
  source: { zh: '审稿经验。', en: 'Experience of reviewers.' },
  fix: null,
  needsCorpus: false,
  draftsOnly: true,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) =>
      [...document.shadow.slice(policy.from, policy.to).matchAll(LEFT)].flatMap((found) => {
        const span = { from: policy.from + found.index, to: policy.from + found.index + found[0].length };
        if (inTitle(document.shadow, span) && !/\d/.test(found[0])) return [];
        const words = document.text.slice(span.from, span.to).trim();
        return [
          report(placeholderLeft, span, {
            zh: `“${words}”像是没有替换的占位文字，请补全。`,
            en: `“${words}” looks like a placeholder.`,
          }),
        ];
      }),
    ),
};

const LEFT = new RegExp(
  [
    '20[xX×*]{2}(?=年|[-—〕\\])])',
    '[xX×]{4}年',
    '[xX×]{1,2}月[xX×]{1,2}日',
    '[xX×]{2,4}(?=[省市县区镇乡局委办厅]|公司|部门|单位|人民政府)',
    '〔[xX×]{2,4}〕[xX×]{1,3}号',
    '\\((?:待定|待补充|待填|待核实|待明确|此处[^()\\n]{0,20})\\)',
    '[【\\[](?:待定|待补充|待填|待核实|请填写|此处)[^】\\]\\n]{0,20}[】\\]]',
    '[:]\\s?(?:待定|待补充|待核实)(?=[。;,\\n)]|$)',
    '(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])',
    '_{3,}',
  ].join('|'),
  'g',
);
