import assert from 'node:assert/strict';
import path from 'node:path';
import { read, repositoryFiles } from './repository.ts';

/** What each room may import besides itself: rooms by path, packages by name. Longer paths are asked first. */
const MAY: Record<string, readonly string[]> = {
  'server/engine/text': [],
  // Of the rooms below it knowledge takes the names of levels and kinds of measure, never a document.
  'server/engine/knowledge': [
    'server/engine/text',
    'server/engine/policy/types.ts',
    'server/engine/facts/types.ts',
    'zod',
  ],
  'server/engine/policy': ['server/engine/text', 'server/engine/knowledge'],
  'server/engine/facts': ['server/engine/text', 'server/engine/knowledge', 'server/engine/policy'],
  'server/engine/peers': [
    'server/engine/text',
    'server/engine/knowledge',
    'server/engine/policy',
    'server/engine/facts',
  ],
  'server/engine/rules': [
    'server/engine/text',
    'server/engine/knowledge',
    'server/engine/policy',
    'server/engine/facts',
    'server/engine/peers',
  ],
  'server/engine': [],
  'server/corpus': ['server/engine', 'node:', 'zod'],
  // One file a format, each on a library that reads it; loaded on the threads that read, when a file of that format comes.
  'server/corpus/readers': [
    'server/engine/text',
    'server/engine/policy/types.ts',
    'node:',
    '@mozilla/readability',
    'dingbat-to-unicode',
    'linkedom',
    'pdfjs-dist',
    'postal-mime',
    'saxes',
  ],
  'server/protocol': ['zod', 'jsonc-parser'],
  // The settings file and the baseline of a draft, for whoever checks it.
  'server/config': ['server/engine', 'server/protocol', 'node:'],
  // A comparison as a file for other programs.
  'server/export': ['server/engine', 'fflate'],
  'server/lsp': [
    'server/engine',
    'server/corpus',
    'server/config',
    'server/export',
    'server/protocol',
    'node:',
    'vscode-languageserver',
  ],
  'server/cli': [
    'server/engine',
    'server/corpus',
    'server/config',
    'server/export',
    'server/protocol',
    'node:',
    'package.json',
    'zod',
  ],
  server: ['server/lsp', 'package.json', 'node:', 'vscode-languageserver'],
  // Pages of the editor: no Node and no editor there.
  'client/panel/page': ['server/protocol', 'd3-scale'],
  client: ['server/protocol', 'node:', 'vscode', 'vscode-languageclient', 'zod'],
};

/** Programs that make data files at build time: the product never loads them. */
const isMaker = (file: string) => /\/make-[a-z-]+\.ts$/.test(file);

const rooms = Object.keys(MAY).sort((a, b) => b.length - a.length);
const roomOf = (file: string) => rooms.find((room) => file.startsWith(`${room}/`));

/** Everything that a source names in an import, an export-from or a call of `import()` or `require()`. */
function importsOf(source: string): string[] {
  const found = source.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\s]+)\1/g);
  return [...found].map((match) => match[2]!);
}

function isAllowed(room: string, file: string, target: string): boolean {
  if (target.startsWith('.')) {
    const to = path.posix.join(path.posix.dirname(file), target);
    const toRoom = roomOf(to);
    // A room within another (engine/text in engine) is the outer one's to use.
    return (
      toRoom === room ||
      toRoom?.startsWith(`${room}/`) === true ||
      MAY[room]!.some((may) => to === may || to.startsWith(`${may}/`))
    );
  }
  return MAY[room]!.some((may) =>
    may.endsWith(':')
      ? target.startsWith(may)
      : target === may || target.startsWith(`${may}/`) || target.startsWith(`${may}-`),
  );
}

describe('rooms', () => {
  const sources = repositoryFiles().filter((file) => /^(server|client)\/.*\.(ts|mts)$/.test(file) && !isMaker(file));

  it('import only what lies upstream of them', () => {
    const wrong = sources.flatMap((file) => {
      const room = roomOf(file);
      assert.ok(room, `${file} stands in no room`);
      return importsOf(read(file))
        .filter((target) => !isAllowed(room, file, target))
        .map((target) => `${file} imports ${target}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('are all lived in, so that the table above is about something', () => {
    assert.deepEqual(
      rooms.filter((room) => !sources.some((file) => roomOf(file) === room)),
      [],
    );
  });

  it('would be seen to break the rule', () => {
    const refused = (file: string, target: string) => !isAllowed(roomOf(file)!, file, target);
    assert.ok(refused('server/engine/text/a.ts', '../policy/types.ts'));
    assert.ok(refused('server/engine/facts/a.ts', 'node:fs'));
    assert.ok(refused('server/engine/rules/a.ts', '../../corpus/open.ts'));
    assert.ok(refused('client/a.ts', '../server/engine/check.ts'));
    assert.ok(!refused('server/lsp/a.ts', 'vscode-languageserver/node'));
    assert.ok(!refused('server/engine/check.ts', './facts/extract.ts'));
    assert.deepEqual(importsOf(`import 'a';\nexport { b } from "b";\nconst c = await import('c'), d = require('d');`), [
      'a',
      'b',
      'c',
      'd',
    ]);
  });
});
