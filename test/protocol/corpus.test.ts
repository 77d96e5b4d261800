import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import {
  type ChangeResult,
  type CorpusDocuments,
  type CorpusTargets,
  corpusCorrectMethod,
  corpusDocumentsMethod,
  corpusRemoveMethod,
  corpusRereadMethod,
  corpusTargetsMethod,
  type ImportResult,
  importMethod,
  type PrecedentsResult,
  precedentsMethod,
} from '../../server/protocol/corpus.ts';
import { CITIES, Office, paper } from '../unit/import-fixture.ts';
import { positionAt } from './draft.ts';
import { TestServer } from './testServer.ts';

const uri = 'file:///drafts/a.policy';
const DRAFT = `---
城市: 澜溪市
省份: 山东省
成文日期: 2025-03-01
---

澜溪市医疗卫生服务体系实施方案

一、重点任务

（一）做实家庭医生签约。以老年人、儿童和慢性病患者为重点，扩大签约服务的供给。
`;

describe('the user’s corpus', function () {
  this.timeout(60_000);
  let office: Office;
  beforeEach(() => {
    office = new Office();
  });
  afterEach(() => {
    TestServer.killAll();
    office.clear();
  });

  const start = (more: object = {}) =>
    TestServer.start({ configuration: { corpus: { path: office.corpus, ...more } } });
  const address = (file: string) => pathToFileURL(file).href;
  const bring = (server: TestServer, ...files: string[]) =>
    server.request<ImportResult>(importMethod, { uris: files.map(address) });
  /** Documents that are not part of the product, by file name. */
  const own = async (server: TestServer) =>
    (await server.request<CorpusDocuments>(corpusDocumentsMethod)).documents.filter(({ builtIn }) => !builtIn);
  const names = async (server: TestServer) => (await own(server)).map((one) => path.basename(one.path ?? ''));

  /** A corpus that is not there yet is told of when one is named. */
  const begin = async (more: object = {}) => {
    const server = await start(more);
    await bring(server, office.write('首.txt', paper('扬州市')));
    server.drain('window/showMessage');
    return server;
  };

  it('takes documents in, with a reason for each that stays out, and lists them', async () => {
    const server = await begin();
    office.write('甲/东营市.txt', paper('东营市'));
    office.write('甲/空.txt', '');
    const result = await bring(server, office.path('甲'), office.path('没有'));
    assert.deepEqual([result.documents, result.policies, result.cancelled, result.fault], [1, 1, false, null]);
    assert.deepEqual(result.skipped.map(({ path: file }) => path.basename(file)).sort(), ['没有', '空.txt'].sort());
    for (const { reason } of result.skipped) assert.match(reason, /\p{Script=Han}/u);
    assert.deepEqual((await names(server)).sort(), ['首.txt', '东营市.txt'].sort());
    const [document] = (await own(server)).filter(({ path: file }) => file?.endsWith('东营市.txt'));
    const [policy] = document!.policies;
    assert.deepEqual([policy?.province, policy?.city, policy?.date], ['山东省', '东营市', '2024-03-08']);
    const { targets } = await server.request<CorpusTargets>(corpusTargetsMethod, { policy: policy!.id });
    assert.ok(targets.some(({ value, deadline }) => value === '7张' && deadline?.includes('2025')));
    await server.stop();
  });

  it('stops an import that is cancelled; what has come in is there', async () => {
    const server = await begin();
    for (let number = 0; number < 150; number++)
      office.write(
        `多/${number}.md`,
        paper(CITIES[number % CITIES.length]!, { extra: `第${number}组负责。`.repeat(20) }),
      );
    const seen: unknown[] = [];
    const { CancellationTokenSource } = await import('vscode-jsonrpc');
    const cancel = new CancellationTokenSource();
    server.connection.onNotification('$/progress', (step) => {
      seen.push(step);
      if (seen.length === 3) cancel.cancel();
    });
    const result = await server.connection.sendRequest<ImportResult>(
      importMethod,
      { uris: [address(office.path('多'))], workDoneToken: 'work' },
      cancel.token,
    );
    assert.equal(result.cancelled, true);
    assert.ok(result.documents < 150, String(result.documents));
    assert.equal((await own(server)).length, result.documents + 1);
    await server.stop();
  });

  it('is corrected by hand, and a correction outlives another reading', async () => {
    const server = await begin();
    const [document] = await own(server);
    const [policy] = document!.policies;
    const correct = (fields: object) =>
      server.request<ChangeResult>(corpusCorrectMethod, { policy: policy!.id, ...fields });
    assert.match((await correct({ place: '没有市' })).fault ?? '', /没有找到“没有市”/);
    assert.match((await correct({ date: '昨天' })).fault ?? '', /不是日期/);
    assert.equal(
      (await correct({ place: '浙江省嘉兴市', date: '2023年5月', docNumber: '嘉政办发〔2023〕5号', title: '新标题' }))
        .fault,
      null,
    );
    const reread = await server.request<ImportResult>(corpusRereadMethod, { keys: [document!.key] });
    assert.equal(reread.fault, null);
    const [again] = await own(server);
    const { title, city, date, docNumber } = again!.policies[0]!;
    assert.deepEqual([title, city, date, docNumber], ['新标题', '嘉兴市', '2023-05', '嘉政办发〔2023〕5号']);
    await server.stop();
  });

  it('follows folders; what was taken out by hand does not come back by itself', async () => {
    office.write('文件夹/甲.txt', paper('遵义市'));
    const server = await begin({ folders: [office.path('文件夹')] });
    const until = async (...wanted: string[]) => {
      for (let tries = 0; tries < 200; tries++) {
        if (JSON.stringify((await names(server)).sort()) === JSON.stringify([...wanted].sort())) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      assert.deepEqual((await names(server)).sort(), [...wanted].sort());
    };
    await until('首.txt', '甲.txt');
    const document = (await own(server)).find((one) => one.path?.endsWith('甲.txt'));
    assert.equal((await server.request<ChangeResult>(corpusRemoveMethod, { keys: [document!.key] })).fault, null);
    office.write('文件夹/乙.txt', paper('桂林市'));
    await until('首.txt', '乙.txt');
    await server.stop();
  });

  it('gives precedents of a clause at once after an import, one a policy and never the draft', async () => {
    const server = await begin();
    for (const city of CITIES.slice(0, 4))
      office.write(`甲/${city}.txt`, paper(city, { extra: `${city}另有安排。`.repeat(3) }));
    office.write('甲/本稿.txt', DRAFT);
    await bring(server, office.path('甲'));
    await server.check(uri, DRAFT);
    const at = positionAt(DRAFT, DRAFT.indexOf('扩大签约'));
    const found = await server.request<PrecedentsResult>(precedentsMethod, {
      textDocument: { uri },
      range: { start: at, end: at },
    });
    assert.equal(found.notice, null);
    assert.match(found.results[0]!.quote, /家庭医生签约/);
    const titles = found.results.map(({ title }) => title);
    assert.deepEqual(titles, [...new Set(titles)]);
    assert.ok(!titles.includes('澜溪市医疗卫生服务体系实施方案'));
    const hover = await server.request<Hover>('textDocument/hover', { textDocument: { uri }, position: at });
    assert.match((hover.contents as MarkupContent).value, /签约/);
    await server.stop();
  });

  it('that is no corpus is told of, and the built-in one goes on', async () => {
    writeFileSync(path.join(office.folder, '别的.sqlite'), '不是数据库'.repeat(100));
    const server = await TestServer.start({
      configuration: { corpus: { path: path.join(office.folder, '别的.sqlite') } },
    });
    await server.check(uri, DRAFT);
    assert.ok((await server.request<CorpusDocuments>(corpusDocumentsMethod)).documents.some(({ builtIn }) => builtIn));
    server.drain('window/showMessage');
    await server.alive();
    await server.stop();
  });

  it('answers malformed questions with nothing', async () => {
    const server = await begin();
    for (const method of [
      importMethod,
      corpusTargetsMethod,
      corpusRemoveMethod,
      corpusRereadMethod,
      corpusCorrectMethod,
      precedentsMethod,
    ])
      for (const params of [undefined, null, 3, [], {}, { uris: 'a', keys: 3, policy: [], range: {} }])
        assert.equal(
          await server.request(method, params).catch(() => null),
          null,
          `${method} ${JSON.stringify(params)}`,
        );
    assert.match(
      (await server.request<ChangeResult>(corpusCorrectMethod, { policy: 'seeds/x/0', title: '甲' })).fault ?? '',
      /不能更改/,
    );
    await server.alive();
    server.drain('window/logMessage');
    await server.stop();
  });
});
