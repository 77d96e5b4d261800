import assert from 'node:assert/strict';
import { once } from 'node:events';
import { fullCapabilities, TestServer } from './testServer.ts';

describe('server life', () => {
  afterEach(() => TestServer.killAll());

  it('says what it can do and ends as asked', async () => {
    const server = await TestServer.start();
    const { capabilities, serverInfo } = server.initialized;
    assert.equal(serverInfo?.name, 'duibiao');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: { includeText: false } });
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(capabilities.documentSymbolProvider, true);
    assert.equal(capabilities.foldingRangeProvider, true);
    assert.deepEqual(capabilities.workspace?.textDocumentContent, { schemes: ['duibiao'] });
    await server.alive();
    await server.stop();
  });

  it('serves a client that can do nothing', async () => {
    const server = await TestServer.start({ capabilities: {} });
    assert.deepEqual(await server.check('untitled:a', '通知\n'), []);
    await server.stop();
  });

  it('survives an `initialize` that makes no sense, and serves the next one', async () => {
    const server = TestServer.spawn();
    await assert.rejects(server.request('initialize', { processId: null, rootUri: null, capabilities: null }));
    await server.initialize();
    await server.alive();
    await server.stop();
  });

  it('answers a client that never says `initialized`', async () => {
    const server = TestServer.spawn();
    await server.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    await server.open('untitled:a', '通知\n');
    assert.deepEqual(await server.diagnostics('untitled:a', 1), []);
    await server.stop();
  });

  it('refuses requests before `initialize` and lives on', async () => {
    const server = TestServer.spawn();
    await assert.rejects(server.request('textDocument/hover', {}), { code: -32002 });
    await server.initialize();
    await server.stop();
  });

  it('exits with 1 when the client leaves without `shutdown`', async () => {
    const server = await TestServer.start();
    const ended = once(server.process, 'exit');
    await server.notify('exit', undefined);
    assert.deepEqual(await ended, [1, null]);
    server.kill();
  });

  it('tells a client that asks for it what corpus is loaded', async () => {
    const server = await TestServer.start({ initializationOptions: { corpusStatus: true } });
    const status = (await server.take('duibiao/corpusStatus')) as Record<string, unknown>;
    assert.equal(status.state, 'ready');
    assert.equal(status.documents, 4);
    assert.ok(Number(status.policies) >= 4 && Number(status.clauses) > 100 && Number(status.targets) > 50);
    assert.deepEqual(status.faults, []);
    await server.stop();
  });

  it('does without initialization options that it cannot read', async () => {
    const server = await TestServer.start({ initializationOptions: { corpusStatus: 'yes', debounce: [] } });
    await server.alive();
    await server.stop();
  });

  it('uses settings from a null answer, from bad answers with one message, and hears of changes', async () => {
    const server = await TestServer.start({ configuration: { language: 7, check: { run: 'onType' } } });
    const warned = (await server.take('window/showMessage')) as { message: string };
    assert.match(warned.message, /duibiao\.language/);
    await server.notify('workspace/didChangeConfiguration', { settings: null });
    await server.take('workspace/configuration');
    await server.alive();
    await server.stop();
  });

  it('takes pushed settings from a client that cannot be asked', async () => {
    const capabilities = { ...fullCapabilities, workspace: {} };
    const server = await TestServer.start({ capabilities });
    await server.notify('workspace/didChangeConfiguration', { settings: { duibiao: { language: 'en' } } });
    const text = await server.request<{ text: string }>('workspace/textDocumentContent', { uri: 'duibiao:/nothing' });
    assert.match(text.text, /^Nothing to show/);
    await server.stop();
  });
});
