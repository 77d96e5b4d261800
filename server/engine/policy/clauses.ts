/** The smallest units that carry a task: leaf sections, paragraphs that open with a topic sentence, items, boxes, tables. */
import { charClass, isDigit, STOP } from '../text/chars.ts';
import type { Piece } from './structure.ts';
import type { Clause, Heading } from './types.ts';

const ORGANISATION =
  /^(?:组织.{0,6}|.{0,4}保障(?:措施|机制)?|(?:保障|实施|推进|工作)(?:措施|保障|机制|要求)|.{0,2}组织实施|附则|工作要求|监督(?:考核|检查|管理)|(?:加强|强化)(?:组织(?:领导|实施|保障)|实施保障|保障措施|督[导查]考核).{0,12})$/u;
const ORGANISATION_LEAF =
  /^(?:加强|强化|落实|完善|抓好)?.{0,3}(?:组织领导|组织实施|组织保障|责任落实|督查考核|督导考核|宣传引导|监督考核|要素保障|资金保障|经费保障|评估考核|监测评[估价]|宣传推广)$/u;
const GOAL = /目标|总体要求|指导思想|原则|总体思路|主要指标|发展思路|愿景|总则/u;
const TASK = /任务|工作|举措|安排|措施|重点/u;
const BACKGROUND =
  /(?:规划|编制|工作|政策|形成|建设)背景|(?:发展|工作|现实|建设)基础$|基本情况|回顾|现状|存在.{0,4}问题|(?:发展|主要|突出)问题|面临|发展形势|形势(?:与|和|分析|$)|机遇(?:与|和)挑战|(?:主要|发展|工作|取得).{0,4}成[效就绩]|总结$|名词.{0,6}(?:解释|注释|说明)|^《?政府工作报告》?.{0,8}注释/u;

/** The shadow of a heading's words. */
const titleOf = (text: string, { to, title }: Heading): string => text.slice(to - title.length, to).replace(/\s/gu, '');

function kindOf(text: string, headings: readonly Heading[], index: number): Clause['kind'] {
  for (let at = index; at >= 0; at = headings[at]!.parent) {
    const heading = headings[at]!;
    if (heading.level === 'box') return 'box';
    const title = titleOf(text, heading);
    if (title.length > 30) continue;
    const outer = heading.level === 1 || heading.level === 2;
    if (outer && BACKGROUND.test(title)) return 'background';
    if (title.length <= 16 && GOAL.test(title) && !TASK.test(title.replace('工作目标', '目标'))) return 'goal';
    if (heading.level === 1 ? ORGANISATION.test(title) : at === index && ORGANISATION_LEAF.test(title))
      return 'organisation';
  }
  return 'task';
}

/** Longest first sentence that names a paragraph's topic. */
const TOPIC = 32;

/** 医疗卫生资源进一步增加。截至2020年，… : a short first sentence with text after it. */
function opensWithTopic(text: string, piece: Piece): boolean {
  let from = piece.from;
  while (text[from] === '*' || text[from] === '—' || text[from] === '-') from++;
  const limit = Math.min(piece.to, from + TOPIC);
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(text, at)) return false;
    if (charClass[code] === STOP) return at - from >= 4 && piece.to - at > 12;
    if (text[at] === ':' && at - from >= 4 && from > piece.from) return piece.to - at > 12;
  }
  return false;
}

/** The last character of a bracketed statement of units, with which a task's clause ends. */
const endsWithUnits = (text: string, piece: Piece): boolean =>
  ')〕】]'.includes(text[piece.to - 1]!) &&
  /责任|负责|牵头|配合|委|局|办/u.test(text.slice(Math.max(piece.from, piece.to - 80), piece.to));

interface Draft {
  from: number;
  to: number;
  readonly heading: number;
  kind: Clause['kind'];
}

/** Text of a section in stretches: a box or a table parts them. */
function stretches(pieces: readonly Piece[], members: readonly number[]): Piece[][] {
  const runs: Piece[][] = [];
  let before = -2;
  for (const at of members) {
    const piece = pieces[at]!;
    if (piece.table || piece.kind === 'front') continue;
    if (before !== at - 1) runs.push([]);
    runs.at(-1)!.push(piece);
    before = at;
  }
  return runs;
}

/** Clauses of one leaf section: one for all its text, or one a topic or item. */
function section(text: string, headings: readonly Heading[], index: number, runs: readonly Piece[][]): Draft[] {
  const out: Draft[] = [];
  const sectionKind = kindOf(text, headings, index);
  /** Under 保障措施 a clause with units of its own is a task all the same. */
  const kindFor = (piece: Piece): Clause['kind'] =>
    sectionKind === 'organisation' && endsWithUnits(text, piece) ? 'task' : sectionKind;
  const all = runs.flat().filter((piece) => piece.opens < 0);
  const topics = new Set(all.filter((piece) => piece.item || opensWithTopic(text, piece)));
  const several = topics.size >= 2 || all.some((piece) => piece.item) || (topics.size === 1 && runs.length > 1);
  const opener = runs[0]?.[0];
  let heading = index >= 0 && opener?.opens === index ? headings[index]! : null;
  for (const run of runs) {
    let open: Draft | null = null;
    run.forEach((piece, i) => {
      if (piece.opens === index && index >= 0) {
        if (!piece.runIn) return;
        open = { from: heading!.from, to: piece.to, heading: index, kind: kindFor(piece) };
        heading = null;
        out.push(open);
        return;
      }
      const afterUnits =
        i > 0 && index === headings.length - 1 && run[i - 1]!.runIn && endsWithUnits(text, run[i - 1]!) && !piece.item;
      if (afterUnits) {
        // After the units of the last task, a paragraph that stands by itself concerns the whole paper.
        open = { from: piece.from, to: piece.to, heading: -1, kind: 'organisation' };
        out.push(open);
      } else if (topics.has(piece) && several) {
        open = { from: piece.from, to: piece.to, heading: index, kind: kindFor(piece) };
        out.push(open);
        heading = null;
      } else if (open && index >= 0) {
        open.to = piece.to;
        if (endsWithUnits(text, piece)) open.kind = kindFor(piece);
      } else if (!several || (sectionKind === 'goal' && heading) || index < 0) {
        open = { from: heading?.from ?? piece.from, to: piece.to, heading: index, kind: kindFor(piece) };
        out.push(open);
        heading = null;
      }
    });
  }
  // A heading that nobody has written under yet.
  if (heading && out.length === 0) out.push({ from: heading.from, to: heading.to, heading: index, kind: sectionKind });
  return out;
}

/** The box that a heading is or lies in; -1 outside boxes. */
function boxOf(headings: readonly Heading[], index: number): number {
  for (let at = index; at >= 0; at = headings[at]!.parent) if (headings[at]!.level === 'box') return at;
  return -1;
}

/** All clauses in text order; they do not overlap. */
export function buildClauses(text: string, headings: readonly Heading[], pieces: readonly Piece[]): Clause[] {
  const out: Draft[] = [];
  const boxes = headings.map((_, i) => boxOf(headings, i));
  const withChildren = new Set(headings.filter((heading) => heading.level !== 'box').map((heading) => heading.parent));
  const members = new Map<number, number[]>();
  const openBoxes = new Map<number, Draft>();
  pieces.forEach((piece, at) => {
    const box = piece.heading < 0 ? -1 : boxes[piece.heading]!;
    if (box >= 0) {
      const draft = openBoxes.get(box) ?? {
        from: headings[box]!.from,
        to: piece.to,
        heading: box,
        kind: 'box' as const,
      };
      if (!openBoxes.has(box)) out.push(draft);
      openBoxes.set(box, draft);
      draft.to = piece.to;
    } else {
      const list = members.get(piece.heading);
      if (list) list.push(at);
      else members.set(piece.heading, [at]);
      if (piece.table) {
        const caption = piece.table.caption;
        out.push({ from: caption?.from ?? piece.from, to: piece.to, heading: piece.heading, kind: 'table' });
      }
    }
  });
  for (const [index, list] of members) {
    // A preamble and the words between a heading and its first subheading carry no task.
    if (index < 0 ? headings.length > 0 : withChildren.has(index)) continue;
    const captions = new Set(list.map((at) => pieces[at]!.table?.caption?.from));
    const own = list.filter((at) => !captions.has(pieces[at]!.from) || pieces[at]!.table);
    for (const draft of section(text, headings, index, stretches(pieces, own))) out.push(draft);
  }
  return out.sort((a, b) => a.from - b.from);
}
