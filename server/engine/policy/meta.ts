/** What a paper says of itself. */
import type { Span } from '../text/span.ts';
import type { Body } from './chrome.ts';
import type { PaperDate } from './dates.ts';
import { dateIn, lineDate } from './dates.ts';
import type { FrontMatter } from './front-matter.ts';
import { readPeriod } from './period.ts';
import { findRegion, refineRegion } from './region.ts';
import type { Piece } from './structure.ts';
import { findTitle, isOrganisation, issuerOfTitle, kindOfTitle } from './title.ts';
import type { Heading, Metadata, Period } from './types.ts';

export interface MetaSource {
  readonly raw: string;
  readonly text: string;
  readonly body: Body;
  readonly pieces: readonly Piece[];
  readonly headings: readonly Heading[];
  readonly frontMatter: FrontMatter;
  /** The line that names a part of a compilation. */
  readonly partTitle: Span | null;
  /** Lines of the page in front of the paper (of the whole page, for a compilation). */
  readonly pageLines: readonly Span[];
}

/** How far into a text a title, a number or a date of its own may stand. */
const FRONT_LINES = 14;

function frontSpans(pieces: readonly Piece[]): Piece[] {
  const spans: Piece[] = [];
  for (const piece of pieces) {
    if (spans.length >= FRONT_LINES || piece.kind === 'cell' || (piece.opens >= 0 && spans.length > 0)) break;
    spans.push(piece);
  }
  return spans;
}

const NUMBER = /^[(]?([\u4e00-\u9fffA-Z]{2,16}\s?[〔[(【]\s?\d{4}\s?[〕\])】]\s?第?\s?\d{1,4}\s?号)[)]?$/u;
const DAMAGED_NUMBER = /^([\u4e00-\u9fff]{1,10}[政府办发字函规令委局厅][\s〔[(]?20\d{2}[\s〕\])]?\d{1,4}号?)$/u;

/** 发文字号 on a line of its own or in the page's data, as printed. */
function docNumber(raw: string, text: string, spans: readonly Span[], pageLines: readonly Span[]): string | null {
  for (const { from, to } of spans) {
    if (to - from > 45) continue;
    const words = text.slice(from, to);
    const match = NUMBER.exec(words) ?? DAMAGED_NUMBER.exec(words);
    if (match) {
      const start = from + words.indexOf(match[1]!);
      return raw.slice(start, start + match[1]!.length);
    }
  }
  for (const { from, to } of pageLines) {
    if (to - from > 300) continue;
    const own = to - from <= 45 ? NUMBER.exec(text.slice(from, to)) : null;
    if (own) return raw.slice(from, to).replace(/^[(（]|[)）]$/gu, '');
    const match =
      /(?:发文字号|文\s?号)\s?:\s?([\u4e00-\u9fffA-Z]{2,16}\s?[〔[(【]\s?\d{4}\s?[〕\])】]\s?第?\s?\d{1,4}\s?号)/u.exec(
        text.slice(from, to),
      );
    if (match) {
      const start = from + match.index + match[0].length - match[1]!.length;
      return raw.slice(start, start + match[1]!.length);
    }
  }
  return null;
}

function dateAfter(text: string, lines: readonly Span[], label: RegExp): PaperDate | null {
  for (const { from, to } of lines) {
    if (to - from > 600) continue;
    const match = label.exec(text.slice(from, to));
    if (!match) continue;
    const found = dateIn(text, from + match.index, to);
    if (found && found.from - from - match.index < match[0].length + 6) return found;
  }
  return null;
}

/** 成文日期: in the page's data, under the notice, at the paper's end, or a report's day of delivery. */
function issueDate(source: MetaSource, kind: string | null, spans: readonly Span[]): PaperDate | null {
  const { text, pieces, body } = source;
  const signed = (span: Span): PaperDate | null => {
    const whole = lineDate(text, span);
    if (whole) return whole;
    // 东营市人民政府办公室2024年12月24日(此件公开发布)
    const note = text.indexOf('(', span.from);
    return note > 0 && note < span.to ? lineDate(text, { from: span.from, to: note }) : null;
  };
  if (kind === '政府工作报告') {
    for (const { from, to } of spans) {
      if (to - from > 160) continue;
      const found = dateIn(text, from, to);
      if (found && /(?:会议|大会|在|届)/u.test(text.slice(from, to))) return found;
    }
  }
  for (const piece of pieces) {
    if (piece.opens >= 0 || piece.table) break;
    const found = signed(piece);
    if (found) return found;
  }
  for (const piece of pieces.slice(-8).reverse()) {
    const found = piece.kind === 'front' || piece.to - piece.from < 60 ? signed(piece) : null;
    if (found) return found;
  }
  return dateAfter(text, [...source.pageLines, ...body.before, ...spans], /成文日期|发文日期|印发日期|生成日期/u);
}

/** The year that a report plans for: the one its title or its headings name, else that of its delivery. */
function reportYear(titleShadow: string, headings: readonly Heading[], date: string | null): number | null {
  const titled = /(20\d\d)年?[^\d(]{0,12}(?:《?政府工作报告)|政府工作报告》?\((20\d\d)年?\)/u.exec(titleShadow);
  if (titled) return Number(titled[1] ?? titled[2]);
  const [year, month] = (date ?? '').split('-').map(Number);
  // A report delivered at the end of a year plans for the next.
  const delivered = year ? year + (month && month >= 11 ? 1 : 0) : 0;
  let planned = 0;
  for (const { title } of headings) {
    if (/回顾|总结|成[就绩效]|过去|以来|远景|五年|203\d/u.test(title)) continue;
    const named = /(20\d\d)年.{0,10}(?:工作|目标|任务|总体要求|建议|打算)/u.exec(title);
    if (named) planned = Math.max(planned, Number(named[1]));
  }
  return planned >= delivered && planned > 0 ? planned : delivered || null;
}

/**
 * 本方案实施期为2024—2025年, 实施期限为2023年1月至2025年12月. A statement without 本 may be a project's: it counts only where
 * the paper introduces itself and says so once.
 */
function termOf(text: string, body: Span): Period | null {
  const term =
    /(本(?:方案|规划|计划|意见|行动|办法|措施|实施方案|行动方案|行动计划)的?|[,。;])\s?(?:实施|执行|行动)(?:期限?|年限|周期|时间)(?:[为是:]|自|从){0,2}\s?(20\d\d)年?(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:-|—{1,2}|~|至|到)\s?(20\d\d)(?!\d)/gu;
  const words = text.slice(body.from, body.to);
  const found = [...words.matchAll(term)].filter(([, , first, last]) => first! <= last!);
  const own = found.find(([, lead]) => lead!.startsWith('本')) ?? (found.length === 1 ? found[0] : undefined);
  if (!own || (!own[1]!.startsWith('本') && own.index > 1500)) return null;
  return { from: Number(own[2]), to: Number(own[3]) };
}

/** 规划期为…, 有效期至2030年12月31日: years that the text states for itself. */
function statedPeriod(text: string, body: Span): Period | null {
  const start = text.slice(body.from, Math.min(body.to, body.from + 6000));
  const plan = /规划期限?[为是:]?/u.exec(start);
  if (plan) {
    const found = readPeriod(start, plan.index, plan.index + 40);
    if (found) return found;
  }
  const term = termOf(text, body);
  if (term) return term;
  const end = text.slice(Math.max(body.from, body.to - 1500), body.to);
  const validity =
    /自(?:(20\d\d)年|20[xX×*]{2}年|[^,。]{0,20})[^,。]{0,20}起(?:施行|实施|执行)[^。]{0,10}有效期(?:限)?至(20\d\d)年/u.exec(
      end,
    );
  return validity ? { from: validity[1] ? Number(validity[1]) : null, to: Number(validity[2]) } : null;
}

export function readMeta(source: MetaSource): Metadata {
  const { raw, text, body, pieces, frontMatter, partTitle } = source;
  const spans = frontSpans(pieces);
  const labels = spans.filter((piece) => piece.to - piece.from <= 120 && piece.opens < 0);
  const pageTitle = findTitle(raw, text, source.body.before);
  const ownTitle = findTitle(raw, text, labels);
  const found = partTitle ? null : best(pageTitle, ownTitle);
  const fallback = found ? null : titleLine(text, labels);
  const clean = (span: Span): { title: string; shadow: string } => {
    const shadow = text.slice(span.from, span.to);
    const lead = /^[#*\s]*/u.exec(shadow)![0].length;
    const tail = /[*\s]*$/u.exec(shadow)![0].length;
    return { title: raw.slice(span.from + lead, span.to - tail), shadow: shadow.slice(lead, shadow.length - tail) };
  };
  const read = partTitle ? clean(partTitle) : (found ?? (fallback ? clean(fallback) : null));
  const title = frontMatter.title ?? read?.title ?? null;
  const titleShadow = frontMatter.title ? shadowOf(raw, text, frontMatter.title) : (read?.shadow ?? '');
  const kind = kindOfTitle(titleShadow) ?? (ownTitle ? kindOfTitle(ownTitle.shadow) : null) ?? reportKind(text, spans);
  const date = issueDate(source, kind, spans);
  const titleDate = date ? null : dateIn(titleShadow, 0, titleShadow.length);
  const issuer = findIssuer(source, title, titleShadow, labels);
  const front = { from: spans[0]?.from ?? body.from, to: spans.at(-1)?.to ?? body.from };
  const placed = findRegion(text, titleShadow || null, issuer ? shadowOf(raw, text, issuer) : null, front, body);
  const region = frontMatter.region ? refineRegion(frontMatter.region, placed) : placed;
  const issued = frontMatter.issueDate ?? date?.date ?? titleDate?.date ?? null;
  const published = dateAfter(text, [...source.pageLines, ...body.before], /发布时间|发布日期|日期|时间|发表于|更新/u);
  const year = kind === '政府工作报告' ? reportYear(titleShadow, source.headings, issued) : null;
  const period =
    frontMatter.period ??
    (year
      ? { from: year, to: year }
      : (readPeriod(titleShadow, 0, titleShadow.length) ??
        (ownTitle ? readPeriod(ownTitle.shadow, 0, ownTitle.shadow.length) : null))) ??
    statedPeriod(text, body);
  return {
    title,
    issuer,
    region,
    docNumber: docNumber(raw, text, labels, [...source.pageLines, ...body.before]),
    issueDate: issued,
    publishDate: published?.date ?? null,
    period,
    kind,
    issueDateSpan: frontMatter.issueDate || !date ? null : { from: date.from, to: date.to },
    peers: frontMatter.peers,
  };
}

type Found = ReturnType<typeof findTitle>;

/** The page's title, unless the paper's own says more. */
function best(page: Found, own: Found): Found {
  if (!page || !own) return page ?? own;
  const weight = (found: NonNullable<Found>): number =>
    (found.shadow.includes('关于') ? 2 : 0) +
    (/政府|办公|委员会|局/u.test(found.shadow) ? 1 : 0) -
    (found.shadow.includes('...') || found.shadow.includes('…') ? 3 : 0);
  return weight(own) > weight(page) ? own : page;
}

/** The first lines, where nothing in them ends like a title: joined while they stand close together. */
function titleLine(text: string, labels: readonly Piece[]): Span | null {
  const list = labels.filter((label) => !/^附\s?件/u.test(text.slice(label.from, label.to)));
  const first = list[0];
  if (!first) return null;
  const words = text.slice(first.from, first.to);
  if (words.length < 4 || words.length > 70 || /[。;:,]$/u.test(words) || /^[—\-(|<]|^20\d\d年\d/u.test(words))
    return null;
  return { from: first.from, to: first.to };
}

const reportKind = (text: string, spans: readonly Span[]): string | null =>
  spans.some(
    ({ from, to }) =>
      to - from < 200 && /代表.{2,12}政府.{0,6}向?.{0,4}大会?.{0,4}报告.{0,4}工作/u.test(text.slice(from, to)),
  )
    ? '政府工作报告'
    : null;

/** The shadow of a string that stands somewhere in the text; the string itself where it was put together. */
function shadowOf(raw: string, text: string, words: string): string {
  const at = raw.indexOf(words);
  return at < 0 ? words : text.slice(at, at + words.length);
}

function findIssuer(
  source: MetaSource,
  title: string | null,
  titleShadow: string,
  labels: readonly Span[],
): string | null {
  const { raw, text, pieces, body, frontMatter } = source;
  const named = frontMatter.title && title ? issuerOfTitle(titleShadow) : issuerOfTitle(titleShadow);
  if (named && title) return title.slice(named.from, named.to);
  if (source.partTitle) return null;
  const own = (span: Span): string | null => {
    const words = text.slice(span.from, span.to).replace(/^[*\s]+|[*\s]+$/gu, '');
    return isOrganisation(words) ? raw.slice(span.from, span.to).replace(/^[*\s]+|[*\s]+$/gu, '') : null;
  };
  for (const span of labels) {
    const dated = lineDate(text, span);
    const found = own(dated && dated.from > span.from ? { from: span.from, to: dated.from } : span);
    if (found) return found;
  }
  for (const piece of pieces.slice(-6)) {
    if (piece.kind !== 'front') continue;
    const found = own(piece);
    if (found) return found;
    const dated = lineDate(text, piece);
    if (dated && dated.from > piece.from + 3) return raw.slice(piece.from, dated.from).trim();
  }
  for (const { from, to } of [...source.pageLines, ...body.before, ...labels]) {
    if (to - from > 300) continue;
    const match =
      /(?:发文机关|发文机构|发布机构|发布部门|发布单位|印发单位|制定机关|来源)\s?:\s?([\u4e00-\u9fff]{4,25})/u.exec(
        text.slice(from, to),
      );
    if (match && isOrganisation(match[1]!)) {
      const start = from + match.index + match[0].length - match[1]!.length;
      return raw.slice(start, start + match[1]!.length);
    }
  }
  for (const span of labels) {
    const speaker = /^\**([\u4e00-\u9fff]{2,14}人民政府)代?(?:市长|省长|州长|县长|区长|主席|盟长|专员)/u.exec(
      text.slice(span.from, span.to),
    );
    if (speaker) return raw.slice(span.from, span.to).replace(/^\*+/u, '').slice(0, speaker[1]!.length);
  }
  return null;
}
