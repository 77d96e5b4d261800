import assert from 'node:assert/strict';
import { read, repositoryFiles } from './repository.ts';

const rooms = ['client', 'server', 'syntaxes', 'seeds', 'test'];
const insistedOn = [
  'package.json',
  'package-lock.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'tsconfig.json',
  'biome.json',
  'esbuild.mjs',
  'README.md',
  'CHANGELOG.md',
  '.ci',
  '.editorconfig',
  '.gitattributes',
  '.gitignore',
  '.mocharc.json',
  '.npmrc',
  '.vscode',
  '.vscodeignore',
];

const isText = (file: string): boolean => /\.(ts|mts|mjs|cjs|js|json|md|css|html|yml)$|^\.|^[^.]+$/.test(file);

describe('the repository', () => {
  const files = repositoryFiles();

  it('holds nothing at its top but the rooms and what tools insist on', () => {
    const top = new Set(files.map((file) => file.split('/')[0]!));
    assert.deepEqual(
      [...top].filter((name) => ![...rooms, ...insistedOn].includes(name)),
      [],
    );
  });

  it('has no source file of more than 500 lines', () => {
    const long = files
      .filter((file) => /\.(ts|mts|mjs|cjs)$/.test(file))
      .filter((file) => read(file).split('\n').length > 501);
    assert.deepEqual(long, []);
  });

  it('names no package registry and no folder of one machine', () => {
    const forbidden = ['registry.npmjs.', 'registry.yarnpkg.', 'npmmirror.', '/work/', '/home/', '/Users/', '/root/'];
    const hits = files
      .filter((file) => isText(file) && !file.startsWith('seeds/') && file !== 'test/tidy/layout.test.ts')
      .flatMap((file) => {
        const text = read(file);
        return forbidden.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
      });
    assert.deepEqual(hits, []);
  });

  it('keeps the bytes of the seeds', () => {
    assert.match(read('.gitattributes'), /^seeds\/\*(\.txt)? -text$/m);
  });
});
