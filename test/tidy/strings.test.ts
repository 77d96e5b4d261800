import assert from 'node:assert/strict';
import { read, repositoryFiles } from './repository.ts';

const json = (file: string): Record<string, string> => JSON.parse(read(file));
const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

describe('strings of the manifest', () => {
  const english = json('package.nls.json');
  const chinese = json('package.nls.zh-cn.json');
  const used = [...read('package.json').matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1]!);

  it('exist in both languages, and none is left over', () => {
    const keys = [...new Set(used)].sort();
    assert.deepEqual(Object.keys(english).sort(), keys);
    assert.deepEqual(Object.keys(chinese).sort(), keys);
  });

  it('are written in their language', () => {
    for (const [key, text] of Object.entries(chinese)) assert.ok(hasHan(text), `${key}: ${text}`);
    for (const [key, text] of Object.entries(english)) assert.match(text, /[A-Za-z]/, key);
  });

  it('give every command a title in both scripts', () => {
    const manifest = JSON.parse(read('package.json'));
    for (const { command, title } of manifest.contributes.commands) {
      const text = chinese[title.slice(1, -1)] ?? title;
      assert.ok(hasHan(text) && /[A-Za-z]/.test(text), `${command}: ${text}`);
    }
  });
});

describe('strings of the client', () => {
  const chinese = json('client/l10n/bundle.l10n.zh-cn.json');
  const sources = repositoryFiles().filter((file) => /^client\/(?!panel\/page\/).*\.ts$/.test(file));
  const calls = sources.flatMap((file) => [...read(file).matchAll(/\bl10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|(.))/g)]);

  it('are literals, so that a translator finds them all', () => {
    assert.deepEqual(
      calls.filter((call) => call[1] === undefined).map(([text]) => text),
      [],
    );
    assert.ok(calls.length > 5);
  });

  it('exist in Chinese, and none is left over', () => {
    const used = new Set(calls.map((call) => call[1]!.replace(/\\(.)/g, '$1')));
    assert.deepEqual(Object.keys(chinese).sort(), [...used].sort());
  });

  it('keep the places of their values', () => {
    const places = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [key, text] of Object.entries(chinese)) {
      assert.ok(hasHan(text), key);
      assert.deepEqual(places(text), places(key), key);
    }
  });
});
