import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildCorpus } from '../../server/corpus/build.ts';
import { openCorpus } from '../../server/corpus/open.ts';
import { readSeeds } from '../../server/corpus/seeds.ts';
import type { Corpus } from '../../server/corpus/types.ts';

const folder = path.join(import.meta.dirname, '../../seeds');

export const seedNames = readdirSync(folder).filter((name) => name.endsWith('.txt'));
export const readSeed = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

/** The built-in corpus, made anew from the seeds in a temporary folder. */
export function builtInCorpus(): { corpus: Corpus; dispose(): void } {
  const home = mkdtempSync(path.join(os.tmpdir(), 'duibiao-seeds-'));
  const file = path.join(home, 'seeds.sqlite');
  const manifest = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
  buildCorpus(
    file,
    'builtin',
    readSeeds(manifest, seedNames, (name) => readFileSync(path.join(folder, name))),
  );
  const { corpus, faults } = openCorpus({ builtIn: file });
  if (!corpus) throw new Error(faults[0]?.message.en);
  return {
    corpus,
    dispose() {
      corpus.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
