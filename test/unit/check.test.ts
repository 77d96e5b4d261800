import assert from 'node:assert/strict';
import { check, isGrave, readDraft } from '../../server/engine/check.ts';
import { report } from '../../server/engine/rules/support.ts';
import type { Finding, Rule, RuleContext, Severity } from '../../server/engine/rules/types.ts';
import { emptyCorpus } from './empty-corpus.ts';

const words = { zh: '话', en: 'words' };

const rule = (id: string, find: () => readonly Finding[], more: Partial<Rule> = {}): Rule => ({
  id,
  severity: 'warning',
  title: words,
  finds: words,
  why: words,
  example: { wrong: '', right: '' },
  source: words,
  fix: null,
  needsCorpus: false,
  check: find,
  ...more,
});

const at = (id: string, from: number, to: number, severity: Severity = 'warning', zh = '话') =>
  report({ id, severity }, { from, to }, { zh, en: 'words' });

const context: RuleContext = { ...readDraft(''), peers: null, today: '2026-01-01' };

describe('check', () => {
  it('gives findings in text order, at one place the graver first', () => {
    const found = check(context, {
      rules: [
        rule('b', () => [at('b', 5, 9), at('b', 2, 3), at('b', 5, 7, 'error')]),
        rule('a', () => [at('a', 5, 9), at('a', 5, 9, 'hint', '别的话')]),
      ],
    });
    assert.deepEqual(
      found.map(({ rule: id, from, to, severity }) => [id, from, to, severity]),
      [
        ['b', 2, 3, 'warning'],
        ['b', 5, 7, 'error'],
        ['a', 5, 9, 'warning'],
        ['b', 5, 9, 'warning'],
        ['a', 5, 9, 'hint'],
      ],
    );
  });

  it('does not depend on the order of the rules', () => {
    const rules = [rule('a', () => [at('a', 1, 2), at('a', 4, 5)]), rule('b', () => [at('b', 1, 2), at('b', 0, 5)])];
    assert.deepEqual(check(context, { rules }), check(context, { rules: [...rules].reverse() }));
  });

  it('says each finding once', () => {
    const twice = rule('a', () => [at('a', 1, 2), at('a', 1, 2), at('a', 1, 2, 'warning', '别的话')]);
    assert.equal(check(context, { rules: [twice] }).length, 2);
  });

  it('loses only the findings of a rule that fails, and tells of it', () => {
    const faults: [string, unknown][] = [];
    const fault = new Error('broken');
    const broken = rule('broken', () => {
      throw fault;
    });
    const found = check(context, {
      rules: [broken, rule('whole', () => [at('whole', 0, 1)])],
      onFault: (id, cause) => faults.push([id, cause]),
    });
    assert.deepEqual(
      found.map(({ rule: id }) => id),
      ['whole'],
    );
    assert.deepEqual(faults, [['broken', fault]]);
    assert.equal(check(context, { rules: [broken] }).length, 0);
  });

  it('asks a rule that needs a corpus only when there is one', () => {
    const rules = [rule('peers', () => [at('peers', 0, 1)], { needsCorpus: true })];
    assert.equal(check(context, { rules }).length, 0);
    assert.equal(check({ ...context, peers: emptyCorpus }, { rules }).length, 1);
  });

  it('holds warnings and errors for grave', () => {
    const severities: Severity[] = ['error', 'warning', 'information', 'hint'];
    assert.deepEqual(
      severities.map((severity) => isGrave(at('a', 0, 1, severity))),
      [true, true, false, false],
    );
  });
});

describe('reading a draft', () => {
  it('gives facts for each policy of the document, in its order', () => {
    const text = '某某市实施方案\n\n一、目标\n\n到2027年，每千人口注册护士数达到4.5人。\n';
    const { document, policies } = readDraft(text);
    assert.equal(document.text, text);
    assert.deepEqual(
      policies.map(({ policy }) => policy),
      document.policies,
    );
    const [target] = policies[0]!.facts.targets;
    assert.equal(target?.value, 4.5);
    assert.equal(text.slice(target!.valueSpan.from, target!.valueSpan.to), '4.5人');
  });
});

describe('a text that somebody calls a draft', () => {
  const beginning = '到2025年6月31日前完成任务。\n';

  it('is read though it has no title and no heading yet', () => {
    assert.deepEqual(readDraft(beginning).policies, []);
    const found = check({ ...readDraft(beginning, { draft: true }), peers: null, today: '2025-01-01' });
    assert.deepEqual(
      found.map(({ rule: id, from, to }) => [id, beginning.slice(from, to)]),
      [['date-impossible', '2025年6月31日']],
    );
  });

  it('is still none when it is not Chinese', () => {
    assert.deepEqual(
      readDraft('const due = "2025年6月31日"; // four words of a programme\n', { draft: true }).policies,
      [],
    );
  });
});
