import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node';
import { draft, draftLines, positionAt, rangeOf, sliceOf } from './draft.ts';
import { TestServer } from './testServer.ts';

const uri = 'file:///drafts/a.policy';
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const find = (diagnostics: readonly Diagnostic[], code: string) => {
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  assert.ok(found, `${code} among ${codes(diagnostics)}`);
  return found;
};

describe('findings while a draft is edited', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await TestServer.start();
  });
  afterEach(() => TestServer.killAll());

  it('come with the version, the rule, its page and Chinese words', async () => {
    const diagnostics = await server.check(uri, draft);
    const late = find(diagnostics, 'deadline-before-issue');
    assert.match(sliceOf(draft, late.range), /2025年6月/);
    assert.equal(late.source, '对标');
    assert.match(String(late.message), /[\u4e00-\u9fff]/);
    assert.equal(late.codeDescription?.href, 'duibiao:/rules/deadline-before-issue.md');
    assert.match(sliceOf(draft, find(diagnostics, 'date-impossible').range), /2月30日/);
    await server.stop();
  });

  it('follow the text through insertions, deletions and whole replacements', async () => {
    const before = await server.check(uri, draft);
    const impossible = rangeOf(draft, '2026年2月30日前');
    await server.change(uri, 2, [impossible.start, impossible.end, '2026年12月28日前']);
    const after = await server.diagnostics(uri, 2);
    assert.deepEqual(
      codes(after),
      codes(before).filter((code) => code !== 'date-impossible'),
    );

    const start = { line: 3, character: 0 };
    await server.change(uri, 3, [start, start, '\n\n'], [start, { line: 4, character: 0 }, '']);
    const moved = find(await server.diagnostics(uri, 3), 'deadline-before-issue');
    assert.equal(moved.range.start.line, find(after, 'deadline-before-issue').range.start.line + 1);

    await server.change(uri, 4, draft);
    assert.deepEqual(await server.diagnostics(uri, 4), before);
    await server.stop();
  });

  it('keep their places with CRLF, lone CR and characters beyond the BMP', async () => {
    for (const [version, text] of [
      [1, draftLines.join('\r\n')],
      [2, draftLines.join('\r')],
      [3, draft.replace('为推进', '𠮷𡈽为推进').replace('（一）建设', '（一）𠮷建设')],
    ] as const) {
      if (version === 1) await server.open(uri, text);
      else await server.change(uri, version, text);
      const diagnostics = await server.diagnostics(uri, version);
      assert.match(sliceOf(text, find(diagnostics, 'deadline-before-issue').range), /^[^\r\n]*2025年6月[^\r\n]*$/);
      assert.match(sliceOf(text, find(diagnostics, 'date-impossible').range), /2月30日/);
    }
    await server.stop();
  });

  it('survive an edit between the halves of a surrogate pair and an end beyond the text', async () => {
    const text = draft.replace('为推进', '𠮷为推进');
    await server.check(uri, text);
    const at = positionAt(text, text.indexOf('𠮷') + 1);
    await server.change(uri, 2, [at, at, '中']);
    find(await server.diagnostics(uri, 2), 'date-impossible');
    await server.change(uri, 3, [{ line: 900, character: 7 }, { line: 9000, character: 0 }, '\n完']);
    find(await server.diagnostics(uri, 3), 'date-impossible');
    await server.stop();
  });

  it('of a burst are those of its last text', async () => {
    await server.check(uri, draft);
    const end = positionAt(draft, draft.length);
    for (let version = 2; version <= 40; version++) await server.change(uri, version, [end, end, '。']);
    find(await server.diagnostics(uri, 40), 'date-impossible');
    await server.stop();
  });

  it('are taken back when the draft is closed, and known again when it is opened', async () => {
    const before = await server.check(uri, draft);
    await server.notify('textDocument/didClose', { textDocument: { uri } });
    assert.deepEqual(await server.take('textDocument/publishDiagnostics'), { uri, diagnostics: [] });
    assert.deepEqual(await server.check(uri, draft), before);
    await server.stop();
  });

  it('are not for other languages nor for sources of the corpus', async () => {
    await server.open('file:///drafts/a.md', draft, 1, 'markdown');
    await server.open('duibiao:/corpus/x/y.policy.txt', draft);
    await server.alive();
    await server.notify('textDocument/didClose', { textDocument: { uri: 'file:///drafts/a.md' } });
    await server.stop();
  });

  it('speak English when asked to, at once', async () => {
    await server.check(uri, draft);
    server.connection.onRequest('workspace/configuration', () => [{ language: 'en' }]);
    await server.notify('workspace/didChangeConfiguration', { settings: null });
    const late = find(await server.diagnostics(uri, 1), 'deadline-before-issue');
    assert.match(String(late.message), /[a-z]{4}/);
    assert.equal(late.source, 'Duibiao');
    await server.stop();
  });

  it('wait for a save when the settings say so', async () => {
    await server.stop();
    const patient = await TestServer.start({ configuration: { check: { run: 'onSave' } } });
    await patient.check(uri, draft);
    await patient.change(uri, 2, '通知\n');
    await patient.alive();
    await patient.change(uri, 3, draft);
    await patient.notify('textDocument/didSave', { textDocument: { uri } });
    // Nothing of version 2 may come.
    const published = (await patient.take('textDocument/publishDiagnostics')) as { version: number };
    assert.equal(published.version, 3);
    await patient.stop();
  });

  it('carry their evidence in the message for a client without related information', async () => {
    const plain = await TestServer.start({ capabilities: {} });
    const diagnostics = await plain.check(uri, draft);
    const late = find(diagnostics, 'deadline-before-issue');
    assert.equal(late.relatedInformation, undefined);
    assert.equal(late.codeDescription, undefined);
    await plain.stop();
    await server.stop();
  });
});
