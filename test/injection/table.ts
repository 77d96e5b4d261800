// Recall and collateral of every rule, on flaws injected at random into real documents.
//   node test/injection/table.ts [--times N] [--rule ID] [--seed N] [--misses] [--corpus CORPUS.sqlite]
import { parseArgs } from 'node:util';
import { openCorpus } from '../../server/corpus/open.ts';
import { FLAWS } from './flaws/index.ts';
import { tryFlaw } from './harness.ts';
import { largePassages, ownPassages } from './passages.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string' },
    rule: { type: 'string' },
    seed: { type: 'string' },
    misses: { type: 'boolean' },
    corpus: { type: 'string' },
  },
});
const corpus = values.corpus ? openCorpus({ user: [values.corpus] }).corpus : null;
const passages = [...ownPassages(), ...largePassages(60)];
const row = (...cells: string[]) =>
  console.log(
    cells[0]!.padEnd(32) +
      cells
        .slice(1)
        .map((cell) => cell.padStart(11))
        .join(''),
  );
row('rule', 'injected', 'recall', 'collateral');
for (const flaw of FLAWS.filter(({ rule }) => !values.rule || rule === values.rule)) {
  const { rule, injected, found, collateral, misses } = tryFlaw(
    flaw,
    passages,
    Number(values.times ?? 100),
    Number(values.seed ?? 1),
    corpus,
  );
  const share = (count: number) => (injected === 0 ? '–' : (count / injected).toFixed(3));
  row(rule, String(injected), share(found), share(collateral));
  if (values.misses) for (const miss of misses) console.log(`    ${miss}`);
}
corpus?.close();
