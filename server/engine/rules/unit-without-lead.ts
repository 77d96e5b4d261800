import { report } from './support.ts';
import type { Rule } from './types.ts';

const TASKS = ['完善设施', '优化服务', '加强监管', '扩大宣传'];
const paper = (last: string) =>
  `某某市养老服务提升行动方案\n\n一、重点任务\n\n${TASKS.map(
    (title, index) =>
      `（${'一二三四'[index]}）${title}。健全工作机制，细化工作举措，推动养老服务提质增效。（${index < 3 ? '牵头单位：市民政局；配合单位：市财政局、市卫生健康委' : last}）`,
  ).join('\n\n')}\n`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units.
/** Several units and none that leads, in a paper that names a leading unit elsewhere. */
export const unitWithoutLead: Rule = {
  id: 'unit-without-lead',
  severity: 'information',
  title: { zh: '几个单位没有分出牵头', en: 'Several units, and none leads' },
  finds: {
    zh: '全文多数任务写明了牵头单位，而这一项列了几个单位却没有分出牵头。“按职责分工负责”和写明“列第一位的为牵头单位”的不算。',
    en: 'A task with several units of which none leads, in a paper that names a leading unit for most. Division by duty, and papers that say that the first leads, are left out.',
  },
  why: { zh: '没有牵头单位，协调和报送进展时互相等待。', en: 'Without a lead each waits for the others.' },
  example: {
    wrong: paper('责任单位：市民政局、市财政局、市卫生健康委'),
    right: paper('牵头单位：市民政局；配合单位：市财政局'),
  },
  source: { zh: '本文其他任务的写法。', en: 'The paper’s own way with its other tasks.' },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy, facts }) => {
      const several = facts.responsibilities.filter(({ units }) => units.length > 1);
      const led = several.filter(({ lead }) => lead !== null);
      if (led.length < LEAST_LED || led.length < several.length * LEAST_SHARE) return [];
      if (FIRST_LEADS.test(document.shadow.slice(policy.from, policy.to))) return [];
      return several
        .filter(({ lead, form, quote }) => lead === null && form === '责任单位' && !DIVIDED.test(quote))
        .map((statement) =>
          report(unitWithoutLead, statement, {
            zh: `这里列了${statement.units.length}个单位，没有分出牵头单位；本文其他任务多写明了牵头单位。`,
            en: `${statement.units.length} units and none leads; the paper names a leading unit for its other tasks.`,
          }),
        );
    }),
};

const LEAST_LED = 3;
const LEAST_SHARE = 0.6;
const FIRST_LEADS = /(?:第一位|首位|排名第一|排在第一|列第一)[^。]{0,12}(?:牵头|为责任)/;
const DIVIDED = /分工负责|共同负责|各负其责/;
