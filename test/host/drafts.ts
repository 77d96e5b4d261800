import fs from 'node:fs';
import path from 'node:path';

/** The two drafts of the sample workspace: the long one with a flaw of every kind, and the short clean one. */
export function drafts(folder: string): { flawed: string; clean: string } {
  const size = (file: string): number => fs.statSync(path.join(folder, file)).size;
  const files = fs.readdirSync(folder).filter((file) => /\.policy(\.\w+)?$/.test(file));
  const bySize = files.sort((a, b) => size(b) - size(a));
  if (bySize.length < 2) throw new Error(`${folder} should hold two drafts`);
  return { flawed: path.join(folder, bySize[0]!), clean: path.join(folder, bySize.at(-1)!) };
}
