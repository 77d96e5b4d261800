import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Statements } from './statements.ts';

/** What a corpus could not be rebuilt without should its file be damaged: where it came from, and what people put right. */
const schema = z.object({
  roots: z.array(z.string()),
  corrections: z.array(z.object({ path: z.string(), ordinal: z.number(), fields: z.string() })),
});
export type Sidecar = z.infer<typeof schema>;

export const sidecarPath = (corpus: string): string => `${corpus}.sources.json`;

/** Empty when there is none, or none that can be read. */
export function readSidecar(corpus: string): Sidecar {
  try {
    return schema.parse(JSON.parse(readFileSync(sidecarPath(corpus), 'utf8')));
  } catch {
    return { roots: [], corrections: [] };
  }
}

/**
 * Writes down what stands in the corpus, and `roots` that are about to be imported. Asked for inside a transaction, so that
 * two processes do not overwrite one another's. A place that cannot be written is none of the import's concern.
 */
export function writeSidecar(corpus: string, sql: Statements, roots: readonly string[] = []): void {
  const known = sql.all('SELECT DISTINCT root FROM sources').map(({ root }) => String(root));
  const corrections = sql.all('SELECT path, ordinal, fields FROM corrections');
  const content = { roots: [...new Set([...known, ...roots])].sort(), corrections };
  const draft = `${sidecarPath(corpus)}.${process.pid}`;
  try {
    writeFileSync(draft, `${JSON.stringify(content, null, 1)}\n`);
    renameSync(draft, sidecarPath(corpus));
  } catch {
    // The corpus is whole without it.
  }
}
