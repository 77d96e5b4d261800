import { readDocNumber } from '../policy/doc-number.ts';
import { dateWords, dayOf, report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (year: string) => `关于做好养老服务工作的通知

各县区：

一、主要任务

（一）落实服务清单。执行《某某省基本养老服务清单》（某政办发〔${year}〕5号）。

某某市人民政府办公室

2024年6月10日
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A cited document of a later year than the paper that cites it. */
export const citationAfterDraft: Rule = {
  id: 'citation-after-draft',
  severity: 'warning',
  title: { zh: '引用了成文之后的文件', en: 'A cited document that is later than the paper' },
  finds: {
    zh: '引用文件的发文字号年份晚于本文成文的年份。',
    en: 'A cited document whose number is of a later year than the paper.',
  },
  why: {
    zh: '字号年份写错，或者本文日期没有更新。',
    en: 'The year of the number is wrong, or the paper’s own date was not brought up to date.',
  },
  example: { wrong: paper('2026'), right: paper('2023') },
  source: { zh: '引用的通行要求：依据在前。', en: 'Common sense of citation: what is cited comes first.' },
  fix: null,
  needsCorpus: false,
  check: ({ policies, today }) =>
    policies.flatMap(({ policy, facts }) => {
      const date = dayOf(policy, today);
      if (!date) return [];
      return facts.citations.flatMap((cited) => {
        const number = cited.docNumber ? readDocNumber(cited.docNumber) : null;
        if (!number || number.year <= Number(date.slice(0, 4))) return [];
        return [
          report(
            citationAfterDraft,
            cited,
            {
              zh: `引用的文件是${number.year}年的（${cited.docNumber}），晚于本文的日期（${dateWords(date).zh}），请核对年份。`,
              en: `The cited document is of ${number.year}, later than the paper (${date}).`,
            },
            { severity: policy.scraped ? 'information' : 'warning' },
          ),
        ];
      });
    }),
};
