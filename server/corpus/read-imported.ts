import { regionOf } from '../engine/knowledge/regions.ts';
import { parseDocument } from '../engine/policy/parse.ts';
import type { Region } from '../engine/policy/types.ts';
import type { Localized } from '../engine/text/localized.ts';
import { readSource } from './read.ts';
import { readFile } from './readers/index.ts';
import type { DocumentRecord, SourceFile } from './records.ts';

export type Imported =
  | { readonly record: DocumentRecord; readonly refusal: null }
  | { readonly record: null; readonly refusal: Localized };

/** Reads a file's bytes into the form in which the corpus keeps them, or says why it cannot. Never throws. */
export async function readImported(bytes: Uint8Array, { path, doc, imported }: SourceFile): Promise<Imported> {
  const content = await readFile(bytes, path);
  if (content.text === null) return { record: null, refusal: content.refusal };
  const { title, publishDate } = content.stated;
  const record = readSource(content.text, {
    doc,
    path,
    imported,
    defaults: { title: title ?? null, publishDate: publishDate ?? null, region: placeOf(doc) },
  });
  if (record.policies.length > 0) return { record, refusal: null };
  const [problem] = parseDocument(content.text).problems;
  return { record: null, refusal: problem?.message ?? { zh: '没有读到政策正文', en: 'no policy was found in it' } };
}

/** The place that the folders of a collection are named by (山东省/东营市/…), the innermost one. */
function placeOf(doc: string): Region | null {
  let found: Region | null = null;
  for (const part of doc.split('/').slice(0, -1)) found = regionOf(part, found ? { within: found } : {}) ?? found;
  return found;
}
