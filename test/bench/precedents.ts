// Speed, memory and quality of precedent search on a corpus file; asserts nothing.
//   node test/bench/precedents.ts CORPUS.sqlite [--rivals]
// --rivals installs minisearch and flexsearch into a temporary folder and asks them the same on the same clauses.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openCorpus } from '../../server/corpus/open.ts';
import { foldText, termsOf } from '../../server/corpus/terms.ts';
import { type Answer, quality } from './quality.ts';

const file = process.argv[2];
if (!file) throw new Error('usage: node test/bench/precedents.ts CORPUS.sqlite [--rivals]');
const QUESTIONS = 300;

const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
const row = (what: string, ...figures: string[]) =>
  console.log(`${what.padEnd(30)}${figures.map((figure) => figure.padStart(11)).join('')}`);
const percentiles = (times: number[]): string[] => {
  times.sort((a, b) => a - b);
  const at = (share: number) => `${times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1)} ms`;
  return [at(0.5), at(0.95), at(1)];
};

interface Clause {
  readonly doc: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Clauses drawn with a seed number, the same for everyone who is asked. */
function draw(count: number): Clause[] {
  const database = new DatabaseSync(file!, { readOnly: true });
  const total = Number(database.prepare('SELECT max(id) AS n FROM clauses').get()?.n);
  const one = database.prepare(
    `SELECT (SELECT doc FROM sources s JOIN policies p ON p.document = s.document WHERE p.id = c.policy) AS doc,
       c.raw_from AS "from", c.raw_to AS "to", (SELECT group_concat(s.text, '' ORDER BY s.id) FROM segments s
         WHERE s.id >= c.first_segment AND s.id < c.end_segment) AS text
     FROM clauses c WHERE c.id >= ? AND c.wording IS NOT NULL ORDER BY c.id LIMIT 1`,
  );
  let seed = 20261126;
  const drawn = Array.from({ length: count }, () => {
    seed = (seed * 48271) % 0x7fffffff;
    return one.get(1 + (seed % total)) as unknown as Clause;
  });
  database.close();
  return drawn.filter(Boolean);
}

/** All clauses, for those who must be handed them. */
function everyClause(): Clause[] {
  const database = new DatabaseSync(file!, { readOnly: true });
  const rows = database
    .prepare(
      `SELECT (SELECT doc FROM sources s JOIN policies p ON p.document = s.document WHERE p.id = c.policy LIMIT 1) AS doc,
         c.raw_from AS "from", c.raw_to AS "to", (SELECT group_concat(s.text, '' ORDER BY s.id) FROM segments s
           WHERE s.id >= c.first_segment AND s.id < c.end_segment) AS text FROM clauses c WHERE c.wording IS NOT NULL`,
    )
    .all() as unknown as Clause[];
  database.close();
  return rows;
}

function measure(name: string, answer: Answer): void {
  for (const { text } of draw(20)) answer(text.slice(0, 100), 3, false);
  const times = draw(QUESTIONS).map(({ text }) => {
    const start = performance.now();
    answer(text.slice(0, 1500), 3, false);
    return performance.now() - start;
  });
  row(
    name,
    ...(quality(answer)?.map((value) => value.toFixed(3)) ?? ['–', '–']),
    ...percentiles(times),
    `${megabytes()} MB`,
  );
}

const before = megabytes();
const start = performance.now();
const { corpus, faults } = openCorpus({ user: [file] });
if (!corpus) throw new Error(faults.map(({ message }) => message.en).join());
const opened = performance.now() - start;
corpus.precedents({ text: '推进紧密型县域医共体建设', limit: 3 });
const first = performance.now() - start;
const [info] = corpus.info;
console.log(`${info!.documents} documents, ${info!.clauses} clauses; node ${process.version}`);
console.log(
  `opened in ${opened.toFixed(0)} ms, first answer after ${first.toFixed(0)} ms; ${before} MB before, ${megabytes()} MB after\n`,
);
row('', 'clauses', 'queries', 'p50', 'p95', 'max', 'memory');
measure('duibiao', (text, limit, several) =>
  corpus
    .precedents({ text, limit, perPolicy: several ? limit : 1 })
    .map(({ source, raw }) => ({ doc: source.doc, ...raw })),
);

if (process.argv.includes('--rivals')) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao-bench-'));
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--silent', 'minisearch@7', 'flexsearch@0.8'], {
      stdio: 'inherit',
    });
    const require = createRequire(path.join(folder, 'index.js'));
    const clauses = everyClause();
    const terms = (text: string) => termsOf(foldText(text));

    const MiniSearch = require('minisearch');
    const mini = new MiniSearch({ fields: ['text'], tokenize: terms, processTerm: (term: string) => term });
    mini.addAll(clauses.map(({ text }, id) => ({ id, text })));
    measure('minisearch, bigrams', (text, limit) =>
      mini
        .search(text, { combineWith: 'OR' })
        .slice(0, limit)
        .map(({ id }: { id: number }) => clauses[id]!),
    );

    const { Index } = require('flexsearch');
    const flex = new Index({ tokenize: 'strict', encode: terms, resolution: 9 });
    for (const [id, { text }] of clauses.entries()) flex.add(id, text);
    measure('flexsearch, bigrams', (text, limit) =>
      flex.search(text, { limit, suggest: true }).map((id: number) => clauses[id]!),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
corpus.close();
