/**
 * Where a policy begins and ends on the page that carries it. Every line gets a score: sentences of policy prose, numbers
 * and signatures speak for the paper, page furniture against it. The paper is the stretch with the largest sum; a text
 * without furniture is taken whole.
 */
import { charClass, STOP } from '../text/chars.ts';
import { TextMemo } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import { readHead } from './heads.ts';
import { type Line, scanLines } from './lines.ts';
import { partMixed } from './mixed.ts';
import { CHROME_WORDS, KINDS, PAGE_DATA_WORDS, POLICY_WORDS } from './vocabulary.ts';

export interface Body extends Span {
  /** Lines of the paper, those of the page in its midst left out, first and last cut to the span. */
  readonly lines: readonly Line[];
  /** The page's lines in front of the paper: titles and dates are looked for there. */
  readonly before: readonly Line[];
  readonly after: readonly Line[];
  /** Page furniture was found. */
  readonly scraped: boolean;
}

const FURNITURE = -8;
const PAGE_DATA = -6;

const endsWithKind = (text: string, line: Span): boolean => {
  let end = line.to;
  if (text[end - 1] === ')') for (end--; end > line.from && text[end] !== '('; ) end--;
  return KINDS.some((kind) => end - kind.length > line.from && text.startsWith(kind, end - kind.length));
};

/** 各县（市、区）人民政府，市政府各部门： a line that addresses the paper. */
export function salutationEnd(text: string, line: Span): number {
  const limit = Math.min(line.to, line.from + 160);
  for (let at = line.from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (charClass[code] === STOP) return -1;
    if (code !== 0x3a) continue;
    const words = text.slice(line.from, at);
    const addressed = /(?:政府|部门|单位|机构|委员会|管委会|街道|办事处|企业|委办局|代表|同志)[^:]{0,6}$/u.test(words);
    const opens =
      /^(?:\**各|本|市|省|区|县|州|自治|有关|驻|[\u4e00-\u9fff]{2,8}(?:市|县|区|省|州)[\u4e00-\u9fff]{0,4}(?:政府|[、,]))/u.test(
        words,
      );
    return addressed && opens ? at + 1 : -1;
  }
  return -1;
}

/** 2024年10月25日, 二〇二二年八月二日 alone or after a body's name; （此件公开发布）, 附件, 抄送. */
function closes(text: string, line: Span): boolean {
  const words = text.slice(line.from, line.to);
  if (words.length > 60) return false;
  if (/^(?:附件|附:|附表|附录|抄送|主送|\(此件|\(公开|\(此文|\(联系人|联系人|联系电话)/u.test(words)) return true;
  if (
    /(?:\d{4}年\d{1,2}月\d{1,2}日|[〇零一二]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?:印发)?$/u.test(
      words,
    )
  )
    return true;
  return words.length <= 30 && /(?:人民政府|办公室|办公厅|委员会|管委会|局|厅|[县市省]政府)$/u.test(words);
}

/** Furniture of a page: never a sentence of the paper. */
function furniture(text: string, line: Line): number {
  const length = line.to - line.from;
  if (line.stops > 2 || length > 300) return 0;
  const words = CHROME_WORDS.variety(text, line.from, line.to, 2);
  // A sentence or a numbered item of the paper may speak of a 二维码; menus and footers say several such things, or nothing else.
  if (words >= 2 && length <= 160) return FURNITURE;
  if (words === 1 && line.stops === 0 && length <= 80 && !readHead(text, line.from, line.to) && text[line.from] !== '|')
    return FURNITURE;
  if (line.stops > 0) return 0;
  const only = text.slice(line.from, line.to);
  if (
    length <= 12 &&
    /^[[【<(]?(?:关闭|打印|分享|收藏|首页|登录|注册|搜索|返回|正文|微信|微博|English|繁體|简体|繁体|大 ?中 ?小|政策|更多)[\]】>)]?$/iu.test(
      only,
    )
  )
    return FURNITURE;
  if (only[0] !== '|' && only[0] !== '#' && only.split('|').length > 3) return FURNITURE;
  if (PAGE_DATA_WORDS.weigh(text, line.from, line.to, 1) > 0 && length < 160) return PAGE_DATA;
  if (length <= 80 && /(?:^|\s|\|)(?:日期|时间):\s?(?:19|20)\d\d[-/年.]/u.test(only)) return PAGE_DATA;
  if (length <= 100 && /\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)\)?$/iu.test(only)) return PAGE_DATA;
  if (/https?:|www\.|@[a-z]/iu.test(only) || (only[0] !== '<' && line.latin > line.han * 2 && line.latin > 12))
    return -1.5;
  return 0;
}

/** What speaks for the paper in this line. */
function evidence(text: string, line: Line): number {
  if (line.stops > 0 && line.han >= 15) {
    const policy = POLICY_WORDS.variety(text, line.from, Math.min(line.to, line.from + 240), 6);
    return Math.min(30, 0.3 + line.han / 80) + policy * 0.7 - (policy === 0 ? 0.3 : 0);
  }
  const head = readHead(text, line.from, line.to);
  if (head && line.han >= 3) return 1.5;
  if (salutationEnd(text, line) > 0) return 3;
  if (closes(text, line)) return 0.8;
  if (line.han >= 25 && line.pauses >= 2) return POLICY_WORDS.variety(text, line.from, line.to, 4) - 0.5;
  return 0;
}

/** A short bare label such as pages line up in menus. */
const isLabel = (text: string, line: Line): boolean =>
  line.to - line.from <= 12 &&
  line.han >= 2 &&
  line.stops + line.pauses + line.digits === 0 &&
  !'(《“|#*-<【第'.includes(text[line.from]!) &&
  !closes(text, line) &&
  !endsWithKind(text, line) &&
  !readHead(text, line.from, line.to);

const MENU = 6;

interface Judged {
  readonly score: number;
  readonly label: boolean;
}

/** What a line says of itself, wherever it stands. */
const judged = new TextMemo((text): Judged => {
  const line = scanLines(text, 0, text.length)[0];
  if (!line) return { score: 0, label: false };
  const against = furniture(text, line);
  return { score: against || evidence(text, line), label: against > PAGE_DATA && isLabel(text, line) };
});

/** Scores of all lines; menus (many labels in a row before anything else) count against the paper. */
function scoreLines(text: string, lines: readonly Line[]): Float64Array {
  const scores = new Float64Array(lines.length);
  let labels = 0;
  let positive = 0;
  for (let i = 0; i < lines.length; i++) {
    const { from, to } = lines[i]!;
    const { score, label } = judged.get(text.slice(from, to));
    scores[i] = score;
    if (score > 0) positive++;
    labels = label ? labels + 1 : 0;
    if (positive > 0 || labels < MENU) continue;
    for (let j = labels === MENU ? i - MENU + 1 : i; j <= i; j++) scores[j] = Math.min(scores[j]!, -2);
  }
  return scores;
}

/** A line before the title that lines up phrases without a stop and says nothing of policy: what spam puts on top of a page. */
const isBait = (text: string, line: Line, next: Line | undefined): boolean =>
  next !== undefined &&
  line.stops === 0 &&
  line.pauses >= 2 &&
  line.to - line.from < 200 &&
  charClass[text.charCodeAt(line.to - 1)] !== STOP &&
  text[line.to - 1] !== ':' &&
  POLICY_WORDS.variety(text, line.from, line.to, 2) < 2 &&
  endsWithKind(text, next);

/** Lines that can open a paper behind a page's furniture. */
const opensPaper = (text: string, line: Line, score: number): boolean =>
  score > 0 ||
  line.to - line.from > 24 ||
  endsWithKind(text, line) ||
  closes(text, line) ||
  text[line.from] === '(' ||
  (line.digits > 0 && text[line.to - 1] === '号');

export function findBody(text: string, wholeLines: readonly Line[]): Body {
  const lines = partMixed(text, wholeLines);
  const empty = { from: 0, to: 0, lines: [], before: [], after: [], scraped: false };
  if (lines.length === 0) return empty;
  const scores = scoreLines(text, lines);
  if (isBait(text, lines[0]!, lines[1])) scores[0] = FURNITURE;
  const { first, last } = bestStretch(scores);
  let start = first;
  while (start > 0 && scores[start - 1]! > -1) start--;
  if (start > 0) while (start < first && !opensPaper(text, lines[start]!, scores[start]!)) start++;
  let end = last;
  const furnitureAfter = scores.subarray(last + 1).some((score) => score <= PAGE_DATA);
  while (end + 1 < lines.length && scores[end + 1]! > -1) {
    if (furnitureAfter && scores[end + 1]! <= 0 && !isPaperLike(text, lines[end + 1]!)) break;
    end++;
  }
  const kept = lines.slice(start, end + 1).filter((_, i) => scores[start + i]! > PAGE_DATA);
  if (kept.length === 0) return empty;
  return {
    from: kept[0]!.from,
    to: kept.at(-1)!.to,
    lines: kept,
    before: lines.slice(0, start),
    after: lines.slice(end + 1),
    scraped: kept.length < lines.length,
  };
}

const isPaperLike = (text: string, line: Line): boolean =>
  closes(text, line) ||
  readHead(text, line.from, line.to) !== null ||
  line.stops > 0 ||
  '|<('.includes(text[line.from]!);

/** The stretch of lines with the largest sum. */
function bestStretch(scores: Float64Array): { first: number; last: number } {
  let best = Number.NEGATIVE_INFINITY;
  let first = 0;
  let last = scores.length - 1;
  let sum = 0;
  let from = 0;
  for (let i = 0; i < scores.length; i++) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += scores[i]!;
    if (sum > best) {
      best = sum;
      first = from;
      last = i;
    }
  }
  return best > 0 ? { first, last } : { first: 0, last: scores.length - 1 };
}

/** A page's number on a line of its own: — 3 —, 第3页, - 12 -. */
export function isPageNumber(text: string, line: Line): boolean {
  if (line.to - line.from > 16 || line.digits === 0 || line.han > 4) return false;
  return /^(?:[-—·•]\s*\d{1,4}\s*[-—·•]|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/u.test(
    text.slice(line.from, line.to),
  );
}
