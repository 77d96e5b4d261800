import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** A file whose every page is read when it is opened: below this size it takes milliseconds. In bytes. */
export const CHECKED_SIZE = 8 * 2 ** 20;

/** First bytes of every SQLite file. */
const MAGIC = 'SQLite format 3\0';

/**
 * What the first bytes of a file tell without a database: `whole` when it is as long as its header says, `cut` when it is
 * shorter, `other` when it is no SQLite file. Throws what the file system throws.
 */
export function inspect(path: string): 'whole' | 'cut' | 'other' {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, header, 0, 100, 0) < 100 || header.toString('latin1', 0, 16) !== MAGIC) return 'other';
  } finally {
    closeSync(file);
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
  // The page count holds only while the two change counters agree; until then the file's own size counts.
  const pages = header.readUInt32BE(24) === header.readUInt32BE(92) ? header.readUInt32BE(28) : 0;
  const short = statSync(path).size < pages * pageSize;
  // Pages that were on their way from the log into the file when a disk was full or a process killed are in the log still.
  return short && !((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) ? 'cut' : 'whole';
}
