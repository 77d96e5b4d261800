import type { Target } from '../facts/types.ts';
import { type Comparison, comparison } from '../peers/compare.ts';
import type { PeerSource } from '../peers/types.ts';
import type { Policy } from '../policy/types.ts';
import type { ReadPolicy, RuleContext } from './types.ts';

const NO_CORPUS: PeerSource = { version: 0, targets: () => [] };

type Answers = Map<string, Comparison>;

/** What a corpus has answered since it last changed: from one keystroke to the next most targets stay as they are. */
let kept = new WeakMap<PeerSource, { readonly version: number; readonly answers: Answers }>();
/** Targets whose comparisons are kept. */
const MOST = 5000;

/** Several rules ask the same of each target in one check. */
const inCheck = new WeakMap<RuleContext, { readonly answers: Answers; readonly found: Map<Target, Comparison> }>();

/** Drops what was compared before; for benches and tests. */
export const forgetComparisons = (): void => {
  kept = new WeakMap();
};

/** A target of the draft held against the corpus; without one against what is known of the nation. */
export function comparedIn(context: RuleContext, { policy }: ReadPolicy, target: Target): Comparison {
  const source = context.peers ?? NO_CORPUS;
  let check = inCheck.get(context);
  if (!check) {
    check = { answers: answersOf(source), found: new Map() };
    inCheck.set(context, check);
  }
  let found = check.found.get(target);
  if (!found) {
    found = { ...compared(check.answers, source, policy, target), target };
    check.found.set(target, found);
  }
  return found;
}

function answersOf(source: PeerSource): Answers {
  const { version } = source;
  const known = kept.get(source);
  if (known?.version === version && known.answers.size <= MOST) return known.answers;
  const answers: Answers = new Map();
  kept.set(source, { version, answers });
  return answers;
}

function compared(answers: Answers, source: PeerSource, { meta }: Policy, target: Target): Comparison {
  const { region, title, issueDate: date, peers } = meta;
  const place = region ? `${region.level}/${region.province}/${region.city}/${region.county}` : '';
  const question = `${place}\n${title}\n${date}\n${peers.join('、')}\n${words(target)}`;
  let found = answers.get(question);
  if (!found) {
    found = comparison(target, region, source, { peers, title, date });
    answers.set(question, found);
  }
  return found;
}

/** All of a target that a comparison looks at: everything but where it stands. */
function words(target: Target): string {
  const { identity, baseline } = target;
  const measured = `${identity.key}\n${identity.kind}\n${identity.dimension}\n${identity.population}\n${identity.scopeClass}`;
  const stated = `${target.value}\n${target.valueMax}\n${target.unit}\n${target.per}\n${target.comparator}\n${target.direction}`;
  const when = `${target.deadline}\n${target.suspect}\n${target.attained}\n${target.growth}\n${baseline?.year}`;
  return `${measured}\n${stated}\n${when}\n${target.indicator}\n${target.quote}`;
}
