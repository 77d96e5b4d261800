import assert from 'node:assert/strict';
import { quality } from '../bench/quality.ts';
import { builtInCorpus } from './seeds.ts';

/** A plain bigram BM25 on the same clauses, and by how much ours is to be better. */
const PLAIN = { clauses: 0.742, queries: 0.686 };
const BETTER = 0.1;

describe('precedents of the judged clauses and queries', function () {
  this.timeout(60_000);

  it('are better by far than those of a plain search (the judgements lie beside the repository)', function () {
    const { corpus, dispose } = builtInCorpus();
    try {
      const found = quality((text, limit, several) =>
        corpus
          .precedents({ text, limit, perPolicy: several ? limit : 1 })
          .map(({ source, raw }) => ({ doc: source.doc, ...raw })),
      );
      if (!found) return this.skip();
      const [clauses, queries] = found;
      assert.ok(clauses >= PLAIN.clauses + BETTER, String(clauses));
      assert.ok(queries >= PLAIN.queries + BETTER, String(queries));
    } finally {
      dispose();
    }
  });
});
