import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, PublishDiagnosticsParams, TextEdit } from 'vscode-languageserver/node';
import { checkDraftCommand, checkWorkspaceCommand, type WorkspaceReport } from '../../server/protocol/commands.ts';
import { positionAt, sliceOf } from './draft.ts';
import { fullCapabilities, TestServer } from './testServer.ts';

const uri = 'file:///drafts/a.policy';
const paper = (...lines: string[]) =>
  `关于做好防汛工作的通知\n\n各县区：\n\n一、主要任务\n\n${lines.join('\n')}\n\n某某市人民政府办公室\n\n2025年1月10日\n`;
const FIRST = '（一）开展隐患排查。2025年2月30日前完成在建工地隐患排查。';
const SECOND = '（二）储备防汛物资。2025年6月31日前完成物资储备。';
const UNUSED = '<!-- duibiao-disable-next-line target-conflict: 待核 -->';

/** What the server offers at a place of the draft. */
async function actionsAt(server: TestServer, text: string, words: string, only?: string[]): Promise<CodeAction[]> {
  const range = { start: positionAt(text, text.indexOf(words)), end: positionAt(text, text.indexOf(words)) };
  const context = { diagnostics: [] as Diagnostic[], ...(only ? { only } : {}) };
  return server.request('textDocument/codeAction', { textDocument: { uri }, range, context });
}

/** The text after an action, as an editor makes its edits. */
function after(text: string, action: CodeAction | undefined): string {
  const edits: TextEdit[] = [...(action?.edit?.changes?.[uri] ?? [])];
  assert.ok(edits.length > 0, 'the action changes nothing');
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEdit['range']['start']) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return edits
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (out, { range, newText }) => out.slice(0, offset(range.start)) + newText + out.slice(offset(range.end)),
      text,
    );
}

const titled = (actions: readonly CodeAction[], words: RegExp) => actions.find(({ title }) => words.test(title));

describe('code actions', () => {
  afterEach(() => TestServer.killAll());

  it('make the fixes that came with a finding', async () => {
    const server = await TestServer.start();
    const text = paper('（一）开展隐患排查。', UNUSED, '（二）储备物资。');
    const [finding] = await server.check(uri, text);
    assert.equal(finding?.code, 'suppression-unused');
    const action = titled(await actionsAt(server, text, 'target-conflict'), /删去无用的注释/);
    assert.equal(action?.isPreferred, true);
    assert.equal(after(text, action), paper('（一）开展隐患排查。', '（二）储备物资。'));
    await server.stop();
  });

  it('fix all that is safe, when the editor asks for that alone', async () => {
    const server = await TestServer.start();
    const text = paper('（一）开展隐患排查。', UNUSED, '（二）储备物资。', UNUSED, '（三）开展演练。');
    await server.check(uri, text);
    const clean = paper('（一）开展隐患排查。', '（二）储备物资。', '（三）开展演练。');
    const actions = await actionsAt(server, text, '关于', ['source.fixAll']);
    assert.equal(actions.length, 1);
    assert.equal(after(text, actions[0]), clean);
    assert.deepEqual(await actionsAt(server, text, '关于', ['refactor']), []);
    const ofRule = titled(await actionsAt(server, text, 'target-conflict'), /全部同类问题（2 处/);
    assert.equal(after(text, ofRule), clean);
    await server.stop();
  });

  it('put a comment that hides the finding on its line, or in the file below the front matter', async () => {
    const server = await TestServer.start();
    const text = `---\n城市: 澜溪市\n省份: 山东省\n---\n${paper(`  ${FIRST}`, SECOND)}`;
    const findings = await server.check(uri, text);
    assert.equal(findings.length, 2);
    const actions = await actionsAt(server, text, '2月30日');
    const line = after(text, titled(actions, /此处停用规则 date-impossible/));
    assert.ok(line.includes('\n  <!-- duibiao-disable-next-line date-impossible: 请写明理由 -->\n  （一）'), line);
    const file = after(text, titled(actions, /全文停用规则 date-impossible/));
    assert.ok(
      file.startsWith('---\n城市: 澜溪市\n省份: 山东省\n---\n<!-- duibiao-disable-file date-impossible: '),
      file,
    );
    await server.change(uri, 2, line);
    const left = await server.diagnostics(uri, 2);
    assert.deepEqual(
      left.map(({ range }) => sliceOf(line, range)),
      ['2025年6月31日'],
    );
    await server.stop();
  });

  it('offer nothing for what stood in an older text, nor where nothing was found', async () => {
    const server = await TestServer.start();
    const text = paper(FIRST);
    await server.check(uri, text);
    assert.deepEqual(await actionsAt(server, text, '各县区'), []);
    assert.deepEqual(
      await server.request('textDocument/codeAction', {
        textDocument: { uri: 'file:///drafts/other.policy' },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [] },
      }),
      [],
    );
    await server.stop();
  });
});

describe('settings of the check', () => {
  afterEach(() => TestServer.killAll());

  it('turn a rule off or change how grave it is', async () => {
    for (const [set, severities] of [
      ['off', []],
      ['hint', [4]],
      ['warning', [2]],
    ] as const) {
      const server = await TestServer.start({ configuration: { rules: { 'date-impossible': set } } });
      const findings = await server.check(uri, paper(FIRST));
      assert.deepEqual(
        findings.map(({ severity }) => severity),
        severities,
      );
      await server.stop();
    }
  });

  it('cap the list, and say how many are left out', async () => {
    const server = await TestServer.start({ configuration: { check: { limit: 1 } } });
    const findings = await server.check(uri, paper(FIRST, SECOND));
    assert.equal(findings.length, 2);
    assert.match(String(findings[1]!.message), /另有 1 条审读意见未列出/);
    await server.stop();
  });

  it('leave the moment to the drafter', async () => {
    const server = await TestServer.start({ configuration: { check: { run: 'manual' } } });
    await server.open(uri, paper(FIRST));
    await server.request('workspace/executeCommand', { command: checkDraftCommand, arguments: [uri] });
    assert.equal((await server.diagnostics(uri, 1)).length, 1);
    await server.stop();
  });
});

describe('the check of a workspace', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao 工作区-'));
    mkdirSync(path.join(folder, '子 目录'));
    mkdirSync(path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, '甲.policy'), paper(FIRST));
    writeFileSync(path.join(folder, '子 目录/乙.policy.md'), paper(FIRST, SECOND));
    writeFileSync(path.join(folder, 'node_modules/丙.policy'), paper(FIRST));
    writeFileSync(path.join(folder, '丁.txt'), paper(FIRST));
    writeFileSync(path.join(folder, '坏.policy.txt'), Buffer.from([0xff, 0x00, 0xd8, 0x80, 0x81]));
  });
  afterEach(() => {
    TestServer.killAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds every draft below its folders and publishes what is wrong with each', async () => {
    const capabilities = { ...fullCapabilities };
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'a' }];
    const server = await TestServer.start({ capabilities, workspaceFolders });
    const report = await server.request<WorkspaceReport>('workspace/executeCommand', {
      command: checkWorkspaceCommand,
    });
    assert.deepEqual([report.files, report.findings, report.grave, report.cancelled], [2, 3, 3, false]);
    assert.deepEqual(
      report.failed.map((one) => path.basename(one.path)),
      ['坏.policy.txt'],
    );
    const published = new Map<string, number>();
    for (let number = 0; number < 2; number++) {
      const one = (await server.take('textDocument/publishDiagnostics')) as PublishDiagnosticsParams;
      published.set(path.basename(decodeURIComponent(one.uri)), one.diagnostics.length);
    }
    assert.deepEqual(
      [...published].sort(),
      [
        ['乙.policy.md', 2],
        ['甲.policy', 1],
      ].sort(),
    );
    await server.stop();
  });
});

describe('the files around a draft', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao 文稿-'));
  });
  afterEach(() => {
    TestServer.killAll();
    rmSync(folder, { recursive: true, force: true });
  });
  const address = () => pathToFileURL(path.join(folder, '稿.policy')).href;
  const take = async (server: TestServer) =>
    (await server.take('textDocument/publishDiagnostics')) as PublishDiagnosticsParams;

  it('set the rules, and what cannot be used in them is told at its place', async () => {
    const settings = '{ "rules": { "date-impossible": "off", "no-such-rule": "off" } }';
    writeFileSync(path.join(folder, '.duibiao.json'), settings);
    const server = await TestServer.start();
    await server.open(address(), paper(FIRST));
    const told = await take(server);
    assert.match(told.uri, /\.duibiao\.json$/);
    assert.deepEqual(
      told.diagnostics.map(({ range }) => sliceOf(settings, range)),
      ['"no-such-rule"'],
    );
    assert.deepEqual((await take(server)).diagnostics, []);
    writeFileSync(path.join(folder, '.duibiao.json'), '{}');
    await server.notify('workspace/didChangeWatchedFiles', { changes: [] });
    const anew = [await take(server), await take(server)];
    assert.deepEqual(
      anew.map(({ uri: one, diagnostics }) => [one === address(), diagnostics.length]),
      [
        [false, 0],
        [true, 1],
      ],
    );
    await server.stop();
  });

  it('hold the findings that are not to be shown again', async () => {
    const server = await TestServer.start();
    const text = paper(FIRST, SECOND);
    await server.open(address(), text);
    assert.equal((await take(server)).diagnostics.length, 2);
    const at = positionAt(text, text.indexOf('2月30日'));
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: address() },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    const { command } = titled(actions, /不再显示这一条/)!;
    await server.request('workspace/executeCommand', command);
    const left = await take(server);
    assert.deepEqual(
      left.diagnostics.map(({ range }) => sliceOf(text, range)),
      ['2025年6月31日'],
    );
    await server.request('workspace/executeCommand', {
      command: command!.command,
      arguments: [{ ...command!.arguments![0], version: 9 }],
    });
    assert.match(JSON.stringify(await server.take('window/showMessage')), /文稿已经改动/);
    await server.request('workspace/executeCommand', { command: command!.command, arguments: ['nonsense'] });
    await server.stop();
  });
});
