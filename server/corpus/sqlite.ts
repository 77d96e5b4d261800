import type { DatabaseSync } from 'node:sqlite';
import type { Localized } from '../engine/text/localized.ts';

export type Database = DatabaseSync;
type Constructor = typeof DatabaseSync;

/** The embedded database of this runtime, or why the corpus cannot use it. */
export type Sqlite =
  | { readonly Database: Constructor; readonly missing: null }
  | { readonly Database: null; readonly missing: Localized };

const needed = {
  zh: '需要 Node 22.16 以上，或 VS Code 1.103 以上',
  en: 'Node 22.16 or VS Code 1.103 is the oldest that has it',
};

function probe(): Sqlite {
  const running = `Node ${process.versions.node}`;
  // Asked for at the moment of use: a static import would keep everything else from loading on an older runtime.
  const module = process.getBuiltinModule?.('node:sqlite');
  if (!module) {
    return {
      Database: null,
      missing: {
        zh: `当前运行环境（${running}）不带 SQLite，语料库无法使用：${needed.zh}。其余检查照常进行。`,
        en: `This runtime (${running}) has no SQLite, so the corpus is not available: ${needed.en}. Everything else goes on.`,
      },
    };
  }
  try {
    // Some builds carry SQLite without full-text search; only making a table tells.
    const database = new module.DatabaseSync(':memory:');
    database.exec(`CREATE VIRTUAL TABLE probe USING fts5(terms, content='', contentless_delete=1, detail=none)`);
    database.close();
  } catch {
    return {
      Database: null,
      missing: {
        zh: `当前运行环境（${running}）的 SQLite 不带全文检索（FTS5），语料库无法使用：${needed.zh}。其余检查照常进行。`,
        en: `SQLite in this runtime (${running}) has no full-text search (FTS5), so the corpus is not available: ${needed.en}. Everything else goes on.`,
      },
    };
  }
  return { Database: module.DatabaseSync, missing: null };
}

let known: Sqlite | undefined;

/** Loads SQLite on first use and keeps the answer. Never throws. */
export function sqlite(): Sqlite {
  known ??= probe();
  return known;
}
