import { extractFacts } from './facts/extract.ts';
import { forgetIdentities } from './knowledge/identity.ts';
import { forgetComparisons } from './peers/remembered.ts';
import { type ParseOptions, parseDocument } from './policy/parse.ts';
import type { PolicyDocument } from './policy/types.ts';
import { RULES, ruleById } from './rules/registry.ts';
import type { Finding, ReadPolicy, Rule, RuleContext, Severity } from './rules/types.ts';
import { Suppressions } from './suppress.ts';
import { forgetTexts } from './text/memo.ts';

/** A draft as every front end works on it: the document, and each policy in it with its facts. */
export interface Draft {
  readonly document: PolicyDocument;
  readonly policies: ReadPolicy[];
}

export interface ReadOptions extends ParseOptions {
  /** Somebody says that the text is a page, not a draft: what copying spoils is then no drafter's flaw. */
  readonly imported?: boolean;
}

/** Reads any text; never throws. Spans are offsets in `text`, front matter included. */
export function readDraft(text: string, { imported = false, ...options }: ReadOptions = {}): Draft {
  const read = parseDocument(text, options);
  const document = imported ? asImported(read) : read;
  return { document, policies: document.policies.map((policy) => ({ policy, facts: extractFacts(document, policy) })) };
}

/** A document of which somebody says that it is a page. */
const asImported = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  policies: document.policies.map((policy) => ({ ...policy, scraped: true })),
});

/** Likewise for a draft that was read already. */
export function importedDraft({ document, policies }: Draft): Draft {
  return {
    document: asImported(document),
    policies: policies.map(({ policy, facts }) => ({ policy: { ...policy, scraped: true }, facts })),
  };
}

/** Drops what was kept of earlier texts; for benches and tests. */
export function forgetCaches(): void {
  forgetTexts();
  forgetIdentities();
  forgetComparisons();
}

export interface CheckOptions {
  /** The rules to run; all by default. */
  readonly rules?: readonly Rule[];
  /** What a person has set for a rule, by its id: off, or how grave the rule is. */
  readonly severities?: Readonly<Record<string, Severity | 'off' | 'default'>>;
  /** Told of a rule that failed; its findings are lost, those of the others are not. */
  readonly onFault?: (rule: string, fault: unknown) => void;
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Text order; at one place the graver first, then by id and words, so that equal input gives equal output. */
const inOrder = (a: Finding, b: Finding) =>
  a.from - b.from ||
  RANK[a.severity] - RANK[b.severity] ||
  a.to - b.to ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
  (a.message.zh < b.message.zh ? -1 : a.message.zh > b.message.zh ? 1 : 0);

/**
 * Findings of all rules in text order, each once, without those that comments of the draft hide. A fault inside a rule
 * costs that rule's findings only.
 */
export function check(context: RuleContext, { rules = RULES, severities = {}, onFault }: CheckOptions = {}): Finding[] {
  const run = rules.filter(({ id, off, needsCorpus }) => {
    const set = Object.hasOwn(severities, id) ? severities[id] : 'default';
    return set !== 'off' && !(off && set === 'default') && (!needsCorpus || context.peers !== null);
  });
  const ask = (rule: Rule, find: () => readonly Finding[]): readonly Finding[] => {
    try {
      return find().flatMap((finding) => suited(rule, finding, severities[rule.id]));
    } catch (fault) {
      onFault?.(rule.id, fault);
      return [];
    }
  };
  const drafts = { ...context, policies: context.policies.filter(({ policy }) => !policy.scraped) };
  const suppressions = new Suppressions(context.document.text, (id) => ruleById(id) !== undefined);
  const shown = run
    .flatMap((rule) => ask(rule, () => rule.check(rule.draftsOnly ? drafts : context)))
    .filter((finding) => !suppressions.hides(finding));
  const suppressed = {
    unused: suppressions.unused(new Set(run.map(({ id }) => id))),
    malformed: suppressions.malformed,
  };
  const findings = [
    ...shown,
    ...run.flatMap((rule) => ask(rule, () => rule.checkSuppressed?.(suppressed, context) ?? [])),
  ];
  const seen = new Set<string>();
  return findings.sort(inOrder).filter((finding) => {
    const key = `${finding.from} ${finding.to} ${finding.rule} ${finding.message.zh}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** A finding as it is to be shown, or nothing. */
function suited({ severity }: Rule, finding: Finding, set: Severity | 'off' | 'default' = 'default'): Finding[] {
  if (set === 'default' || set === 'off') return [finding];
  // A finding that is less grave than its rule stays so by as many steps.
  const steps = Math.max(0, RANK[finding.severity] - RANK[severity]);
  return [{ ...finding, severity: GRAVEST_FIRST[Math.min(RANK[set] + steps, RANK.hint)]! }];
}

const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether a finding makes the check fail: warning or above. */
export const isGrave = (finding: Finding): boolean => RANK[finding.severity] <= RANK.warning;

/** Whether a finding is at least as grave as `least`. */
export const isAtLeast = ({ severity }: Finding, least: Severity): boolean => RANK[severity] <= RANK[least];
