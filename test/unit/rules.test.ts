import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Corpus } from '../../server/corpus/types.ts';
import { check, isGrave, readDraft } from '../../server/engine/check.ts';
import { RULES } from '../../server/engine/rules/registry.ts';
import type { Finding, Rule } from '../../server/engine/rules/types.ts';
import { builtInCorpus, readSeed, seedNames } from './seeds.ts';
import { withCorpus } from './text-corpus.ts';

const TODAY = '2026-01-31';
const workspace = path.join(import.meta.dirname, '../workspace');

let corpus: Corpus;
let dispose: () => void;
before(function () {
  this.timeout(60_000);
  ({ corpus, dispose } = builtInCorpus());
});
after(() => dispose());

const findings = (text: string, peers = corpus): Finding[] => check({ ...readDraft(text), peers, today: TODAY });

/** The findings of a rule's example, with the corpus that it needs. */
const inExample = ({ example }: Rule, text: string): Finding[] =>
  example.corpus
    ? withCorpus(
        Object.fromEntries([example.corpus, ...(example.more ?? [])].map((text, at) => [String(at), text])),
        (own) => findings(text, own),
      )
    : findings(text);

/** Rule, severity and quote of each finding. */
const summary = (text: string) =>
  findings(text).map(({ rule, severity, from, to }) => [rule, severity, text.slice(from, to)]);

describe('the example of a rule', () => {
  for (const rule of RULES) {
    it(`is found by ${rule.id} where it is wrong, and there alone`, () => {
      const all = inExample(rule, rule.example.wrong);
      const [finding] = all.filter(({ rule: id }) => id === rule.id);
      assert.equal(finding?.severity, rule.severity);
      assert.deepEqual(
        all.filter(({ rule: id }) => id !== rule.id),
        [],
      );
    });
    it(`is clean where it is right (${rule.id})`, () => assert.deepEqual(inExample(rule, rule.example.right), []));
  }
});

describe('the sample workspace', () => {
  const read = (name: string) => readFileSync(path.join(workspace, name), 'utf8');

  it('shows each kind of flaw once, and nothing else', () => {
    assert.deepEqual(summary(read('医疗卫生服务体系实施方案.policy.md')), [
      ['target-below-peers', 'warning', '7.2张'],
      ['target-below-baseline', 'warning', '4.25人'],
      ['deadline-before-issue', 'warning', '2024年10月底前'],
      ['date-impossible', 'error', '2025年6月31日'],
      ['target-conflict', 'warning', '4.5人'],
      ['task-without-unit', 'warning', '（四）改善群众就医体验'],
      ['deadline-outside-period', 'warning', '2029年底前'],
    ]);
  });

  it('has a draft without any finding', () => {
    assert.deepEqual(summary(read('家庭医生签约服务通知.policy.md')), []);
  });

  it('names the peer cities, their values and deadlines, and brings their clauses', () => {
    const [finding] = findings(read('医疗卫生服务体系实施方案.policy.md'));
    for (const word of ['东营市', '7.55张', '乌海市', '7.5张', '2025年', '2027年'])
      assert.ok(finding!.message.zh.includes(word), word);
    assert.equal(finding!.related.length, 2);
    for (const { policyId, clean, quote } of finding!.related) {
      const page = corpus.cleanText(policyId!)!;
      assert.equal(page.text.slice(clean.from, clean.to).replace(/[\s|]/g, ''), quote.replace(/\s/g, ''));
    }
  });
});

describe('the seeds', () => {
  const grave = (name: string) => findings(readSeed(name)).filter(isGrave);

  it('have these grave findings and no others', () => {
    const found = seedNames.flatMap((name) =>
      grave(name).map(({ rule, from, to }) => [name.slice(0, 3), rule, readSeed(name).slice(from, to)]),
    );
    assert.deepEqual(found, [
      ['003', 'serial-number-repeated', '15'],
      ['003', 'target-below-baseline', '4.12'],
    ]);
  });

  it('have no grave finding where a careful reader found nothing wrong', function () {
    const file = path.join(import.meta.dirname, '../../../shared/gold/defects.md');
    if (!existsSync(file)) {
      console.log('      skipped: the list of traps is not at hand');
      return this.skip();
    }
    const [, traps] = readFileSync(file, 'utf8').split('## Traps');
    const rows = traps!.split('\n').flatMap((line) => {
      const [, seed, offset, quote] = line.split('|').map((cell) => cell.trim());
      return /^\d{3}$/.test(seed ?? '') ? [{ seed: seed!, from: Number(offset), length: quote!.length }] : [];
    });
    assert.ok(rows.length > 40);
    for (const name of seedNames)
      for (const finding of grave(name))
        for (const { seed, from, length } of rows)
          assert.ok(
            !name.startsWith(seed) || finding.to <= from || finding.from >= from + length,
            `${name} ${finding.from} ${finding.message.zh}`,
          );
  });

  it('give the same findings each time', () => {
    for (const name of seedNames) assert.deepEqual(findings(readSeed(name)), findings(readSeed(name)));
  });
});
