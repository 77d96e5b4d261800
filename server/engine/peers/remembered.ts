import type { Target } from '../facts/types.ts';
import type { Metadata } from '../policy/types.ts';
import { comparisonOptions } from './chosen.ts';
import { type Comparison, comparison } from './compare.ts';
import type { PeerSource } from './types.ts';

type Answers = Map<string, Comparison>;

/** What a corpus has answered since it last changed: from one keystroke to the next most targets stay as they are. */
let kept = new WeakMap<PeerSource, { readonly version: number; readonly answers: Answers }>();
/** Targets whose comparisons are kept. */
const MOST = 5000;

/** Drops what was compared before; for benches and tests. */
export const forgetComparisons = (): void => {
  kept = new WeakMap();
};

/** A corpus as it stands now, to be asked several times in a row. */
export function comparer(source: PeerSource): (target: Target, meta: Metadata) => Comparison {
  const answers = answersOf(source);
  return (target, meta) => {
    const { region, title, issueDate: date, peers } = meta;
    const place = region ? `${region.level}/${region.province}/${region.city}/${region.county}` : '';
    const question = `${place}\n${title}\n${date}\n${peers.join('、')}\n${words(target)}`;
    let found = answers.get(question);
    if (!found) {
      found = comparison(target, region, source, comparisonOptions(meta));
      answers.set(question, found);
    }
    return { ...found, target };
  };
}

function answersOf(source: PeerSource): Answers {
  const { version } = source;
  const known = kept.get(source);
  if (known?.version === version && known.answers.size <= MOST) return known.answers;
  const answers: Answers = new Map();
  kept.set(source, { version, answers });
  return answers;
}

/** All of a target that a comparison looks at: everything but where it stands. */
function words(target: Target): string {
  const { identity, baseline } = target;
  const measured = `${identity.key}\n${identity.kind}\n${identity.dimension}\n${identity.population}\n${identity.scopeClass}`;
  const stated = `${target.value}\n${target.valueMax}\n${target.unit}\n${target.per}\n${target.comparator}\n${target.direction}`;
  const when = `${target.deadline}\n${target.suspect}\n${target.attained}\n${target.growth}\n${baseline?.year}`;
  return `${measured}\n${stated}\n${when}\n${target.indicator}\n${target.quote}`;
}
