import type { DateMention } from '../facts/types.ts';
import { regionName } from '../knowledge/regions.ts';
import type { PeerTarget, PolicySource } from '../peers/types.ts';
import type { Paragraph, Policy, PolicyDocument } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import { contains, type Span } from '../text/span.ts';
import { Codes } from '../text/words.ts';
import type { Finding, Related, Rule } from './types.ts';

/** A finding of `rule` at its default severity, unless another is given, without fixes. */
export const report = (
  rule: Pick<Rule, 'id' | 'severity'>,
  { from, to }: Span,
  message: Localized,
  { severity = rule.severity, related = [] }: Partial<Pick<Finding, 'severity' | 'related'>> = {},
): Finding => ({ rule: rule.id, severity, from, to, message, related, fixes: [] });

/** Evidence in the draft itself. */
export const inDraft = ({ text }: PolicyDocument, { from, to }: Span, source: string): Related => ({
  policyId: null,
  source,
  raw: { from, to },
  clean: { from, to },
  quote: text.slice(from, to),
});

/** A paper of the corpus by its place, title, number and day: 东营市《…实施方案》（东政办发〔2024〕5号，2024-06-01）. */
export function paperWords({ title, region, date, docNumber }: PolicySource): string {
  const known = [docNumber, date].filter((one) => one !== null).join('，');
  // A title within a title stands in single brackets.
  const name = title.replaceAll('《', '〈').replaceAll('》', '〉');
  return `${region ? regionName(region) : ''}《${name}》${known ? `（${known}）` : ''}`;
}

/** Evidence in a paper of the corpus. */
export const inPaper = ({ source, raw, clean, target }: PeerTarget): Related => ({
  policyId: source.id,
  source: paperWords(source),
  raw,
  clean,
  quote: target.quote,
});

/** The paragraph that holds `offset`, else undefined. Paragraphs are in text order and do not overlap. */
export function paragraphAt(policy: Policy, offset: number): Paragraph | undefined {
  const { paragraphs } = policy;
  let low = 0;
  let high = paragraphs.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.from <= offset) low = middle;
    else high = middle;
  }
  const found = paragraphs[low];
  return found && found.from <= offset && offset < found.to ? found : undefined;
}

/** Items of a list in text order that begin inside `span`. */
export function startingIn<T extends Span>(list: readonly T[], { from, to }: Span): readonly T[] {
  return list.slice(firstFrom(list, from), firstFrom(list, to));
}

/** The item of a list in text order, none within another, that holds `span`. */
export function holding<T extends Span>(list: readonly T[], span: Span): T | undefined {
  const found = list[firstFrom(list, span.from + 1) - 1];
  return found && contains(found, span) ? found : undefined;
}

/** Index of the first that begins at `offset` or later. */
function firstFrom(list: readonly Span[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SENTENCE_END = new Codes('。！？!?');

/** Sentences are looked for no further than this from the place asked about: a page may be one endless line. In UTF-16 units. */
const SENTENCE_REACH = 600;

/** The sentence around `span`: up to 。！？ or the paragraph's ends. */
export function sentenceAt(document: PolicyDocument, policy: Policy, span: Span): Span {
  const room = paragraphAt(policy, span.from) ?? span;
  const first = Math.max(room.from, span.from - SENTENCE_REACH);
  const last = Math.min(Math.max(room.to, span.to), span.to + SENTENCE_REACH);
  const { shadow } = document;
  let from = span.from;
  while (from > first && !SENTENCE_END.has(shadow.charCodeAt(from - 1))) from -= 1;
  let to = span.to;
  while (to < last && !SENTENCE_END.has(shadow.charCodeAt(to))) to += 1;
  return { from, to };
}

/** Titles are looked for no further than this. In UTF-16 units. */
const TITLE_REACH = 120;

/** Whether `span` lies inside 《…》: the words are then another paper's. */
export function inTitle(shadow: string, { from, to }: Span): boolean {
  const before = shadow.slice(Math.max(0, from - TITLE_REACH), from);
  const open = before.lastIndexOf('《');
  return open >= 0 && before.indexOf('》', open) < 0 && shadow.slice(to, to + TITLE_REACH).includes('》');
}

/** Words of the headings around, innermost first, folded to simplified characters. */
export function headingWords({ shadow }: PolicyDocument, policy: Policy, heading: number): string[] {
  const words: string[] = [];
  for (let at = heading; at >= 0; at = policy.headings[at]!.parent)
    words.push(shadow.slice(policy.headings[at]!.from, policy.headings[at]!.to));
  return words;
}

/**
 * The day by which a paper is judged: its own, or today for a draft that states none. Null for a page without a date, and
 * for a paper of a stated year, which may be long past.
 */
export function dayOf({ meta, scraped }: Policy, today: string): string | null {
  return meta.issueDate ?? meta.publishDate ?? (scraped || meta.period ? null : today);
}

/** The mention of a date with the 底前, 前, 之前 or 以前 that makes it a deadline. */
export function deadlineSpan({ shadow }: PolicyDocument, { from, to }: Span): Span {
  const tail = /^(?:年?[底末]|上旬|中旬|下旬)?(?:[之以]?前|[底末])/.exec(shadow.slice(to, to + 5));
  return { from, to: to + (tail?.[0].length ?? 0) };
}

/** “到2024年” at the head of a clause, or “2024年底前”: the words of a deadline whatever the year. */
function hasDeadlineForm(document: PolicyDocument, mention: DateMention): boolean {
  const { shadow } = document;
  if (shadow[deadlineSpan(document, mention).to - 1] === '前') return true;
  if (shadow[mention.from - 1] !== '到') return false;
  const before = shadow.slice(Math.max(0, mention.from - 3), mention.from - 1);
  return before === '' || /[\s。；;,，、：:)）]$|力争|争取|确保|计划|预计/.test(before);
}

/** Whether a date is set for something to come: not in a review of the past, nor in another paper's title. */
export function isDeadline(document: PolicyDocument, policy: Policy, mention: DateMention): boolean {
  if (!mention.valid) return false;
  const clause = policy.clauses[mention.clause];
  if (clause && (clause.kind === 'background' || clause.kind === 'front') && contains(clause, mention)) return false;
  // A year before the paper's own is read as the past; with the words of a deadline it is what a rule looks for.
  if (mention.role === 'past' ? !clause || !hasDeadlineForm(document, mention) : mention.role !== 'deadline')
    return false;
  return !inTitle(document.shadow, mention);
}

/** A day, month or year as 2025年3月15日 and as 2025-03-15. */
export function dateWords(date: string): Localized {
  const [year, month, day] = date.split('-');
  return {
    zh: `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`,
    en: date,
  };
}
