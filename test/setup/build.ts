import { locked, root, run } from './common.mjs';

/**
 * Builds the extension into dist/, then does what needs it whole, such as packing it; one process at a time, because
 * all write the same files.
 */
export async function build<T>(then: () => Promise<T> | T): Promise<T> {
  console.log('正在构建 … Building …');
  return locked('build', async () => {
    await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'esbuild.mjs'], { cwd: root });
    return then();
  });
}
