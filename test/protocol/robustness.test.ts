import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { draft, draftLines, sliceOf } from './draft.ts';
import { builtServer, root, TestServer } from './testServer.ts';

const uri = 'file:///drafts/a.policy';

/** Asks for everything that can be asked about a document; no answer may be an error. */
async function askAll(server: TestServer, position = { line: 0, character: 0 }): Promise<void> {
  const textDocument = { uri };
  await server.request('textDocument/hover', { textDocument, position });
  await server.request('textDocument/documentSymbol', { textDocument });
  await server.request('textDocument/foldingRange', { textDocument });
  await server.request('textDocument/codeLens', { textDocument });
  const range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
  await server.request('textDocument/inlayHint', { textDocument, range });
  for (const circle of ['auto', 'all'])
    await server.request('duibiao/compare', { textDocument, peers: { circle, names: [] } });
  for (const format of ['markdown', 'csv', 'xlsx', 'docx'])
    await server.request('duibiao/exportComparison', { textDocument, format });
}

function withinText(text: string, diagnostics: readonly Diagnostic[]): void {
  const lines = text.split(/\r\n|\r|\n/);
  for (const { range } of diagnostics)
    for (const { line, character } of [range.start, range.end])
      assert.ok(line < lines.length && character <= lines[line]!.length, `${line}:${character} lies outside`);
}

describe('bad input', function () {
  this.timeout(60_000);
  afterEach(() => TestServer.killAll());

  const body = draftLines.slice(4).join('\n');
  const inputs: Record<string, string> = {
    'an empty file': '',
    'blanks alone': ' \n\t\r\n\u3000\n',
    'a byte order mark': `\uFEFF${draft}`,
    'binary bytes': Array.from({ length: 60_000 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join(''),
    'GB18030 bytes read as Latin-1': Buffer.from('b5bd32303237c4eaa3acc3bfc7a7c8cbbfda', 'hex')
      .toString('latin1')
      .repeat(500),
    'lone surrogates': `\ud842${body.replaceAll('，', '\udfb7，')}\ud842`,
    'brackets that never close': `${body}${'（《“【〔'.repeat(5000)}`,
    'front matter that never closes': `---\n城市: 滨河市\n${body}`,
    'no line break in the whole paper': body.replaceAll('\n', ''),
    'every kind of line break': body.replace(
      /\n/g,
      (_, at: number) => ['\n', '\r\n', '\r', '\u2028', '\u0085'][at % 5]!,
    ),
    'numbers without end': `一、目标\n到2027年，${'9'.repeat(50_000)}%，${'1—'.repeat(20_000)}。`,
    'headings alone': '（一）\n'.repeat(20_000),
  };
  for (const [name, text] of Object.entries(inputs))
    it(`gives smaller answers: ${name}`, async () => {
      const server = await TestServer.start();
      withinText(text, await server.check(uri, text));
      await askAll(server);
      await server.stop();
    });

  it('reads 5 MB of text', async () => {
    const text = `${draft}\n${'（三）发展老龄事业。到2027年，养老机构护理型床位占比达到60%。（责任单位：市民政局）\n'.repeat(60_000)}`;
    assert.ok(Buffer.byteLength(text) > 5_000_000);
    const server = await TestServer.start();
    const diagnostics = await server.check(uri, text);
    withinText(text, diagnostics);
    assert.ok(diagnostics.length <= 501);
    assert.ok(diagnostics.some((one) => one.code === 'date-impossible' && /2月30日/.test(sliceOf(text, one.range))));
    await askAll(server, { line: 8, character: 12 });
    await server.stop();
  });

  it('reads 1 MB on one line', async () => {
    const text = `${draft}${'到2027年，全市养老机构护理型床位占比达到60%。'.repeat(24_000)}`;
    assert.ok(Buffer.byteLength(text) > 1_000_000);
    const server = await TestServer.start();
    withinText(text, await server.check(uri, text));
    await askAll(server, { line: draft.split('\n').length - 1, character: 300_000 });
    await server.stop();
  });
});

describe('messages that make no sense', () => {
  afterEach(() => TestServer.killAll());

  it('cost one answer, never the server', async () => {
    const server = await TestServer.start();
    await server.check(uri, draft);
    const nonsense = [
      {},
      { textDocument: null },
      { textDocument: { uri: 7 } },
      { textDocument: { uri } },
      { textDocument: { uri }, position: { line: -3, character: Number.MAX_SAFE_INTEGER } },
      { textDocument: { uri }, position: { line: 'a', character: {} } },
      { textDocument: { uri: '\u0000%%%' }, position: { line: 0, character: 0 } },
      { textDocument: { uri }, range: { start: { line: 9, character: -1 }, end: { line: -9, character: 1e9 } } },
      { textDocument: { uri }, peers: { circle: 'list', names: ['', '\ud800', '市', '省'.repeat(1000)] } },
      { textDocument: { uri }, peers: { circle: 'none', names: 7 }, format: 'exe' },
      { policy: '../../etc/passwd', from: -1, to: Number.MAX_SAFE_INTEGER },
    ];
    const methods = ['hover', 'documentSymbol', 'foldingRange', 'codeLens', 'inlayHint'];
    const own = ['compare', 'exportComparison', 'place'].map((name) => `duibiao/${name}`);
    for (const method of [...methods.map((name) => `textDocument/${name}`), ...own, 'workspace/textDocumentContent'])
      for (const params of nonsense) await server.request(method, params).catch(() => {});
    await assert.rejects(server.request('duibiao/noSuchThing', {}), { code: -32601 });
    // Without parameters a request of our own reaches us all the same.
    assert.equal(await server.request('duibiao/compare', undefined), null);
    await server.alive();
    server.drain('window/logMessage');
    await server.stop();
  });

  it('leave the open drafts as they were', async () => {
    const server = await TestServer.start();
    const before = await server.check(uri, draft);
    await server.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///none', version: 3 },
      contentChanges: [],
    });
    await server.notify('textDocument/didChange', {
      textDocument: { uri, version: null },
      contentChanges: [{ text: '' }],
    });
    await server.notify('textDocument/didChange', { textDocument: null });
    await server.notify('textDocument/didOpen', {});
    await server.notify('textDocument/didClose', { textDocument: { uri: 'file:///none' } });
    await server.notify('textDocument/didSave', null);
    await server.notify('workspace/didChangeConfiguration', null);
    await server.take('workspace/configuration');
    await server.notify('$/somethingOptional', [1, 2, 3]);
    await server.notify('duibiao/noSuchThing', {});
    await server.alive();
    await server.change(uri, 2, [{ line: 0, character: 0 }, { line: 0, character: 0 }, '']);
    assert.deepEqual(await server.diagnostics(uri, 2), before);
    server.drain('window/logMessage');
    await server.stop();
  });

  it('that were cancelled are not answered late', async () => {
    const server = await TestServer.start();
    await server.check(uri, draft);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const params = { textDocument: { uri }, position: { line: 8, character: 12 } };
    const requests = Array.from({ length: 20 }, () => {
      const source = new CancellationTokenSource();
      const request = server.connection.sendRequest('textDocument/hover', params, source.token);
      source.cancel();
      return request.then(
        () => 'answered',
        ({ code }: { code: number }) => code,
      );
    });
    for (const outcome of await Promise.all(requests)) assert.ok(outcome === 'answered' || outcome === -32800);
    await server.stop();
  });
});

describe('a corpus that cannot be used', () => {
  let folder: string;
  let server: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'duibiao-corpus-'));
    mkdirSync(path.join(folder, 'corpus'));
    server = path.join(folder, 'server.js');
    copyFileSync(builtServer, server);
  });
  afterEach(() => {
    TestServer.killAll();
    rmSync(folder, { recursive: true, force: true });
  });
  const seeds = () => path.join(folder, 'corpus', 'seeds.sqlite');
  const options = { initializationOptions: { corpusStatus: true } };

  async function expectFault(reason: RegExp): Promise<void> {
    const test = await TestServer.start({ server, ...options });
    const status = (await test.take('duibiao/corpusStatus')) as { state: string; faults: { message: string }[] };
    assert.equal(status.state, 'fault');
    assert.match(status.faults[0]!.message, reason);
    const codes = (await test.check(uri, draft)).map(({ code }) => code);
    assert.ok(codes.includes('date-impossible') && !codes.includes('target-below-peers'));
    const compared = await test.request<{ notices: { text: string; step: string }[] }>('duibiao/compare', {
      textDocument: { uri },
    });
    assert.match(compared.notices[0]!.text, /没有载入语料库/);
    assert.ok(compared.notices[0]!.step);
    await askAll(test, { line: 8, character: 12 });
    await test.stop();
  }

  it('is named when it is missing', () => expectFault(/找不到/));

  it('is named when it is empty', async () => {
    writeFileSync(seeds(), '');
    await expectFault(/空/);
  });

  it('is named when it is no database', async () => {
    writeFileSync(seeds(), '这不是数据库。'.repeat(1000));
    await expectFault(/损坏|不是/);
  });

  it('is named when a page of it is damaged', async () => {
    copyFileSync(path.join(root, 'dist/corpus/seeds.sqlite'), seeds());
    const { openSync, writeSync, closeSync } = await import('node:fs');
    const file = openSync(seeds(), 'r+');
    for (let page = 1; page < 60; page++) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    closeSync(file);
    await expectFault(/损坏/);
  });

  it('is one message to other clients', async () => {
    const test = await TestServer.start({ server });
    const shown = (await test.take('window/showMessage')) as { message: string };
    assert.match(shown.message, /找不到/);
    await test.check(uri, draft);
    await test.stop();
  });

  it('of the user leaves the built-in one at work', async () => {
    const configuration = { corpus: { path: path.join(folder, 'none.sqlite') } };
    const test = await TestServer.start({ configuration, ...options });
    const status = (await test.take('duibiao/corpusStatus')) as { state: string; documents: number; faults: unknown[] };
    assert.equal(status.state, 'ready');
    assert.equal(status.documents, 4);
    assert.equal(status.faults.length, 1);
    await test.stop();
  });
});
