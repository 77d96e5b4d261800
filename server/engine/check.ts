import { extractFacts } from './facts/extract.ts';
import { forgetParagraphs } from './facts/paragraph.ts';
import { forgetIdentities } from './knowledge/identity.ts';
import { type ParseOptions, parseDocument } from './policy/parse.ts';
import type { PolicyDocument } from './policy/types.ts';
import { RULES } from './rules/registry.ts';
import type { Finding, ReadPolicy, Rule, RuleContext, Severity } from './rules/types.ts';

/** A draft as every front end works on it: the document, and each policy in it with its facts. */
export interface Draft {
  readonly document: PolicyDocument;
  readonly policies: ReadPolicy[];
}

/** Reads any text; never throws. Spans are offsets in `text`, front matter included. */
export function readDraft(text: string, options?: ParseOptions): Draft {
  const document = parseDocument(text, options);
  return { document, policies: document.policies.map((policy) => ({ policy, facts: extractFacts(document, policy) })) };
}

/** Drops what was kept of earlier texts; for benches and tests. */
export function forgetCaches(): void {
  forgetParagraphs();
  forgetIdentities();
}

export interface CheckOptions {
  /** The rules to run; all by default. */
  readonly rules?: readonly Rule[];
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

/** Findings of all rules in text order, each once. A fault inside a rule costs that rule's findings only. */
export function check(context: RuleContext, { rules = RULES, onFault }: CheckOptions = {}): Finding[] {
  const findings = rules.flatMap((rule) => {
    if (rule.needsCorpus && !context.peers) return [];
    try {
      return rule.check(context);
    } catch (fault) {
      onFault?.(rule.id, fault);
      return [];
    }
  });
  const seen = new Set<string>();
  return findings.sort(inOrder).filter((finding) => {
    const key = `${finding.from} ${finding.to} ${finding.rule} ${finding.message.zh}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether a finding makes the check fail: warning or above. */
export const isGrave = (finding: Finding): boolean => RANK[finding.severity] <= RANK.warning;
