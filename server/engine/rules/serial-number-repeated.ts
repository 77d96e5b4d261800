import type { Policy } from '../policy/types.ts';
import { type Series, seriesOf } from './serials.ts';
import { inDraft, report } from './support.ts';
import type { Finding, Fix, Rule } from './types.ts';

const paper = (third: string) => `某某市养老服务实施方案

一、总体要求

坚持以人民为中心，健全养老服务体系。

二、主要任务

推动养老服务扩容提质。

${third}、组织实施

各有关部门要密切配合，抓好落实。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A serial number that was used already. */
export const serialNumberRepeated: Rule = {
  id: 'serial-number-repeated',
  severity: 'warning',
  title: { zh: '序号重复', en: 'A serial number twice' },
  finds: {
    zh: '同一层次的标题，或表格的序号列，前后两个序号相同。在每个上级标题下重新编号、全文连续编号都是对的。',
    en: 'Two headings of one level, or two rows of a table, with the same number. Numbering anew under each heading and numbering through the paper are both right.',
  },
  why: {
    zh: '引用“第几条”时会指错，也说明增删内容后没有重排。',
    en: 'References go wrong, and the numbers were not brought up to date after a change.',
  },
  example: { wrong: paper('二'), right: paper('三') },
  source: {
    zh: 'GB/T 9704—2012 第7.3.3条：结构层次序数依次使用“一、”“（一）”“1.”“（1）”。',
    en: 'GB/T 9704-2012, 7.3.3: the numbers of each level follow one another.',
  },
  fix: { zh: '从这里起顺序重排。', en: 'Numbers on from here.' },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) =>
      seriesOf(document, policy).flatMap((series) =>
        repeated(series).map((index): Finding => {
          const [before, serial] = [series.serials[index - 1]!, series.serials[index]!];
          const what = document.text.slice(serial.from, serial.to);
          return {
            ...report(
              serialNumberRepeated,
              serial,
              {
                zh: `${series.kind === 'row' ? '表中' : ''}序号“${what}”与前一个重复，以下应顺延。`,
                en: `The number “${what}” stands twice.`,
              },
              { related: [inDraft(document, before, '前一个')], severity: severityOf(policy, series) },
            ),
            fixes: renumbered(series, index),
          };
        }),
      ),
    ),
};

/** A page may lose a number and print the next; rows of a table are whole cells. */
const severityOf = ({ scraped }: Policy, { kind }: Series) =>
  scraped && kind === 'heading' ? 'information' : 'warning';

function repeated({ kind, serials }: Series): number[] {
  return serials.flatMap(({ value, parent, write }, index) => {
    const before = serials[index - 1];
    if (!before || before.value !== value || before.parent !== parent) return [];
    // Two lists of one item each, below words that were not read as headings.
    return kind === 'heading' && value === 1 && /\d/.test(write(1)) ? [] : [index];
  });
}

/** Every following number of the run goes up by one; the run ends where counting begins anew. */
function renumbered({ serials }: Series, index: number): Fix[] {
  const edits = [];
  for (let at = index; at < serials.length; at++) {
    const { value, parent, digits, write } = serials[at]!;
    if (parent !== serials[index]!.parent || (at > index && value !== serials[at - 1]!.value + 1)) break;
    edits.push({ ...digits, text: write(value + 1) });
  }
  return [{ title: { zh: `以下${edits.length}个序号顺延`, en: `Number on (${edits.length})` }, edits, safe: false }];
}
