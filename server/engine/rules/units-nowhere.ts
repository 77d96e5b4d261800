import { report } from './support.ts';
import type { Rule } from './types.ts';

const ITEMS = ['完善服务设施', '壮大服务队伍', '提升服务质量', '强化服务监管', '发展银发经济'];
const paper = (statement: string) =>
  `某某市养老服务提升行动方案\n\n一、重点任务\n\n${ITEMS.map((item, index) => `（${'一二三四五'[index]}）${item}。健全工作机制，细化工作举措，推动养老服务提质增效。${statement}`).join('\n\n')}\n`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A plan of tasks that names no unit anywhere. */
export const unitsNowhere: Rule = {
  id: 'units-nowhere',
  severity: 'information',
  title: { zh: '通篇没有写责任单位', en: 'No responsible units at all' },
  finds: {
    zh: '实施方案、行动方案、行动计划、工作方案有五项以上任务，通篇没有写责任单位。只提示一次。规划、报告、办法不算。',
    en: 'A plan of action with five tasks or more that names no responsible unit anywhere; told once. Long-range plans, reports and rules are left out.',
  },
  why: {
    zh: '这类文件通常要把任务落到单位，或者另附分工表。',
    en: 'Such papers usually assign their tasks, or come with a table that does.',
  },
  example: { wrong: paper(''), right: paper('（责任单位：市民政局）') },
  source: { zh: '同类文件的通行做法。', en: 'What papers of this kind usually do.' },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy, facts }) => {
      if (facts.responsibilities.length > 0 || policy.scraped || !KINDS.test(policy.meta.kind ?? '')) return [];
      const parents = new Set(policy.headings.map(({ parent }) => parent));
      const tasks = policy.clauses.filter(
        ({ kind, heading }) => kind === 'task' && heading >= 0 && !parents.has(heading),
      );
      const first = policy.headings[tasks[0]?.heading ?? -1];
      if (tasks.length < LEAST || !first) return [];
      const words = document.shadow.slice(policy.from, policy.to);
      if (WORDS.test(words) || (words.match(DUTIES)?.length ?? 0) >= FEW) return [];
      return [
        report(unitsNowhere, first, {
          zh: `本文有${tasks.length}项任务，通篇没有写责任单位；如另附任务分工表，可以忽略。`,
          en: `${tasks.length} tasks and no responsible unit anywhere; never mind if a table of duties is attached.`,
        }),
      ];
    }),
};

const LEAST = 5;
const KINDS = /实施方案|行动方案|行动计划|工作方案|实施意见/;
const WORDS =
  /责任单位|牵头单位|配合单位|责任部门|牵头部门|配合部门|任务分工|分工表|职责分工|责任分工|分工方案|任务清单|责任清单|任务分解|部门职责|单位职责|责任主体|主办单位/;
/** 市民政局负责……: duties given in running text. */
const DUTIES = /(?:[局委办厅]|部门|中心|政府|管委会)[^。;,]{0,4}(?:负责|牵头|会同|配合)/g;
const FEW = 2;
