import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { run } from '../../server/cli/run.ts';
import { Office, paper } from './import-fixture.ts';

/** Runs the command line as the program does, without a process. */
async function duibiao(...words: string[]) {
  let out = '';
  let err = '';
  const code = await run(words, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

describe('duibiao and a corpus', () => {
  let office: Office;
  beforeEach(() => {
    office = new Office();
    office.write('山东/东营市.txt', paper('东营市'));
    office.write('渭南市.md', paper('渭南市', { beds: 8 }));
  });
  afterEach(() => office.clear());

  const importAll = (...more: string[]) => duibiao('import', '--corpus', office.corpus, ...more, office.sources);

  it('imports folders and sums up what came in and what did not', async () => {
    office.write('坏.pdf', '%PDF-1.4 broken');
    const first = await importAll('--format', 'json');
    assert.equal(first.code, 0);
    const summary = JSON.parse(first.out);
    assert.deepEqual(
      [summary.documents, summary.policies, summary.unchanged, summary.clauses > 0, summary.targets > 0],
      [2, 2, 0, true, true],
    );
    assert.deepEqual(
      summary.skipped.map((one: { path: string }) => one.path),
      [office.path('坏.pdf')],
    );
    assert.match(summary.skipped[0].reason, /PDF/);
    const again = JSON.parse((await importAll('--format', 'json')).out);
    assert.deepEqual([again.documents, again.unchanged, again.skipped.length], [0, 2, 1]);
    assert.match((await importAll()).out, /跳过 .*坏\.pdf: .*\n导入 0 份文件.*未变 2 份，跳过 1 份/);
    assert.match((await importAll('--lang', 'en')).out, /2 unchanged, 1 skipped/);
  });

  it('fails where nothing can come in, and says what is missing', async () => {
    const absent = await duibiao('import', '--corpus', office.corpus, office.path('没有'));
    assert.equal(absent.code, 2);
    assert.match(absent.out, /没有.*: /);
    assert.equal((await duibiao('import', office.sources)).code, 2);
    assert.match((await duibiao('import', '--corpus', office.corpus)).err, /没有指定要导入的文件/);
  });

  it('follows a folder when asked: what is gone from it goes', async () => {
    await importAll();
    rmSync(office.path('渭南市.md'));
    assert.equal(JSON.parse((await importAll('--format', 'json')).out).removed, undefined);
    const followed = JSON.parse((await importAll('--format', 'json', '--follow')).out);
    assert.deepEqual(followed.removed, [office.path('渭南市.md')]);
    assert.deepEqual(office.docs(), ['山东/东营市']);
  });

  it('lists, shows, removes and verifies', async () => {
    await importAll();
    const on = (...words: string[]) => duibiao('corpus', ...words, '--corpus', office.corpus);
    const list = await on('list');
    assert.match(list.out, /山东\/东营市.*东营市.*2024-03-08/);
    assert.match(list.out, /2 份文件/);
    const { documents } = JSON.parse((await on('list', '--format', 'json')).out);
    assert.deepEqual(documents.map(({ doc }: { doc: string }) => doc).sort(), ['山东/东营市', '渭南市'].sort());
    const shown = await on('show', '渭南市');
    assert.match(shown.out, /每千人口医疗卫生机构床位数.*8张.*2025/);
    const whole = JSON.parse((await on('show', '渭南市', '--format', 'json')).out).documents[0];
    assert.ok(whole.policies[0].targets.some(({ value }: { value: number }) => value === 8));
    assert.match((await on('show', '没有')).err, /语料库里没有 没有/);
    assert.match((await on('verify')).out, /语料库完好：2 份文件/);
    assert.match((await on('remove', '渭南市')).out, /已移除 渭南市/);
    assert.deepEqual(office.docs(), ['山东/东营市']);
    assert.equal((await on('verify')).code, 0);
    assert.equal((await on('vanish')).code, 2);
    assert.equal((await duibiao('corpus', 'list', '--corpus', office.path('没有.sqlite'))).code, 2);
  });

  it('answers questions line by line with places in the raw files', async () => {
    office.write('单独.txt', paper('嘉兴市', { beds: 6.5 }));
    await importAll();
    await duibiao('import', '--corpus', office.corpus, office.write('甲/乙/另存.txt', paper('绵阳市')));
    const questions = office.write(
      '../问.jsonl',
      [
        JSON.stringify({ id: 'a', text: '做实家庭医生签约服务，扩大签约服务的供给' }),
        '不是 JSON',
        '',
        JSON.stringify({ id: 2, text: '建设紧密型县域医共体' }),
      ].join('\n'),
    );
    const asked = await duibiao('precedents', '--corpus', office.corpus, '--format', 'jsonl', questions);
    assert.equal(asked.code, 2);
    assert.match(asked.err, /第 2 行/);
    const answers = asked.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      answers.map(({ id }) => id),
      ['a', 2],
    );
    const files = new Map([
      ['山东/东营市', '山东/东营市.txt'],
      ['渭南市', '渭南市.md'],
      ['单独', '单独.txt'],
      ['另存', '甲/乙/另存.txt'],
    ]);
    for (const { results } of answers) {
      assert.ok(results.length >= 1);
      const scores = results.map(({ score }: { score: number }) => score);
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
      );
      const bare = (text: string) => text.replace(/\s+/g, '');
      for (const { doc, from, to, quote } of results) {
        const raw = readFileSync(office.path(files.get(doc)!), 'utf8');
        assert.equal(bare(raw.slice(from, to)), bare(quote), doc);
      }
    }
    assert.match(answers[0].results[0].quote, /家庭医生签约/);
    assert.match(answers[1].results[0].quote, /县域医共体/);
    assert.equal((await duibiao('precedents', '--corpus', office.corpus, '--limit', '0', questions)).code, 2);
  });
});
