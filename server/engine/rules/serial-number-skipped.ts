import type { Policy, PolicyDocument } from '../policy/types.ts';
import { type Series, seriesOf } from './serials.ts';
import { report } from './support.ts';
import type { Finding, Fix, Rule } from './types.ts';

const paper = (third: string) => `某某市养老服务实施方案

一、总体要求

坚持以人民为中心，健全养老服务体系。

二、主要任务

推动养老服务扩容提质。

${third}、组织实施

各有关部门要密切配合，抓好落实。
`;

// Read by eye on 2026-11-27: both findings in 537 papers were right.
/** A serial number that leaves one out. */
export const serialNumberSkipped: Rule = {
  id: 'serial-number-skipped',
  severity: 'warning',
  title: { zh: '序号跳号', en: 'A serial number left out' },
  finds: {
    zh: '同一层次的标题，或表格的序号列，中间缺号。在每个上级标题下重新编号、全文连续编号都是对的。',
    en: 'Headings of one level, or rows of a table, between which a number is missing. Numbering anew under each heading and numbering through the paper are both right.',
  },
  why: {
    zh: '可能漏了一条内容，或者删改后没有重排。',
    en: 'An item may be missing, or the numbers were not brought up to date.',
  },
  example: { wrong: paper('四'), right: paper('三') },
  source: {
    zh: 'GB/T 9704—2012 第7.3.3条：结构层次序数依次使用“一、”“（一）”“1.”“（1）”。',
    en: 'GB/T 9704-2012, 7.3.3: the numbers of each level follow one another.',
  },
  fix: { zh: '从这里起顺序重排。', en: 'Numbers on from here.' },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) =>
      seriesOf(document, policy).flatMap((series) =>
        skipped(document, policy, series).map((index): Finding => {
          const [before, serial] = [series.serials[index - 1]!, series.serials[index]!];
          const what = document.text.slice(serial.from, serial.to);
          return {
            ...report(
              serialNumberSkipped,
              serial,
              {
                zh: `${series.kind === 'row' ? '表中' : ''}序号“${what}”之前缺“${before.write(before.value + 1)}”，请核对是否漏项。`,
                en: `The number “${what}” follows ${before.value}; one is missing.`,
              },
              { severity: policy.scraped ? 'information' : 'warning' },
            ),
            fixes: renumbered(series, index),
          };
        }),
      ),
    ),
};

function skipped(document: PolicyDocument, policy: Policy, { kind, serials }: Series): number[] {
  return serials.flatMap(({ value, parent, from, digits }, index) => {
    const before = serials[index - 1];
    if (!before || before.parent !== parent || value <= before.value + 1) return [];
    // 二、二、四: the second one is the flaw, and is told of as such.
    const twice = serials[index - 2];
    if (twice?.value === before.value && twice.parent === parent && value === before.value + 2) return [];
    // One that stands between but was not read as a heading is not missing; a far step is another list.
    if (value > before.value + MOST_MISSING) return [];
    if (kind === 'heading') {
      const between = document.shadow.slice(before.to, from).replace(/\*/g, '');
      const form = document.shadow.slice(from, digits.to + 1);
      const next = before.write(before.value + 1);
      const missing = form.replace(document.shadow.slice(digits.from, digits.to), next);
      if (between.includes(missing) || (/\d/.test(next) && opensLine(between, next))) return [];
      // Headings whose number was lost stand for the missing one.
      if (
        policy.headings.some(
          (one) => one.number === null && one.parent === parent && one.from > before.from && one.from < from,
        )
      )
        return [];
    }
    return [index];
  });
}

/** A number whose mark was left out is there all the same. */
const opensLine = (between: string, number: string): boolean =>
  between
    .split('\n')
    .some((line) => line.trimStart().startsWith(number) && !/^\d/.test(line.trimStart().slice(number.length)));

const MOST_MISSING = 3;

/** Every following number of the run goes down by what is missing. */
function renumbered({ serials }: Series, index: number): Fix[] {
  const less = serials[index]!.value - serials[index - 1]!.value - 1;
  const edits = [];
  for (let at = index; at < serials.length; at++) {
    const { value, parent, digits, write } = serials[at]!;
    if (parent !== serials[index]!.parent || (at > index && value !== serials[at - 1]!.value + 1)) break;
    edits.push({ ...digits, text: write(value - less) });
  }
  return [{ title: { zh: `以下${edits.length}个序号前移`, en: `Number on (${edits.length})` }, edits, safe: false }];
}
