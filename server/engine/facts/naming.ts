import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import { MAKING, NOMINAL, WEAKLY } from './lexicon.ts';
import { trim } from './subject.ts';

const JOINING = Words.of('和 与 及 以及 并 且 或 、 到 至 同时 其中 而');

export interface Subject {
  readonly span: Span;
  readonly verb: Span | null;
  /** Without the verb that leads it. */
  readonly noun: Span | null;
}

/** What the words before a value name: without deadline and leading verbs, from the last making verb on. */
export function subjectOf(text: string, region: Span, predicate: boolean): Subject {
  const span = trim(text, region.from, region.to);
  let verb: Span | null = null;
  let from = span.from;
  let end = span.to;
  for (let n = 0; n < 4; n += 1) {
    const at = MAKING.findLast(text, from, end);
    if (at < 0) break;
    const word = MAKING.endingAt(text, at, from);
    const width = word ? word[0].length : 1;
    const rest = span.to - at;
    if (
      rest >= 1 &&
      width >= 2 &&
      !NOMINAL.head(text, at, span.to) &&
      (!predicate || at - width === span.from) &&
      freeVerb(text, at - width, span.from)
    ) {
      verb = { from: at - width, to: at };
      // 新建、改建农村公路: verbs that are joined stay together.
      for (;;) {
        const glue = JOINING.tail(text, verb.from, from);
        const other: readonly [string, true] | null = glue
          ? MAKING.endingAt(text, verb.from - glue, from)
          : MAKING.endingAt(text, verb.from, from);
        if (!other) break;
        verb = { from: verb.from - glue - other[0].length, to: at };
      }
      break;
    }
    // 新增供水能力: 增供 is no word behind 新, and 新增 may still be one.
    end = text.charAt(at - width - 1) === '新' && text.charAt(at - width) === '增' ? at - 1 : at - width;
  }
  if (!verb) return { span, verb: null, noun: null };
  const noun = trim(text, verb.to, span.to);
  if (noun.to - noun.from < 1) return { span, verb: null, noun: null };
  // 引进名校, 改造危桥: too short a noun takes its verb along.
  const keep =
    text.charAt(verb.from) === '新' || (noun.to - noun.from <= 2 && text.slice(verb.from, verb.to).indexOf('建') < 0);
  from = keep ? verb.from : noun.from;
  // 城镇新增就业: the verb stands inside the name.
  if (text.startsWith('新增', verb.from) && text.startsWith('城镇', verb.from - 2) && verb.from - 2 >= span.from)
    from = verb.from - 2;
  return { span: { from, to: noun.to }, verb, noun };
}

const FREE = Words.of(
  '实现 完成 确保 力争 争取 重点 累计 共 新 再 计划 拟 将 可 并 已 要 、 和 及 全市 全省 全区 全县 全州 全国 各地 企业 布局 组织 支持 推动 推进 加快 年 全年 每年 高标准 高质量 高水平 力促 规划 继续 大力 积极 持续 稳步 分类 统筹 集中 同步 市 县 省 区 镇 社会 先后 落实 至少 优先 抓好 启动 着力 全力 共同 独立 精准 有序 加大 做好 自主 谋划 引导 鼓励 指导 保障 以上 为 等 完善 力争完成 者 政府',
);

/** A verb in the middle of a phrase is one only where nothing nominal leans on it: 养老服务设施建设补助 has none. */
const freeVerb = (text: string, at: number, from: number): boolean => {
  if (at <= from) return true;
  const code = text.charCodeAt(at - 1);
  if (code === 0x65b0 && text.startsWith('增供', at)) return false;
  if (code === 0x3001 || code === 0x29 || code === 0xff09 || code === 0x201d || code === 32) return true;
  return (
    FREE.tail(text, at, from) > 0 ||
    HOLDER.tail(text, at, from) > 0 ||
    MAKING.tail(text, at, from) > 1 ||
    STRONG.head(text, at, at + 4) > 0
  );
};
const HOLDER = Words.of('医院 学校 机构 卫生院 街道 乡镇 中心 县(市、区) 县市区 社区');
const STRONG = Words.of(
  '建成 打造 引进 新建 新增 完成 培育 创建 发放 遴选 招引 布局建设 新改建 改扩建 新培育 新引进 新认定 组建 增设 争创 建设改造 改造建设 选派 新选派 开工建设 新开工 实施 举办 累计 提供 招聘 培养 设立 创成 认定 吸引 淘汰 开通 改造提升 改造 新发展 配备 安装 铺设 修复 治理',
);

export function lastVerb(text: string, from: number, to: number): { verb: Span; weak: boolean } | null {
  let end = to;
  for (let n = 0; n < 4; n += 1) {
    const at = MAKING.findLast(text, from, end);
    const soft = WEAKLY.findLast(text, from, end);
    const last = Math.max(at, soft);
    if (last < 0) return null;
    const made = at === last ? MAKING.tail(text, last, from) : 0;
    const pushed = soft === last ? WEAKLY.tail(text, last, from) : 0;
    const width = Math.max(made, pushed, 1);
    if (
      width >= 2 &&
      text.charCodeAt(last) !== 0x3001 &&
      !NOMINAL.head(text, last, to) &&
      freeVerb(text, last - width, from)
    )
      return { verb: { from: last - width, to: last }, weak: pushed > made };
    end = last - width;
  }
  return null;
}
