import { docNumberKey } from '../../../server/engine/policy/doc-number.ts';
import { type Flaw, type Injection, type Passage, pick } from '../harness.ts';

/** A sentence of a task or an aim, at whose end another sentence can stand. */
function sentenceEnds({ policies, text }: Passage): number[] {
  return policies.flatMap(({ policy }) =>
    policy.clauses
      .filter(({ kind }) => kind === 'task')
      .flatMap((clause) => {
        const at = text.lastIndexOf('。', clause.to - 1);
        return at >= clause.from ? [at + 1] : [];
      }),
  );
}

/** Puts a sentence behind another one; the finding must touch the words that are wrong. */
function sentence(passage: Passage, random: () => number, words: string, wrong: string): Injection | null {
  const at = pick(sentenceEnds(passage), random);
  if (at === undefined) return null;
  const from = at + words.indexOf(wrong);
  return { edits: [{ from: at, to: at, text: words }], expected: { from, to: from + wrong.length } };
}

export const periodNameMismatch: Flaw = {
  rule: 'period-name-mismatch',
  inject(passage, random) {
    const [name, years] = pick(
      [
        ['十五五', '2021—2025年'],
        ['十四五', '2026—2030年'],
        ['十四五', '2016-2020年'],
      ] as const,
      random,
    )!;
    const between = pick(['”', '”时期', '”规划', '”健康老龄化规划'], random)!;
    return sentence(passage, random, `做好“${name}${between}（${years}）的编制衔接。`, `（${years}）`);
  },
};

export const baselineAfterDeadline: Flaw = {
  rule: 'baseline-after-deadline',
  inject(passage, random) {
    const [due, base] = pick(
      [
        [2030, 2035],
        [2030, 2030],
        [2035, 2036],
      ] as const,
      random,
    )!;
    const cut = `下降${5 + Math.floor(random() * 9)}%`;
    return sentence(passage, random, `到${due}年，单位建筑面积能耗比${base}年${cut}。`, cut);
  },
};

/** A paper without a number of its own gets one of another year, below its title. */
export const docNumberYearMismatch: Flaw = {
  rule: 'doc-number-year-mismatch',
  inject({ policies, text }, random) {
    const fit = policies.filter(
      ({ policy: { meta, scraped } }) =>
        meta.title && meta.issueDate && !meta.docNumber && !scraped && meta.kind !== '政府工作报告',
    );
    const meta = pick(fit, random)?.policy.meta;
    const from = meta?.title ? text.indexOf(meta.title.slice(-8)) : -1;
    const end = from < 0 ? -1 : text.indexOf('\n', from);
    if (!meta || end < 0) return null;
    const year = Number(meta.issueDate!.slice(0, 4)) + pick([-3, -2, 1, 2], random)!;
    const number = `澜政办发〔${year}〕${1 + Math.floor(random() * 90)}号`;
    const at = end + 2;
    return { edits: [{ from: end, to: end, text: `\n\n${number}` }], expected: { from: at, to: at + number.length } };
  },
};

export const docNumberForm: Flaw = {
  rule: 'doc-number-form',
  inject(passage, random) {
    const number = pick(
      ['国办发[2021]5号', '国发（2022）12号', '民发〔2023〕第7号', '卫医发〔2020〕03号', '财社【2021】61号'],
      random,
    )!;
    if (passage.policies.some(({ policy }) => policy.scraped)) return null;
    return sentence(passage, random, `对照有关服务清单（${number}）逐项落实。`, number);
  },
};

export const citationAfterDraft: Flaw = {
  rule: 'citation-after-draft',
  inject(passage, random) {
    if (!passage.policies.some(({ policy }) => policy.meta.issueDate)) return null;
    const cited = '《基本公共服务标准实施清单》（国发改〔2029〕5号）';
    return sentence(passage, random, `执行${cited}。`, cited);
  },
};

export const citationMismatch: Flaw = {
  rule: 'citation-mismatch',
  inject(passage, random) {
    const cited = passage.policies.flatMap(({ facts }) =>
      facts.citations.filter(({ docNumber, title }) => docNumber && docNumberKey(docNumber) && title.length > 8),
    );
    const one = pick(cited, random);
    const ends = one ? sentenceEnds(passage).filter((at) => at > one.to) : [];
    const at = pick(ends, random);
    if (!one || at === undefined) return null;
    const wrong = `《林木种苗质量抽查规程》（${one.docNumber}）`;
    const words = `执行${wrong}。`;
    return { edits: [{ from: at, to: at, text: words }], expected: { from: at + 2, to: at + 2 + wrong.length } };
  },
};

export const effectiveDateMismatch: Flaw = {
  rule: 'effective-date-mismatch',
  inject(passage, random) {
    const words = pick(
      [
        '本通知自2025年4月1日起施行，有效期至2024年12月31日。',
        '本方案自2025年4月1日起施行，有效期5年，至2027年3月31日。',
        '本方案自2026年1月1日起执行，有效期3年，至2030年12月31日。',
      ],
      random,
    )!;
    return sentence(passage, random, words, words.slice(0, 14));
  },
};

/** A later deadline becomes one of the months after the paper's date. */
export const deadlineNear: Flaw = {
  rule: 'deadline-near',
  inject(passage, random) {
    // An annual report is due within its year.
    const dated = passage.policies.filter(
      ({ policy: { meta } }) =>
        meta.issueDate?.length === 10 &&
        meta.kind !== '政府工作报告' &&
        (!meta.period || meta.period.from !== meta.period.to),
    );
    const one = pick(dated, random);
    if (!one) return null;
    const [year, month] = one.policy.meta.issueDate!.split('-').map(Number) as [number, number];
    const near = month > 9 ? `${year + 1}年${month - 9}月底前` : `${year}年${month + 3}月底前`;
    return sentence({ ...passage, policies: [one] }, random, `${near}完成基础台账登记。`, near);
  },
};

/** A deadline becomes one of a year before the paper. */
export const deadlineBeforeIssue: Flaw = {
  rule: 'deadline-before-issue',
  inject(passage, random) {
    const dated = passage.policies.filter(({ policy }) => policy.meta.issueDate);
    const one = pick(dated, random);
    if (!one) return null;
    const year = Number(one.policy.meta.issueDate!.slice(0, 4)) - 1;
    const words = pick([`${year}年底前`, `到${year}年`, `${year}年10月底前`], random)!;
    return sentence(
      { ...passage, policies: [one] },
      random,
      `${words}${words.startsWith('到') ? '，' : ''}完成基础台账登记。`,
      words,
    );
  },
};

/** A task gets a deadline after the end of the paper's period. */
export const deadlineOutsidePeriod: Flaw = {
  rule: 'deadline-outside-period',
  inject(passage, random) {
    const one = pick(
      passage.policies.filter(({ policy: { meta } }) => meta.period?.to && meta.period.from !== meta.period.to),
      random,
    );
    if (!one) return null;
    const year = one.policy.meta.period!.to! + 1 + Math.floor(random() * 3);
    if ([2030, 2035].includes(year)) return null;
    return sentence({ ...passage, policies: [one] }, random, `${year}年底前完成基础台账登记。`, `${year}年底前`);
  },
};
