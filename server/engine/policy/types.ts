import type { Localized } from '../text/localized.ts';
import type { Span } from '../text/span.ts';

/** Administrative level of the body that issues a policy. 直辖市 (北京、天津、上海、重庆) count as province. */
export type Level = 'nation' | 'province' | 'city' | 'county';

/** Where a policy holds. Names are the full official ones in simplified characters (内蒙古自治区, 乌海市). */
export interface Region {
  readonly level: Level;
  readonly province: string | null;
  /** The prefecture-level unit; for a county-level policy the one it lies in. */
  readonly city: string | null;
  readonly county: string | null;
}

/** Years that a plan covers, both inclusive; a bound that the text masks or leaves out is null. */
export interface Period {
  readonly from: number | null;
  readonly to: number | null;
}

/** What a policy says of itself. Strings stand as printed (traditional stays traditional), except the region's names. */
export interface Metadata {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly region: Region | null;
  /** 发文字号 as printed, damage included. */
  readonly docNumber: string | null;
  /** 成文日期 as YYYY-MM-DD, YYYY-MM or YYYY: as precise as the text allows. */
  readonly issueDate: string | null;
  /** When the page or gazette published it; same forms. */
  readonly publishDate: string | null;
  readonly period: Period | null;
  /** Genre word: 规划, 实施意见, 行动方案, 实施方案, 通知, 意见, 办法, 政府工作报告, 工作要点 … */
  readonly kind: string | null;
  /** Where the date that counts as the paper's own stands in the text, for findings; null when it was stated in front matter or nowhere. */
  readonly issueDateSpan: Span | null;
  /** Peer cities that front matter names (对标城市 / peers); empty when it names none. */
  readonly peers: readonly string[];
}

/** 1 for 一、 (and 第一章, markdown #) · 2 for （一） · 3 for 1. · 4 for （1） and ① · 'box' for 专栏一. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 'box';

export interface Heading extends Span {
  /** The span is the heading's own words, from its number to the last character before the full stop or line end. */
  readonly level: HeadingLevel;
  /** As printed (一、, (一), 1., 专栏一); null where the number was lost. */
  readonly number: string | null;
  /** Words without the number. */
  readonly title: string;
  /** Index in Policy.headings of the heading that this one lies under; -1 at the top. */
  readonly parent: number;
  /** End of everything under this heading. */
  readonly sectionEnd: number;
}

/**
 * One paragraph: a stretch of raw text in which sentences run on. Lines that a page broke in mid-sentence are one
 * paragraph (its span then holds the line breaks); a document on one line is cut at its run-in headings.
 */
export interface Paragraph extends Span {
  /** box: inside a 专栏 · cell: a table's cell · front: salutation, notice and signature around the paper proper. */
  readonly kind: 'text' | 'heading' | 'box' | 'cell' | 'front';
  /** Index in Policy.headings of the innermost heading that holds (or is) it; -1 before the first. */
  readonly heading: number;
}

/** The smallest numbered or headed unit that carries a task, from its number or heading to its last character, bracketed units included. */
export interface Clause extends Span {
  /** Index in Policy.headings; -1 for a clause without heading. */
  readonly heading: number;
  /** task: something to be done · goal: aims and principles · background: what has been reached or is lacking · organisation: leadership, money, review · box · table · front. */
  readonly kind: 'task' | 'goal' | 'background' | 'organisation' | 'box' | 'table' | 'front';
}

export interface TableCell extends Span {
  readonly row: number;
  readonly column: number;
}

/** A table in markdown, tab-separated or one-cell-per-line form. Row 0 holds the column labels where there are any. */
export interface Table extends Span {
  readonly rows: readonly (readonly TableCell[])[];
  readonly hasHeader: boolean;
  readonly heading: number;
}

/** Something that the reader could not make sense of, said to the drafter; never thrown. */
export interface Problem extends Span {
  readonly code: 'not-a-policy' | 'cut-off' | 'damaged' | 'masked' | 'front-matter' | 'binary' | 'too-long';
  readonly message: Localized;
}

export interface Policy extends Span {
  /** The span is the policy's own text: page chrome lies outside it. */
  readonly meta: Metadata;
  readonly headings: readonly Heading[];
  readonly paragraphs: readonly Paragraph[];
  readonly clauses: readonly Clause[];
  readonly tables: readonly Table[];
  /** True where the text shows that it was scraped (chrome around it, lost characters, a compilation's title). */
  readonly scraped: boolean;
}

/** One file or editor buffer, read. Any text gives one; parsing never throws. */
export interface PolicyDocument {
  readonly text: string;
  /** `text` folded character by character (same length): simplified characters, half-width digits, letters, % and brackets. */
  readonly shadow: string;
  readonly policies: readonly Policy[];
  readonly problems: readonly Problem[];
}
