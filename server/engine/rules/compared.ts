import type { Target } from '../facts/types.ts';
import type { Comparison } from '../peers/compare.ts';
import { comparer } from '../peers/remembered.ts';
import type { PeerSource } from '../peers/types.ts';
import type { ReadPolicy, RuleContext } from './types.ts';

const NO_CORPUS: PeerSource = { version: 0, targets: () => [] };

interface Check {
  readonly compare: ReturnType<typeof comparer>;
  readonly found: Map<Target, Comparison>;
}

/** Several rules ask the same of each target in one check. */
const inCheck = new WeakMap<RuleContext, Check>();

/** A target of the draft held against the corpus; without one against what is known of the nation. */
export function comparedIn(context: RuleContext, { policy }: ReadPolicy, target: Target): Comparison {
  let check = inCheck.get(context);
  if (!check) {
    check = { compare: comparer(context.peers ?? NO_CORPUS), found: new Map() };
    inCheck.set(context, check);
  }
  let found = check.found.get(target);
  if (!found) {
    found = check.compare(target, policy.meta);
    check.found.set(target, found);
  }
  return found;
}
