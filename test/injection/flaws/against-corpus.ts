import type { Target } from '../../../server/engine/facts/types.ts';
import { indicatorById } from '../../../server/engine/knowledge/catalogue.ts';
import { better as ranked } from '../../../server/engine/peers/comparable.ts';
import { better, deadlineYear, isComparable } from '../../../server/engine/rules/measure.ts';
import { type Flaw, type Injection, type Passage, pick } from '../harness.ts';
import { onlyPaper, peersOf, provinceOf, recordOf } from './copies.ts';

/** Targets that the paper speaks of once, with one number, a direction and a year. */
function plainTargets(passage: Passage): Target[] {
  const read = onlyPaper(passage);
  if (!read) return [];
  const { targets, attained } = read.facts;
  const times = new Map<string, number>();
  for (const { identity } of [...targets, ...attained]) times.set(identity.key, (times.get(identity.key) ?? 0) + 1);
  return targets.filter(
    (target) =>
      times.get(target.identity.key) === 1 &&
      target.identity.id !== null &&
      // A value that the nation asks for may fall below that too.
      !indicatorById(target.identity.id)?.national &&
      isComparable(target) &&
      better(target) !== null &&
      deadlineYear(target) !== null &&
      target.comparator !== 'approx' &&
      target.quote.match(/\d+(?:\.\d+)?/g)?.length === 1,
  );
}

/** The target's number becomes one that asks for less. */
function lowered({ text }: Passage, target: Target | undefined, random: () => number): Injection | null {
  if (!target) return null;
  const { from, to } = target.valueSpan;
  const found = /\d+(?:\.\d+)?/.exec(text.slice(from, to));
  if (!found) return null;
  const value = Number(found[0]);
  const digits = found[0].split('.')[1]?.length ?? 0;
  const share = 0.03 + random() * 0.25;
  const other = (better(target) === 'up' ? value * (1 - share) : value * (1 + share)).toFixed(digits);
  const possible = target.unit !== '%' || Number(other) <= 100;
  if (Number(other) === value || Number(other) <= 0 || !possible) return null;
  const start = from + found.index;
  const length = other.length - found[0].length;
  return { edits: [{ from: start, to: start + found[0].length, text: other }], expected: { from, to: to + length } };
}

/** A target below that of every like place. */
export const targetBelowPeers: Flaw = {
  rule: 'target-below-peers',
  papers: peersOf,
  inject(passage, random) {
    const targets = plainTargets(passage).filter((target) => ranked(target) === 'more' || ranked(target) === 'less');
    return lowered(passage, pick(targets, random), random);
  },
};

/** A target below that of the province. */
export const targetBelowSuperior: Flaw = {
  rule: 'target-below-superior',
  papers: provinceOf,
  inject(passage, random) {
    const targets = plainTargets(passage).filter((target) => ranked(target) === 'more' || ranked(target) === 'less');
    return lowered(passage, pick(targets, random), random);
  },
};

/** A target below what the place promised in the same year. */
export const targetBelowRecord: Flaw = {
  rule: 'target-below-record',
  papers: recordOf,
  inject: (passage, random) => lowered(passage, pick(plainTargets(passage), random), random),
};

const RISING = ['明显提高', '进一步提升', '稳步提高', '显著提升', '有所提高', '持续提升'];
const FALLING = ['明显下降', '进一步降低', '稳步下降', '持续下降'];

/** The words after an indicator's name lose their figure. */
export const goalWithoutValue: Flaw = {
  rule: 'goal-without-value',
  papers: peersOf,
  inject(passage, random) {
    const { text } = passage;
    const { meta } = onlyPaper(passage)?.policy ?? {};
    const year = Number((meta?.issueDate ?? meta?.publishDate)?.slice(0, 4)) || 0;
    const target = pick(
      plainTargets(passage).filter((one) => {
        // The year that a report is about is no deadline.
        const dated = one.deadlineFrom === 'sentence' && deadlineYear(one)! > year;
        return dated && one.quote.startsWith(one.indicator) && one.scope === null;
      }),
      random,
    );
    if (!target) return null;
    const name = target.from + target.indicator.length;
    const tail = /^(?:以上|以下|左右|以内)/.exec(text.slice(target.valueSpan.to))?.[0].length ?? 0;
    const words = pick(better(target) === 'up' ? RISING : FALLING, random)!;
    return {
      edits: [{ from: name, to: target.valueSpan.to + tail, text: words }],
      expected: { from: target.from, to: name + words.length },
    };
  },
};

/** A clause with an indicator that all like papers set is taken out. */
export const indicatorMissing: Flaw = {
  rule: 'indicator-missing',
  papers: peersOf,
  inject(passage, random) {
    const read = onlyPaper(passage);
    const first = read?.facts.targets.find(({ identity }) => identity.id !== null);
    if (!read || !first) return null;
    const { text } = passage;
    const target = pick(
      plainTargets(passage).filter(({ from, to, identity }) => {
        const { name, aliases = [] } = indicatorById(identity.id)!;
        const rest = text.slice(0, from) + text.slice(to);
        const elsewhere = [name, ...aliases].some((one) => rest.includes(one) || rest.includes(one.slice(-4)));
        return from > first.to && !elsewhere && '，,'.includes(text[from - 1]!) && /^[，,。]/.test(text.slice(to));
      }),
      random,
    );
    if (!target) return null;
    return {
      edits: [{ from: target.from - 1, to: target.to, text: '' }],
      expected: { from: first.from, to: first.to },
    };
  },
};
