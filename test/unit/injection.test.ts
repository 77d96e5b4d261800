import assert from 'node:assert/strict';
import { FLAWS } from '../injection/flaws/index.ts';
import { tryFlaw } from '../injection/harness.ts';
import { largePassages, ownPassages } from '../injection/passages.ts';

const LEAST_RECALL = 0.95;
const MOST_COLLATERAL = 0.02;

describe('a flaw that is put into a paper at random', function () {
  this.timeout(120_000);
  const passages = [...ownPassages(), ...largePassages(12)];

  for (const flaw of FLAWS)
    it(`is found by ${flaw.rule}, and nothing else changes`, () => {
      const { injected, found, collateral, misses } = tryFlaw(flaw, passages, 40, 20261127);
      assert.ok(injected >= 20, `only ${injected} places`);
      assert.ok(found >= injected * LEAST_RECALL, misses.join('\n'));
      assert.ok(collateral <= injected * MOST_COLLATERAL, misses.join('\n'));
    });
});
