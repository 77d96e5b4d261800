import { rmSync } from 'node:fs';
import type { DocumentRecord } from './records.ts';
import { sqlite } from './sqlite.ts';
import { CorpusWriter, createSchema } from './writer.ts';

/**
 * Writes a corpus file that will never change again: without a journal beside it and the same, byte for byte, for the
 * same documents. An old file at that path is replaced. Throws when SQLite is missing or the file cannot be written.
 */
export function buildCorpus(path: string, name: string, documents: Iterable<DocumentRecord>): void {
  const { Database, missing } = sqlite();
  if (!Database) throw new Error(missing.en);
  rmSync(path, { force: true });
  const database = new Database(path);
  try {
    // Nobody reads the file before it is whole, and one that a crash cut short is built again.
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA page_size = 4096');
    createSchema(database, name);
    const writer = new CorpusWriter(database);
    for (const document of documents) writer.add(document);
    writer.finish();
    writer.compact();
  } finally {
    database.close();
  }
}
