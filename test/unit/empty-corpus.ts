import type { CorpusSource } from '../../server/engine/peers/types.ts';

/** A corpus that knows nothing; tests put in its place what they ask about. */
export const emptyCorpus: CorpusSource = {
  targets: () => [],
  targetsOf: () => [],
  named: () => [],
  citing: () => [],
  precedentUnits: () => [],
};
