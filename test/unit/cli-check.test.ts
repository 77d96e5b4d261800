import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../server/cli/run.ts';

const WRONG =
  '关于做好防汛工作的通知\n\n各县区：\n\n一、主要任务\n\n（一）开展隐患排查。2025年2月30日前完成在建工地隐患排查，占比提高15～30%。（责任单位：市财政局、市教育局、市财政局）\n\n某某市人民政府办公室\n\n2025年1月10日\n';

describe('duibiao check', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao 检查-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, content: string | Uint8Array = WRONG) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  async function duibiao(...words: string[]) {
    let out = '';
    let err = '';
    const code = await run(['check', ...words], { out: (text) => (out += text), err: (text) => (err += text) });
    return { code, out, err };
  }
  const rules = (out: string): string[] => JSON.parse(out).files[0].findings.map(({ rule }: { rule: string }) => rule);
  const json = async (...words: string[]) => rules((await duibiao('--format', 'json', ...words)).out).sort();

  it('runs the rules that are named, and lists what is grave enough', async () => {
    const draft = file('a.policy');
    assert.deepEqual(await json(draft), ['date-impossible', 'range-unit-dropped', 'unit-repeated']);
    assert.deepEqual(await json('--rule', 'unit-repeated,range-unit-dropped', draft), [
      'range-unit-dropped',
      'unit-repeated',
    ]);
    assert.deepEqual(await json('--severity', 'warning', draft), ['date-impossible', 'unit-repeated']);
    assert.deepEqual(await json('--severity', 'error', draft), ['date-impossible']);
    const wrong = await duibiao('--rule', 'unit-repeat', draft);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /没有名为 unit-repeat 的规则，相近的有 .*unit-repeated/);
  });

  it('follows the nearest settings file, or the one that is named, and tells its faults', async () => {
    const draft = file('a.policy');
    file('.duibiao.json', '{ "rules": { "unit-repeated": "off", "date-impossible": "hint", "no-such": "off" } }');
    const { code, err } = await duibiao('--format', 'json', draft);
    assert.equal(code, 0);
    assert.match(err, /\.duibiao\.json:1:\d+ 没有名为“no-such”的规则/);
    assert.deepEqual(await json(draft), ['date-impossible', 'range-unit-dropped']);
    assert.equal((await json('--config', file('other.json', '{}'), draft)).length, 3);
    assert.equal((await duibiao('--config', path.join(folder, '没有.json'), draft)).code, 2);
  });

  it('leaves form alone in papers of others', async () => {
    assert.deepEqual(await json('--imported', file('a.txt')), ['date-impossible', 'unit-repeated']);
    file('.duibiao.json', '{ "imported": true }');
    assert.deepEqual(await json(file('a.txt')), ['date-impossible', 'unit-repeated']);
  });

  it('writes a baseline and from then on lists what is new', async () => {
    const draft = file('a.policy');
    const first = await duibiao('--write-baseline', draft);
    assert.equal(first.code, 0);
    assert.match(first.err, /已把 3 处问题记入基线/);
    assert.deepEqual(await json(draft), []);
    file('a.policy', WRONG.replace('2月30日', '6月31日'));
    assert.deepEqual(await json(draft), ['date-impossible', 'range-unit-dropped']);
    assert.equal((await json('--baseline', path.join(folder, 'none.json'), draft)).length, 3);
  });

  it('makes the safe changes in the file, again and again with the same result', async () => {
    const draft = file('a.policy', `\ufeff${WRONG}`);
    const { out, err, code } = await duibiao('--fix', '--format', 'json', draft);
    assert.match(err, /已修正可以放心修正的问题/);
    assert.equal(code, 1);
    assert.deepEqual(rules(out), ['date-impossible']);
    const fixed = readFileSync(draft, 'utf8');
    assert.equal(fixed, `\ufeff${WRONG.replace('15～30%', '15%～30%').replace('、市财政局）', '）')}`);
    await duibiao('--fix', draft);
    assert.equal(readFileSync(draft, 'utf8'), fixed);
  });

  it('leaves a file in another encoding as it is', async () => {
    const bytes = Buffer.from(WRONG, 'utf16le');
    const draft = file('a.policy', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]));
    const before = readFileSync(draft);
    const { err, out } = await duibiao('--fix', '--format', 'json', draft);
    assert.match(err, /不是 UTF-8/);
    assert.equal(rules(out).length, 3);
    assert.ok(readFileSync(draft).equals(before));
  });

  it('writes SARIF whose places, rules and changes are those of the findings', async () => {
    const draft = file('a.policy');
    const log = JSON.parse((await duibiao('--format', 'sarif', draft, path.join(folder, '没有.policy'))).out);
    assert.equal(log.version, '2.1.0');
    const [{ tool, results, invocations, columnKind }] = log.runs;
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(invocations[0].executionSuccessful, false);
    assert.equal(invocations[0].toolExecutionNotifications.length, 1);
    assert.equal(results.length, 3);
    for (const result of results) {
      assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
      const { region, artifactLocation } = result.locations[0].physicalLocation;
      assert.match(artifactLocation.uri, /^file:\/\/\/.*a\.policy$/);
      const line = WRONG.split('\n')[region.startLine - 1]!;
      const words = WRONG.slice(region.charOffset, region.charOffset + region.charLength);
      assert.equal(line.slice(region.startColumn - 1, region.endColumn - 1), words);
      assert.match(result.partialFingerprints['duibiao/v1'], /^[\w-]+:[0-9a-f]{16}$/);
    }
    const repeated = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'unit-repeated');
    assert.equal(repeated.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, '');
    assert.equal(repeated.relatedLocations.length, 1);
  });

  it('writes commands that GitHub shows', async () => {
    const { out } = await duibiao('--format', 'github', file('a,b.policy'));
    const lines = out.trim().split('\n');
    assert.equal(lines.length, 3);
    assert.match(
      lines[0]!,
      /^::error file=.*a%2Cb\.policy,line=7,endLine=7,col=11,endColumn=21,title=date-impossible::“2025年2月30日”/,
    );
    assert.ok(lines.some((line) => line.startsWith('::notice ')));
  });

  it('leaves no file behind', async () => {
    await duibiao(file('a.policy'));
    assert.ok(!existsSync(path.join(folder, '.duibiao-baseline.json')));
  });
});
