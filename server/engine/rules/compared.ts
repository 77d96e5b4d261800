import type { Target } from '../facts/types.ts';
import { type Comparison, comparison } from '../peers/compare.ts';
import type { PeerSource } from '../peers/types.ts';
import type { ReadPolicy, RuleContext } from './types.ts';

const NO_CORPUS: PeerSource = { targets: () => [] };

/** Several rules ask the same of each target; what was found is kept for as long as the check lasts. */
const kept = new WeakMap<RuleContext, Map<Target, Comparison>>();

/** A target of the draft held against the corpus; without one against what is known of the nation. */
export function comparedIn(context: RuleContext, { policy }: ReadPolicy, target: Target): Comparison {
  const known = kept.get(context) ?? new Map<Target, Comparison>();
  kept.set(context, known);
  let found = known.get(target);
  if (!found) {
    const { region, title, issueDate: date, peers } = policy.meta;
    found = comparison(target, region, context.peers ?? NO_CORPUS, { peers, title, date });
    known.set(target, found);
  }
  return found;
}
