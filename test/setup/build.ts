import { root, run } from './common.mjs';

/** Builds the extension into dist/. */
export async function build(): Promise<void> {
  console.log('正在构建 … Building …');
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'esbuild.mjs'], { cwd: root });
}

/** Builds the extension and packs it into `file`, saying nothing unless it fails. */
export async function buildPackage(file: string): Promise<void> {
  console.log('正在构建 … Building …');
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'test/setup/package.ts', file], { cwd: root });
}
