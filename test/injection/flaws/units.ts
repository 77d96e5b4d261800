import type { Responsibility } from '../../../server/engine/facts/types.ts';
import { canonicalUnit, kinship, unitParts } from '../../../server/engine/knowledge/departments.ts';
import { type Flaw, type Injection, type Passage, pick } from '../harness.ts';
import { likePlansOf, planOf } from './tasks.ts';

const statements = ({ policies }: Passage, fits: (one: Responsibility) => boolean = () => true) =>
  policies.flatMap(({ facts }) => facts.responsibilities.filter((one) => one.unitSpans.length > 0 && fits(one)));

/** The words of a passage at a place, and what is to stand there. */
const replaced = (span: { from: number; to: number }, text: string): Injection => ({
  edits: [{ ...span, text }],
  expected: { from: span.from, to: span.from + text.length },
});

/** A name without its jurisdiction: 市|财政局. */
const stemOf = (unit: string): string => unit.slice(unitParts(unit)?.prefix.length ?? 0);

const OLD: Record<string, string[]> = {
  卫生健康委员会: ['卫生计生委', '卫生和计划生育委员会', '卫计委', '卫生局', '人口计生委'],
  市场监督管理局: ['工商局', '质监局', '食品药品监督管理局', '工商行政管理局', '食药监局', '质量技术监督局'],
  自然资源局: ['国土资源局', '国土局', '国土资源局高新分局', '城乡规划局'],
  生态环境局: ['环保局', '环境保护局'],
  应急管理局: ['安监局', '安全生产监督管理局'],
  文化和旅游局: ['旅游局', '文广新局', '文化广电新闻出版局'],
  农业农村局: ['农业局', '农委', '扶贫办'],
  财政局: ['地税局', '国税局', '物价局'],
  司法局: ['政府法制办'],
};

const SENTENCES = [
  (unit: string) => `由${unit}会同有关部门制定具体办法。`,
  (unit: string) => `${unit}要加强监督检查。`,
  (unit: string) => `建立${unit}牵头的会商机制。`,
];

/** A body of today becomes the one that it replaced, or the words of a task speak of such a one. */
export const unitAbolished: Flaw = {
  rule: 'unit-abolished',
  inject(passage, random) {
    const dated = passage.policies.filter(({ policy }) => (policy.meta.issueDate ?? '') >= '2023');
    const bodies = dated.flatMap(({ policy, facts }) =>
      facts.responsibilities.flatMap(({ units, unitSpans, from, clause }) =>
        units.flatMap((unit, index) => {
          const body = canonicalUnit(unit);
          const names = body ? (OLD[body.name] ?? []) : [];
          const task = policy.clauses[clause]?.kind === 'task' && '。；'.includes(passage.text[from - 1] ?? ' ');
          return names.length > 0 && /^[市省县]/.test(unit)
            ? [{ unit, span: unitSpans[index]!, names, from, task }]
            : [];
        }),
      ),
    );
    const one = pick(bodies, random);
    if (!one) return null;
    const name = one.unit[0] + pick(one.names, random)!;
    if (!one.task || random() < 0.6) return replaced(one.span, name);
    const sentence = pick(SENTENCES, random)!(name);
    const at = one.from + sentence.indexOf(name);
    return {
      edits: [{ from: one.from, to: one.from, text: sentence }],
      expected: { from: at, to: at + name.length },
    };
  },
};

/** A body of a list is named once more, in its place among the others or at the end, perhaps by its other name. */
export const unitRepeated: Flaw = {
  rule: 'unit-repeated',
  inject(passage, random) {
    const one = pick(
      statements(
        passage,
        ({ units, quote }) => units.length > 1 && !/[;；]/.test(quote) && units.some((unit) => canonicalUnit(unit)),
      ),
      random,
    );
    if (!one) return null;
    const index = Math.floor(random() * one.units.length);
    const unit = one.units[index]!;
    const body = canonicalUnit(unit);
    const full = body && !/[分支]局/.test(unit) ? unit.slice(0, -stemOf(unit).length) + body.name : unit;
    const again =
      body && random() < 0.3 && !/厅$/.test(unit) && kinship(stemOf(unit), body.name) === 'same' ? full : unit;
    const later = index + Math.floor(random() * (one.units.length - index));
    const at = one.unitSpans[later]!.to;
    return { edits: [{ from: at, to: at, text: `、${again}` }], expected: { from: at, to: at + again.length + 1 } };
  },
};

const SPOKEN: Record<string, string> = {
  卫生健康委员会: '卫健委',
  发展和改革委员会: '发改委',
  人力资源和社会保障局: '人社局',
  工业和信息化局: '工信局',
  住房和城乡建设局: '住建局',
  应急管理局: '应急局',
  机构编制委员会办公室: '编办',
};

const ELSEWHERE: Record<string, string> = {
  卫生健康委: '卫生健康局',
  大数据局: '数据局',
  自然资源和规划局: '自然资源局',
  发展改革委: '发展改革局',
};

/** One of several mentions of a body becomes a form of speech or its name of another place, or a task speaks of it so. */
export const unitTwoNames: Flaw = {
  rule: 'unit-two-names',
  inject(passage, random) {
    const all = passage.policies.flatMap(({ facts }) =>
      facts.responsibilities.flatMap(({ units, unitSpans, from }) =>
        units.map((unit, index) => ({
          unit,
          from,
          span: unitSpans[index]!,
          name: canonicalUnit(unit)?.name ?? '',
          several: units.length > 1,
        })),
      ),
    );
    const often = all.filter(
      ({ name, unit }) =>
        /^[市省县]/.test(unit) && SPOKEN[name] && all.filter((other) => other.unit === unit).length > 2,
    );
    const one = pick(often, random);
    if (!one) return null;
    const stem = stemOf(one.unit);
    if (ELSEWHERE[stem] && random() < 0.3) return replaced(one.span, one.unit[0] + ELSEWHERE[stem]!);
    const spoken = one.unit[0] + SPOKEN[one.name]!;
    if (random() < 0.7 || !'。；'.includes(passage.text[one.from - 1] ?? ' ')) return replaced(one.span, spoken);
    const sentence = pick(SENTENCES, random)!(spoken);
    const at = one.from + sentence.indexOf(spoken);
    return {
      edits: [{ from: one.from, to: one.from, text: sentence }],
      expected: { from: at, to: at + spoken.length },
    };
  },
};

const LOCAL =
  /^市(?:财政|教育|民政|司法|科技|人力资源社会保障|农业农村|水利|交通运输|住房城乡建设|工业和信息化|商务|审计|应急管理|文化和旅游)局$/;

/** A city's body becomes the province's, as the province's paper had it. */
export const unitWrongLevel: Flaw = {
  rule: 'unit-wrong-level',
  inject(passage, random) {
    const cities = passage.policies.filter(({ policy }) => policy.meta.region?.level === 'city');
    const bodies = cities.flatMap(({ policy, facts }) =>
      facts.responsibilities
        .filter(({ units }) => units.filter((unit) => /^市/.test(unit) && canonicalUnit(unit)).length > 2)
        .flatMap(({ units, unitSpans }) =>
          units.flatMap((unit, index) => {
            if (!LOCAL.test(unit) && unit !== '市卫生健康委' && unit !== '市发展改革委') return [];
            const province = random() < 0.3 && policy.meta.region!.province ? policy.meta.region!.province : '省';
            return [{ unit: province + unit.slice(1).replace(/局$/, '厅'), span: unitSpans[index]! }];
          }),
        ),
    );
    const one = pick(bodies, random);
    return one ? replaced(one.span, one.unit) : null;
  },
};

const PLAIN = [
  (units: readonly string[]) => `责任单位：${units.join('、')}`,
  (units: readonly string[]) => `责任部门：${units.join('、')}`,
  (units: readonly string[]) => `${units.join('、')}负责`,
  (units: readonly string[]) => `责任单位：${units.join('，')}`,
];
const LED = [
  ([lead, ...others]: readonly string[]) => `牵头单位：${lead}；配合单位：${others.join('、')}`,
  ([lead, ...others]: readonly string[]) => `${lead}牵头，${others.join('、')}配合`,
];

/** In a paper that names who leads, written so for all tasks, one statement is a plain list. */
export const unitWithoutLead: Flaw = {
  rule: 'unit-without-lead',
  inject(passage, random) {
    const policy = pick(
      passage.policies.filter(({ facts }) => facts.responsibilities.filter(isLong).length > 5),
      random,
    );
    if (!policy) return null;
    const list = policy.facts.responsibilities.filter(isLong);
    const one = pick(
      list.filter(({ units }) => units.filter((unit) => canonicalUnit(unit)).length > 1),
      random,
    );
    const write = pick(LED, random)!;
    if (!one) return null;
    const plain = `（${pick(PLAIN, random)!(one.units)}）`;
    let shift = 0;
    const edits = list.map((statement) => {
      const { from, to, units } = statement;
      const text = statement === one ? plain : `（${write(units)}）`;
      if (from < one.from) shift += text.length - (to - from);
      return { from, to, text };
    });
    return { edits, expected: { from: one.from + shift, to: one.from + shift + plain.length } };
  },
};

const isLong = ({ units, quote }: Responsibility): boolean => units.length > 1 && /^[（(〔].{0,99}[）)〕]$/.test(quote);

/** A later task goes against what the paper said once for all: another one leads, or who is always meant is listed. */
export const standingClauseContradicted: Flaw = {
  rule: 'standing-clause-contradicted',
  inject(passage, random) {
    const later = passage.policies.flatMap(({ policy, facts }) => {
      const words = passage.text.slice(policy.from, policy.to);
      const first = policy.from + words.search(/列第一位的为牵头/);
      const always = policy.from + words.search(/均包含各县\(市、区\)政府/);
      return facts.responsibilities.flatMap((statement) => {
        const last = statement.unitSpans.at(-1);
        if (!last || statement.units.length < 2 || /下同|不再/.test(statement.quote)) return [];
        const leads = first >= policy.from && statement.from > first;
        const listed = always >= policy.from && statement.from > always;
        return leads || listed ? [{ last, leads }] : [];
      });
    });
    const one = pick(later, random);
    if (!one) return null;
    const { to } = one.last;
    const text = one.leads
      ? pick(['（牵头）', '（牵头单位）'], random)!
      : pick(['、各县(市、区)政府', '，各县(市、区)人民政府', '、各县区政府'], random)!;
    return {
      edits: [{ from: to, to, text }],
      expected: { from: one.leads ? one.last.from : to, to: to + text.length },
    };
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

/** A body that five papers on the same tasks name is left out of one. */
export const unitOfPrecedentsMissing: Flaw = {
  rule: 'unit-of-precedents-missing',
  compose: planOf,
  papers: likePlansOf,
  inject(passage, random) {
    const one = pick(
      statements(passage, ({ units }) => units.length > 2),
      random,
    );
    if (!one) return null;
    const index = 1 + Math.floor(random() * (one.units.length - 1));
    const cut = { from: one.unitSpans[index - 1]!.to, to: one.unitSpans[index]!.to };
    const last = one.unitSpans[index === one.units.length - 1 ? index - 1 : one.units.length - 1]!;
    const shift = last.from < cut.from ? 0 : cut.to - cut.from;
    return { edits: [{ ...cut, text: '' }], expected: { from: last.from - shift, to: last.to - shift } };
  },
};

/** A plan of action loses every statement of units, or all but the words around them. */
export const unitsNowhere: Flaw = {
  rule: 'units-nowhere',
  compose: planOf,
  inject(passage, random) {
    const instead = pick(['', '', '（各有关方面共同落实）'], random)!;
    const edits = statements(passage, () => true).map(({ from, to }) => ({ from, to, text: instead }));
    const first = passage.policies[0]!.policy.headings.find(({ parent }) => parent >= 0);
    return first ? { edits, expected: first } : null;
  },
};
