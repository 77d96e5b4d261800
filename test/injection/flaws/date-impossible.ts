import { type Flaw, pick } from '../harness.ts';

/** A month and a day become 2月30日 or 6月31日. */
export const dateImpossible: Flaw = {
  rule: 'date-impossible',
  inject({ policies, text }, random) {
    const dates = policies
      .filter(({ policy }) => !policy.scraped)
      .flatMap(({ facts }) =>
        facts.dates.filter(({ quote, valid, clause }) => valid && clause >= 0 && /\d月\d+日/.test(quote)),
      );
    const date = pick(dates, random);
    if (!date) return null;
    const words = text.slice(date.from, date.to).replace(/\d+月\d+日/, random() < 0.5 ? '2月30日' : '6月31日');
    return {
      edits: [{ from: date.from, to: date.to, text: words }],
      expected: { from: date.from, to: date.from + words.length },
    };
  },
};
