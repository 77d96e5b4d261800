// Scores the facts of any command against the windows annotated by hand in this folder:
//   node test/gold/score.ts 'COMMAND {}' [--verbose]
// COMMAND gets a document's path for {} and prints what the shared scorer expects. The documents lie outside the
// repository; where they are absent nothing is scored, and that is said.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const shared = join(here, '..', '..', '..', 'shared');
const scorer = join(shared, 'gold', 'score.mjs');

const [command, ...options] = process.argv.slice(2);
if (!command?.includes('{}')) {
  console.error("usage: node test/gold/score.ts 'COMMAND {}' [--verbose]");
  process.exit(2);
}
if (!existsSync(scorer) || !existsSync(join(shared, 'corpus'))) {
  console.log('skipped: the corpus and the scorer are not beside this repository');
  process.exit(0);
}

const documents = mkdtempSync(join(tmpdir(), 'gold-'));
try {
  for (const file of readdirSync(here).filter((name) => name.endsWith('.json'))) {
    const { source } = JSON.parse(readFileSync(join(here, file), 'utf8')) as { source: string };
    copyFileSync(join(shared, 'corpus', source), join(documents, `${basename(file, '.json')}.txt`));
  }
  const args = [scorer, '--gold', here, '--seeds', documents, '--run', command, ...options];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
} finally {
  rmSync(documents, { recursive: true, force: true });
}
