import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { changeCorpus } from '../../server/corpus/change.ts';
import { openCorpus } from '../../server/corpus/open.ts';
import { SCHEMA_VERSION } from '../../server/corpus/schema.ts';
import { verifyCorpus } from '../../server/corpus/verify.ts';
import { CITIES, Office, paper } from './import-fixture.ts';

const module = new URL('../../server/corpus/import.ts', import.meta.url).href;

/** An import in a process of its own. */
function importer(office: Office, options: { uid?: number } = {}): ChildProcess {
  const script = `import { importSources } from ${JSON.stringify(module)};
    const summary = await importSources(${JSON.stringify({ corpus: office.corpus, sources: [office.sources] })});
    process.stdout.write(JSON.stringify(summary));`;
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-e', script],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    },
  );
}

function ended(child: ChildProcess): Promise<string> {
  let out = '';
  child.stdout!.on('data', (chunk) => (out += chunk));
  return new Promise((resolve) => child.on('close', () => resolve(out)));
}

describe('a corpus in trouble', () => {
  let office: Office;
  beforeEach(() => {
    office = new Office();
  });
  afterEach(() => office.clear());

  const damagedFiles = () => readdirSync(path.dirname(office.corpus)).filter((name) => name.includes('.damaged-'));

  it('has every finished document after kill -9 at any moment, and the next import goes on', async function () {
    this.timeout(120_000);
    const total = 240;
    for (let number = 0; number < total; number++)
      office.write(
        `${number}.md`,
        paper(CITIES[number % CITIES.length]!, { extra: `第${number}组包干负责，落实到人。`.repeat(20) }),
      );
    let before = 0;
    let killed = 0;
    // Seeded: the same moments on every machine, as far as machines are alike.
    let seed = 20261126;
    const random = () => {
      seed = (seed * 48271) % 0x7fffffff;
      return seed / 0x7fffffff;
    };
    for (let round = 0; round < 8; round++) {
      const child = importer(office);
      const end = ended(child);
      const delay = 150 + random() * 450;
      const timer = setTimeout(() => child.kill('SIGKILL'), delay);
      await end;
      clearTimeout(timer);
      if (child.signalCode === 'SIGKILL') killed++;
      // Killed before there was a document, it may leave a file without a word in it.
      const { corpus: opened, faults } = openCorpus({ user: [office.corpus] });
      opened?.close();
      if (before === 0 && (!existsSync(office.corpus) || /is empty/.test(faults[0]?.message.en ?? ''))) continue;
      const count = office.ask((corpus) => corpus.documents().length);
      assert.ok(count >= before, `${count} documents after ${before}`);
      assert.deepEqual(verifyCorpus(office.corpus).faults, []);
      before = count;
    }
    assert.ok(killed >= 3, `only ${killed} were killed in time`);
    const last = await office.import();
    assert.equal(last.fault, null);
    assert.equal(last.notice, null);
    assert.equal(last.documents + last.unchanged, total);
    assert.ok(last.unchanged >= before);
    assert.deepEqual(verifyCorpus(office.corpus).faults, []);
    assert.deepEqual(damagedFiles(), []);
  });

  it('is written by several processes at once while another reads, and nobody hears of a lock', async function () {
    this.timeout(120_000);
    for (let number = 0; number < 120; number++)
      office.write(
        `${number}.md`,
        paper(CITIES[number % CITIES.length]!, { extra: `第${number}组包干负责，落实到人。`.repeat(30) }),
      );
    office.write('首.md', paper('扬州市'));
    await office.import({ sources: [office.path('首.md')] });
    const ends = [importer(office), importer(office), importer(office)].map(ended);
    const { corpus } = openCorpus({
      user: [office.corpus],
      onFault: ({ message }) => assert.fail(message.en),
    });
    let running = true;
    void Promise.all(ends).then(() => (running = false));
    let asked = 0;
    let slowest = 0;
    for (; running; asked++) {
      const start = performance.now();
      corpus!.precedents({ text: `推进紧密型县域医共体建设，第${asked}次` });
      assert.ok(corpus!.documents().length >= 1);
      slowest = Math.max(slowest, performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    corpus!.close();
    assert.ok(asked > 10);
    const summaries = (await Promise.all(ends)).map((text) => JSON.parse(text));
    for (const { fault } of summaries) assert.equal(fault, null);
    assert.equal(
      summaries.reduce((sum, { documents }) => sum + documents, 0),
      120,
    );
    assert.deepEqual(verifyCorpus(office.corpus).faults, []);
  });

  const fill = async () => {
    for (const city of CITIES) office.write(`${city}.md`, paper(city));
    const { documents } = await office.import();
    assert.equal(documents, CITIES.length);
  };

  for (const [what, harm] of [
    ['is cut short', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['is emptied', (file: string) => truncateSync(file, 0)],
    ['holds something else', (file: string) => writeFileSync(file, '不是数据库'.repeat(5000))],
    [
      'has scribbled pages',
      (file: string) => {
        const bytes = readFileSync(file);
        for (let at = 4096; at < bytes.length; at += 512) bytes.fill(0xa5, at, at + 64);
        writeFileSync(file, bytes);
      },
    ],
  ] as const)
    it(`that ${what} is set aside and made anew from its sources`, async () => {
      await fill();
      const [first] = office.ask((corpus) => corpus.documents());
      const correction = { title: '改正过的标题' };
      assert.equal(changeCorpus(office.corpus, { kind: 'correct', key: first!.key, ordinal: 0, correction }), null);
      harm(office.corpus);
      const { corpus: opened, faults } = openCorpus({ user: [office.corpus] });
      opened?.close();
      assert.equal(faults[0]?.damaged, true);

      const summary = await office.import({ sources: [] });
      assert.match(summary.notice?.zh ?? '', /已损坏.*改名保存为 .*damaged-/);
      assert.deepEqual([summary.fault, summary.documents], [null, CITIES.length]);
      assert.equal(damagedFiles().filter((name) => !/-(wal|shm)$/.test(name)).length, 1);
      assert.deepEqual(verifyCorpus(office.corpus).faults, []);
      const titles = office.ask((corpus) =>
        corpus.documents().flatMap(({ policies }) => policies.map(({ title }) => title)),
      );
      assert.ok(titles.includes(correction.title));
    });

  it('leaves a file alone that is somebody else’s', async () => {
    const report = path.join(office.folder, '报告.docx');
    writeFileSync(report, '这是一份报告。');
    const { fault } = await office.import({ corpus: report });
    assert.match(fault!.zh, /不是对标的语料库，没有改动/);
    assert.equal(readFileSync(report, 'utf8'), '这是一份报告。');

    const other = path.join(office.folder, 'other.sqlite');
    const database = new DatabaseSync(other);
    database.exec('CREATE TABLE mine (x); INSERT INTO mine VALUES (1)');
    database.close();
    assert.match((await office.import({ corpus: other })).fault!.zh, /不是对标的语料库/);
    assert.ok(existsSync(other));
  });

  it('of a newer version is not touched, of the first version is brought to this one', async () => {
    await fill();
    const version = (number: number, sql = '') => {
      const database = new DatabaseSync(office.corpus);
      database.exec(`${sql}; PRAGMA user_version = ${number}`);
      database.close();
    };
    version(SCHEMA_VERSION + 1);
    assert.match((await office.import()).fault!.zh, /更新版本.*请升级/);
    version(
      1,
      `PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON;
       ALTER TABLE documents RENAME TO d2;
       CREATE TABLE documents (id INTEGER PRIMARY KEY, doc TEXT NOT NULL UNIQUE, path TEXT, sha256 TEXT NOT NULL UNIQUE, imported TEXT, reader INTEGER NOT NULL);
       INSERT INTO documents SELECT d.id, s.doc, s.path, d.sha256, s.imported, d.reader FROM d2 d JOIN sources s ON s.document = d.id;
       DROP TABLE sources; DROP TABLE corrections; DROP TABLE d2`,
    );
    assert.deepEqual(office.docs(), [...CITIES].sort());
    assert.deepEqual(verifyCorpus(office.corpus).faults, []);
    const again = await office.import();
    assert.deepEqual([again.fault, again.documents + again.unchanged], [null, CITIES.length]);
  });

  it('in a folder that may not be written to is read all the same, and says so when something is to come in', async function () {
    if (process.platform === 'win32') this.skip();
    await fill();
    const folder = path.dirname(office.corpus);
    const database = new DatabaseSync(office.corpus);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    office.write('新.md', paper('扬州市'));
    chmodSync(office.corpus, 0o444);
    chmodSync(folder, 0o555);
    try {
      // Root may write everywhere, so somebody who may not is asked.
      const asNobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
      chmodSync(office.folder, 0o755);
      const out = await ended(importer(office, asNobody));
      if (out === '') this.skip();
      assert.match(JSON.parse(out).fault.zh, /不能写入.*duibiao\.corpus\.path/);
      assert.equal(office.docs().length, CITIES.length);
    } finally {
      chmodSync(folder, 0o755);
    }
  });

  it('on a full disk keeps what has come in and says what to do', async function () {
    // A small disk of one's own takes rights that not every machine gives.
    const disk = path.join(office.folder, '小盘');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
    if (!mounted) {
      console.log('      (skipped: no small disk can be mounted here)');
      this.skip();
    }
    try {
      for (let number = 0; number < 200; number++)
        office.write(
          `${number}.md`,
          paper(CITIES[number % CITIES.length]!, {
            extra: `第${number}组包干负责，${'落实到人到岗'.repeat(number)}。`,
          }),
        );
      const corpus = path.join(disk, '库.sqlite');
      const summary = await office.import({ corpus });
      assert.match(summary.fault?.zh ?? '', /磁盘已满.*已导入的文件不受影响/);
      assert.ok(summary.documents > 0 && summary.documents < 200, String(summary.documents));
      const { corpus: opened, faults } = openCorpus({ user: [corpus] });
      assert.deepEqual(faults, []);
      assert.equal(opened!.documents().length, summary.documents);
      assert.ok(opened!.precedents({ text: '建设紧密型县域医共体' }).length > 0);
      opened!.close();
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
