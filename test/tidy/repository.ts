import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/common.mjs';

/** Every file that git follows or would follow, with `/` between folders. */
export function repositoryFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return list.split('\0').filter((file) => file && fs.existsSync(path.join(root, file)));
}

export const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
