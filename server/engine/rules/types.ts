import type { Facts } from '../facts/types.ts';
import type { CorpusSource } from '../peers/types.ts';
import type { Policy, PolicyDocument } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import type { Span } from '../text/span.ts';

/** error: wrong whatever one thinks · warning: a reviewer would send it back · information: worth a look · hint: style. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Evidence beside a finding: a place in the draft, or in a policy of the corpus. */
export interface Related {
  /** Null for a place in the draft itself; else the corpus policy's id. */
  readonly policyId: string | null;
  /** Who says it, for people: 东营市《…实施意见》（2024-12-24）. */
  readonly source: string;
  /** Place in the raw source (or in the draft). */
  readonly raw: Span;
  /** Place in the cleaned text of the corpus policy; equals `raw` in the draft. */
  readonly clean: Span;
  readonly quote: string;
}

/** A change that removes the finding and adds none. */
export interface Fix {
  readonly title: Localized;
  readonly edits: readonly (Span & { readonly text: string })[];
  /** Safe fixes take part in fix-all. */
  readonly safe: boolean;
}

export interface Finding extends Span {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** One policy of the draft with what was read from it. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly facts: Facts;
}

export interface RuleContext {
  readonly document: PolicyDocument;
  readonly policies: readonly ReadPolicy[];
  /** Null while no corpus is loaded: rules that need one then say nothing. */
  readonly peers: CorpusSource | null;
  /** YYYY-MM-DD; counts only for a draft that states no date of its own. */
  readonly today: string;
}

/** What became of the suppressions when every other rule had been heard. */
export interface Suppressed {
  /** Those that hid nothing, of the rules that were run. */
  readonly unused: readonly SuppressedRule[];
  /** Comments that cannot be followed. */
  readonly malformed: readonly (Span & { readonly why: Localized })[];
}

/** One rule's name in a comment. */
export interface SuppressedRule extends Span {
  readonly rule: string;
  /** The whole comment. */
  readonly comment: Span;
  /** Whether it names no other rule. */
  readonly alone: boolean;
}

export interface RuleExample {
  /** A document that the corpus must hold for the example, where the built-in one does not do. */
  readonly corpus?: string;
  /** Further ones. */
  readonly more?: readonly string[];
  readonly wrong: string;
  readonly right: string;
}

/** A rule: one file under rules/, one line in the registry, one generated page. */
export interface Rule {
  /** ASCII kebab-case, names the flaw, never reused. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Localized;
  /** What it finds. */
  readonly finds: Localized;
  /** Why it matters. */
  readonly why: Localized;
  /** Whole drafts, run as tests: the wrong one has the finding, the right one has not. */
  readonly example: RuleExample;
  /** The standard, regulation or craft that it rests on. */
  readonly source: Localized;
  /** What the fix does, or null where there is none. */
  readonly fix: Localized | null;
  readonly needsCorpus: boolean;
  /**
   * About the form of writing, which a page or a copier may have spoilt: silent in policies whose text shows that it was
   * scraped, and in those said to be imported.
   */
  readonly draftsOnly?: boolean;
  /** Off unless a setting turns it on. */
  readonly off?: boolean;
  check(context: RuleContext): readonly Finding[];
  /** In place of `check` for the rules about suppressions. */
  checkSuppressed?(suppressed: Suppressed, context: RuleContext): readonly Finding[];
}
