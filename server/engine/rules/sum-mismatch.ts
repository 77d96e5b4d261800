import type { PolicyDocument, Table } from '../policy/types.ts';
import { report } from './support.ts';
import type { Finding, Rule } from './types.ts';

const paper = (whole: string) => `某某市医疗卫生服务体系实施方案

一、重点任务

（一）建强基层网络。新建基层医疗卫生机构共${whole}个，其中乡镇卫生院12个、社区卫生服务中心9个。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** Parts that do not add up to their sum. */
export const sumMismatch: Rule = {
  id: 'sum-mismatch',
  severity: 'warning',
  title: { zh: '分项与合计不符', en: 'Parts and their sum disagree' },
  finds: {
    zh: '“共20个，其中甲12个、乙9个”：分项之和大于总数；或者表格的“合计”不等于上面各行之和。',
    en: 'Parts that add up to more than the whole, or a total of a table that is not the sum of its rows.',
  },
  why: { zh: '数据对不上，读者不知信哪个。', en: 'Nobody knows which figure to believe.' },
  example: { wrong: paper('20'), right: paper('21') },
  source: { zh: '公文拟制的通行要求：同一文件内数据一致。', en: 'Common practice: the figures of one paper agree.' },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) => {
      const severity = policy.scraped ? ('information' as const) : ('warning' as const);
      const inText = [...document.shadow.slice(policy.from, policy.to).matchAll(PARTS)].flatMap((found): Finding[] => {
        const [all, whole, unit, list] = found as unknown as string[];
        const parts = [...list!.matchAll(PART)].filter((part) => part[2] === unit).map((part) => Number(part[1]));
        const sum = parts.reduce((total, part) => total + part, 0);
        if (parts.length < 2 || sum <= Number(whole) + 1e-9) return [];
        const from = policy.from + found.index + all!.indexOf(whole!);
        return [
          report(
            sumMismatch,
            { from, to: from + whole!.length + unit!.length },
            {
              zh: `总数写的是${whole}${unit}，其中各项相加是${plain(sum)}${unit}，请核对。`,
              en: `The whole is ${whole}; its parts add up to ${plain(sum)}.`,
            },
            { severity },
          ),
        ];
      });
      return [...inText, ...policy.tables.flatMap((table) => inTable(document, table, severity))];
    }),
};

const UNIT = '(个|家|所|处|项|人|名|张|亿元|万元|公里|套|户|台|辆|万人|亩|万亩)';
/** 共20个,其中甲12个、乙9个: up to the end of the list. */
const PARTS = new RegExp(
  `(?:共|总数|合计|总计|总量)(?:计|有|为|达到?|建成|建设|新建|投资|安排)?(\\d{1,7}(?:\\.\\d{1,2})?)${UNIT}[,(:]其中:?((?:[^\\d,。;、()\\n]{1,16}\\d{1,7}(?:\\.\\d{1,2})?${UNIT}(?:[、,]|和)?){2,12})`,
  'g',
);
const PART = new RegExp(`(\\d{1,7}(?:\\.\\d{1,2})?)${UNIT}`, 'g');

const plain = (value: number): number => Number(value.toFixed(2));

/** A row that is named a total, against the rows above it, column by column. */
function inTable({ shadow }: PolicyDocument, { rows }: Table, severity: 'warning' | 'information'): Finding[] {
  const findings: Finding[] = [];
  let start = 1;
  for (const [index, row] of rows.entries()) {
    const name = row[0] ? shadow.slice(row[0].from, row[0].to).replace(/\s/g, '') : '';
    if (index === 0 || !/^(?:合计|总计|小计)$/.test(name)) continue;
    for (const cell of row.slice(1)) {
      const total = numberIn(shadow.slice(cell.from, cell.to));
      const above = rows.slice(start, index).map((one) => one.find(({ column }) => column === cell.column));
      const parts = above.map((one) => (one ? numberIn(shadow.slice(one.from, one.to)) : null));
      if (total === null || parts.length < 2 || parts.some((part) => part === null)) continue;
      const sum = parts.reduce<number>((all, part) => all + part!, 0);
      // Rounded figures may differ in their last place.
      if (Math.abs(sum - total) <= Math.max(0.5, Math.abs(total) * 0.002)) continue;
      findings.push(
        report(
          sumMismatch,
          cell,
          {
            zh: `${name}写的是${plain(total)}，上面各行相加是${plain(sum)}，请核对。`,
            en: `The total is ${plain(total)}; the rows above add up to ${plain(sum)}.`,
          },
          { severity },
        ),
      );
    }
    start = index + 1;
  }
  return findings;
}

function numberIn(words: string): number | null {
  const found = /^\s*(-?\d{1,9}(?:\.\d+)?)\s*$/.exec(words.replaceAll(',', ''));
  return found ? Number(found[1]) : null;
}
