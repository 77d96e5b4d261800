/** A paper's title, issuer and genre, from the lines around its beginning. */
import { charClass, STOP } from '../text/chars.ts';
import type { Span } from '../text/span.ts';
import { salutationEnd } from './chrome.ts';
import { lineDate } from './dates.ts';
import { readHead } from './heads.ts';
import { KINDS, PAGE_DATA_WORDS } from './vocabulary.ts';

export interface FoundTitle {
  /** As printed; lines that a page broke are one. */
  readonly title: string;
  /** Its shadow. */
  readonly shadow: string;
  /** Offset of its first line. */
  readonly from: number;
}

const ORGANISATION = /(?:人民政府|政府|办公室|办公厅|委员会|管委会|领导小组|指挥部|局|厅|委|部|院|总署|党组)$/u;

/** Where the words of a title end: a version or a span of years in brackets after the genre word is left out. */
function kindEnd(words: string): number {
  let end = words.length;
  while (words[end - 1] === ')') {
    const open = words.lastIndexOf('(', end - 1);
    if (open <= 0) break;
    end = open;
  }
  while (end > 0 && '》”> '.includes(words[end - 1]!)) end--;
  return end;
}

const endsWithKind = (words: string): boolean => {
  const end = kindEnd(words);
  return KINDS.some((kind) => kind.length < end && words.startsWith(kind, end - kind.length));
};

/** The genre word: that of the paper which a notice prints, else the title's own last word. */
export function kindOfTitle(shadow: string): string | null {
  if (shadow.includes('政府工作报告')) return '政府工作报告';
  const printed = /(?:印发|转发|公布|发布|下达)\s*[《<“]?(.+?)[》>”]?\s*的?(?:通知|通告|公告|函|决定|令)/u.exec(shadow);
  const words = printed ? printed[1]! : shadow.replace(/\s?篇\s?[\d一二三四五六七八九十]+$/u, '');
  const end = kindEnd(words);
  for (const kind of KINDS) if (words.startsWith(kind, end - kind.length)) return kind;
  return printed ? '通知' : null;
}

interface Candidate {
  readonly span: Span;
  readonly words: string;
}

const strip = (text: string, line: Span): Candidate => {
  let { from, to } = line;
  while (from < to && '#*《 '.includes(text[from]!) && !(text[from] === '《' && text.indexOf('》', from) < to - 1))
    from++;
  while (to > from && ' *'.includes(text[to - 1]!)) to--;
  if (text[from - 1] === '《' && text[to - 1] === '》') to--;
  const label = /^(?:标\s?题|名\s?称|title)\s?:\s?/u.exec(text.slice(from, to));
  if (label) from += label[0].length;
  return { span: { from, to }, words: text.slice(from, to) };
};

/** The words between the blanks and arrows of a page's path: the title may stand among them. */
function fragments(text: string, line: Span): Span[] {
  const spans: Span[] = [];
  for (const match of text.slice(line.from, line.to).matchAll(/[^\s>›»]+/gu)) {
    if (match[0].length >= 8)
      spans.push({ from: line.from + match.index, to: line.from + match.index + match[0].length });
  }
  return spans;
}

/** Lines that can be part of a title: short, without a stop, not a date, an address or a number. */
function candidates(text: string, lines: readonly Span[]): Candidate[] {
  return lines
    .flatMap((line) =>
      PAGE_DATA_WORDS.search(text, line.from, Math.min(line.to, line.from + 300)) > line.from + 12
        ? fragments(text, line)
        : [line],
    )
    .filter((line) => line.to - line.from <= 120)
    .map((line) => strip(text, line))
    .filter(({ span, words }) => {
      if (words.length < 2 || lineDate(text, span) || salutationEnd(text, span) > 0) return false;
      for (const char of words) if (charClass[char.charCodeAt(0)] === STOP) return false;
      return true;
    });
}

function scoreOf(words: string): number {
  let score = endsWithKind(words) ? 3 : 0;
  if (words.includes('关于')) score += 2;
  if (/印发|转发/u.test(words)) score += 1;
  if (/^[^《》]{2,30}(?:政府|办公室|办公厅|委员会|[局厅委部])关于/u.test(words)) score += 1;
  if (/(?:省|市|县|区|州|盟|旗|政府|办公室|委员会)/u.test(words)) score += 1;
  if (words.length >= 10) score += 1;
  if (words.split('《').length !== words.split('》').length) score -= 2;
  if ((words.match(/“/gu)?.length ?? 0) !== (words.match(/”/gu)?.length ?? 0)) score -= 1;
  if (/[>|/]|首页|来源|发布/u.test(words)) score -= 4;
  if (words.length > 80) score -= 1;
  if (/^(?:附件|附:)/u.test(words)) score -= 4;
  return score;
}

/** At most one blank line lies between. */
function closeTogether(text: string, from: number, to: number): boolean {
  if (to - from > 200) return false;
  const between = text.slice(from, to);
  return between.trim() === '' && between.split('\n').length <= 4;
}

/** Most lines that one title is broken into. */
const MOST_LINES = 5;

/** The title among these lines, the earliest of equals; a title broken over lines is joined. Null when none looks like one. */
export function findTitle(raw: string, text: string, lines: readonly Span[]): FoundTitle | null {
  const list = candidates(text, lines);
  let best: { score: number; members: Candidate[] } | null = null;
  for (let i = 0; i < list.length; i++) {
    let words = '';
    for (let j = i; j < Math.min(list.length, i + MOST_LINES); j++) {
      if (j > i && readHead(text, list[j]!.span.from, list[j]!.span.to)) break;
      // Lines of one title follow one another closely.
      if (j > i && !closeTogether(text, list[j - 1]!.span.to, list[j]!.span.from)) break;
      words += list[j]!.words;
      if (words.length > 110) break;
      if (readHead(text, list[i]!.span.from, list[i]!.span.to)?.value) break;
      if (!endsWithKind(words)) continue;
      const tail =
        j > i &&
        endsWithKind(list[j]!.words) &&
        list[j]!.words.length >= 8 &&
        !list[j]!.words.startsWith('关于') &&
        !list[j]!.words.startsWith('印发');
      // A whole title after a line that is none is a title by itself.
      if (
        tail &&
        j > i &&
        !list.slice(i, j).some(({ words: part }) => part.includes('关于')) &&
        !/(?:印发|转发|[《“]|的|十.五.?)$/u.test(list[j - 1]!.words)
      )
        break;
      const score = scoreOf(words) - (j - i) * 0.1;
      if (!best || score > best.score) best = { score, members: list.slice(i, j + 1) };
      break;
    }
  }
  if (!best || best.score < 3) return null;
  const joined = best.members.map(({ span }) => raw.slice(span.from, span.to)).join('');
  return { title: joined, shadow: best.members.map(({ words }) => words).join(''), from: best.members[0]!.span.from };
}

/** The body that issues: what stands before 关于 in the title; null when the title names none. */
export function issuerOfTitle(shadow: string): { from: number; to: number } | null {
  const at = shadow.indexOf('关于');
  if (at < 3) return null;
  const words = shadow.slice(0, at).trimEnd();
  return ORGANISATION.test(words) && words.length <= 40 ? { from: 0, to: words.length } : null;
}

/** A line that is the name of a body and nothing else. */
export const isOrganisation = (words: string): boolean =>
  words.length >= 4 && words.length <= 30 && ORGANISATION.test(words) && !/[,。:;]/u.test(words);
