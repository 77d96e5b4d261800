/** Where a heading's words end: at the full stop, at the line's end, or, where a page lost the break, before the sentence. */
import { charClass, isDigit, PAUSE, SPACE, STOP } from '../text/chars.ts';
import { WordSet } from '../text/word-set.ts';
import type { Head } from './heads.ts';
import { readHead } from './heads.ts';

/** Names that sections bear in every paper: where such a name runs into text without a stop, it ends the heading. */
export const SECTION_NAMES = new WordSet(
  '总体要求 总体思路 总体目标 指导思想 基本原则 发展目标 工作目标 主要目标 目标任务 工作思路 主要任务 重点任务 重点工作 工作任务 ' +
    '主要内容 工作内容 工作措施 主要措施 重点举措 主要举措 工作举措 保障措施 组织保障 组织实施 组织领导 工作要求 工作保障 实施步骤 ' +
    '工作步骤 方法步骤 时间安排 进度安排 职责分工 监督管理 监督检查 监督考核 政策措施 发展基础 规划背景 编制依据 适用范围 总则 附则',
);

const TITLE_ENDS = new WordSet(
  '回顾 安排 任务 要求 目标 保障 措施 原则 思想 实施 重点 体系 机制 工作 建议 部署 基础 形势 背景',
);
const SENTENCE_OPENERS = new WordSet(
  '坚持 以 全面 到 各 为 过去 本届 今年 去年 刚刚 即将 面对 在 我们 我市 我省 我州 全市 全省 按照 根据 深入 围绕 要 紧紧 市委 这 贯彻 高举 加强 建立 成立 高质量完成 圆满完成 做好 完成',
);

export interface Title {
  /** End of the heading's words. */
  readonly to: number;
  /** Text of the same paragraph follows. */
  readonly runIn: boolean;
  /** The words were parted from the text after them by a stop, a colon or the line's end. */
  readonly delimited: boolean;
}

/** A name that runs straight into its text (一、总体要求坚持以…): where the name ends, or -1. */
function undelimitedEnd(text: string, from: number, to: number): number {
  const name = SECTION_NAMES.at(text, from);
  if (name && from + name.word.length < to) return from + name.word.length;
  const limit = Math.min(to, from + 28);
  for (let at = from + 4; at < limit; at++) {
    const kind = charClass[text.charCodeAt(at)]!;
    if (kind === STOP || (kind === PAUSE && text[at] !== '、')) return -1;
    if (!TITLE_ENDS.at(text, at - 2)) continue;
    if (SENTENCE_OPENERS.at(text, at) || (isDigit(text, at) && isDigit(text, at + 3))) return at;
  }
  return -1;
}

/** Strips blanks, ** and a last : ; from the right. */
function trimTitle(text: string, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const kind = charClass[text.charCodeAt(end - 1)]!;
    if (kind === SPACE || kind === STOP || '*:;#'.includes(text[end - 1]!)) end--;
    else break;
  }
  return end;
}

/** End of the title that starts at `from` in a paragraph that ends at `to`. */
export function readTitle(text: string, head: Head, to: number): Title {
  const from = head.titleFrom;
  let colon = -1;
  let depth = 0;
  let at = from;
  for (; at < to; at++) {
    const kind = charClass[text.charCodeAt(at)]!;
    if (kind === STOP) break;
    const char = text[at];
    if (char === '(' || char === '《' || char === '“') depth++;
    else if (char === ')' || char === '》' || char === '”') depth--;
    else if (depth <= 0 && kind === PAUSE) {
      if (char === ';') break;
      if (char === ':' && colon < 0) colon = at;
    } else if (kind === 5) break;
    else if (char === '*' && text[at + 1] === '*' && at > from) break;
  }
  if (colon >= 0 && colon - from <= 24 && colon + 1 < to) {
    return { to: trimTitle(text, from, colon), runIn: true, delimited: true };
  }
  const end = trimTitle(text, from, at);
  const rest = at < to && trimTitle(text, at, to) > at + 1;
  if (at - from > 40 && (at < to || at - from > 60)) {
    const cut = undelimitedEnd(text, from, at);
    if (cut > 0) return { to: cut, runIn: true, delimited: false };
  }
  return { to: end, runIn: rest, delimited: true };
}

/** Where in a title the number of a deeper heading stands: 二、主要任务|(一)推进…; -1 when none does. */
export function deeperStart(text: string, head: Head, to: number): number {
  const limit = Math.min(to, head.titleFrom + 45);
  for (let at = head.titleFrom + 2; at < limit; at++) {
    const code = text.charCodeAt(at);
    const kind = charClass[code]!;
    if (kind === STOP || kind === PAUSE) return -1;
    if (code !== 0x28 && code !== 0x31) continue;
    const next = readHead(text, at, to);
    if (next && next.value === 1 && next.titleFrom < to) {
      if (next.scheme === 'bracketed' || (next.scheme === 'dot' && !isDigit(text, at - 1))) return at;
    }
  }
  return -1;
}
