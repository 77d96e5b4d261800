import type { DateMention } from '../facts/types.ts';
import type { Localized } from '../text/localized.ts';
import { report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (day: string) => `关于做好防汛工作的通知

各县区：

一、主要任务

（一）开展隐患排查。2025年${day}前完成全市在建工地隐患排查。

某某市人民政府办公室

2025年1月10日
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A day or a month that no calendar has. */
export const dateImpossible: Rule = {
  id: 'date-impossible',
  severity: 'error',
  title: { zh: '日期不存在', en: 'A date that does not exist' },
  finds: {
    zh: '月份大于12，或者当月没有这一天的日期，例如2月30日、6月31日、平年的2月29日。',
    en: 'Dates with a month above 12 or a day that the month does not have, such as 30 February, 31 June, or 29 February of a common year.',
  },
  why: {
    zh: '期限无法执行，也无法考核；印发以后只能另行更正。',
    en: 'Nobody can meet or check such a deadline, and after issue it takes a correction to mend.',
  },
  example: { wrong: paper('2月30日'), right: paper('2月28日') },
  source: { zh: '公历。', en: 'The Gregorian calendar.' },
  fix: null,
  needsCorpus: false,
  check: ({ policies }) =>
    policies.flatMap(({ policy, facts }) =>
      facts.dates
        .filter((date) => !date.valid)
        .map((date) =>
          report(dateImpossible, date, message(date), {
            // In a scraped page the copier may have lost or fused digits: worth a look, not the drafter's error.
            severity: policy.scraped ? 'information' : 'error',
          }),
        ),
    ),
};

function message({ quote, year, month, day }: DateMention): Localized {
  const zh = `“${quote}”这个日期不存在`;
  const en = `The date “${quote}” does not exist`;
  if (month !== null && (month < 1 || month > 12)) return { zh: `${zh}，请核对月份。`, en: `${en}; check the month.` };
  if (month === null || day === null) return { zh: `${zh}，请核对。`, en: `${en}.` };
  // Without a year February may have 29 days.
  const days = new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate();
  const named = `${year === null ? '' : `${year}年`}${month}月`;
  return {
    zh: `${zh}：${named}只有${days}天，请核对日期。`,
    en: `${en}: ${year === null ? '' : `${year}-`}${String(month).padStart(2, '0')} has ${days} days.`,
  };
}
