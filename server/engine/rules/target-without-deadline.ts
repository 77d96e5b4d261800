import type { Target } from '../facts/types.ts';
import type { Policy, PolicyDocument } from '../policy/types.ts';
import { quoteWords } from './measure.ts';
import { headingWords, report, sentenceAt } from './support.ts';
import type { Rule } from './types.ts';

const paper = (last: string) => `某某市养老服务实施方案

一、主要任务

（一）完善设施。到2026年，每个街道至少建成1个综合养老服务中心。到2027年，护理型床位占比达到65%。

（二）壮大队伍。到2027年，每千名老年人拥有社会工作者1人。

（三）加强培训。${last}培训养老护理员5000人次。
`;

// Read by eye on 2026-11-27: all 15 findings in 537 papers and all 20 in the seeds were right.
/** A target without a deadline beside others that have one. */
export const targetWithoutDeadline: Rule = {
  id: 'target-without-deadline',
  severity: 'hint',
  title: { zh: '目标没有写期限', en: 'A target without a deadline' },
  finds: {
    zh: '本文的目标多数写了期限，而这一项在句子、段落、标题、表格里都没有。上限、长期保持的比例、每年的任务不算；全文的规划期不算这一项的期限。',
    en: 'A target with no deadline in its sentence, paragraph, heading or table, in a paper whose targets mostly have one. Ceilings, standing ratios and yearly tasks are left out; the period of the whole paper does not count.',
  },
  why: { zh: '没有期限的目标无法考核。', en: 'A target without a deadline cannot be reviewed.' },
  example: { wrong: paper(''), right: paper('到2027年，') },
  source: { zh: '目标管理的通行要求：目标有数值、有期限。', en: 'Common practice: a target has a value and a date.' },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy, facts }) => {
      const { period } = policy.meta;
      // What an annual paper sets is for its year.
      if (policy.meta.kind === '政府工作报告' || (period && period.from === period.to)) return [];
      const dated = facts.targets.filter(({ deadline, deadlineFrom }) => deadline !== null && !FAR.has(deadlineFrom));
      if (dated.length < LEAST) return [];
      return facts.targets
        .filter((target) => FAR.has(target.deadlineFrom) && isMeantForADate(document, policy, target))
        .map((target) =>
          report(targetWithoutDeadline, target, {
            zh: `“${quoteWords(target)}”没有写期限，本文其他目标写明了完成年份。`,
            en: `“${quoteWords(target)}” has no deadline; other targets of the paper have one.`,
          }),
        );
    }),
};

/** Where a deadline does not stand at the target. */
const FAR: ReadonlySet<Target['deadlineFrom']> = new Set(['none', 'document']);
const LEAST = 3;

/** Words that make a value a standing rule, a ceiling or a yearly task. */
const STANDING = [
  ...'每年 年均 逐年 每月 每季 每周 每两年 不超过 不高于 控制在 保持 稳定在 维持 以内 以下 原则上'.split(' '),
  ...'配置 配备 按照 比例 应当 不得 最高 给予 奖励 补助 补贴 免费 试点 占地 面积 已 截至 达标率'.split(' '),
];

function isMeantForADate(document: PolicyDocument, policy: Policy, target: Target): boolean {
  const { value, suspect, comparator, identity, attained } = target;
  if (attained || value === null || suspect !== null || comparator === 'le' || comparator === 'change') return false;
  if (identity.kind === 'rank' || identity.kind === 'growth' || identity.kind === 'ratio') return false;
  const clause = policy.clauses[target.clause];
  if (!clause || clause.kind === 'background' || clause.kind === 'front' || clause.kind === 'organisation')
    return false;
  const { shadow } = document;
  const sentence = sentenceAt(document, policy, target);
  const words = shadow.slice(sentence.from, sentence.to);
  // What stands between two commas is said of the value itself.
  const near = words.slice(0, target.to - sentence.from).search(/[^,;，；]*$/);
  const after = words.slice(target.to - sentence.from).split(/[,;，；]/, 1)[0]!;
  const part = words.slice(near, target.to - sentence.from) + after;
  if (STANDING.some((word) => part.includes(word)) || YEAR.test(words)) return false;
  if (headingWords(document, policy, clause.heading).some((one) => YEAR.test(one))) return false;
  // A number that sets something up, not one that tells which thing is meant.
  return words.includes('为目标') || VERB.test(shadow.slice(sentence.from, target.valueSpan.to));
}

const YEAR = /20[\dxX×]{2}(?:年|[-—])/;
const VERB =
  /建立|设置|确保|推进|建成|建设|新建|创建|打造|培育|培养|培训|达到|实现|完成|新增|改造|引进|形成|设立|成立|争取|目标/;
