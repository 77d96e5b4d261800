import type { Responsibility } from '../facts/types.ts';
import { isGeneral, listedUnits, partsLike } from './bodies.ts';
import { report } from './support.ts';
import type { Fix, Rule } from './types.ts';

const TASKS = ['完善设施', '优化服务', '加强监管', '扩大宣传'];
const paper = (last: string) =>
  `某某市养老服务提升行动方案\n\n一、重点任务\n\n${TASKS.map(
    (title, index) =>
      `（${'一二三四'[index]}）${title}。健全工作机制，细化工作举措，推动养老服务提质增效。（${index < 3 ? '牵头单位：市民政局；配合单位：市财政局、市卫生健康委' : last}）`,
  ).join('\n\n')}\n`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units, and none in the seeds.
/** Several units and none that leads, in a paper that names a leading unit elsewhere. */
export const unitWithoutLead: Rule = {
  id: 'unit-without-lead',
  severity: 'information',
  title: { zh: '几个单位没有分出牵头', en: 'Several units, and none leads' },
  finds: {
    zh: '全文多数任务写明了牵头单位，而这一项列了几个部门却没有分出牵头，或者只写了配合单位。“按职责分工负责”的，只有一个部门和各县（市、区）政府的，写明“列第一位的为牵头单位”“无牵头单位的，责任单位即为牵头单位”的，都不算。',
    en: 'A task with several bodies of which none leads, or with supporting units only, in a paper that names a leading unit for most. Division by duty, one body beside the local governments, and papers that say who leads where none is named, are left out.',
  },
  why: { zh: '没有牵头单位，协调和报送进展时互相等待。', en: 'Without a lead each waits for the others.' },
  example: {
    wrong: paper('责任单位：市民政局、市财政局、市卫生健康委'),
    right: paper('牵头单位：市民政局；配合单位：市财政局'),
  },
  source: { zh: '本文其他任务的写法。', en: 'The paper’s own way with its other tasks.' },
  fix: {
    zh: '照本文的写法，以第一个单位牵头、其余配合。',
    en: 'Makes the first unit lead and the others support it, in the paper’s own form.',
  },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy, facts }) => {
      const several = facts.responsibilities.filter(({ units }) => units.length > 1);
      const led = several.filter(({ lead }) => lead !== null);
      if (led.length < LEAST_LED || led.length < several.length * LEAST_SHARE || led.length === several.length)
        return [];
      const words = document.shadow.slice(policy.from, policy.to);
      if (FIRST_LEADS.test(words)) return [];
      return several
        .filter(({ lead, form, quote }) => lead === null && form !== '按职责分工负责' && !DIVIDED.test(quote))
        .filter((statement) => {
          const names = listedUnits(document, statement).filter(({ name }) => !isGeneral(name));
          return names.length > 1;
        })
        .map((statement) => ({
          ...report(unitWithoutLead, statement, message(statement)),
          fixes: fixesOf(statement, facts.responsibilities),
        }));
    }),
};

const LEAST_LED = 3;
const LEAST_SHARE = 0.6;
const FIRST_LEADS =
  /(?:第一位|首位|第一个|排名第一|排在第一|列第一|排第一)[^。]{0,12}(?:牵头|为责任|负责|主办)|责任单位即为牵头/;
const DIVIDED = /分工|共同|各负其责|分别|按职责|按各自|按照各自|各自/;

const SUPPORT = /^[（(〔【]?\s*(?:配合|参与|参加|协办|协同|协助)(?:单位|部門|部门|單位)/;

const message = ({ units, quote }: Responsibility) =>
  SUPPORT.test(quote)
    ? {
        zh: '这里只写了配合单位，没有写牵头单位；本文其他任务多写明了牵头单位。',
        en: 'Supporting units only; the paper names a leading unit for its other tasks.',
      }
    : {
        zh: `这里列了${units.length}个单位，没有分出牵头单位；本文其他任务多写明了牵头单位。`,
        en: `${units.length} units and none leads; the paper names a leading unit for its other tasks.`,
      };

function fixesOf(statement: Responsibility, statements: readonly Responsibility[]): Fix[] {
  const { from, to, units, unitSpans, quote } = statement;
  // A supporter is no leader; the label of a cell stands elsewhere; in traditional script the words would be simplified.
  if (SUPPORT.test(quote) || !/单位|部门|负责/.test(quote)) return [];
  const opens = /^[（(〔【]/.test(quote) ? 1 : 0;
  const closes = /[）)〕】]$/.test(quote) ? 1 : 0;
  // What else the brackets say would be lost.
  if (to - closes - unitSpans.at(-1)!.to > 4) return [];
  const led = statements.filter(({ lead }) => lead !== null);
  const words = partsLike(led, units);
  return [
    {
      title: { zh: `改为“${words}”`, en: `Write ${words}` },
      edits: [{ from: from + opens, to: to - closes, text: words }],
      safe: false,
    },
  ];
}
