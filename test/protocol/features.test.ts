import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  CodeLens,
  DocumentSymbol,
  FoldingRange,
  Hover,
  MarkupContent,
  SymbolInformation,
} from 'vscode-languageserver/node';
import { CompareResult, type Place } from '../../server/protocol/messages.ts';
import { draft, draftLines, positionAt, rangeOf, sliceOf } from './draft.ts';
import { root, TestServer } from './testServer.ts';

const uri = 'file:///drafts/a.policy';
const sample = readFileSync(path.join(root, 'test/workspace/医疗卫生服务体系实施方案.policy.md'), 'utf8');
const links = { initializationOptions: { commandLinks: true } };

const at = (text: string, words: string) => positionAt(text, text.indexOf(words) + 1);

async function hover(server: TestServer, text: string, words: string): Promise<Hover | null> {
  return server.request('textDocument/hover', { textDocument: { uri }, position: at(text, words) });
}

const markdown = (answer: Hover | null) => (answer?.contents as MarkupContent | undefined)?.value ?? '';

/** Arguments of the links in a hover. */
const places = (text: string): Place[] =>
  [...text.matchAll(/\(command:duibiao\.openSource\?([^)]*)\)/g)].map(([, argument]) =>
    JSON.parse(decodeURIComponent(argument!)),
  );

async function opened(server: TestServer, place: Place): Promise<string> {
  const { text } = await server.request<{ text: string }>('workspace/textDocumentContent', { uri: place.uri });
  return sliceOf(text, place.range);
}

describe('hover', () => {
  afterEach(() => TestServer.killAll());

  it('on a target gives the peers’ values and links that open them', async () => {
    const server = await TestServer.start(links);
    await server.check(uri, sample);
    const answer = await hover(server, sample, '每千人口医疗卫生机构床位数');
    const text = markdown(answer);
    assert.match(text, /本稿 7\\\.2张（2027年）/);
    assert.match(text, /\| 东营市 \| 7\\\.55张 ▲ \| 2025年 \|/);
    assert.equal(sliceOf(sample, answer!.range!), '每千人口医疗卫生机构床位数达到7.2张');
    assert.match(await opened(server, places(text)[0]!), /床位数.*7\.55张/);
    await server.stop();
  });

  it('on a clause gives precedents of other places with title and date', async () => {
    const server = await TestServer.start(links);
    await server.check(uri, sample);
    const text = markdown(await hover(server, sample, '专业市级诊疗中心'));
    assert.match(text, /先例条款/);
    assert.match(text, /市.*（20\d\d\\-\d\d\\-\d\d）/);
    const [first] = places(text);
    assert.match(decodeURIComponent(first!.uri), /^duibiao:\/corpus\/.+\.policy\.txt$/);
    assert.ok((await opened(server, first!)).length > 20);
    await server.stop();
  });

  it('has no links for a client that cannot run them, and no markup for one that shows none', async () => {
    const server = await TestServer.start();
    await server.check(uri, sample);
    assert.doesNotMatch(markdown(await hover(server, sample, '每千人口医疗卫生机构床位数')), /command:/);
    await server.stop();
    const bare = await TestServer.start({ capabilities: {} });
    await bare.check(uri, sample);
    const answer = await hover(bare, sample, '每千人口医疗卫生机构床位数');
    assert.equal((answer?.contents as MarkupContent | undefined)?.kind, 'plaintext');
    assert.match(markdown(answer), /· 东营市 7\.55张（2025年）/);
    assert.doesNotMatch(markdown(answer), /\*\*|\\|\| :--/);
    await bare.stop();
  });

  it('says nothing outside every policy, beyond the text and in other documents', async () => {
    const server = await TestServer.start();
    await server.check(uri, draft);
    for (const position of [
      { line: 0, character: 1 },
      { line: 9999, character: 9999 },
    ])
      assert.equal(await server.request('textDocument/hover', { textDocument: { uri }, position }), null);
    const elsewhere = { textDocument: { uri: 'file:///none' }, position: { line: 0, character: 0 } };
    assert.equal(await server.request('textDocument/hover', elsewhere), null);
    await server.stop();
  });
});

describe('outline and folding', () => {
  afterEach(() => TestServer.killAll());
  const ask = <T>(server: TestServer, what: string) =>
    server.request<T[]>(`textDocument/${what}`, { textDocument: { uri } });

  it('follow the paper’s own headings', async () => {
    const server = await TestServer.start();
    await server.check(uri, draft);
    const symbols = await ask<DocumentSymbol>(server, 'documentSymbol');
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children?.map((child) => child.name)]),
      [
        ['一、主要目标', []],
        ['二、重点任务', ['（一）建设区域医疗中心', '（二）加强基层能力建设']],
      ],
    );
    assert.equal(sliceOf(draft, symbols[0]!.selectionRange), '一、主要目标');
    const folds = await ask<FoldingRange>(server, 'foldingRange');
    assert.deepEqual(
      folds.map(({ startLine }) => startLine),
      [0, 8, 11, 13],
    );
    assert.equal(folds[0]!.endLine, 3);
    assert.equal(folds[1]!.endLine, 9);
    await server.stop();
  });

  it('give a flat list to a client that knows no tree', async () => {
    const server = await TestServer.start({ capabilities: {} });
    await server.check(uri, draft);
    const symbols = await ask<SymbolInformation>(server, 'documentSymbol');
    assert.deepEqual(
      symbols.map(({ name, containerName, location }) => [name, containerName, location.uri]),
      [
        ['一、主要目标', undefined, uri],
        ['二、重点任务', undefined, uri],
        ['（一）建设区域医疗中心', '二、重点任务', uri],
        ['（二）加强基层能力建设', '二、重点任务', uri],
      ],
    );
    await server.stop();
  });

  it('fold comments and stay within the client’s limit', async () => {
    const server = await TestServer.start({ capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } });
    await server.check(uri, `<!-- 备注\n第二行 -->\n${draftLines.slice(4).join('\n')}`);
    const folds = await ask<FoldingRange>(server, 'foldingRange');
    assert.equal(folds.length, 2);
    assert.deepEqual(folds[0], { startLine: 0, endLine: 1, kind: 'comment' });
    await server.stop();
  });
});

describe('comparison', () => {
  afterEach(() => TestServer.killAll());
  const ask = async (server: TestServer) =>
    CompareResult.parse(await server.request('duibiao/compare', { textDocument: { uri } }));

  it('lists every target with its peers, and each place opens', async () => {
    const server = await TestServer.start();
    await server.check(uri, sample);
    const { rows, title, jurisdiction, notices, language } = await ask(server);
    assert.equal(language, 'zh');
    assert.match(title, /^澜溪市/);
    assert.equal(jurisdiction, '澜溪市（地级市 · 山东省）');
    assert.deepEqual(notices, []);
    assert.ok(rows.length >= 15);
    assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
    for (const row of rows) assert.equal(sliceOf(sample, row.range), row.quote);
    const beds = rows.find(({ indicator }) => indicator === '每千人口医疗卫生机构床位数')!;
    assert.equal(beds.standing, 'below');
    assert.deepEqual(
      beds.peers.map(({ name, value, relation }) => [name, value, relation]),
      [
        ['东营市', '7.55张', 'higher'],
        ['乌海市', '7.5张', 'higher'],
      ],
    );
    for (const { at } of beds.peers)
      assert.match(await opened(server, await server.request<Place>('duibiao/place', at)), /床位数[\s\S]*7\.5/);
    assert.equal(await server.request('duibiao/place', { policy: 'none', from: 0, to: 1 }), null);
    await server.stop();
  });

  it('follows the text', async () => {
    const server = await TestServer.start();
    await server.check(uri, sample);
    const { start, end } = rangeOf(sample, '7.2张');
    await server.change(uri, 2, [start, end, '8.5张']);
    const { rows, version } = await ask(server);
    assert.equal(version, 2);
    const beds = rows.find(({ indicator }) => indicator === '每千人口医疗卫生机构床位数')!;
    assert.deepEqual([beds.value, beds.standing], ['8.5张', 'above']);
    await server.diagnostics(uri, 2);
    await server.stop();
  });

  it('says what is missing when the draft names no place', async () => {
    const server = await TestServer.start();
    await server.check(
      uri,
      '关于完善医疗卫生服务体系的实施方案\n\n一、目标\n到2027年，每千人口注册护士数达到3.0人。\n',
    );
    const { notices, jurisdiction, rows } = await ask(server);
    assert.equal(jurisdiction, null);
    assert.equal(rows[0]?.standing, 'unranked');
    assert.match(notices[0]!.text, /没有认出/);
    assert.match(notices[0]!.step!, /城市/);
    await server.stop();
  });

  it('is null for what is not open', async () => {
    const server = await TestServer.start();
    assert.equal(await server.request('duibiao/compare', { textDocument: { uri } }), null);
    await server.stop();
  });
});

describe('read-only documents', () => {
  afterEach(() => TestServer.killAll());
  const content = async (server: TestServer, address: string) =>
    (await server.request<{ text: string }>('workspace/textDocumentContent', { uri: address })).text;

  it('hold the page of every rule that a finding names', async () => {
    const server = await TestServer.start();
    for (const { codeDescription } of await server.check(uri, sample))
      assert.match(await content(server, codeDescription!.href), /^# [a-z-]+\n/);
    await server.stop();
  });

  it('say so when there is nothing', async () => {
    const server = await TestServer.start();
    for (const address of [
      'duibiao:/rules/no-such-rule.md',
      'duibiao:/corpus/x/y.policy.txt',
      'duibiao:/corpus/%E4%/y',
      'file:///etc/passwd',
      'duibiao:/../../etc/passwd',
      'duibiao:',
    ])
      assert.match(await content(server, address), /^这里没有可显示的内容/);
    await server.stop();
  });
});

describe('code lenses', () => {
  afterEach(() => TestServer.killAll());
  const lenses = (server: TestServer) => server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });

  it('stand above the clauses whose targets peers set too, and open the comparison', async () => {
    const server = await TestServer.start(links);
    await server.check(uri, sample);
    const all = await lenses(server);
    const beds = all.find(({ command }) => command?.title.includes('每千人口医疗卫生机构床位'));
    assert.match(beds!.command!.title, /▼ 每千人口医疗卫生机构床位.*：对标 2 地，最高 7\.55张/);
    assert.equal(beds!.command!.command, 'duibiao.compareToPeerCities');
    const line = sample.split('\n')[beds!.range.start.line]!;
    assert.match(line, /工作目标|到2027年/);
    await server.stop();
  });

  it('are none where they are switched off', async () => {
    const server = await TestServer.start({ configuration: { codeLens: false } });
    await server.check(uri, sample);
    assert.deepEqual(await lenses(server), []);
    await server.stop();
  });
});
