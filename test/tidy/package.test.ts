import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/common.mjs';
import { packageName } from '../setup/package.ts';
import { readZip } from './zip.ts';

const required = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'readme.md',
  'client/l10n/bundle.l10n.zh-cn.json',
  'client/media/icon.png',
  'client/media/view.svg',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/cli.js',
  'dist/corpus/seeds.sqlite',
  'dist/extension.js',
  'dist/panel.css',
  'dist/keeper-worker.js',
  'dist/panel.js',
  'dist/precedents.css',
  'dist/precedents.js',
  'dist/read-worker.js',
  'dist/server.js',
  'server/protocol/duibiao.schema.json',
  'syntaxes/language-configuration.json',
  'syntaxes/policy-zh.tmLanguage.json',
];
const furtherAllowed = [/^dist\/cmaps\/[\w-]+\.bcmap$/, /^server\/engine\/rules\/pages\/[\w-]+\.md$/];

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('the package', () => {
  let size: number;
  /** Below the folder that VS Code unpacks as the extension. */
  let files: Map<string, Buffer>;

  before(() => {
    const vsix = packageName();
    assert.ok(fs.existsSync(vsix), 'npm run package makes what this looks at');
    size = fs.statSync(vsix).size;
    const entries = [...readZip(vsix)].filter(([name]) => name.startsWith('extension/'));
    files = new Map(entries.map(([name, data]) => [name.slice('extension/'.length), data]));
  });

  it('weighs no more than 3 MB', () => assert.ok(size <= 3_000_000, `${size} bytes`));

  it('holds everything that the product needs and nothing else', () => {
    assert.deepEqual(
      required.filter((name) => !files.has(name)),
      [],
    );
    const known = (name: string): boolean => required.includes(name) || furtherAllowed.some((form) => form.test(name));
    assert.deepEqual(
      [...files.keys()].filter((name) => !known(name)),
      [],
    );
  });

  it('has a page for every rule', () => {
    const sources = fs.readdirSync(path.join(root, 'server/engine/rules/pages'));
    assert.ok(sources.length > 0);
    for (const page of sources) assert.ok(files.has(`server/engine/rules/pages/${page}`), page);
  });

  it('carries no page of the seeds as it was found', () => {
    const packed = new Set([...files.values()].map(hash));
    const seeds = path.join(root, 'seeds');
    for (const name of fs.readdirSync(seeds).filter((file) => file.endsWith('.txt')))
      assert.ok(!packed.has(hash(fs.readFileSync(path.join(seeds, name)))), name);
  });

  it('has a README whose pictures are inside it', () => {
    const text = files.get('readme.md')!.toString('utf8');
    const pictures = [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)|<img\b[^>]*src="([^"]+)"/g)].map(
      (match) => match[1] ?? match[2]!,
    );
    assert.ok(pictures.length > 0);
    for (const picture of pictures) {
      assert.match(picture.slice(0, 40), /^data:image\/(png|jpeg|gif);base64,/);
      assert.ok(Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64').length > 1000);
    }
  });

  it('names every package whose code it carries, with its licence', () => {
    const notices = files.get('dist/THIRD-PARTY-NOTICES.txt')!.toString('utf8');
    for (const name of ['vscode-languageclient', 'vscode-languageserver', 'vscode-jsonrpc', 'zod', 'opencc-js'])
      assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([\\w. -]+\\)$`, 'm'));
  });

  it('stays private and says on which VS Code it runs', () => {
    const manifest = JSON.parse(files.get('package.json')!.toString('utf8'));
    assert.equal(manifest.private, true);
    assert.equal(manifest.license, 'UNLICENSED');
    assert.equal(manifest.engines.vscode, '^1.103.0');
    assert.equal(manifest.devDependencies, undefined);
  });
});
