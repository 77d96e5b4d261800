import type { CorpusSource } from '../../server/engine/peers/types.ts';

/** A corpus that knows nothing; tests put in its place what they ask about. */
export const emptyCorpus: CorpusSource = {
  version: 0,
  targets: () => [],
  targetsOf: () => [],
  named: () => [],
  citing: () => [],
  precedentUnits: () => [],
};
