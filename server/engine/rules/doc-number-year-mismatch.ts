import { readDocNumber } from '../policy/doc-number.ts';
import { dateWords, report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (number: string) => `某某市人民政府办公室关于做好防汛工作的通知

某政办发${number}

各县区人民政府：

一、主要任务

（一）开展隐患排查。完成全市在建工地隐患排查。

某某市人民政府办公室

2025年6月10日
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A document number of another year than the paper. */
export const docNumberYearMismatch: Rule = {
  id: 'doc-number-year-mismatch',
  severity: 'warning',
  title: { zh: '发文字号的年份与成文日期不符', en: 'A document number of another year' },
  finds: {
    zh: '发文字号中的年份与本文成文日期的年份不同。年初印发、沿用上一年字号的不算。',
    en: 'A document number whose year is not that of the paper’s date. Numbers of the old year in the first weeks of the new one are left out.',
  },
  why: {
    zh: '字号和日期总有一个写错，印发后难以查找和引用。',
    en: 'One of the two is wrong, and the paper will be hard to find and to cite.',
  },
  example: { wrong: paper('〔2023〕12号'), right: paper('〔2025〕12号') },
  source: {
    zh: '《党政机关公文处理工作条例》第九条：发文字号由发文机关代字、年份、发文顺序号组成。',
    en: 'Regulation on official documents, article 9: a number is made of office, year and serial.',
  },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) => {
      const { docNumber, issueDate } = policy.meta;
      const number = docNumber ? readDocNumber(docNumber) : null;
      if (!docNumber || !number || !issueDate) return [];
      const [year, month] = issueDate.split('-').map(Number) as [number, number | undefined];
      if (number.year === year || (number.year === year - 1 && (month ?? 1) <= 2)) return [];
      const from = document.text.lastIndexOf(docNumber, policy.to);
      if (from < 0) return [];
      return [
        report(
          docNumberYearMismatch,
          { from, to: from + docNumber.length },
          {
            zh: `发文字号写的是${number.year}年，本文成文日期是${dateWords(issueDate).zh}，请核对。`,
            en: `The document number is of ${number.year}, the paper of ${issueDate}.`,
          },
          { severity: policy.scraped ? 'information' : 'warning' },
        ),
      ];
    }),
};
