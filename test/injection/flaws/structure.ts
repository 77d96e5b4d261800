import { hanNumber } from '../../../server/engine/rules/serials.ts';
import { ordinalOf } from '../../../server/engine/text/chars.ts';
import { type Flaw, type Injection, type Passage, pick } from '../harness.ts';

/** Papers that nobody scraped: what a copier spoils is no drafter's flaw. */
const own = ({ policies }: Passage) => policies.filter(({ policy }) => !policy.scraped);

const replaced = (from: number, to: number, text: string): Injection => ({
  edits: [{ from, to, text }],
  expected: { from, to: from + text.length },
});

/** Headings （二） … with the one before under the same parent: where a number can be made wrong. */
function numbered(passage: Passage, least: number) {
  return own(passage).flatMap(({ policy }) =>
    policy.headings.flatMap((heading, index) => {
      const number = heading.number ?? '';
      const digits = /[一二三四五六七八九十]+|\d+/.exec(number)?.[0] ?? '';
      const value = /\d/.test(digits) ? Number(digits) : (ordinalOf(digits, 0, digits.length) ?? 0);
      const siblings = policy.headings.filter((one) => one.parent === heading.parent && one.level === heading.level);
      const last = siblings.at(-1) === heading;
      const before = policy.headings.slice(0, index).findLast((one) => one.level === heading.level);
      if (value < least || before?.parent !== heading.parent || !/^[（(]|[、.]$/.test(number)) return [];
      const at = passage.text.indexOf(digits, heading.from);
      return [
        { at, digits, value, last, write: (other: number) => (/\d/.test(digits) ? String(other) : hanNumber(other)) },
      ];
    }),
  );
}

export const serialNumberRepeated: Flaw = {
  rule: 'serial-number-repeated',
  inject(passage, random) {
    const one = pick(numbered(passage, 3), random);
    return one ? replaced(one.at, one.at + one.digits.length, one.write(one.value - 1)) : null;
  },
};

export const serialNumberSkipped: Flaw = {
  rule: 'serial-number-skipped',
  inject(passage, random) {
    const one = pick(
      numbered(passage, 2).filter(({ last }) => last),
      random,
    );
    return one ? replaced(one.at, one.at + one.digits.length, one.write(one.value + 1)) : null;
  },
};

export const placeholderLeft: Flaw = {
  rule: 'placeholder-left',
  inject(passage, random) {
    const dates = own(passage).flatMap(({ policy, facts }) =>
      facts.dates.filter(
        ({ quote, from, clause, valid }) => valid && clause >= 0 && /^20\d\d年/.test(quote) && from > policy.from + 500,
      ),
    );
    const date = pick(dates, random);
    return date ? replaced(date.from, date.from + 4, pick(['20xx', '20××', '20XX'], random)!) : null;
  },
};

const MARKS = /[《》“”]/g;

export const bracketUnpaired: Flaw = {
  rule: 'bracket-unpaired',
  inject(passage, random) {
    const paragraphs = own(passage).flatMap(({ policy }) =>
      policy.paragraphs.filter(({ kind, from, to }) => kind === 'text' && to - from < 3000),
    );
    const paragraph = pick(paragraphs, random);
    if (!paragraph) return null;
    const words = passage.text.slice(paragraph.from, paragraph.to);
    const marks = [...words.matchAll(MARKS)];
    const mark = pick(marks, random);
    const paired = ['“', '《'].every((open, index) => words.split(open).length === words.split('”》'[index]!).length);
    if (!mark || !paired) return null;
    const at = paragraph.from + mark.index;
    // Which half is left alone is told, and that is its partner.
    const partner = { '《': '》', '》': '《', '“': '”', '”': '“' }[mark[0]]!;
    const other = '《“'.includes(mark[0]) ? words.indexOf(partner, mark.index) : words.lastIndexOf(partner, mark.index);
    if (other < 0) return null;
    const from = paragraph.from + other - ('《“'.includes(mark[0]) ? 1 : 0);
    return { edits: [{ from: at, to: at + 1, text: '' }], expected: { from, to: from + 1 } };
  },
};

export const rangeUnitDropped: Flaw = {
  rule: 'range-unit-dropped',
  inject(passage, random) {
    const values = own(passage).flatMap(({ facts }) =>
      facts.targets.filter(({ value, unit, suspect, valueSpan }) => {
        const words = passage.text.slice(valueSpan.from, valueSpan.to);
        return suspect === null && unit === '%' && (value ?? 0) > 2 && /^\d+(\.\d)?%$/.test(words);
      }),
    );
    const one = pick(values, random);
    if (!one) return null;
    const low = Math.max(1, Math.floor(one.value! * 0.8));
    const { from, to } = one.valueSpan;
    return replaced(from, to, `${low}${pick(['～', '-', '—'], random)}${passage.text.slice(from, to)}`);
  },
};
