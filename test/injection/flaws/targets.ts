import { better, isComparable, narrowing } from '../../../server/engine/rules/measure.ts';
import { type Flaw, type Injection, type Passage, pick } from '../harness.ts';

/** Where another sentence can stand: behind the last one of a clause, so that its date is not taken for what follows. */
export function sentenceEnds({ policies, text }: Passage, kinds: readonly string[] = ['task']): number[] {
  return policies.flatMap(({ policy }) =>
    policy.clauses
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap((clause) => {
        const at = text.lastIndexOf('。', clause.to - 1);
        return at >= clause.from ? [at + 1] : [];
      }),
  );
}

function sentence(passage: Passage, random: () => number, words: string, wrong: string): Injection | null {
  const at = pick(sentenceEnds(passage), random);
  if (at === undefined) return null;
  const from = at + words.lastIndexOf(wrong);
  return { edits: [{ from: at, to: at, text: words }], expected: { from, to: from + wrong.length } };
}

const number = (random: () => number, least: number, most: number) => least + Math.floor(random() * (most - least));

export const targetUnitMismatch: Flaw = {
  rule: 'target-unit-mismatch',
  inject(passage, random) {
    const [name, value] = pick(
      [
        ['每千人口注册护士数', '4.2张'],
        ['每万人口公共卫生人员数', '8.3张'],
        ['每千人口执业（助理）医师数', '3.6张'],
        ['污水集中收集率', '75个'],
        ['每万人口高价值发明专利拥有量', '12人'],
      ] as const,
      random,
    )!;
    return sentence(passage, random, `到2030年，${name}达到${value}。`, value);
  },
};

export const valueImpossible: Flaw = {
  rule: 'value-impossible',
  inject(passage, random) {
    const [name, value] = pick(
      [
        ['社区养老服务设施覆盖率', `${number(random, 101, 190)}%`],
        ['农村卫生厕所普及率', `${number(random, 105, 160)}%`],
        ['护理型床位占比', `${number(random, 110, 180)}%`],
      ] as const,
      random,
    )!;
    return sentence(passage, random, `到2030年，${name}达到${value}。`, value);
  },
};

export const percentForPoints: Flaw = {
  rule: 'percent-for-points',
  inject(passage, random) {
    const [low, step] = [number(random, 20, 60), number(random, 2, 15)];
    const words = pick(
      [
        `到2030年，特色产业产值占比由${low}%提高到${low + step}%，提高${step}%。`,
        `到2030年，商铺空置率从${low + step}%下降到${low}%，下降${step}%。`,
      ],
      random,
    )!;
    return sentence(passage, random, words, `${step}%`);
  },
};

export const countMismatch: Flaw = {
  rule: 'count-mismatch',
  inject(passage, random) {
    const places = ['东湖', '西岭', '南山', '北桥', '中塘', '河口', '石岗'];
    const kind = pick(['社区', '产业园', '医院', '中心'], random)!;
    const names = places.slice(0, number(random, 3, 6)).map((place) => `${place}${kind}`);
    const [count, etc] = pick(
      [
        [names.length - 1, '等'],
        [names.length + 1, ''],
        [names.length - 1, ''],
      ] as const,
      random,
    )!;
    const counted = `${count}个`;
    return sentence(passage, random, `到2030年，推进${names.join('、')}${etc}${counted}${kind}改造提升。`, counted);
  },
};

/** A value of the draft is promised again for a later year, and lower. */
export const targetMilestonesReversed: Flaw = {
  rule: 'target-milestones-reversed',
  inject(passage, random) {
    const [name, value] = [
      pick(['社区养老服务设施覆盖率', '签约服务满意率', '农村卫生厕所普及率'], random)!,
      number(random, 70, 95),
    ];
    const lower = `${value - number(random, 3, 20)}%`;
    return sentence(passage, random, `到2030年，${name}达到${value}%。到2035年，${name}达到${lower}。`, lower);
  },
};

/** The same indicator, scope and year get another value further on. */
export const targetConflict: Flaw = {
  rule: 'target-conflict',
  inject(passage, random) {
    const targets = passage.policies.flatMap(({ policy, facts }) =>
      facts.targets.filter(
        (target) =>
          isComparable(target) &&
          better(target) !== null &&
          target.identity.id !== null &&
          target.identity.scopeClass === null &&
          target.scope === null &&
          target.deadlineFrom === 'sentence' &&
          /^\d{4}$/.test(target.deadline ?? '') &&
          target.comparator !== 'le' &&
          target.unit === '%' &&
          /\d/.test(target.quote) &&
          target.value! < 99 &&
          // The words say all that is measured.
          narrowing(passage.document, policy, target) === '' &&
          policy.meta.kind !== '政府工作报告' &&
          !/其中|分别/.test(passage.text.slice(Math.max(policy.from, target.from - 80), target.to)),
      ),
    );
    const target = pick(targets, random);
    const ends = target ? sentenceEnds(passage).filter((at) => at > target.to + 200) : [];
    const at = pick(ends, random);
    if (!target || at === undefined) return null;
    const value = `${Number(target.value) + 1}%`;
    const words = `到${target.deadline}年，${target.indicator}达到${value}。`;
    const from = at + words.indexOf(value);
    return { edits: [{ from: at, to: at, text: words }], expected: { from, to: from + value.length } };
  },
};

/** A present value above the target is stated before it. */
export const targetBelowBaseline: Flaw = {
  rule: 'target-below-baseline',
  inject(passage, random) {
    const [name, value] = [
      pick(['社区养老服务设施覆盖率', '签约服务满意率', '农村卫生厕所普及率'], random)!,
      number(random, 60, 85),
    ];
    const [now, then] = [`${value + number(random, 2, 10)}%`, `${value}%`];
    return sentence(passage, random, `到2030年，${name}由${now}提高到${then}。`, then);
  },
};

export const targetWithoutDeadline: Flaw = {
  rule: 'target-without-deadline',
  inject(passage, random) {
    const fit = passage.policies.filter(({ policy: { meta }, facts }) => {
      const near = facts.targets.filter(
        ({ deadline, deadlineFrom }) => deadline && deadlineFrom !== 'document' && deadlineFrom !== 'none',
      );
      return meta.kind !== '政府工作报告' && near.length > 3 && !(meta.period && meta.period.from === meta.period.to);
    });
    const one = pick(fit, random);
    const tasks = (one?.policy.clauses ?? []).filter(
      ({ kind, from, to }) => kind === 'task' && !/20[\dx×]{2}年/.test(passage.text.slice(from, to)),
    );
    const task = pick(tasks, random);
    const at = task ? passage.text.indexOf('。', task.from) + 1 : 0;
    if (!task || at === 0 || at >= task.to) return null;
    const heading = one!.policy.headings[task.heading];
    if (heading && /20[\dx×]{2}年/.test(passage.text.slice(heading.from, heading.to))) return null;
    const words = pick(['建成示范服务站点30个。', '培训基层骨干2000人次。', '创建8家省级示范单位。'], random)!;
    return { edits: [{ from: at, to: at, text: words }], expected: { from: at, to: at + words.length } };
  },
};

export const sumMismatch: Flaw = {
  rule: 'sum-mismatch',
  inject(passage, random) {
    const [a, b, less] = [number(random, 8, 40), number(random, 8, 40), number(random, 1, 7)];
    const whole = `${a + b - less}个`;
    const words = pick(
      [
        `到2030年，新建示范站点共${whole}，其中城区${a}个、乡镇${b}个。`,
        `到2030年，示范站点总数达到${whole}（其中城区${a}个、乡镇${b}个）。`,
      ],
      random,
    )!;
    return sentence(passage, random, words, whole);
  },
};
