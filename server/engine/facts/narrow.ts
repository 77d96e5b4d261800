import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import type { Sentence } from './scan.ts';
import { type Before, readBefore } from './subject.ts';

const MULTIPLE = new Words<'le' | 'ge' | 'eq'>([
  ['控制在', 'le'],
  ['不得超过', 'le'],
  ['不超过', 'le'],
  ['不高于', 'le'],
  ['不得高于', 'le'],
  ['低于', 'le'],
  ['不低于', 'ge'],
  ['高于', 'ge'],
  ['超过', 'ge'],
  ['达到', 'eq'],
  ['是', 'eq'],
  ['为', 'eq'],
]);

/** 薪酬水平不超过职工平均水平的5倍: what the multiple is of stands between the bound and the value. */
export function readMultiple(text: string, region: Span): { end: number; bound: Before['bound'] } | null {
  if (text.charCodeAt(region.to - 1) !== 0x7684) return null;
  for (let i = region.from; i < region.to; i += 1) {
    const word = MULTIPLE.startingAt(text, i, region.to);
    if (!word) continue;
    const before = readBefore(text, i, region.from, []);
    return { end: before.end, bound: word[1] === 'eq' ? null : word[1] };
  }
  return null;
}

/** Takes off what says to whom an indicator applies: a leading 100户以上, 二级及以上公立医院, a trailing 每2年. */
export function narrow(sentence: Sentence, span: Span, k: number, ratio: boolean): { span: Span; scope: Span | null } {
  const { text, tokens } = sentence;
  let { from, to } = span;
  const modifier = tokens[k - 1];
  if (
    modifier?.binding === 'modifier' &&
    modifier.bound !== null &&
    modifier.quantity.kind === 'count' &&
    modifier.quantity.from === from &&
    to - modifier.tailTo >= 4
  )
    from = modifier.tailTo;
  // 有意愿且符合条件的特困人员集中供养率: a clause before 的 says to whom.
  const clause = text.indexOf('的', from);
  if (clause > from && to - clause > 4 && QUALIFYING.find(text, from, clause) >= 0) from = clause + 1;
  // …、…等人才团队: the list only gives examples.
  const listed = text.indexOf('等', from);
  if (
    listed > from &&
    to - listed > 3 &&
    text.slice(from, listed).includes('、') &&
    !/^等(?:项目|工程|重点|地|级|次|重大)/.test(text.slice(listed, listed + 3))
  )
    from = listed + 1;
  const graded = GRADED.startingAt(text, from, to);
  if (graded) {
    for (let i = from + graded[0].length; i < Math.min(to, from + 26); i += 1) {
      const width = CLASS.head(text, i, to);
      if (!width) continue;
      const rest = i + width;
      if (to - rest >= 4 && !/^[数率人的总均内覆(]/.test(text.charAt(rest))) {
        from = rest;
        break;
      }
    }
  } else if (ratio) {
    const at = Words.of('医院 机构 学校').findLast(text, from, to - 2);
    if (at > from && to - at >= 3) from = at;
  }
  const each = PER_AREA.find(text, from, to);
  if (each > from) {
    const rest = each + PER_AREA.head(text, each, to);
    if (to - rest >= 3) from = rest;
  }
  return { span: { from, to }, scope: from > span.from ? { from: span.from, to: from } : null };
}

export const QUALIFYING = Words.of('符合 有意愿 存在 具备 纳入 列入 达不到 未达');
const GRADED = Words.of(
  '二级及以上 二级以上 三级及以上 三级以上 地级及以上 县级及以上 二级和三级 二、三级 三级 二级 县级以上 地级以上 100张床位以上 设区市',
);
const CLASS = Words.of('医院 医疗机构 卫生机构 机构 学校 城市 企业 水源 县城');
const PER_AREA = Words.of('每平方公里 每公里 每百平方公里');
