/** Block by block: heading, numbered item or text. */
import { charClass, DIGIT, SPACE, STOP } from '../text/chars.ts';
import { WordSet } from '../text/word-set.ts';
import type { Block } from './blocks.ts';
import { lineDate } from './dates.ts';
import type { Head, Scheme } from './heads.ts';
import type { Title } from './titles.ts';
import { readTitle, SECTION_NAMES } from './titles.ts';
import type { HeadingLevel } from './types.ts';

/** A heading as found: its words, and where it stands in the order of headings. */
export interface HeadingMark {
  readonly from: number;
  readonly to: number;
  /** End of the number as printed; `from` when there is none. */
  readonly numberTo: number;
  readonly titleFrom: number;
  readonly level: HeadingLevel;
  /** Outer to inner; a heading lies under the nearest before it with a smaller rank. */
  readonly rank: number;
  /** Text follows in the same paragraph. */
  readonly runIn: boolean;
  /** Has no number and no markdown #: known by its place alone. */
  readonly bare: boolean;
}

/** annex: 附件1 on a line of its own, behind which nothing belongs to the sections before. */
export type Verdict = HeadingMark | 'item' | 'text' | 'contents' | 'comment' | 'annex';

export const RANK: Record<Scheme, number> = {
  part: 0,
  chapter: 1,
  section: 2,
  han: 3,
  mark: 3,
  decimal: 3,
  bracketed: 4,
  lost: 4,
  dot: 5,
  digits: 6,
  circle: 7,
  box: 8,
  article: 9,
};

const LEVEL: Record<Scheme, HeadingLevel> = {
  part: 1,
  chapter: 1,
  section: 2,
  han: 1,
  mark: 1,
  decimal: 2,
  bracketed: 2,
  lost: 2,
  dot: 3,
  digits: 4,
  circle: 4,
  box: 'box',
  article: 4,
};

/** Sections of reports and plans that often stand without a number. */
const PLAIN_SECTIONS = new WordSet(
  '工作回顾 工作总结 工作安排 工作打算 工作部署 重点工作 目标任务 主要任务 总体要求 发展思路 工作思路 主要工作 工作任务 工作建议 工作谋划 保障措施 自身建设',
);
const GLOSSARY =
  /^(?:《政府工作报告》)?(?:有关(?:内容|情况)?)?(?:部分)?(?:名词|用语|术语)?(?:解释|注释|注解)(?:和.{0,8}说明)?$|^名词.{0,6}(?:解释|注释|说明)$/u;

/** Lines that open a list or address the audience. */
const LEAD_IN = /^各位|^同志们|(?:做好|抓好|如下|以下|方面|任务是|目标是).{0,8}:\**$/u;

const isStop = (text: string, at: number): boolean => charClass[text.charCodeAt(at) || 0] === STOP;

function commas(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (text[at] === ',' || text[at] === ';') count++;
  return count;
}

function holdsDigit(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (charClass[text.charCodeAt(at)] === DIGIT) return true;
  return false;
}

interface Place {
  readonly block: Block;
  readonly next: Block | undefined;
  /** The number before it in the same series opened an item. */
  readonly listed: boolean;
}

/** Whether the words after a number are a heading's; otherwise the block is an item of a list. */
function isTitle(text: string, head: Head, title: Title, { block, next, listed }: Place): boolean {
  const length = title.to - head.titleFrom;
  if (length < 1 || (head.scheme !== 'box' && head.scheme !== 'mark' && text[title.to] === ';')) return false;
  const sentence = !title.runIn && isStop(text, block.to - 1);
  const rank = RANK[head.scheme];
  const hasText = title.runIn || (next !== undefined && (next.head === null || RANK[next.head.scheme] > rank));
  switch (head.scheme) {
    case 'article':
      return false;
    case 'lost':
      return !title.runIn && length <= 30 && !sentence && commas(text, head.titleFrom, title.to) === 0;
    case 'part':
    case 'chapter':
    case 'section':
    case 'han':
      return length <= 80;
    case 'box':
      return length <= 60;
    case 'mark':
      return length <= 60 && !sentence && !title.runIn;
    case 'bracketed':
      return length <= 70 && text[block.to - 1] !== ';' && !(listed && sentence);
    default: {
      if (text[block.to - 1] === ';' || length > 50 || (listed && sentence)) return false;
      if (!hasText && (sentence || holdsDigit(text, head.titleFrom, title.to))) return false;
      const pauses = commas(text, head.titleFrom, title.to);
      return pauses === 0 ? length <= 45 : pauses <= 2 && length <= 40 && !(sentence && length > 20);
    }
  }
}

/** A table of contents repeats the headings: it ends where its first number comes again. 0 when there is none. */
function contentsEnd(text: string, blocks: readonly Block[]): { from: number; to: number } {
  const at = blocks.findIndex(
    (block) => block.to - block.from <= 10 && /^[#*]*\s*目\s*录[*]*$/u.test(text.slice(block.from, block.to)),
  );
  const none = { from: 0, to: 0 };
  const first = at < 0 ? undefined : blocks[at + 1];
  if (!first?.head) return none;
  for (let i = at + 2; i < Math.min(blocks.length, at + 400); i++) {
    const { head, from, to } = blocks[i]!;
    if (!head && to - from > 80) return none;
    if (head && head.scheme === first.head.scheme && head.value === first.head.value) return { from: at, to: i };
  }
  return none;
}

interface Numbering {
  /** The paper numbers its top level (一、 第一章). */
  readonly numbered: boolean;
  /** Fewest # of a markdown heading; 9 where there is none. */
  readonly hashes: number;
  /** 一、 comes again: sections without number stand above it. */
  readonly restarts: boolean;
  /** 1.1 numbers sections, so that 1 总则 does. */
  readonly decimals: boolean;
  /** The first block alone has them: it is the title. */
  readonly titled: boolean;
}

function numberingOf(blocks: readonly Block[]): Numbering {
  let hashes = 9;
  for (const { head } of blocks) if (head?.hashes) hashes = Math.min(hashes, head.hashes);
  const top = blocks.filter(({ head }) => head?.hashes === hashes);
  return {
    numbered: blocks.some(
      ({ head }) => head?.scheme === 'han' || head?.scheme === 'chapter' || head?.scheme === 'part',
    ),
    hashes,
    restarts: blocks.filter(({ head }) => head?.scheme === 'han' && head.value === 1).length > 1,
    decimals: blocks.some(({ head }) => head?.scheme === 'decimal' && head.value > 1),
    titled: top.length === 1 && top[0]!.head!.scheme === 'mark' && blocks.indexOf(top[0]!) < 3,
  };
}

/** A short line without number that heads the text after it: bold, a section's usual name, or, in a paper without numbers, any. */
function bareHeading(
  text: string,
  blocks: readonly Block[],
  i: number,
  numbering: Numbering,
  rankBefore: number,
): HeadingMark | null {
  const block = blocks[i]!;
  let { from, to } = block;
  const bold = text.startsWith('**', from) && text.endsWith('**', to);
  while (from < to && (text[from] === '*' || charClass[text.charCodeAt(from)] === SPACE)) from++;
  while (to > from && (text[to - 1] === '*' || text[to - 1] === ':' || charClass[text.charCodeAt(to - 1)] === SPACE))
    to--;
  if (to - from < 4 || to - from > 36) return null;
  for (let at = from; at < to; at++)
    if (isStop(text, at) || text[at] === ',' || text[at] === ':' || text[at] === '|') return null;
  const words = text.slice(from, to);
  const glossary = GLOSSARY.test(words);
  const make = (rank: number): HeadingMark => ({
    from,
    to,
    numberTo: from,
    titleFrom: from,
    level: Math.min(4, Math.max(1, rank - RANK.han + 1)) as HeadingLevel,
    rank,
    runIn: false,
    bare: true,
  });
  if (glossary) return make(RANK.han);
  if (LEAD_IN.test(text.slice(from, block.to))) return null;
  if ('(—-《【<'.includes(text[from]!) || words.endsWith('上') || lineDate(text, block)) return null;
  const named =
    PLAIN_SECTIONS.search(text, from, to) >= 0 ||
    SECTION_NAMES.at(text, from) !== null ||
    /^(?:回顾|做好)20\d\d年/u.test(words);
  if (
    !named &&
    /(?:报告|市长|省长|州长|县长|区长|主席|盟长|专员|政府|办公室|委员会)|[委局厅部办]$|(?:中心|海关|公司|集团|银行)$/u.test(
      words,
    )
  )
    return null;
  const heads = blocks[i + 1]?.head ?? blocks[i + 2]?.head;
  const above = numbering.restarts && (named || (heads?.scheme === 'han' && heads.value === 1));
  if (bold) return make(above ? RANK.section : numbering.numbered ? Math.max(RANK.bracketed, rankBefore) : RANK.han);
  if ((numbering.numbered && !(above && named)) || numbering.decimals || numbering.hashes < 9) return null;
  // Text comes next, perhaps after further lines of the same heading; text came before.
  let next = i + 1;
  while (next < blocks.length && next < i + 3 && !blocks[next]!.head && blocks[next]!.to - blocks[next]!.from <= 30)
    next++;
  const after = blocks[next];
  const before = blocks[i - 1];
  const leads = after !== undefined && (after.head !== null || after.to - after.from >= 50);
  const parted = before !== undefined && '。!?:)'.includes(text[before.to - 1]!);
  return leads && parted && (named || to - from <= 30) ? make(above ? RANK.section : RANK.han) : null;
}

/** Whether a heading reads like a statement rather than a name. */
const isStatement = (text: string, mark: HeadingMark): boolean =>
  commas(text, mark.titleFrom, mark.to) > 0 || holdsDigit(text, mark.titleFrom, mark.to);

/**
 * In one series of numbers most are headings or most are items: a few that read like statements follow the many. Series are
 * numbers of one scheme with no outer number between them.
 */
function settleSeries(text: string, blocks: readonly Block[], verdicts: Verdict[]): void {
  const open = new Map<Scheme, number[]>();
  const settle = (scheme: Scheme): void => {
    const members = open.get(scheme) ?? [];
    const items = members.filter((i) => verdicts[i] === 'item').length;
    if (items * 2 > members.length) {
      for (const i of members) {
        const verdict = verdicts[i]!;
        if (typeof verdict === 'object' && isStatement(text, verdict)) verdicts[i] = 'item';
      }
    }
    open.delete(scheme);
  };
  blocks.forEach(({ head }, i) => {
    if (!head || (verdicts[i] !== 'item' && typeof verdicts[i] !== 'object')) return;
    for (const scheme of [...open.keys()]) if (RANK[scheme] > RANK[head.scheme]) settle(scheme);
    if (RANK[head.scheme] < RANK.dot || head.scheme === 'box') return;
    const members = open.get(head.scheme);
    if (members) members.push(i);
    else open.set(head.scheme, [i]);
  });
  for (const scheme of [...open.keys()]) settle(scheme);
}

/** What each block is. `tables` holds the indices of blocks that are tables. */
export function judge(text: string, blocks: readonly Block[], tables: ReadonlyMap<number, unknown>): Verdict[] {
  const numbering = numberingOf(blocks);
  const contents = contentsEnd(text, blocks);
  /** Schemes whose last number opened an item, so that a sentence after the next one is an item too. */
  const lists = new Set<Scheme>();
  let annexes = false;
  let bareRank: number = RANK.bracketed;
  const verdicts = blocks.map((block, i): Verdict => {
    if (tables.has(i)) return 'text';
    if (text.startsWith('<!--', block.from) && text.endsWith('-->', block.to)) return 'comment';
    if (i >= contents.from && i < contents.to) return 'contents';
    const { head } = block;
    if (!head) {
      annexes = /^附\s?(?:件|表|录)?\s?\d{0,2}\s?:/u.test(text.slice(block.from, Math.min(block.to, block.from + 8)));
      if (
        i > 2 &&
        block.to - block.from <= 8 &&
        /^附\s?(?:件|表|录)\s?[\d一二三四五六七八九十]{0,3}:?$/u.test(text.slice(block.from, block.to))
      )
        return 'annex';
      const mark = i < 2 ? null : bareHeading(text, blocks, i, numbering, bareRank);
      if (mark && mark.rank === RANK.han) lists.clear();
      return mark ?? 'text';
    }
    if (head.scheme === 'mark' && (i === 0 || numbering.titled) && head.hashes === numbering.hashes) return 'text';
    if (head.scheme === 'decimal' && !numbering.decimals) return 'text';
    const title = readTitle(text, head, block.to);
    const rank = RANK[head.scheme];
    const place = { block, next: blocks[i + 1], listed: lists.has(head.scheme) };
    if ((annexes && rank >= RANK.dot) || !isTitle(text, head, title, place)) {
      if (text[block.to - 1] === ';') lists.add(head.scheme);
      return head.scheme === 'mark' || head.scheme === 'lost' ? 'text' : 'item';
    }
    annexes = false;
    for (const scheme of lists) if (RANK[scheme] >= rank) lists.delete(scheme);
    const depth =
      head.scheme === 'decimal'
        ? head.value
        : head.scheme === 'mark'
          ? Math.max(1, head.hashes - numbering.hashes + (numbering.titled ? 0 : 1))
          : 0;
    if (rank < RANK.dot) bareRank = rank + 1;
    const numberless = head.scheme === 'mark' || head.scheme === 'lost';
    return {
      from: head.scheme === 'mark' ? head.titleFrom : head.from,
      to: title.to,
      numberTo: numberless ? (head.scheme === 'mark' ? head.titleFrom : head.from) : head.numberTo,
      titleFrom: head.titleFrom,
      level: depth ? (Math.min(4, depth) as HeadingLevel) : LEVEL[head.scheme],
      rank: depth ? RANK.han + depth - 1 : rank,
      runIn: title.runIn,
      bare: false,
    };
  });
  settleSeries(text, blocks, verdicts);
  return verdicts;
}
