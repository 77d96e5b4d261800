import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCorpus } from '../../server/corpus/build.ts';
import { type OpenedCorpus, openCorpus } from '../../server/corpus/open.ts';
import type { DocumentRecord } from '../../server/corpus/records.ts';
import type { Corpus } from '../../server/corpus/types.ts';
import { wordingOf } from '../../server/corpus/wording.ts';
import type { Target } from '../../server/engine/facts/types.ts';
import type { Clause, Metadata, Region } from '../../server/engine/policy/types.ts';

/** A policy told by its clauses alone: one a line, each a clause of its own. */
export interface Sketch {
  readonly doc: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly kinds?: readonly Clause['kind'][];
  readonly region?: Region | null;
  readonly date?: string;
  readonly targets?: readonly Target[];
}

export const city = (province: string, name: string): Region => ({ level: 'city', province, city: name, county: null });

export function recordOf({
  doc,
  title,
  clauses,
  kinds = [],
  region = null,
  date,
  targets = [],
}: Sketch): DocumentRecord {
  const head = `${title}\n`;
  const text = `${head}${clauses.join('\n')}\n`;
  let at = head.length;
  const meta: Metadata = {
    title,
    region,
    issueDate: date ?? null,
    issuer: null,
    docNumber: null,
    publishDate: null,
    period: null,
    kind: null,
    issueDateSpan: null,
    peers: [],
  };
  const spans = clauses.map((clause) => {
    const span = { from: at, to: at + clause.length };
    at = span.to + 1;
    return span;
  });
  return {
    doc,
    path: null,
    sha256: createHash('sha256')
      .update(doc + text)
      .digest('hex'),
    imported: null,
    policies: [
      {
        from: 0,
        to: text.length,
        meta,
        text,
        clauses: spans.map((span, index) => ({
          kind: kinds[index] ?? 'task',
          raw: span,
          clean: span,
          heading: '',
          headingLength: 0,
          wording: wordingOf(text, kinds[index] ?? 'task', span),
        })),
        targets: targets.map((fact) => ({ fact, clean: { from: fact.from, to: fact.to } })),
        responsibilities: [],
        citations: [],
      },
    ],
  };
}

/** A temporary folder for one group of tests; corpora opened through it are closed and the folder removed by `clear`. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), 'duibiao 语料-'));
  readonly #open: Corpus[] = [];

  path(name: string): string {
    return join(this.folder, name);
  }

  build(name: string, sketches: readonly Sketch[]): string {
    buildCorpus(this.path(name), name.replace(/\..*$/, ''), sketches.map(recordOf));
    return this.path(name);
  }

  copy(from: string, name: string): string {
    cpSync(from, this.path(name));
    return this.path(name);
  }

  open(builtIn: string | undefined, user: readonly string[] = []): Corpus {
    const { corpus, faults } = this.openWithFaults(builtIn, user);
    if (!corpus || faults.length > 0) throw new Error(faults.map(({ message }) => message.en).join('; '));
    return corpus;
  }

  openWithFaults(builtIn: string | undefined, user: readonly string[] = []): OpenedCorpus {
    const opened = openCorpus({
      builtIn,
      user,
      onFault: ({ message }) => {
        throw new Error(message.en);
      },
    });
    if (opened.corpus) this.#open.push(opened.corpus);
    return opened;
  }

  clear(): void {
    for (const corpus of this.#open) corpus.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
