import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SCHEMA_VERSION } from '../../server/corpus/schema.ts';
import type { Target } from '../../server/engine/facts/types.ts';
import { Bench, city, type Sketch } from './corpus-records.ts';

const clause = '加强家庭医生签约服务,到2025年家庭医生签约率达到75%以上。';
const title = '海宁市医疗卫生服务体系实施方案';

const target: Target = {
  from: title.length + 1 + clause.indexOf('家庭医生签约率'),
  to: title.length + 1 + clause.indexOf('以上') + 2,
  quote: '家庭医生签约率达到75%以上',
  indicator: '家庭医生签约率',
  scope: null,
  value: 75,
  valueMax: null,
  unit: '%',
  comparator: 'ge',
  per: null,
  deadline: '2025',
  deadlineFrom: 'sentence',
  growth: false,
  suspect: null,
  baseline: { year: 2020, value: null },
  direction: 'up',
  attained: false,
  year: null,
  identity: {
    key: 'words:家庭医生签约率',
    id: null,
    kind: 'level',
    dimension: 'rate',
    population: null,
    scopeClass: null,
  },
  valueSpan: { from: title.length + 1 + clause.indexOf('75'), to: title.length + 1 + clause.indexOf('以上') + 2 },
  clause: 0,
};

const sketch: Sketch = {
  doc: '浙江/海宁市',
  title,
  clauses: [clause, '推进县域医共体建设,完善双向转诊制度,实现检查检验结果互认。'],
  region: city('浙江省', '嘉兴市'),
  date: '2023-05-01',
  targets: [target, { ...target, attained: true, year: 2020, value: 60, baseline: null }],
};

describe('a corpus file', () => {
  const bench = new Bench();
  const path = bench.build('sound.sqlite', [sketch]);
  after(() => bench.clear());

  const faultOf = (file: string, builtIn = true) => {
    const { corpus, faults } = builtIn ? bench.openWithFaults(file) : bench.openWithFaults(undefined, [file]);
    assert.equal(corpus, null);
    assert.equal(faults.length, 1);
    const [fault] = faults;
    assert.ok(fault?.message.zh && fault.message.en);
    assert.equal(fault.path, file);
    return fault.message.en;
  };

  it('gives back a target field by field, attained values only when asked', () => {
    const corpus = bench.open(path);
    const [found, ...rest] = corpus.targets('words:家庭医生签约率');
    assert.deepEqual(rest, []);
    assert.deepEqual(found?.target, target);
    assert.equal(found.clause, clause);
    assert.deepEqual(found.raw, { from: target.from, to: target.to });
    assert.deepEqual(found.source, {
      id: 'sound/浙江/海宁市/0',
      title,
      region: city('浙江省', '嘉兴市'),
      date: '2023-05-01',
      docNumber: null,
      kind: null,
      doc: '浙江/海宁市',
    });
    const attained = corpus.targets('words:家庭医生签约率', { attained: true });
    assert.deepEqual(
      attained.map(({ target: { value, year } }) => [value, year]),
      [
        [75, null],
        [60, 2020],
      ],
    );
    assert.deepEqual(corpus.targets('words:不存在'), []);
  });

  it('gives back the cleaned text whole', () => {
    const corpus = bench.open(path);
    assert.equal(corpus.cleanText('sound/浙江/海宁市/0')?.text, `${title}\n${sketch.clauses.join('\n')}\n`);
    for (const id of [
      'sound/浙江/海宁市/1',
      'sound/浙江',
      'other/浙江/海宁市/0',
      'sound',
      '',
      '/',
      'sound/',
      'sound/浙江/海宁市/x',
    ])
      assert.equal(corpus.cleanText(id), null, id);
  });

  it('counts what it holds', () => {
    const [info] = bench.open(path).info;
    assert.deepEqual(info, { path, builtIn: true, documents: 1, policies: 1, clauses: 2, targets: 1 });
  });

  it('comes out byte for byte the same from the same documents', () => {
    const again = bench.build('again.sqlite', [sketch]);
    const once = readFileSync(bench.build('again.sqlite', [sketch]));
    bench.build('again.sqlite', [sketch]);
    assert.ok(readFileSync(again).equals(once));
  });

  it('is a fault when missing, empty, foreign or damaged', () => {
    assert.match(faultOf(bench.path('absent.sqlite')), /missing/);
    writeFileSync(bench.path('empty.sqlite'), '');
    assert.match(faultOf(bench.path('empty.sqlite')), /empty/);
    const begun = new DatabaseSync(bench.path('begun.sqlite'));
    begun.exec('PRAGMA journal_mode = WAL; PRAGMA user_version = 0; VACUUM');
    begun.close();
    assert.match(faultOf(bench.path('begun.sqlite'), false), /empty/);
    writeFileSync(bench.path('text.sqlite'), '关于进一步完善医疗卫生服务体系的实施意见。'.repeat(400));
    assert.match(faultOf(bench.path('text.sqlite')), /damaged or is not a corpus/);
    const foreign = new DatabaseSync(bench.path('foreign.sqlite'));
    foreign.exec('CREATE TABLE t (x)');
    foreign.close();
    assert.match(faultOf(bench.path('foreign.sqlite')), /not a corpus of Duibiao/);
    assert.match(faultOf(bench.folder), /damaged or is not a corpus/);
    for (const builtIn of [true, false]) {
      truncateSync(bench.copy(path, 'cut.sqlite'), 20_000);
      assert.match(faultOf(bench.path('cut.sqlite'), builtIn), /damaged/);
    }
    const bytes = readFileSync(path);
    for (let at = 4096; at < bytes.length; at += 512) bytes.fill(0xa5, at, at + 64);
    writeFileSync(bench.path('scribbled.sqlite'), bytes);
    assert.match(faultOf(bench.path('scribbled.sqlite')), /damaged/);
  });

  it('is a fault when an older or newer version made it', () => {
    for (const [version, words] of [
      [SCHEMA_VERSION - 1, /import again/],
      [SCHEMA_VERSION + 1, /update/],
    ] as const) {
      const file = bench.copy(path, 'version.sqlite');
      const database = new DatabaseSync(file);
      database.exec(`PRAGMA user_version = ${version}`);
      database.close();
      assert.match(faultOf(file), words);
    }
  });

  it('that is damaged leaves the sound ones beside it working', () => {
    writeFileSync(bench.path('broken.sqlite'), 'SQLite format 3\0 and nothing else');
    const { corpus, faults } = bench.openWithFaults(path, [bench.path('broken.sqlite')]);
    assert.equal(faults.length, 1);
    assert.equal(corpus?.precedents({ text: '家庭医生签约' }).length, 1);
  });

  it('is a fault that names the versions to have where SQLite or its full-text search is missing', () => {
    const module = new URL('../../server/corpus/open.ts', import.meta.url).href;
    for (const [runtime, words] of [
      ['() => undefined', /不带 SQLite.*Node 22\.16.*VS Code 1\.103/],
      [
        '() => ({ DatabaseSync: class { exec() { throw new Error("no such module: fts5"); } } })',
        /FTS5.*Node 22\.16.*VS Code 1\.103/,
      ],
    ] as const) {
      const script = `process.getBuiltinModule = ${runtime};
        const { openCorpus } = await import(${JSON.stringify(module)});
        console.log(JSON.stringify(openCorpus({ builtIn: ${JSON.stringify(path)}, user: ['/nowhere'] })));`;
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
      const { corpus, faults } = JSON.parse(run.stdout);
      assert.equal(corpus, null);
      assert.equal(faults.length, 2);
      assert.match(faults[0].message.zh, words);
    }
  });

  it('opens from a folder that may not be written to, and leaves nothing there', () => {
    const inner = new Bench();
    const file = inner.copy(path, 'sealed #100%.sqlite');
    chmodSync(file, 0o444);
    chmodSync(inner.folder, 0o555);
    try {
      const module = new URL('../../server/corpus/open.ts', import.meta.url).href;
      const script = `import { openCorpus } from ${JSON.stringify(module)};
        const { corpus, faults } = openCorpus({ builtIn: process.argv[1] });
        console.log(JSON.stringify({ faults, found: corpus?.precedents({ text: '家庭医生签约' }).length }));`;
      // Root may write everywhere, so it asks somebody who may not.
      const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
      const args = ['--input-type=module-typescript', '-e', script, file];
      let run = spawnSync(process.execPath, args, { ...asNobody, encoding: 'utf8' });
      // The checkout itself may be closed to others; then only the leftovers are judged.
      if (run.status !== 0 && /EACCES|ENOENT/.test(`${run.error ?? ''}${run.stderr}`))
        run = spawnSync(process.execPath, args, { encoding: 'utf8' });
      assert.equal(run.stderr.replace(/.*(ExperimentalWarning|--trace-warnings).*\n/g, ''), '');
      assert.deepEqual(JSON.parse(run.stdout), { faults: [], found: 1 });
      assert.deepEqual(readdirSync(inner.folder), ['sealed #100%.sqlite']);
    } finally {
      chmodSync(inner.folder, 0o755);
      inner.clear();
    }
  });
});
