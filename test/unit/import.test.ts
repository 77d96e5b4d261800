import assert from 'node:assert/strict';
import { createWriteStream, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { changeCorpus } from '../../server/corpus/change.ts';
import { verifyCorpus } from '../../server/corpus/verify.ts';
import { CITIES, Office, paper } from './import-fixture.ts';

describe('an import', () => {
  let office: Office;
  beforeEach(() => {
    office = new Office();
  });
  afterEach(() => {
    assert.deepEqual(verifyCorpus(office.corpus).faults, []);
    office.clear();
  });

  it('brings a folder in, and finds it unchanged the next time', async () => {
    office.write('山东省/东营市/2024.md', paper('东营市'));
    office.write('陕西 省/渭南市.txt', paper('渭南市', { beds: 6.5 }));
    const seen: string[] = [];
    const first = await office.import({
      onProgress: ({ done, total, path: file }) => seen.push(`${done}/${total} ${file && path.basename(file)}`),
    });
    assert.deepEqual(
      [first.documents, first.policies, first.unchanged, first.skipped, first.fault],
      [2, 2, 0, [], null],
    );
    assert.ok(first.clauses > 4 && first.targets >= 4);
    assert.deepEqual(seen, ['0/2 null', '1/2 2024.md', '2/2 渭南市.txt']);
    assert.deepEqual(office.docs(), ['山东省/东营市/2024', '陕西 省/渭南市']);
    const [found] = office.ask((corpus) =>
      corpus.precedents({ text: '各县全部建成紧密型县域医共体', limit: 5, perPolicy: 5 }),
    );
    assert.match(found?.quote ?? '', /医共体/);

    const second = await office.import();
    assert.deepEqual([second.documents, second.unchanged, second.skipped], [0, 2, []]);
  });

  it('gives a file that was named by itself its stem as name', async () => {
    const file = office.write('深/层/方案.policy.md', paper('嘉兴市'));
    await office.import({ sources: [file] });
    assert.deepEqual(office.docs(), ['方案.policy']);
  });

  it('keeps one document of two files that hold the same text, whatever their encoding', async () => {
    office.write('甲.md', paper('东营市'));
    const twin = office.write('乙.txt', Buffer.from(`\ufeff${paper('东营市')}`, 'utf16le'));
    const summary = await office.import();
    assert.equal(summary.documents, 1);
    assert.equal(summary.skipped.length, 1);
    assert.match(summary.skipped[0]!.reason.zh, /内容与已导入的文件相同/);
    assert.equal(office.docs().length, 1);
    assert.deepEqual((await office.import()).unchanged, 2);

    // One of them goes: the other still holds the document.
    rmSync(twin);
    await office.import({ follow: true });
    assert.deepEqual(office.docs(), ['甲']);
    rmSync(office.path('甲.md'));
    await office.import({ follow: true });
    assert.deepEqual(office.docs(), []);
  });

  it('replaces what a file held before, and leaves nothing of it', async () => {
    office.write('方案.md', paper('东营市', { beds: 7 }));
    await office.import();
    office.write('方案.md', paper('东营市', { beds: 8, extra: '开展上门巡诊。' }));
    const { documents } = await office.import();
    assert.equal(documents, 1);
    const values = office.ask((corpus) =>
      corpus
        .documents()
        .flatMap(({ policies }) =>
          policies.flatMap(({ id }) => corpus.targetsOf(id).map(({ target }) => target.value)),
        ),
    );
    assert.ok(values.includes(8) && !values.includes(7), values.join());
  });

  it('forgets files that are gone only when asked to follow, and never those of a folder that is away', async () => {
    office.write('甲/东营市.md', paper('东营市'));
    office.write('乙/渭南市.md', paper('渭南市'));
    await office.import();
    rmSync(office.path('乙'), { recursive: true });
    assert.deepEqual((await office.import()).removed, []);
    assert.equal(office.docs().length, 2);
    assert.deepEqual((await office.import({ follow: true })).removed, [office.path('乙/渭南市.md')]);
    assert.equal(office.docs().length, 1);

    renameSync(office.sources, `${office.sources}-away`);
    const away = await office.import({ follow: true });
    assert.match(away.skipped[0]!.reason.zh, /找不到/);
    assert.equal(office.docs().length, 1);
  });

  it('says of every file that does not come in why, and goes on', async () => {
    office.write('好.md', paper('东营市'));
    office.write('空.txt', '');
    office.write('坏.docx', 'PK\x03\x04 and then nothing');
    office.write('坏.pdf', '%PDF-1.7\n%%EOF');
    office.write('表.xlsx', 'PK');
    office.write('说明.md', 'This is not a policy at all.\n');
    office.write('乱码.txt', new Uint8Array([0x81, 0xff, 0x00, 0x12, 0xfe]));
    office.write('.hidden.md', paper('渭南市'));
    office.write('~$好.docx', 'lock');
    office.write(
      '页.html',
      `<html><body><div id="zoom">${paper('嘉兴市')
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('')}</div></body></html>`,
    );
    office.write('页_files/广告.html', '<html><body>广告</body></html>');
    symlinkSync(office.sources, office.path('回路'));
    symlinkSync(office.path('没有.md'), office.path('断链.md'));
    const large = office.write('大.txt', '');
    truncateSync(large, 500 * 2 ** 20);
    const { documents, skipped } = await office.import();
    assert.equal(documents, 2);
    const reasons = Object.fromEntries(skipped.map(({ path: file, reason }) => [path.basename(file), reason.zh]));
    assert.deepEqual(
      Object.keys(reasons).sort(),
      ['乱码.txt', '坏.docx', '坏.pdf', '大.txt', '断链.md', '空.txt', '表.xlsx', '说明.md'].sort(),
    );
    assert.match(reasons['大.txt']!, /过大（500 MB/);
    assert.match(reasons['空.txt']!, /空/);
    assert.match(reasons['表.xlsx']!, /不支持 \.xlsx/);
    for (const { reason } of skipped)
      assert.ok(reason.en.length > 5 && !/undefined|Error\b/.test(reason.zh + reason.en), reason.zh);

    // What could not be read is not read again until it changes, but said again.
    const again = await office.import();
    assert.equal(again.skipped.length, skipped.length);
    office.write('说明.md', paper('渭南市'));
    assert.equal((await office.import()).documents, 1);
  });

  it('refuses a file that changes while it is read', async () => {
    const file = office.write('记录.md', paper('东营市').repeat(2000));
    const stream = createWriteStream(file, { flags: 'a' });
    let writing = true;
    const grow = () => {
      if (writing) stream.write('。', () => setImmediate(grow));
    };
    grow();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { skipped, documents } = await office.import();
    writing = false;
    await new Promise((resolve) => stream.end(resolve));
    assert.equal(documents, 0);
    assert.match(skipped[0]!.reason.zh, /正在变化/);
    assert.equal((await office.import()).documents, 1);
  });

  it('stops where it is told to, and goes on from there', async () => {
    for (const city of CITIES) office.write(`${city}.md`, paper(city));
    const stop = new AbortController();
    const cut = await office.import({ signal: stop.signal, onProgress: ({ done }) => done === 3 && stop.abort() });
    assert.ok(cut.cancelled);
    assert.ok(cut.documents >= 3 && cut.documents < CITIES.length, String(cut.documents));
    assert.equal(office.docs().length, cut.documents);
    const rest = await office.import();
    assert.equal(rest.documents + rest.unchanged, CITIES.length);
    assert.equal(rest.unchanged, cut.documents);
  });

  it('keeps a corpus on which several write at once', async () => {
    for (const city of CITIES) office.write(`${city}.md`, paper(city));
    const runs = await Promise.all([office.import(), office.import(), office.import()]);
    for (const { fault } of runs) assert.equal(fault, null);
    assert.equal(
      runs.reduce((sum, { documents }) => sum + documents, 0),
      CITIES.length,
    );
    assert.equal(office.docs().length, CITIES.length);
  });

  it('leaves out what a person took out while it follows, and takes it back when asked', async () => {
    office.write('东营市.md', paper('东营市'));
    office.write('渭南市.md', paper('渭南市'));
    await office.import();
    const [key] = office.ask((corpus) => corpus.documents().map((document) => document.key));
    assert.equal(changeCorpus(office.corpus, { kind: 'remove', keys: [key!] }), null);
    assert.deepEqual(office.docs(), ['渭南市']);
    await office.import({ follow: true });
    assert.deepEqual(office.docs(), ['渭南市']);
    assert.match(changeCorpus(office.corpus, { kind: 'remove', keys: [key!] })!.zh, /已没有/);
    await office.import();
    assert.deepEqual(office.docs(), ['东营市', '渭南市']);
  });

  it('keeps what a person put right when the file changes or is read again', async () => {
    office.write('某市.md', paper('东营市'));
    await office.import();
    const listed = () => office.ask((corpus) => corpus.documents()[0]!);
    const region = { level: 'city' as const, province: '陕西省', city: '渭南市', county: null };
    const correction = { title: '渭南市方案', region, issueDate: '2023-05', docNumber: '渭政办发〔2023〕5号' };
    assert.equal(changeCorpus(office.corpus, { kind: 'correct', key: listed().key, ordinal: 0, correction }), null);
    const right = () => {
      const [policy] = listed().policies;
      assert.deepEqual(
        [policy!.title, policy!.region, policy!.date, policy!.docNumber],
        [correction.title, region, correction.issueDate, correction.docNumber],
      );
    };
    right();
    await office.import({ anew: true });
    right();
    office.write('某市.md', paper('东营市', { beds: 9 }));
    await office.import();
    right();
    assert.match(changeCorpus(office.corpus, { kind: 'correct', key: 'none', ordinal: 0, correction })!.zh, /已没有/);
    assert.match(
      changeCorpus(office.corpus, { kind: 'correct', key: listed().key, ordinal: 7, correction })!.zh,
      /已没有/,
    );
  });

  it('reads again what an older reader read', async () => {
    office.write('省/东营市.md', paper('东营市'));
    await office.import();
    const database = new DatabaseSync(office.corpus);
    database.exec(`UPDATE documents SET reader = 0; UPDATE targets SET value = 1; UPDATE sources SET reader = 0`);
    database.close();
    assert.deepEqual(
      office.ask((corpus) => corpus.outdated),
      [office.path('省/东营市.md')],
    );
    const { documents, unchanged } = await office.import({ sources: [office.path('省/东营市.md')], anew: true });
    assert.deepEqual([documents, unchanged], [1, 0]);
    assert.deepEqual(office.docs(), ['省/东营市']);
    assert.ok(
      office
        .ask((corpus) => corpus.targetsOf(corpus.documents()[0]!.policies[0]!.id))
        .every(({ target }) => target.value !== 1),
    );
    assert.deepEqual(
      office.ask((corpus) => corpus.outdated),
      [],
    );
  });

  it('takes thousands of small files and a folder that is deep', async function () {
    this.timeout(120_000);
    let deep = '深';
    for (let level = 0; level < 40; level++) deep += '/层';
    office.write(`${deep}/东营市.md`, paper('东营市'));
    for (let number = 0; number < 600; number++)
      office.write(`散/${number}.txt`, paper('渭南市', { extra: `第${number}组负责。` }));
    const { documents } = await office.import();
    assert.equal(documents, 601);
  });

  it('finds nothing in an empty folder and says so of one that is absent', async () => {
    mkdirSync(office.path('空'));
    const { documents, skipped, fault } = await office.import({ sources: [office.path('空'), office.path('无')] });
    assert.deepEqual([documents, fault], [0, null]);
    assert.deepEqual(
      skipped.map(({ path: file }) => path.basename(file)),
      ['无'],
    );
  });
});
