/** Same and different indicators, paired by hand from the wording of real plans and reports. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { IdentityInput } from '../../server/engine/knowledge/identity.ts';
import { identify, sameIndicator } from '../../server/engine/knowledge/identity.ts';
import { scaleFrom, scaleTo } from '../../server/engine/knowledge/units.ts';

interface Pair {
  readonly same: boolean;
  readonly a: Partial<IdentityInput> & { readonly indicator: string };
  readonly b: Partial<IdentityInput> & { readonly indicator: string };
}

const input = (given: Pair['a']): IdentityInput => ({
  scope: null,
  per: null,
  unit: null,
  comparator: given.growth ? 'change' : 'eq',
  growth: false,
  ...given,
});
const alike = (a: Pair['a'], b: Pair['a']): boolean => sameIndicator(identify(input(a)), identify(input(b)));

const pairs: Pair[] = readFileSync(new URL('../identity-pairs.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

describe('identity of indicators', () => {
  it('tells the same from the different, as hand-made pairs have it', () => {
    const wrong = pairs.filter(({ same, a, b }) => alike(a, b) !== same);
    const hits = pairs.filter(({ same, a, b }) => same && alike(a, b)).length;
    const claimed = pairs.filter(({ a, b }) => alike(a, b)).length;
    const precision = hits / claimed;
    const recall = hits / pairs.filter(({ same }) => same).length;
    const report = wrong
      .map(({ same, a, b }) => `${same ? 'missed' : 'mixed up'}: ${a.indicator} | ${b.indicator}`)
      .join('\n');
    console.log(`      ${pairs.length} pairs: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    assert.ok(precision >= 0.97, report);
    assert.ok(recall >= 0.9, report);
  });

  it('does not depend on the order of a pair or on what was asked before', () => {
    for (const { a, b } of pairs) assert.equal(alike(a, b), alike(b, a));
  });

  it('keeps level, growth and change of one indicator apart under one key', () => {
    const level = identify(input({ indicator: '森林覆盖率', unit: '%' }));
    const change = identify(input({ indicator: '森林覆盖率提高', unit: '百分点', comparator: 'change' }));
    assert.equal(level.key, change.key);
    assert.deepEqual([level.kind, change.kind], ['level', 'change']);
  });

  it('takes any text without fault', () => {
    for (const text of [
      '',
      '(',
      '((((',
      '每',
      '每千',
      '的',
      '%',
      '\u{20000}\u{20001}',
      '占比',
      '的'.repeat(5000),
      '('.repeat(5000),
    ]) {
      const found = identify(input({ indicator: text, scope: text, per: text, unit: text }));
      assert.match(found.key, /^(?:catalogue|words):/);
    }
  });

  it('scales values of one dimension to one another', () => {
    assert.equal(scaleTo(1.9, '万名'), scaleTo(19000, '人'));
    assert.equal(scaleTo(32, '/10万'), scaleTo(0.32, '‰'));
    assert.equal(scaleTo(3.2, '‰'), scaleTo(0.32, '%'));
    assert.equal(scaleTo(1200, '亿斤') / 1e3, scaleTo(600, '亿公斤') / 1e3);
    assert.equal(scaleTo(2, '万亩'), scaleTo(20000, '亩'));
    assert.equal(scaleTo(4.5, '人', '每千人口'), scaleTo(45, '人', '每万人口'));
    assert.equal(scaleFrom(scaleTo(7.55, '张', '每千人口'), '张', '每千人口'), 7.55);
  });
});
