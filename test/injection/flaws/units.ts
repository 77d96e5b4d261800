import type { Responsibility } from '../../../server/engine/facts/types.ts';
import { canonicalUnit } from '../../../server/engine/knowledge/departments.ts';
import { type Flaw, type Injection, type Passage, pick } from '../harness.ts';

const statements = ({ policies }: Passage, fits: (one: Responsibility) => boolean = () => true) =>
  policies.flatMap(({ facts }) => facts.responsibilities.filter((one) => one.unitSpans.length > 0 && fits(one)));

/** The words of a passage at a place, and what is to stand there. */
const replaced = (span: { from: number; to: number }, text: string): Injection => ({
  edits: [{ ...span, text }],
  expected: { from: span.from, to: span.from + text.length },
});

const OLD: Record<string, string[]> = {
  卫生健康委员会: ['卫生计生委', '卫生和计划生育委员会'],
  市场监督管理局: ['工商局', '质监局', '食品药品监督管理局'],
  自然资源局: ['国土资源局'],
  生态环境局: ['环保局', '环境保护局'],
  应急管理局: ['安监局'],
  医疗保障局: [],
};

/** A body of today becomes the one that it replaced. */
export const unitAbolished: Flaw = {
  rule: 'unit-abolished',
  inject(passage, random) {
    const dated = passage.policies.filter(({ policy }) => (policy.meta.issueDate ?? '') >= '2020');
    const bodies = dated.flatMap(({ facts }) =>
      facts.responsibilities.flatMap(({ units, unitSpans }) =>
        units.flatMap((unit, index) => {
          const body = canonicalUnit(unit);
          const names = body ? (OLD[body.name] ?? []) : [];
          return names.length > 0 && /^[市省县]/.test(unit) ? [{ unit, span: unitSpans[index]!, names }] : [];
        }),
      ),
    );
    const one = pick(bodies, random);
    return one ? replaced(one.span, one.unit[0] + pick(one.names, random)!) : null;
  },
};

/** A body of a list is named once more, in its place among the others or at the end. */
export const unitRepeated: Flaw = {
  rule: 'unit-repeated',
  inject(passage, random) {
    const one = pick(
      statements(passage, ({ units }) => units.length > 1 && units.some((unit) => canonicalUnit(unit))),
      random,
    );
    if (!one) return null;
    const known = one.units.filter((unit) => canonicalUnit(unit));
    const unit = pick(known, random)!;
    const at = one.unitSpans.at(-1)!.to;
    return { edits: [{ from: at, to: at, text: `、${unit}` }], expected: { from: at, to: at + unit.length + 1 } };
  },
};

const SPOKEN: Record<string, string> = {
  卫生健康委员会: '卫健委',
  发展和改革委员会: '发改委',
  人力资源和社会保障局: '人社局',
  工业和信息化局: '工信局',
  住房和城乡建设局: '住建局',
};

/** One of several mentions of a body becomes a form of speech. */
export const unitTwoNames: Flaw = {
  rule: 'unit-two-names',
  inject(passage, random) {
    const all = passage.policies.flatMap(({ facts }) =>
      facts.responsibilities.flatMap(({ units, unitSpans }) =>
        units.map((unit, index) => ({ unit, span: unitSpans[index]!, name: canonicalUnit(unit)?.name ?? '' })),
      ),
    );
    const often = all.filter(({ name, unit }) => SPOKEN[name] && all.filter((other) => other.unit === unit).length > 2);
    const one = pick(often, random);
    return one ? replaced(one.span, one.unit[0] + SPOKEN[one.name]!) : null;
  },
};

/** 市财政局 → 省财政厅, 市医保局 → 省医保局: as the province calls it. */
function superiorOf(unit: string): string | null {
  if (!/^市.*局$/.test(unit) || !canonicalUnit(unit)) return null;
  const names = [`省${unit.slice(1).replace(/局$/, '厅')}`, `省${unit.slice(1)}`];
  return names.find((name) => canonicalUnit(name)) ?? null;
}

/** A city's body becomes the province's. */
export const unitWrongLevel: Flaw = {
  rule: 'unit-wrong-level',
  inject(passage, random) {
    const cities = passage.policies.filter(({ policy }) => policy.meta.region?.level === 'city');
    const bodies = cities.flatMap(({ facts }) =>
      facts.responsibilities
        .filter(({ units }) => units.filter((unit) => /^市/.test(unit) && canonicalUnit(unit)).length > 2)
        .flatMap(({ units, unitSpans }) =>
          units.flatMap((unit, index) =>
            superiorOf(unit) ? [{ unit: superiorOf(unit)!, span: unitSpans[index]! }] : [],
          ),
        ),
    );
    const one = pick(bodies, random);
    return one ? replaced(one.span, one.unit) : null;
  },
};

/** A statement that names who leads becomes a plain list. */
export const unitWithoutLead: Flaw = {
  rule: 'unit-without-lead',
  inject(passage, random) {
    const led = statements(
      passage,
      ({ lead, units, quote }) => lead !== null && units.length > 1 && /牵头/.test(quote),
    );
    const one = led.length > 5 ? pick(led, random) : undefined;
    if (!one) return null;
    return replaced({ from: one.from, to: one.to }, `（责任单位：${one.units.join('、')}）`);
  },
};

/** A task loses its statement of units. */
export const taskWithoutUnit: Flaw = {
  rule: 'task-without-unit',
  inject({ policies }, random) {
    const sections = policies.flatMap(({ policy, facts }) => {
      const parents = new Set(policy.headings.map(({ parent }) => parent));
      // Two or three statements, or those of one chapter alone, are no custom of the paper.
      const leaves = policy.headings.length - parents.size;
      if (facts.responsibilities.length < Math.max(6, leaves * 0.6)) return [];
      return policy.headings.flatMap((heading, index) => {
        if (parents.has(index)) return [];
        const own = facts.responsibilities.filter(({ from, to }) => from >= heading.from && to <= heading.sectionEnd);
        const tasks = policy.clauses.some((clause) => clause.heading === index && clause.kind === 'task');
        const above = policy.headings
          .slice(0, index + 1)
          .filter(({ from, sectionEnd }) => from <= heading.from && sectionEnd >= heading.sectionEnd);
        if (above.some(({ title }) => /保障|保障|附件|目标|目標/.test(title))) return [];
        return own.length === 1 && tasks ? [{ heading, statement: own[0]! }] : [];
      });
    });
    const one = pick(sections, random);
    if (!one) return null;
    const { heading, statement } = one;
    return {
      edits: [{ from: statement.from, to: statement.to, text: '' }],
      expected: { from: heading.from, to: heading.to },
    };
  },
};
