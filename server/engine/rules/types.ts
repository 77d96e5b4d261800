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

export interface RuleExample {
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
  check(context: RuleContext): readonly Finding[];
}
