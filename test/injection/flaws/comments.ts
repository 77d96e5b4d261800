import { RULES } from '../../../server/engine/rules/registry.ts';
import { type Flaw, type Injection, type Passage, pick } from '../harness.ts';

/** Rules that need nothing but the draft, so that a comment that names one can be judged. */
const rules = RULES.filter(({ needsCorpus, off, id }) => !needsCorpus && !off && !id.startsWith('suppression'));

/** A line of its own before a paragraph drawn at random. */
function lineBefore(passage: Passage, random: () => number, comment: string, wrong: string): Injection | null {
  const { text } = passage;
  const starts = passage.policies.flatMap(({ policy }) =>
    policy.paragraphs.filter(({ kind, from }) => kind !== 'cell' && text[from - 1] === '\n').map(({ from }) => from),
  );
  const at = pick(starts, random);
  if (at === undefined) return null;
  const from = at + comment.indexOf(wrong);
  return {
    edits: [{ from: at, to: at, text: `${comment}\n` }],
    expected: { from, to: from + wrong.length },
  };
}

const REASONS = ['上级文件如此表述', '数值待核实', '已与牵头部门确认', '沿用原规划口径'];

/** A comment without a rule, with an unknown one, without a reason or in a form that does not exist. */
export const suppressionMalformed: Flaw = {
  rule: 'suppression-malformed',
  inject(passage, random) {
    const rule = pick(rules, random)!.id;
    const reason = pick(REASONS, random)!;
    const misspelt = pick([rule.slice(0, -1), `${rule}s`, rule.replace('-', '_')], random)!;
    const [inner, wrong] = pick(
      [
        [`duibiao-disable-next-line: ${reason}`, ''],
        [`duibiao-disable-next-line ${misspelt}: ${reason}`, misspelt],
        [`duibiao-disable-file ${misspelt}：${reason}`, misspelt],
        [`duibiao-disable-line ${rule}: ${reason}`, ''],
        [`duibiao-ignore ${rule}: ${reason}`, ''],
        [`duibiao-disable-nextline ${rule}：${reason}`, ''],
      ] as const,
      random,
    )!;
    const comment = `<!-- ${inner} -->`;
    return lineBefore(passage, random, comment, wrong || comment);
  },
};

/** A comment that hides a rule where it has nothing to say. */
export const suppressionUnused: Flaw = {
  rule: 'suppression-unused',
  inject(passage, random) {
    // These look at what no draft of the passages holds.
    const rule = pick(
      ['date-impossible', 'percent-for-points', 'effective-date-mismatch', 'value-impossible'],
      random,
    )!;
    const reason = pick(REASONS, random)!;
    const inner = pick(
      [
        `duibiao-disable-next-line ${rule}: ${reason}`,
        `duibiao-disable-file ${rule}：${reason}`,
        `duibiao-disable ${rule}: ${reason}`,
      ],
      random,
    )!;
    return lineBefore(passage, random, `<!-- ${inner} -->`, rule);
  },
};
