import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import { defaultSettings, readSettings } from '../../server/protocol/settings.ts';

describe('settings', () => {
  it('are the defaults when a client answers nothing', () => {
    for (const answer of [null, undefined, {}, { language: null, check: null, corpus: { path: undefined } }])
      assert.deepEqual(readSettings(answer), { settings: defaultSettings, faults: [] });
  });

  it('take what is given and leave the rest', () => {
    const { settings, faults } = readSettings({ language: 'en', corpus: { path: '/a.sqlite' }, unknown: 1 });
    assert.deepEqual(settings, { ...defaultSettings, language: 'en', corpus: { path: '/a.sqlite', folders: [] } });
    assert.deepEqual(faults, []);
  });

  it('name each key that cannot be used, and no other', () => {
    const { settings, faults } = readSettings({ language: 'fr', check: { run: 3 }, corpus: 'here' });
    assert.deepEqual(settings, defaultSettings);
    assert.deepEqual(faults, ['language', 'check.run', 'corpus']);
    const rules = { 'target-conflict': 'off', 'date-impossible': 'loud' };
    const some = readSettings({ rules, check: { limit: 0 } });
    assert.deepEqual(some.settings, { ...defaultSettings, rules: { 'target-conflict': 'off' } });
    assert.deepEqual(some.faults, ['check.limit', 'rules.date-impossible']);
    const half = readSettings({ corpus: { path: '/a.sqlite', folders: 'here' } });
    assert.deepEqual(half.settings.corpus, { path: '/a.sqlite', folders: [] });
    assert.deepEqual(half.faults, ['corpus.folders']);
    assert.deepEqual(readSettings('all').faults, ['']);
    assert.deepEqual(readSettings([]).faults, ['']);
  });

  it('are the ones that the manifest declares, with the same defaults', () => {
    const declared = Object.entries(manifest.contributes.configuration.properties).map(([key, { default: value }]) => [
      key,
      value,
    ]);
    const known = Object.entries(defaultSettings).flatMap(([key, value]) =>
      typeof value === 'object' && Object.keys(value).length > 0
        ? Object.entries(value).map(([name, inner]) => [`duibiao.${key}.${name}`, inner])
        : [[`duibiao.${key}`, value]],
    );
    assert.deepEqual(declared.sort(), known.sort());
  });
});
