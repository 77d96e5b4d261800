import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraft } from '../../server/engine/check.ts';
import { readParagraph } from '../../server/engine/facts/paragraph.ts';
import type { Target } from '../../server/engine/facts/types.ts';
import { parseDocument } from '../../server/engine/policy/parse.ts';
import type { Span } from '../../server/engine/text/span.ts';
import { readSeed, seedNames } from './seeds.ts';

const seeds = seedNames.map(readSeed);

function assertFacts(text: string): void {
  for (const { policy, facts } of readDraft(text).policies) {
    const lies = (outer: Span, { from, to }: Span): boolean => outer.from <= from && from < to && to <= outer.to;
    const quoted = [...facts.targets, ...facts.attained, ...facts.responsibilities, ...facts.dates, ...facts.citations];
    for (const fact of quoted) {
      assert.ok(lies({ from: 0, to: text.length }, fact), `${fact.from}–${fact.to}`);
      assert.equal(fact.quote, text.slice(fact.from, fact.to));
    }
    for (const target of [...facts.targets, ...facts.attained]) {
      assert.ok(lies(target, target.valueSpan), target.quote);
      assert.ok(target.clause >= -1 && target.clause < policy.clauses.length);
      assert.ok(target.value === null || Number.isFinite(target.value), target.quote);
      assert.ok(target.identity.key.length > 0);
    }
    for (const responsibility of facts.responsibilities) {
      assert.equal(responsibility.units.length, responsibility.unitSpans.length);
      for (const span of responsibility.unitSpans) assert.ok(lies(responsibility, span), responsibility.quote);
    }
    for (const list of [facts.targets, facts.attained, facts.responsibilities, facts.dates, facts.citations])
      list.forEach((fact, i) => {
        assert.ok(i === 0 || (list[i - 1] as Span).from <= fact.from, 'text order');
      });
  }
}

/** A stretch of a seed with random damage: cuts, doubled pieces, foreign characters, other line ends. */
const damaged = fc
  .record({
    seed: fc.integer({ min: 0, max: seeds.length - 1 }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 2500 }),
    cut: fc.integer({ min: 0, max: 2500 }),
    width: fc.integer({ min: 0, max: 40 }),
    insert: fc.constantFrom(
      '',
      '\r\n',
      '𠮷',
      '（',
      '）',
      '《',
      '“',
      '10',
      '%',
      '、',
      '，',
      '。',
      '\u0000',
      '二〇',
      '×',
      '每',
    ),
    crlf: fc.boolean(),
  })
  .map(({ seed, from, length, cut, width, insert, crlf }) => {
    const whole = seeds[seed] as string;
    const start = Math.floor(from * whole.length);
    const piece = whole.slice(start, start + length);
    const text = piece.slice(0, cut) + insert + piece.slice(cut + width);
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

describe('facts of any text', () => {
  it('have valid spans and quotes in the seeds', () => {
    for (const seed of seeds) assertFacts(seed);
  });

  it('have valid spans and quotes in damaged text', () => {
    fc.assert(fc.property(damaged, assertFacts), { numRuns: 300 });
  });

  it('are read from the words and signs of the field in any order', () => {
    const words = fc.constantFrom(
      ...'到 2025年 底前 全市 达到 提高到 由 分别 增长 覆盖 全部 所有 100% 3个 1:2 二级 前30名 、 ， ； 。 （ ） 和 每千人口 以上 左右 率 床位 “ ” 《 》 牵头 责任单位： 市财政局 〔2022〕11号 6月 30日 不低于 其中 翻一番 清零 的'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => assertFacts(parts.join(''))),
      { numRuns: 500 },
    );
  });

  it('are the same whether a paragraph stands alone or in its document', () => {
    for (const seed of seeds) {
      const document = parseDocument(seed);
      const drafts = readDraft(seed).policies;
      document.policies.forEach((policy, i) => {
        const facts = drafts[i]?.facts;
        assert.ok(facts);
        for (const paragraph of policy.paragraphs) {
          if (paragraph.kind === 'cell' || paragraph.kind === 'heading') continue;
          const alone = readParagraph(document.shadow.slice(paragraph.from, paragraph.to));
          const values = (list: readonly Target[]) =>
            list
              .filter((t) => paragraph.from <= t.from && t.to <= paragraph.to)
              .map((t) => `${t.valueSpan.from} ${t.value}`);
          const inside = [...values(facts.targets), ...values(facts.attained)].sort();
          const own = alone.readings.map(({ reading: r }) => `${r.valueFrom + paragraph.from} ${r.value}`).sort();
          for (const value of inside) assert.ok(own.includes(value), value);
        }
      });
    }
  });

  it('do not depend on what was read before', () => {
    const text = seeds[0] as string;
    const first = JSON.stringify(readDraft(text).policies.map((p) => p.facts));
    readDraft(seeds[1] as string);
    assert.equal(JSON.stringify(readDraft(text).policies.map((p) => p.facts)), first);
  });
});
