import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { ImportSummary } from '../../server/corpus/import.ts';
import { Keeper } from '../../server/corpus/keeper.ts';
import { CITIES, Office, paper } from './import-fixture.ts';

describe('the thread that writes a corpus', () => {
  let office: Office;
  let keeper: Keeper;
  const followed: ImportSummary[] = [];
  let heard = () => {};

  beforeEach(() => {
    office = new Office();
    followed.length = 0;
    keeper = new Keeper((summary) => {
      followed.push(summary);
      heard();
    });
  });
  afterEach(async () => {
    await keeper.close();
    office.clear();
  });

  const fill = (count: number) => {
    for (let number = 0; number < count; number++)
      office.write(
        `${number}.md`,
        paper(CITIES[number % CITIES.length]!, { extra: `第${number}组包干负责。`.repeat(20) }),
      );
  };
  const request = () => ({ corpus: office.corpus, sources: [office.sources] });

  it('imports with progress, and changes what is there', async () => {
    fill(3);
    const steps: number[] = [];
    const summary = await keeper.import(request(), undefined, ({ done }) => steps.push(done));
    assert.equal(summary.documents, 3);
    assert.deepEqual(steps, [0, 1, 2, 3]);
    const [first] = office.ask((corpus) => corpus.documents());
    assert.equal(await keeper.change(office.corpus, { kind: 'remove', keys: [first!.key] }), null);
    assert.equal(office.docs().length, 2);
    assert.match((await keeper.change(office.corpus, { kind: 'remove', keys: ['没有'] }))?.zh ?? '', /没有这份文件/);
  });

  it('stops where it is told to; what has come in is there', async () => {
    fill(60);
    const stop = new AbortController();
    const summary = await keeper.import(request(), stop.signal, ({ done }) => {
      if (done === 3) stop.abort();
    });
    assert.equal(summary.cancelled, true);
    assert.ok(summary.documents >= 3 && summary.documents < 60, String(summary.documents));
    assert.equal(office.docs().length, summary.documents);
    const early = new AbortController();
    early.abort();
    assert.equal((await keeper.import(request(), early.signal)).cancelled, true);
    assert.equal((await keeper.import(request())).unchanged, summary.documents);
  });

  it('that is closed in the middle answers everybody, and works again when it is asked', async () => {
    fill(40);
    let begun = () => {};
    const running = new Promise<void>((resolve) => (begun = resolve));
    const answers = [
      keeper.import(request(), undefined, () => begun()),
      keeper.change(office.corpus, { kind: 'remove', keys: [] }),
    ];
    await running;
    await keeper.close();
    const [summary, change] = (await Promise.all(answers)) as [ImportSummary, { zh: string } | null];
    assert.match(summary.fault?.zh ?? '', /意外结束/);
    assert.ok(change);
    const again = await keeper.import(request());
    assert.equal(again.fault, null);
    assert.equal(again.documents + again.unchanged, 40);
  });

  it('keeps in step with a folder: what is there, what comes, what goes', async function () {
    this.timeout(60_000);
    fill(1);
    const news = async (count: number) => {
      while (followed.length < count) await new Promise<void>((resolve) => (heard = resolve));
      return followed[count - 1]!;
    };
    keeper.follow(office.corpus, [office.sources]);
    assert.equal((await news(1)).documents, 1);
    office.write('新来.txt', paper('遵义市'));
    assert.deepEqual((await news(2)).added, [office.path('新来.txt')]);
    rmSync(office.path('0.md'));
    assert.deepEqual((await news(3)).removed, [office.path('0.md')]);
    assert.deepEqual(office.docs(), ['新来']);
  });
});
