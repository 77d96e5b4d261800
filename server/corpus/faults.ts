import type { Localized } from '../engine/text/localized.ts';

/** A reason for people why a corpus cannot be used or written. */
export class CorpusError extends Error {
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

/** Primary result codes of SQLite, as sqlite.org/rescode.html lists them. */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const codeOf = (error: unknown): number => {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : -1;
};

/** Whether the file itself is no longer a sound database. */
export const isDamage = (error: unknown): boolean => [CORRUPT, NOTADB].includes(codeOf(error));

/** Whether another process held the file for longer than was waited for. */
export const isBusy = (error: unknown): boolean => [BUSY, LOCKED].includes(codeOf(error));

/** Why a corpus could not be written, with what to do about it. */
export function whyUnwritten(error: unknown, path: string): Localized {
  if (error instanceof CorpusError) return error.reason;
  const system = (error as NodeJS.ErrnoException | null)?.code;
  const code = codeOf(error);
  if (code === FULL || system === 'ENOSPC')
    return {
      zh: `磁盘已满，语料库写不进去：${path}。已导入的文件不受影响，腾出空间后再导入一次即可接着进行。`,
      en: `The disk is full, so the corpus cannot be written: ${path}. What has come in is safe; free some space and import again to go on.`,
    };
  if (code === READONLY || code === CANTOPEN || ['EACCES', 'EPERM', 'EROFS'].includes(system ?? ''))
    return {
      zh: `语料库所在的位置不能写入：${path}。请检查文件夹权限，或在设置 duibiao.corpus.path 中换一个位置。`,
      en: `The corpus cannot be written where it lies: ${path}. Check the folder's permissions, or choose another place in the setting duibiao.corpus.path.`,
    };
  if (isBusy(error))
    return {
      zh: `另一个程序长时间占用着语料库：${path}。请稍后再试。`,
      en: `Another program has been holding the corpus for a long time: ${path}. Try again later.`,
    };
  const reason = error instanceof Error ? error.message : String(error);
  if (code === IOERR || system !== undefined)
    return {
      zh: `读写语料库时磁盘出错：${path}（${reason}）`,
      en: `The disk failed while the corpus was written: ${path} (${reason})`,
    };
  return { zh: `语料库写入失败：${path}（${reason}）`, en: `Writing the corpus failed: ${path} (${reason})` };
}
