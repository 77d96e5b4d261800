import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Localized } from '../engine/text/localized.ts';

/** Which file a path named when it was looked at, so that a new one of the same name is not taken for it. */
export const identityOf = (path: string): string => {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
};

/**
 * Gives a damaged corpus another name, so that a new one can take its place and nothing of it is lost. Null when another
 * process has done so already. Throws what the file system throws.
 */
export function setAside(path: string, identity: string): Localized | null {
  if (!existsSync(path) || identityOf(path) !== identity) return null;
  const stamp = new Date()
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .replace('T', '-');
  let name = `${path}.damaged-${stamp}`;
  for (let count = 2; existsSync(name); count++) name = `${path}.damaged-${stamp}-${count}`;
  renameSync(path, name);
  // The log belongs to the damaged file: a new one would take it for its own.
  for (const end of ['-wal', '-shm']) {
    if (existsSync(path + end)) renameSync(path + end, name + end);
    rmSync(path + end, { force: true });
  }
  return {
    zh: `语料库文件已损坏，已改名保存为 ${name}，并从原来的文件重新建立。`,
    en: `The corpus file was damaged. It is kept as ${name}, and a new one is made from its sources.`,
  };
}
