import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { baselineFileFor, baselineOf, configFor, writeBaseline } from '../../server/config/files.ts';
import { sift, withFindings } from '../../server/engine/baseline.ts';
import { check, readDraft } from '../../server/engine/check.ts';
import { readConfig } from '../../server/protocol/config.ts';

const ids = new Set(['target-conflict', 'date-impossible']);
const told = (text: string) =>
  readConfig(text, ids).faults.map(({ from, to, message }) => [text.slice(from, to), message.zh]);

describe('the settings file', () => {
  it('is read with comments and trailing commas', () => {
    const { config, faults } = readConfig(
      '{ // 说明\n "language": "en", "imported": true, "rules": { "date-impossible": "off", }, }',
      ids,
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(config, { language: 'en', imported: true, rules: { 'date-impossible': 'off' } });
    assert.deepEqual(readConfig('', ids), { config: {}, faults: [] });
  });

  it('tells each fault at its place, and keeps what is good', () => {
    const text =
      '{ "languge": "zh", "imported": "yes", "rules": { "no-such": "off", "target-conflict": "loud", "date-impossible": "hint" } }';
    assert.deepEqual(
      told(text).map(([words]) => words),
      ['"languge"', '"yes"', '"no-such"', '"loud"'],
    );
    assert.deepEqual(readConfig(text, ids).config, { rules: { 'date-impossible': 'hint' } });
    assert.match(told('{ "language": "zh", ')[0]![1]!, /不是有效的 JSON/);
    assert.match(told('[]')[0]![1]!, /应当是一个对象/);
    assert.deepEqual(readConfig('{ "language": "zh" "imported": true }', ids).config.language, 'zh');
    for (const odd of ['null', '3', '{"rules": 3}', '{"rules": []}', '{"__proto__": {"a": 1}}', '{'.repeat(5000)])
      assert.ok(told(odd).length > 0, odd.slice(0, 20));
  });
});

const paper = (...tasks: string[]) => `关于做好防汛工作的通知\n\n一、主要任务\n\n${tasks.join('\n\n')}\n`;
const FIRST = '（一）开展隐患排查。2025年2月30日前完成在建工地隐患排查。';
const SECOND = '（二）储备防汛物资。2025年2月30日前完成物资储备。';
const findings = (text: string) =>
  check({ ...readDraft(text, { draft: true }), peers: null, today: '2026-01-31' }).filter(
    ({ rule }) => rule === 'date-impossible',
  );

describe('a baseline', () => {
  it('hides what it knows, wherever that now stands', () => {
    const text = paper(FIRST);
    const entries = withFindings(text, findings(text));
    assert.deepEqual(
      entries.map(({ rule, quote, count }) => [rule, quote, count]),
      [['date-impossible', '2025年2月30日', 1]],
    );
    const moved = paper('（一）落实责任。压实各方责任。', FIRST.replace('（一）', '（二）'));
    assert.deepEqual(sift(moved, findings(moved), entries).shown, []);
    const other = paper(FIRST, SECOND);
    assert.equal(sift(other, findings(other), entries).shown.length, 1);
  });

  it('shows what has changed, and tells of entries that nothing answers to', () => {
    const text = paper(FIRST);
    const entries = withFindings(text, findings(text));
    const changed = paper(FIRST.replace('2月30日', '6月31日'));
    const { shown, spent } = sift(changed, findings(changed), entries);
    assert.equal(shown.length, 1);
    assert.deepEqual(spent, entries);
  });

  it('counts findings that look alike', () => {
    const text = paper(FIRST, FIRST);
    const [entry] = withFindings(text, findings(text).slice(0, 1));
    assert.equal(sift(text, findings(text), [entry!]).shown.length, 1);
    assert.equal(withFindings(text, findings(text))[0]?.count, 2);
  });
});

describe('the files of a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao 设置-'));
    mkdirSync(path.join(folder, '年/月'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('give a draft the nearest settings, and notice changes', () => {
    const draft = path.join(folder, '年/月/稿.policy');
    assert.equal(configFor(draft), null);
    const outer = write('.duibiao.json', '{"language":"en"}');
    assert.equal(configFor(draft)?.file, outer);
    const inner = write('年/.duibiao.json', '{"rules":{"date-impossible":"off"}}');
    assert.deepEqual([configFor(draft)?.file, configFor(draft)?.config.language], [inner, undefined]);
    write('年/.duibiao.json', '{"rules":{"date-impossible":"hint", "target-conflict":"off"}}');
    assert.equal(configFor(draft)?.config.rules?.['date-impossible'], 'hint');
  });

  it('keep a baseline beside the settings, by path, and never spoil a damaged one', () => {
    write('.duibiao.json', '{}');
    const draft = write('年/月/稿.policy', paper(FIRST));
    const file = baselineFileFor(draft);
    assert.equal(file, path.join(folder, '.duibiao-baseline.json'));
    const entries = withFindings(paper(FIRST), findings(paper(FIRST)));
    assert.equal(writeBaseline(file, draft, entries), null);
    assert.deepEqual(baselineOf(file, draft), entries);
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(file, 'utf8')).files), ['年/月/稿.policy']);
    assert.equal(writeBaseline(file, draft, []), null);
    assert.deepEqual(baselineOf(file, draft), []);
    writeFileSync(file, '{ broken');
    assert.match(writeBaseline(file, draft, entries)?.zh ?? '', /已损坏/);
    assert.equal(readFileSync(file, 'utf8'), '{ broken');
    assert.deepEqual(baselineOf(file, draft), []);
  });
});
