import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rulePage, ruleTable } from '../../server/engine/rules/pages.ts';
import { RULES } from '../../server/engine/rules/registry.ts';
import type { Localized } from '../../server/engine/text/localized.ts';
import { configSchema } from '../../server/protocol/config.ts';
import { root } from '../setup/common.mjs';
import { read, repositoryFiles } from './repository.ts';

const files = repositoryFiles();
const hasHan = (text: string) => /\p{Script=Han}/u.test(text);

/** Every pair of zh and en inside a value, with the path to it. */
function localized(value: unknown, at: string): [string, Localized][] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const own: [string, Localized][] = 'zh' in value || 'en' in value ? [[at, value as Localized]] : [];
  return [...own, ...entries.flatMap(([key, inner]) => localized(inner, `${at}.${key}`))];
}

function assertBoth(at: string, { zh, en }: Localized) {
  // Single words may be the same in both languages; whole tables of words are looked into one by one.
  if (typeof zh !== 'string' || typeof en !== 'string') return;
  assert.ok(hasHan(zh.trim()), `${at}.zh: ${zh}`);
  assert.match(en, /[A-Za-z]/, `${at}.en: ${en}`);
  assert.doesNotMatch(en.replace(/“[^”]*”/g, ''), /[\u4e00-\u9fff]{3}/, `${at}.en has Chinese in it: ${en}`);
}

describe('every rule', () => {
  it('has an id of its own in kebab-case, after which its file is named', () => {
    assert.equal(new Set(RULES.map((rule) => rule.id)).size, RULES.length);
    for (const { id } of RULES) {
      assert.match(id, /^[a-z]+(-[a-z]+)+$/);
      assert.ok(files.includes(`server/engine/rules/${id}.ts`), id);
    }
  });

  it('is registered', () => {
    const ids = files.flatMap((file) => /^server\/engine\/rules\/([a-z]+(?:-[a-z]+)+)\.ts$/.exec(file)?.[1] ?? []);
    const own = ids.filter((id) => /\bconst \w+: Rule = /.test(read(`server/engine/rules/${id}.ts`)));
    assert.deepEqual(own.sort(), RULES.map((rule) => rule.id).sort());
  });

  it('says everything of itself in both languages', () => {
    for (const rule of RULES) {
      for (const field of ['title', 'finds', 'why', 'source'] as const) assertBoth(`${rule.id}.${field}`, rule[field]);
      if (rule.fix) assertBoth(`${rule.id}.fix`, rule.fix);
      assert.ok(rule.example.wrong.trim() && rule.example.right.trim(), rule.id);
      assert.notEqual(rule.example.wrong, rule.example.right);
    }
  });

  it('has its page as the generator writes it, and no page is left over', () => {
    for (const rule of RULES)
      assert.equal(read(`server/engine/rules/pages/${rule.id}.md`), rulePage(rule), `${rule.id}: run npm run rules`);
    assert.deepEqual(
      files.filter((file) => file.startsWith('server/engine/rules/pages/')).sort(),
      RULES.map((rule) => `server/engine/rules/pages/${rule.id}.md`).sort(),
    );
  });

  it('can be set in the settings file, as its schema says', () => {
    const titles = Object.fromEntries(RULES.map(({ id, title }) => [id, `${title.zh} ${title.en}`]));
    assert.deepEqual(
      JSON.parse(read('server/protocol/duibiao.schema.json')),
      configSchema(titles),
      'run npm run rules',
    );
  });

  it('stands in the table of the README', () => {
    const [, rest] = read('README.md').split('<!-- rules:start -->');
    const [table] = rest!.split('<!-- rules:end -->');
    assert.equal(table!.trim(), ruleTable(RULES), 'run npm run rules');
  });

  it('has a test of its own besides its examples', () => {
    const tests = files
      .filter((file) => /^test\/unit\/rules.*\.test\.ts$/.test(file))
      .map(read)
      .join('\n');
    for (const { id } of RULES) assert.ok(tests.includes(`'${id}'`), id);
  });
});

describe('sentences for people', () => {
  it('are written in both languages wherever the engine, the corpus and the terminal hold them', async () => {
    let count = 0;
    for (const file of files) {
      if (
        !/^server\/(engine|corpus|cli)\/.*\.ts$/.test(file) ||
        /\/(main|make-[a-z-]+|build-[a-z-]+|.*worker)\.ts$/.test(file)
      )
        continue;
      if (!/\b(zh|en):/.test(read(file))) continue;
      const exported = await import(pathToFileURL(path.join(root, file)).href);
      for (const [at, pair] of localized({ ...exported }, file)) {
        assertBoth(at, pair);
        count += 1;
      }
    }
    assert.ok(count > 20, String(count));
  });

  it('are never written in one language alone', () => {
    for (const file of files.filter((name) => /^server\/.*\.ts$/.test(name))) {
      const source = read(file);
      const zh = source.match(/(?<![\w.])zh\s*[:?]/g)?.length ?? 0;
      const en = source.match(/(?<![\w.])en\s*[:?]/g)?.length ?? 0;
      assert.equal(zh, en, file);
    }
  });
});
