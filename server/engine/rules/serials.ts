import type { Policy, PolicyDocument } from '../policy/types.ts';
import { ordinalOf } from '../text/chars.ts';
import type { Span } from '../text/span.ts';

/** A heading's or a row's serial number. */
export interface Serial extends Span {
  readonly value: number;
  /** The digits or characters that are the number, without marks around. */
  readonly digits: Span;
  /** Writes another number in the same way. */
  readonly write: (value: number) => string;
}

/** Serials that count on from one to the next: headings of one form, or the rows of a table. */
export interface Series {
  readonly kind: 'heading' | 'row';
  readonly serials: readonly (Serial & {
    /** What they are counted under; -1 at the top. */ readonly parent: number;
  })[];
}

const FORMS: readonly [name: string, form: RegExp][] = [
  ['chapter', /^第([一二三四五六七八九十百]{1,6})[编篇章节]/],
  ['box', /^专栏\s?([一二三四五六七八九十]{1,5}|\d{1,2})/],
  ['han', /^([一二三四五六七八九十]{1,4})、/],
  ['bracketed', /^\(([一二三四五六七八九十]{1,4})\)/],
  ['dot', /^(\d{1,2})[.、]/],
  ['digits', /^\((\d{1,2})\)/],
];

const HAN = '零一二三四五六七八九';

/** 1 to 99 as Chinese ordinals are written. */
export function hanNumber(value: number): string {
  const [tens, units] = [Math.floor(value / 10), value % 10];
  return (tens > 1 ? HAN[tens]! : '') + (tens > 0 ? '十' : '') + (units > 0 ? HAN[units]! : '');
}

/** The numbered headings of a paper by their form, and the numbered rows of its tables. */
export function seriesOf({ shadow, text }: PolicyDocument, policy: Policy): Series[] {
  const forms = new Map<string, Series['serials'][number][]>();
  for (const { from, to, parent, number } of policy.headings) {
    if (number === null) continue;
    const words = shadow.slice(from, Math.min(to, from + 14));
    for (const [name, form] of FORMS) {
      const found = form.exec(words);
      if (!found) continue;
      const [all, digits] = found as unknown as [string, string];
      const at = from + all.indexOf(digits);
      const arabic = /\d/.test(digits);
      const value = arabic ? Number(digits) : ordinalOf(digits, 0, digits.length);
      if (value === null) break;
      const list = forms.get(name) ?? [];
      list.push({
        from,
        to: from + all.length,
        value,
        digits: { from: at, to: at + digits.length },
        write: (other) => (arabic ? String(other) : hanNumber(other)),
        parent,
      });
      forms.set(name, list);
      break;
    }
  }
  const headings = [...forms.values()].map((serials): Series => ({ kind: 'heading', serials }));
  const rows = policy.tables.map(
    (table): Series => ({
      kind: 'row',
      serials: table.rows.flatMap(([first]) => {
        const words = first ? text.slice(first.from, first.to).trim() : '';
        if (!first || !/^\d{1,3}$/.test(words)) return [];
        const at = text.indexOf(words, first.from);
        const span = { from: at, to: at + words.length };
        return [{ ...span, value: Number(words), digits: span, write: String, parent: -1 }];
      }),
    }),
  );
  // A column of values is no column of serials: those begin with 1 and mostly count on.
  return [...headings, ...rows.filter(({ serials }) => isCounting(serials))];
}

function isCounting(serials: Series['serials']): boolean {
  if (serials.length < 3 || serials[0]!.value !== 1) return false;
  const steps = serials.slice(1).filter(({ value }, index) => value === serials[index]!.value + 1).length;
  return steps >= (serials.length - 1) * 0.7;
}
