import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildCorpus } from '../../server/corpus/build.ts';
import { openCorpus } from '../../server/corpus/open.ts';
import { readSource } from '../../server/corpus/read.ts';
import type { Corpus } from '../../server/corpus/types.ts';

export interface OpenTexts {
  readonly file: string;
  readonly corpus: Corpus;
  /** Closes the corpus and removes its file. */
  close(): void;
}

/** A real corpus file made of these texts by their names. */
export function openTexts(texts: Readonly<Record<string, string>>): OpenTexts {
  const folder = mkdtempSync(path.join(tmpdir(), 'duibiao-texts-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'corpus.sqlite');
    const records = Object.entries(texts).map(([doc, text]) => readSource(text, { doc, path: null, imported: null }));
    buildCorpus(file, 'texts', records);
    const { corpus, faults } = openCorpus({ user: [file] });
    if (!corpus) throw new Error(faults.map(({ message }) => message.en).join('; '));
    const close = () => {
      corpus.close();
      remove();
    };
    return { file, corpus, close };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The same for as long as `use` works with it. */
export function withCorpus<T>(texts: Readonly<Record<string, string>>, use: (corpus: Corpus) => T): T {
  const { corpus, close } = openTexts(texts);
  try {
    return use(corpus);
  } finally {
    close();
  }
}
