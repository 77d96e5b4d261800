import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseDocument } from '../../server/engine/policy/parse.ts';
import type { Policy } from '../../server/engine/policy/types.ts';
import type { Span } from '../../server/engine/text/span.ts';
import { readSeed, seedNames } from './seeds.ts';

const seeds = seedNames.map(readSeed);

function assertOrdered(spans: readonly Span[], what: string): void {
  for (let i = 1; i < spans.length; i++)
    assert.ok(spans[i - 1]!.to <= spans[i]!.from, `${what} ${i} overlaps the one before`);
}

function assertPolicy(text: string, policy: Policy): void {
  const within = (outer: Span, { from, to }: Span, what: string): void => {
    assert.ok(
      Number.isInteger(from) && Number.isInteger(to) && outer.from <= from && from < to && to <= outer.to,
      `${what} ${from}–${to}`,
    );
  };
  within({ from: 0, to: text.length }, policy, 'policy');
  const { headings, paragraphs, clauses, tables } = policy;
  const validHeading = (index: number) => assert.ok(Number.isInteger(index) && index >= -1 && index < headings.length);
  headings.forEach((heading, i) => {
    within(policy, heading, 'heading');
    assert.ok(heading.parent < i && heading.parent >= -1, 'a parent stands before its child');
    assert.ok(heading.to <= heading.sectionEnd && heading.sectionEnd <= policy.to, 'section');
    if (heading.parent >= 0)
      assert.ok(heading.sectionEnd <= headings[heading.parent]!.sectionEnd, 'a section lies in its parent’s');
    assert.equal(text.slice(heading.from, heading.to).endsWith(heading.title), true);
    if (heading.number !== null) assert.equal(text.startsWith(heading.number, heading.from), true);
  });
  for (const list of [paragraphs, clauses, tables]) {
    for (const part of list) {
      within(policy, part, 'part');
      validHeading(part.heading);
    }
  }
  assertOrdered(headings, 'heading');
  assertOrdered(paragraphs, 'paragraph');
  assertOrdered(clauses, 'clause');
  assertOrdered(tables, 'table');
  for (const table of tables) {
    const cells = table.rows.flat();
    for (const cell of cells) within(table, cell, 'cell');
    assertOrdered(cells, 'cell');
  }
  const { issueDateSpan } = policy.meta;
  if (issueDateSpan) within({ from: 0, to: text.length }, issueDateSpan, 'date');
}

function assertSound(text: string): void {
  const document = parseDocument(text);
  assert.equal(document.text, text);
  assert.equal(document.shadow.length, text.length);
  assert.ok(document.policies.length > 0 || document.problems.length > 0, 'nothing read and nothing said');
  for (const { from, to, message } of document.problems) {
    assert.ok(0 <= from && from <= to && to <= text.length);
    assert.ok(message.zh && message.en);
  }
  for (const policy of document.policies) assertPolicy(text, policy);
  assertOrdered(document.policies, 'policy');
}

const seed = fc.constantFrom(...seeds);
/** A stretch of a seed, short enough for hundreds of runs. */
const stretch = fc.tuple(seed, fc.nat(), fc.integer({ min: 0, max: 4000 })).map(([text, from, length]) => {
  const start = from % text.length;
  return text.slice(start, start + length);
});
const shred = fc.constantFrom(
  ...'一、|（一）|1.|（1）|①|第一章|第二条|专栏一 |# |**|| 甲 | 乙 |\n|\r\n|\r|\t|　|。|，|：|；|（|）|《|》|“|---\n|<!-- |-->|附件1|目录|\ud800|\udfff|😀|⺠|衞|20xx年|2025年6月1日|%|％|篇1|篇2|扫一扫|发布时间：|各县区人民政府：|\u0000|\ufeff|12|7.5'.split(
    /(?<!\|)\|(?!\|)/u,
  ),
);

describe('any text is read', () => {
  it('the seeds, whole', () => {
    for (const text of seeds) assertSound(text);
  });

  it('cut anywhere', () => {
    fc.assert(fc.property(stretch, assertSound), { numRuns: 300 });
  });

  it('with shreds of structure thrown in', () => {
    fc.assert(
      fc.property(stretch, fc.array(fc.tuple(fc.nat(), shred), { maxLength: 12 }), (text, shreds) => {
        let result = text;
        for (const [where, words] of shreds) {
          const at = where % (result.length + 1);
          result = result.slice(0, at) + words + result.slice(at);
        }
        assertSound(result);
      }),
      { numRuns: 300 },
    );
  });

  it('with pieces left out', () => {
    fc.assert(
      fc.property(stretch, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 })), { maxLength: 12 }), (text, cuts) => {
        let result = text;
        for (const [where, length] of cuts) {
          const at = where % (result.length + 1);
          result = result.slice(0, at) + result.slice(at + length);
        }
        assertSound(result);
      }),
      { numRuns: 300 },
    );
  });

  it('made of shreds alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(shred, fc.constantFrom('加强建设', '到2030年达到60%', '责任单位：市民政局')), {
          maxLength: 60,
        }),
        (shreds) => assertSound(shreds.join('')),
      ),
      { numRuns: 500 },
    );
  });

  it('of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), assertSound), { numRuns: 300 });
  });
});

describe('line ends', () => {
  it('change no heading, no clause and no fact about the paper', () => {
    for (const text of seeds) {
      const unix = parseDocument(text);
      const dos = parseDocument(text.replaceAll('\n', '\r\n'));
      assert.equal(unix.policies.length, dos.policies.length);
      unix.policies.forEach((policy, i) => {
        const other = dos.policies[i]!;
        assert.deepEqual(
          other.headings.map(({ number, title, level, parent }) => [number, title, level, parent]),
          policy.headings.map(({ number, title, level, parent }) => [number, title, level, parent]),
        );
        assert.deepEqual(
          other.clauses.map(({ kind, heading }) => [kind, heading]),
          policy.clauses.map(({ kind, heading }) => [kind, heading]),
        );
        assert.deepEqual({ ...other.meta, issueDateSpan: null }, { ...policy.meta, issueDateSpan: null });
      });
    }
  });
});

describe('an edit', () => {
  it('inside one paragraph leaves the others as they were', () => {
    for (const text of seeds) {
      const before = parseDocument(text);
      const paragraphs = before.policies
        .flatMap((policy) => policy.paragraphs)
        .filter(({ kind, from, to }) => kind === 'text' && to - from > 60);
      const { from, to } = paragraphs[Math.floor(paragraphs.length / 2)]!;
      const at = Math.floor((from + to) / 2);
      const after = parseDocument(`${text.slice(0, at)}改${text.slice(at)}`);
      const words = (list: typeof before, source: string): string[] =>
        list.policies.flatMap((policy) =>
          policy.paragraphs.map((paragraph) => source.slice(paragraph.from, paragraph.to)),
        );
      const old = new Set(words(before, text));
      assert.equal(words(after, after.text).filter((paragraph) => !old.has(paragraph)).length, 1);
    }
  });
});

const corpus = path.join(import.meta.dirname, '../../../shared/corpus');

describe('a corpus of real reports', () => {
  it('is read without a fault, each as one policy of its own place', function () {
    if (!existsSync(corpus)) {
      console.log('      skipped: no corpus beside the repository');
      this.skip();
    }
    this.timeout(120_000);
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\d{4}.*\.md$/u.test(name),
    );
    let placed = 0;
    for (const name of files) {
      const text = readFileSync(path.join(corpus, name), 'utf8');
      assertSound(text);
      const { policies } = parseDocument(text);
      assert.equal(policies.length, 1, name);
      const { headings, meta } = policies[0]!;
      assert.ok(headings.length >= 2, `${name} has ${headings.length} headings`);
      const region = name.split(path.sep).at(-2)!;
      if (meta.region?.city === region || meta.region?.province === region || meta.region?.level === 'nation') placed++;
    }
    assert.ok(placed >= files.length - 2, `${files.length - placed} of ${files.length} are misplaced`);
  });
});
