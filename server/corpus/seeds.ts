import { z } from 'zod';
import type { Region } from '../engine/policy/types.ts';
import { readSource } from './read.ts';
import type { DocumentRecord } from './records.ts';
import { sha256Of } from './sha256.ts';

/** One document of the built-in corpus: where it comes from and which bytes it has. */
const entrySchema = z.strictObject({
  file: z.string().regex(/^[\w-]+\.txt$/),
  /** Full official names; both null for a page that bundles papers of several places. */
  province: z.string().nullable(),
  city: z.string().nullable(),
  /** Who published the page it was taken from. */
  source: z.string().min(1),
  /** When that page was published. */
  date: z.iso.date().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.strictObject({ documents: z.array(entrySchema) });

/**
 * Reads the documents that the manifest lists, in its order. Throws when the manifest is malformed, when a file is not
 * listed or listed but absent, or when its bytes are not those that the manifest names.
 */
export function readSeeds(
  manifest: string,
  names: readonly string[],
  read: (name: string) => Uint8Array,
): DocumentRecord[] {
  const { documents } = manifestSchema.parse(JSON.parse(manifest));
  const listed = new Set(documents.map(({ file }) => file));
  const stray = names.filter((name) => !listed.has(name));
  if (stray.length > 0) throw new Error(`the manifest of the built-in corpus does not list ${stray.join(', ')}`);
  return documents.map(({ file, province, city, date, sha256 }) => {
    const bytes = read(file);
    const actual = sha256Of(bytes);
    if (actual !== sha256) throw new Error(`${file} has SHA-256 ${actual}, but the manifest says ${sha256}`);
    const region: Region | null = province ? { level: city ? 'city' : 'province', province, city, county: null } : null;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return readSource(text, {
      doc: file.slice(0, -'.txt'.length),
      path: null,
      imported: null,
      defaults: { region, publishDate: date },
    });
  });
}
