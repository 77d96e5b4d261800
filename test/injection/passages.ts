import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Passage, readPassage } from './harness.ts';

const root = path.join(import.meta.dirname, '../..');
const large = path.join(root, '../shared/corpus');

const read = (file: string) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');

/** The seeds and the drafts of the sample workspace. */
export function ownPassages(): Passage[] {
  const seeds = path.join(root, 'seeds');
  const workspace = path.join(root, 'test/workspace');
  return [
    ...readdirSync(seeds)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readPassage(name, read(path.join(seeds, name)))),
    ...readdirSync(workspace)
      .filter((name) => name.endsWith('.policy.md'))
      .map((name) => readPassage(name, read(path.join(workspace, name)))),
  ];
}

/** Some of the papers of the large corpus beside the repository; none where it is absent. */
export function largePassages(count: number): Passage[] {
  if (!existsSync(large)) return [];
  const files = readdirSync(large, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt') || (name.endsWith('.md') && !name.endsWith('README.md')))
    .sort();
  const step = Math.max(1, Math.floor(files.length / count));
  return files.filter((_, index) => index % step === 0).map((name) => readPassage(name, read(path.join(large, name))));
}
