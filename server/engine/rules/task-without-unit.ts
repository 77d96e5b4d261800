import type { Responsibility } from '../facts/types.ts';
import type { CorpusSource } from '../peers/types.ts';
import type { Heading, Policy, PolicyDocument } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import { overlaps } from '../text/span.ts';
import { statementLike } from './bodies.ts';
import { inOwnWords, precedentsLike, usualBodies } from './precedent-bodies.ts';
import { headingWords, paragraphAt, report, startingIn } from './support.ts';
import type { Fix, ReadPolicy, Rule } from './types.ts';

const paper = (second: string) => `某某市城市更新实施方案

一、重点任务

（一）改造老旧小区。更新水电气暖等配套管网，加装电梯和无障碍设施，完善物业管理。（责任单位：市住房城乡建设局）

${second}

（三）整治背街小巷。修复破损路面，规范架空线缆，补齐照明和排水设施。（责任单位：市城市管理局）

（四）保护历史街区。划定保护范围，开展历史建筑测绘建档，引导合理利用。（责任单位：市自然资源和规划局）
`;

const PARKING = '（二）增加停车泊位。利用闲置空地和地下空间建设公共停车场，推动机关单位停车场错时开放。';

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units, and none in the seeds.
/** A task that names nobody, in a paper that names somebody for most of its tasks. */
export const taskWithoutUnit: Rule = {
  id: 'task-without-unit',
  severity: 'warning',
  title: { zh: '任务没有写明责任单位', en: 'A task without a responsible unit' },
  finds: {
    zh: '全文多数任务写明了责任单位，而这一项没有写。总体要求、目标、组织保障和结尾段不算，专栏和表格不算；通篇不写责任单位的规划不报。',
    en: 'A task that names no responsible unit in a paper that names one for most of its tasks. General requirements, aims, organisation, closing paragraphs, boxes and tables are left out, and so is a plan that names no units at all.',
  },
  why: {
    zh: '没有责任单位的任务容易无人牵头，印发后分工、督办和考核都难以落实。',
    en: 'A task that is nobody’s is not led, not followed up and not reviewed.',
  },
  example: { wrong: paper(PARKING), right: paper(`${PARKING}（责任单位：市城市管理局）`) },
  source: {
    zh: '公文拟制的通行做法：任务分工明确到单位；以本文其他任务的写法为准。',
    en: 'Common practice of drafting, and the paper’s own way with its other tasks.',
  },
  fix: {
    zh: '在任务末尾加上先例中多数列了的单位。',
    en: 'Adds the bodies that precedents for the task name, at its end.',
  },
  needsCorpus: false,
  check: ({ document, policies, peers }) =>
    policies.flatMap((read) => {
      const tasks = tasksOf(document, read);
      const named = tasks.filter((task) => task.covered).length;
      if (named < LEAST_NAMED || named < tasks.length * LEAST_SHARE) return [];
      const groups = new Map<number, Group>();
      for (const { heading, covered } of tasks) {
        const group = groups.get(heading.parent) ?? { tasks: 0, named: 0 };
        groups.set(heading.parent, { tasks: group.tasks + 1, named: group.named + Number(covered) });
      }
      return tasks
        .filter((task) => !task.covered && isExpected(groups.get(task.heading.parent)!, named / tasks.length))
        .map(({ heading }) => ({
          ...report(taskWithoutUnit, heading, message(heading)),
          fixes: peers ? fixesOf(document, read, heading, peers) : [],
        }));
    }),
};

/** Precedents that must name a body before it is proposed. */
const LEAST_PRECEDENTS = 2;
/** In characters. */
const LONGEST = 600;

/** The bodies that precedents for this task name, in the paper's own form. */
function fixesOf(document: PolicyDocument, read: ReadPolicy, heading: Heading, peers: CorpusSource): Fix[] {
  const words = document.text.slice(heading.from, Math.min(heading.sectionEnd, heading.from + LONGEST));
  const { policy, facts } = read;
  const { region, title } = policy.meta;
  const options = { level: region?.level ?? null, excludeTitles: title ? [title] : [] };
  const found = precedentsLike(peers, words, options);
  const bodies = inOwnWords(document, read, usualBodies(found, Math.max(LEAST_PRECEDENTS, found.length / 2)));
  if (bodies.length === 0) return [];
  const at = heading.from + document.text.slice(heading.from, heading.sectionEnd).trimEnd().length;
  const written = statementLike(facts.responsibilities, bodies);
  // A paper whose statements stand without brackets gives each a line of its own.
  const text = /^[（〔]/.test(written) ? written : `\n\n${written}`;
  return [
    {
      title: { zh: `加上${written}`, en: `Add ${written}` },
      edits: [{ from: at, to: at, text }],
      safe: false,
    },
  ];
}

/** A paper names units for its tasks when this many have one … */
const LEAST_NAMED = 3;
/** … and this share of all. */
const LEAST_SHARE = 0.6;
/** Fewer characters than this below a heading are no task yet: the draft is being typed. */
const LEAST_WORDS = 15;

/** Chapters whose items are nobody's in particular. */
const GENERAL = [
  ...'总体要求 指导思想 基本原则 工作目标 总体目标 主要目标 发展目标 组织实施 组织领导 组织保障'.split(' '),
  ...'保障措施 实施保障 工作要求 有关要求 附则 督导考核 督导检查 考核评估 评估考核 宣传引导'.split(' '),
  ...'宣传推广 营造氛围 实施步骤 工作步骤 时间安排 进度安排 方法步骤 名词解释 申报 验收'.split(' '),
];

/** Words of a statement that names units, even where its form is so unusual that no unit was read from it. */
const STATEMENT = '责任单位 牵头单位 配合单位 责任部门 牵头部门 配合部门 分工负责 责任主体 参加单位 责任分工'.split(
  ' ',
);

/** Words that lead in what follows, or name the kind of a paper: a title read as a heading is no task. */
const LEAD_IN = '制定本 制定以下 制定如下 提出以下 提出如下 现提出 现就 特制定'.split(' ');
const PAPER = /(?:方案|措施|意见|规划|计划|要点|办法|通知|细则|清单|名词解释)(?:》|\([^)]{0,20}\))?$/;

/** General as a whole title only: 完善经费保障机制 is a task. */
const WHOLE_TITLES = new Set(['保障机制', '工作保障', '保障条件', '强化保障', '加强保障', '政策保障']);

function isGeneral(document: PolicyDocument, policy: Policy, heading: Heading, index: number): boolean {
  const { shadow } = document;
  const own = shadow.slice(heading.from, heading.to).trimEnd();
  if (own.includes('目标') || (heading.number === null && PAPER.test(own))) return true;
  const opening = shadow.slice(heading.to, Math.min(heading.sectionEnd, heading.to + 200));
  if (LEAD_IN.some((word) => opening.includes(word))) return true;
  if (WHOLE_TITLES.has(heading.title.trim())) return true;
  return headingWords(document, policy, index).some((words) => GENERAL.some((word) => words.includes(word)));
}

interface Task {
  readonly heading: Heading;
  readonly index: number;
  readonly covered: boolean;
}

/** Tasks are the innermost headings that hold one. */
function tasksOf(document: PolicyDocument, { policy, facts }: ReadPolicy): Task[] {
  const { headings, clauses } = policy;
  const parents = new Set(headings.map(({ parent }) => parent));
  const withTask = new Set(clauses.filter(({ kind }) => kind === 'task').map(({ heading }) => heading));
  const cutOff = document.problems.some((problem) => problem.code === 'cut-off' && overlaps(problem, policy));
  const leaves = headings
    .map((heading, index) => ({ heading, index }))
    .filter(({ heading, index }) => !parents.has(index) && withTask.has(index) && heading.level !== 'box')
    .filter(({ heading }) => heading.sectionEnd - heading.to >= LEAST_WORDS)
    // A page that breaks off in mid-sentence lost what stood behind it.
    .filter(({ heading }) => !cutOff || heading.sectionEnd < policy.to)
    .filter(({ heading, index }) => !isGeneral(document, policy, heading, index));
  const own = leaves.map(({ heading, index }) => {
    const section = { from: heading.from, to: heading.sectionEnd };
    const words = document.shadow.slice(section.from, section.to);
    return (
      startingIn(facts.responsibilities, section).length > 0 ||
      STATEMENT.some((word) => words.includes(word)) ||
      isCoveredFromAbove(policy, facts.responsibilities, index)
    );
  });
  const shared = sharedGroups(
    policy,
    facts.responsibilities,
    leaves.map(({ heading }, at) => ({ heading, own: own[at]! })),
  );
  return leaves.map(({ heading, index }, at) => ({ heading, index, covered: own[at]! || shared.has(heading.parent) }));
}

/** Whether a heading above names units before its first item: “（二）……（责任单位：市教育局） 1. ……”. */
function isCoveredFromAbove(policy: Policy, responsibilities: readonly Responsibility[], index: number): boolean {
  for (let at = policy.headings[index]!.parent; at >= 0; at = policy.headings[at]!.parent) {
    const first = policy.headings[at + 1]!;
    if (startingIn(responsibilities, { from: policy.headings[at]!.from, to: first.from }).length > 0) return true;
  }
  return false;
}

/**
 * Parents whose items share one statement that stands behind the last of them: on a line of its own, or behind three
 * items or more of which no other has one, or as the paper does elsewhere.
 */
function sharedGroups(
  policy: Policy,
  responsibilities: readonly Responsibility[],
  leaves: readonly { heading: Heading; own: boolean }[],
): Set<number> {
  const groups = new Map<number, { heading: Heading; own: boolean }[]>();
  for (const leaf of leaves) {
    const group = groups.get(leaf.heading.parent);
    if (group) group.push(leaf);
    else groups.set(leaf.heading.parent, [leaf]);
  }
  const shared = new Set<number>();
  const doubtful: number[] = [];
  for (const [parent, items] of groups) {
    const last = items.at(-1)!;
    if (items.length < 2 || !last.own || items.slice(0, -1).some(({ own }) => own)) continue;
    const statement = startingIn(responsibilities, { from: last.heading.from, to: last.heading.sectionEnd }).at(-1);
    const alone = statement !== undefined && paragraphAt(policy, statement.from)?.from === statement.from;
    if (alone || items.length > 2) shared.add(parent);
    else doubtful.push(parent);
  }
  if (shared.size + doubtful.length > 1) for (const parent of doubtful) shared.add(parent);
  return shared;
}

/** Tasks under one heading, and how many of them name units. */
interface Group {
  readonly tasks: number;
  readonly named: number;
}

/** A chapter none of whose items names units is written so; an only item is judged by the rest of the paper, more strictly. */
const isExpected = ({ tasks, named }: Group, share: number) => (tasks > 1 ? named > 0 : share >= 0.8);

function message({ number, title }: Heading): Localized {
  const name = `${number ?? ''}${title}`;
  // No counts here: a change elsewhere in the paper must not change this finding.
  return {
    zh: `“${name}”没有写明责任单位，而本文其他任务大多已写明。`,
    en: `“${name}” names no responsible unit, while most other tasks of this paper do.`,
  };
}
