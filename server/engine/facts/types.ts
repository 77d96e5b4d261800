import type { Span } from '../text/span.ts';

/** ge 以上, 不低于, 至少 · le 以下, 以内, 不超过 · eq 达到, 建成 · approx 左右, 约 · change against a baseline or per year · range. */
export type Comparator = 'ge' | 'le' | 'eq' | 'approx' | 'change' | 'range';

/** Where a deadline was stated; everything but sentence and table is inherited. */
export type DeadlineFrom = 'sentence' | 'paragraph' | 'heading' | 'table' | 'document' | 'none';

/** What is measured in which way; two targets of different kinds are never compared. */
export type MeasureKind = 'level' | 'change' | 'growth' | 'ratio' | 'count' | 'coverage' | 'grade' | 'rank';

/** Identity of what is measured, so that the same indicator of two cities meets whatever its words. */
export interface IndicatorIdentity {
  /** `catalogue:ID` for an indicator of the knowledge base, else `words:…`, its normalised words. */
  readonly key: string;
  /** Catalogue id or null. */
  readonly id: string | null;
  readonly kind: MeasureKind;
  /** Dimension of the unit after scaling (%, ‰ and /10万 are 'rate'; 万人 and 人 are '人'), so that values can be scaled to one another. */
  readonly dimension: string;
  /** Denominator's population (常住人口, 老年人 …) or null. */
  readonly population: string | null;
  /** Class of the scope (全市, 县域, 公立医院, 重点人群 …), normalised; null for the whole jurisdiction. */
  readonly scopeClass: string | null;
}

/** A value that the policy wants reached, kept or not exceeded; or, with `attained`, one already reached. Fields follow the annotation guide. */
export interface Target extends Span {
  /** Raw text of the span: the shortest that holds indicator and value. */
  readonly quote: string;
  /** As written, without deadline, verb, value and scope words. */
  readonly indicator: string;
  readonly scope: string | null;
  /** Percent as 65 for 65%, 1:0.55 as 0.55, 全覆盖 as 100; null when a digit is masked or lost. */
  readonly value: number | null;
  /** Upper end of a range, else null. */
  readonly valueMax: number | null;
  /** As written: %, ‰, /10万, 张, 万人, 1:x, 级, 位, 百分点, 倍 …; null if lost. */
  readonly unit: string | null;
  readonly comparator: Comparator;
  /** Denominator spelled out in the indicator (每千人口, 每个县) or null. */
  readonly per: string | null;
  /** "2025", "2025-12-31", "annual", "20xx" when masked; null when there is none. */
  readonly deadline: string | null;
  readonly deadlineFrom: DeadlineFrom;
  readonly growth: boolean;
  /** Why the figure as printed is doubtful; such a fact is shown but never compared. */
  readonly suspect: string | null;
  readonly baseline: { readonly year: number | null; readonly value: number | null } | null;
  readonly direction: 'up' | 'down' | 'none';
  readonly attained: boolean;
  /** For an attained value the year it was reached; null when unknown, and for targets. */
  readonly year: number | null;
  readonly identity: IndicatorIdentity;
  /** Span of the value with its unit, inside the quote: what a finding underlines and a fix replaces. */
  readonly valueSpan: Span;
  /** Index of the clause in Policy.clauses; -1 outside every clause. */
  readonly clause: number;
}

export interface Responsibility extends Span {
  /** The whole bracketed statement or line. */
  readonly quote: string;
  /** Names as written, in order. */
  readonly units: readonly string[];
  readonly unitSpans: readonly Span[];
  /** The leading unit, as written; several joined by 、; null where none is named. */
  readonly lead: string | null;
  readonly form: '责任单位' | '按职责分工负责' | '牵头/配合' | 'other';
  /** Units that a standing clause adds (“均包含各县(市、区)政府”), as written. */
  readonly inherited: readonly string[];
  readonly clause: number;
}

/** A date in the text. Impossible ones (2月30日, 13月) are kept with `valid: false`. */
export interface DateMention extends Span {
  readonly quote: string;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly valid: boolean;
  /** deadline: 到2025年, 2025年底前 · period: 2021—2025年, “十四五”期间 · past: a fact's date · issue: 成文日期 · other. */
  readonly role: 'deadline' | 'period' | 'past' | 'issue' | 'other';
  /** For a period its last year, else null. */
  readonly endYear: number | null;
  /** Latest day that the mention covers, YYYY-MM-DD; null when masked or invalid. */
  readonly latest: string | null;
  readonly clause: number;
}

export interface Citation extends Span {
  readonly quote: string;
  readonly title: string;
  readonly docNumber: string | null;
}

/** Everything read from one policy. Spans are offsets in the raw document; lists are in text order. */
export interface Facts {
  readonly targets: readonly Target[];
  readonly attained: readonly Target[];
  readonly responsibilities: readonly Responsibility[];
  readonly dates: readonly DateMention[];
  readonly citations: readonly Citation[];
}
