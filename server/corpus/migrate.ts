import { COPIES_INDEX, SCHEMA_VERSION, SOURCE_TABLES } from './schema.ts';
import type { Database } from './sqlite.ts';

/** Leads from the version that is its index plus one to the next. Each step runs inside one transaction, foreign keys off. */
const STEPS: readonly ((database: Database) => void)[] = [
  // 1 → 2: one text may come from several files, and what a person corrects is kept.
  (database) => {
    database.exec(`
      ALTER TABLE documents RENAME TO documents_1;
      ${SOURCE_TABLES}
      INSERT INTO documents (id, key, sha256, reader) SELECT id, doc, sha256, reader FROM documents_1;
      INSERT INTO sources (path, root, doc, sha256, imported, document, reason, reader)
        SELECT coalesce(path, doc), coalesce(path, doc), doc, sha256, imported, id, NULL, reader FROM documents_1;
      DROP TABLE documents_1;
      DROP INDEX clauses_by_wording;
      ${COPIES_INDEX}
    `);
  },
];

export const versionOf = (database: Database): number =>
  Number(database.prepare('PRAGMA user_version').get()?.user_version);

/** Brings an older corpus to this version, all or nothing; another process that does the same is waited for. Throws what SQLite throws. */
export function migrate(database: Database): void {
  // Renaming a table must not rename what others refer to: the new one takes its name.
  database.exec('PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; BEGIN IMMEDIATE');
  try {
    for (let version = versionOf(database); version < SCHEMA_VERSION; version++) {
      const step = STEPS[version - 1];
      if (!step) throw new Error(`no way leads from version ${version}`);
      step(database);
      database.exec(`PRAGMA user_version = ${version + 1}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  } finally {
    database.exec('PRAGMA legacy_alter_table = OFF');
  }
}
