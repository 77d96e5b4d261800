import { locked, root, run } from './common.mjs';

/** Builds the extension into dist/; one process at a time, because all write the same files. */
export async function build(): Promise<void> {
  console.log('正在构建 … Building …');
  await locked('build', () => run(process.execPath, ['esbuild.mjs'], { cwd: root }));
}
