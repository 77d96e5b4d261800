// Builds the corpus that ships with the product:  node server/corpus/build-seeds.ts OUT.sqlite
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildCorpus } from './build.ts';
import { readSeeds } from './seeds.ts';

const out = process.argv[2];
if (!out) {
  console.error('usage: node server/corpus/build-seeds.ts OUT.sqlite');
  process.exit(2);
}
const folder = join(import.meta.dirname, '../../seeds');
mkdirSync(dirname(out), { recursive: true });
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const documents = readSeeds(readFileSync(join(folder, 'manifest.json'), 'utf8'), names, (name) =>
  readFileSync(join(folder, name)),
);
buildCorpus(out, 'builtin', documents);
const policies = documents.reduce((sum, { policies }) => sum + policies.length, 0);
console.log(`${basename(out)}: ${documents.length} documents, ${policies} policies`);
