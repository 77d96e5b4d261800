/** A text to its policies. Any text gives a document; nothing here throws. */
import { blankComments } from '../text/comments.ts';
import { fold } from '../text/fold.ts';
import type { Localized } from '../text/localized.ts';
import type { Span } from '../text/span.ts';
import type { Body } from './chrome.ts';
import { findBody } from './chrome.ts';
import { buildClauses } from './clauses.ts';
import { splitParts } from './compilation.ts';
import { markFront } from './front.ts';
import type { FrontMatter } from './front-matter.ts';
import { NO_FRONT_MATTER, readFrontMatter } from './front-matter.ts';
import type { Line } from './lines.ts';
import { scanLines } from './lines.ts';
import { readMeta } from './meta.ts';
import { isPolicy } from './recognise.ts';
import type { Piece } from './structure.ts';
import { buildStructure } from './structure.ts';
import type { Paragraph, Policy, PolicyDocument, Problem } from './types.ts';

const NOT_A_POLICY: Localized = {
  zh: '未识别为政策文稿：没有政策常用的标题、层次序数或表述',
  en: 'Not recognised as a policy: no title, numbering or wording that policies use',
};
const EMPTY: Localized = { zh: '文稿为空', en: 'The document is empty' };
const BINARY: Localized = { zh: '内容像是二进制数据，不是文稿', en: 'This looks like binary data, not a document' };
const CUT_OFF: Localized = {
  zh: '正文在句中中断，可能未录全',
  en: 'The text breaks off in mid-sentence and may be incomplete',
};
const MASKED: Localized = {
  zh: '年份被遮盖（如“20xx年”），不能作为带日期的先例',
  en: 'Years are masked (as in 20xx), so this cannot serve as a dated precedent',
};
const LOST_NUMBER: Localized = { zh: '标题的序数缺失', en: 'The number of this heading is lost' };

/** Front matter at the start, or after the lines `key: value` with which collections open their files. */
function frontMatterOf(raw: string, shadow: string): { matter: FrontMatter; from: number; collected: Span[] } {
  const collected: Span[] = [];
  let at = 0;
  for (let line = 0; line < 12 && at < raw.length; line++) {
    const stop = raw.indexOf('\n', at);
    const end = stop < 0 ? raw.length : stop;
    if (end - at > 600) break;
    const words = shadow.slice(at, end);
    if (/^-{3,}\s*$/u.test(words)) {
      const matter = readFrontMatter(raw, shadow, at);
      return { matter, from: Math.max(matter.end, collected.length > 0 ? at : 0), collected };
    }
    const pair = /^\s{0,4}[A-Za-z][A-Za-z_-]{1,20}\s?:/u.test(words);
    if (words.trim() !== '' && !pair) break;
    if (pair) collected.push({ from: at, to: end });
    at = end + 1;
  }
  return { matter: NO_FRONT_MATTER, from: collected.length > 0 ? Math.min(at, raw.length) : 0, collected };
}

/** NUL and other control characters: no editor puts them into a draft. */
function looksBinary(text: string): boolean {
  const end = Math.min(text.length, 4096);
  let odd = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) return true;
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) odd++;
  }
  return odd > end * 0.05;
}

const paragraphsOf = (pieces: readonly Piece[]): Paragraph[] =>
  pieces.flatMap((piece) =>
    piece.table
      ? piece.table.rows.flatMap((row) =>
          row.map(({ from, to }) => ({ from, to, kind: 'cell' as const, heading: piece.heading })),
        )
      : [{ from: piece.from, to: piece.to, kind: piece.kind, heading: piece.heading }],
  );

interface Part {
  readonly body: Body;
  readonly title: Line | null;
}

/** Papers of a page, each with the lines of its body. */
function partsOf(text: string, lines: readonly Line[]): Part[] {
  return splitParts(text, lines).map(({ titleLine, firstLine, endLine }) => ({
    body: findBody(text, firstLine === 0 && endLine === lines.length ? lines : lines.slice(firstLine, endLine)),
    title: titleLine < 0 ? null : lines[titleLine]!,
  }));
}

/** 20xx年, 20XX年: the first masked year. */
function maskedYear(text: string, { from, to }: Span): Span | null {
  const found = /20(?:[xX×]{2}年?|\*\*年)|[xX×]{4}年/u.exec(text.slice(from, to));
  return found ? { from: from + found.index, to: from + found.index + found[0].length } : null;
}

function readPart(
  raw: string,
  text: string,
  part: Part,
  pageLines: readonly Span[],
  frontMatter: FrontMatter,
  problems: Problem[],
): Policy {
  const { body, title } = part;
  const structure = buildStructure(raw, text, body.lines);
  const pieces = markFront(text, structure.pieces);
  const meta = readMeta({
    raw,
    text,
    body,
    pieces,
    headings: structure.headings,
    frontMatter,
    partTitle: title,
    pageLines,
  });
  const scraped = body.scraped || title !== null;
  for (const heading of structure.headings) {
    if (heading.number === null && text[heading.from] === ')')
      problems.push({ from: heading.from, to: heading.to, code: 'damaged', message: LOST_NUMBER });
  }
  const last = pieces.findLast((piece) => piece.kind === 'text' || piece.kind === 'box');
  if (
    scraped &&
    last &&
    last === pieces.at(-1) &&
    last.opens < 0 &&
    !/[。!?;:)）〕】”》…|*]/u.test(text[last.to - 1]!) &&
    last.to - last.from > 20
  )
    problems.push({ from: last.to - 1, to: last.to, code: 'cut-off', message: CUT_OFF });
  const masked = maskedYear(text, body);
  if (masked) problems.push({ ...masked, code: 'masked', message: MASKED });
  return {
    from: body.from,
    to: body.to,
    meta,
    headings: structure.headings,
    paragraphs: paragraphsOf(pieces),
    clauses: buildClauses(text, structure.headings, pieces),
    tables: structure.tables,
    scraped,
  };
}

export interface ParseOptions {
  /** Somebody says that it is a draft: a beginning without title or headings is read too, so long as it is Chinese. */
  readonly draft?: boolean;
}

/** Whether at least a fifth of the characters that are not blanks are Han. */
function isChinese(text: string): boolean {
  let han = 0;
  let others = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) han++;
    else if (code > 32) others++;
  }
  return han > 0 && han * 4 >= others;
}

/** Reads any text. Spans are offsets in `text`. */
export function parseDocument(text: string, { draft = false }: ParseOptions = {}): PolicyDocument {
  const nothing = (
    shadow: string,
    code: Problem['code'],
    message: Localized,
    more: readonly Problem[] = [],
  ): PolicyDocument => ({
    text,
    shadow,
    policies: [],
    problems: [{ from: 0, to: Math.min(1, text.length), code, message }, ...more],
  });
  if (looksBinary(text)) return nothing(text, 'binary', BINARY);
  const shadow = blankComments(fold(text));
  const { matter, from, collected } = frontMatterOf(text, shadow);
  const lines = scanLines(shadow, from, text.length);
  if (lines.length === 0) return nothing(shadow, 'not-a-policy', EMPTY, matter.problems);
  const parts = partsOf(shadow, lines).filter(({ body }) => body.lines.length > 0);
  const declared =
    matter.end > 0 &&
    (matter.region !== null || matter.period !== null || matter.issueDate !== null || matter.title !== null);
  if (
    parts.length === 0 ||
    !(
      isPolicy(
        shadow,
        parts.map(({ body }) => body),
        declared,
      ) ||
      (draft && isChinese(text))
    )
  )
    return nothing(shadow, 'not-a-policy', NOT_A_POLICY, matter.problems);
  const problems: Problem[] = [...matter.problems];
  const page = parts.length > 1 || parts[0]!.title ? lines.slice(0, lines.indexOf(parts[0]!.title!)) : [];
  const pageLines = [...collected, ...page.slice(0, 40)];
  const policies = parts.map((part) => readPart(text, shadow, part, pageLines, matter, problems));
  return { text, shadow, policies, problems };
}
