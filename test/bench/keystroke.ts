// From a keystroke to its findings over stdio, beside a server that checks nothing; asserts nothing. Needs npm run build.
//   node test/bench/keystroke.ts [--strokes N]
// No pause is waited for (debounce 0). Both servers take the same edits in turns. Compare only figures of one run.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  createMessageConnection,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const { values } = parseArgs({ options: { strokes: { type: 'string' } } });
const strokes = Number(values.strokes ?? 200);
const root = path.join(import.meta.dirname, '../..');
const built = path.join(root, 'dist/server.js');
if (!existsSync(built)) throw new Error('run npm run build first');

const folder = path.join(root, 'seeds');
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));
const largest = texts.reduce((a, b) => (b.length > a.length ? b : a));
/** No two copies hold the same paragraph. */
const megabyte = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳']
  .map((mark) => largest.replaceAll('。', `。${mark}、`))
  .join('\n');

class Client {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  #version = 1;
  #published: (version: number | undefined) => void = () => {};
  readonly uri: string;

  private constructor(args: readonly string[], uri: string) {
    this.uri = uri;
    this.#process = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#process.stdout!),
      new StreamMessageWriter(this.#process.stdin!),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ version }: PublishDiagnosticsParams) =>
      this.#published(version),
    );
    this.#connection.onRequest(() => null);
    this.#connection.listen();
  }

  static async open(args: readonly string[], text: string): Promise<Client> {
    const client = new Client(args, 'file:///draft.policy.md');
    const { uri } = client;
    await client.#connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } } },
      initializationOptions: { debounce: 0 },
    });
    await client.#connection.sendNotification('initialized', {});
    const first = client.#next(1);
    const textDocument = { uri, languageId: 'policy-zh', version: 1, text };
    await client.#connection.sendNotification('textDocument/didOpen', { textDocument });
    await first;
    return client;
  }

  #next(version: number): Promise<void> {
    return new Promise((resolve) => {
      this.#published = (told) => {
        if (told === version) resolve();
      };
    });
  }

  /** One character in, the next time out again; milliseconds until the findings of that text. */
  async type(line: number, character: number): Promise<number> {
    const version = ++this.#version;
    const at = { line, character };
    const typed = version % 2 === 0;
    const change = typed
      ? { range: { start: at, end: at }, text: '的' }
      : { range: { start: at, end: { line, character: character + 1 } }, text: '' };
    const told = this.#next(version);
    const start = performance.now();
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version },
      contentChanges: [change],
    });
    await told;
    return performance.now() - start;
  }

  close(): void {
    this.#process.kill();
    this.#connection.dispose();
  }
}

const empty = `
  const { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind } = require('vscode-languageserver/node');
  const { TextDocument } = require('vscode-languageserver-textdocument');
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
  documents.onDidChangeContent(({ document: { uri, version } }) =>
    setTimeout(() => connection.sendDiagnostics({ uri, version, diagnostics: [] })));
  documents.listen(connection);
  connection.listen();`;

const row = (what: string, ...figures: string[]) =>
  console.log(`${what.padEnd(34)}${figures.map((figure) => figure.padStart(12)).join('')}`);
const share = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * part)]!;

row('milliseconds', 'p10', 'p50', 'p90');
for (const [what, text] of [
  [`${Math.round(Buffer.byteLength(largest) / 1000)} KB`, largest],
  [`${Math.round(Buffer.byteLength(megabyte) / 1000)} KB`, megabyte],
] as const) {
  const lines = text.split('\n');
  const places = lines.flatMap((words, line) => (words.length > 40 ? [{ line, character: words.length >> 1 }] : []));
  const bare = await Client.open(['-e', empty, '--'], text);
  const ours = await Client.open([built], text);
  const times = { bare: [] as number[], ours: [] as number[] };
  for (let stroke = 0; stroke < strokes + 40; stroke++) {
    const { line, character } = places[Math.floor(((stroke >> 1) * 7919) % places.length)]!;
    const [a, b] = [await bare.type(line, character), await ours.type(line, character)];
    // The first ones find the code cold.
    if (stroke < 40) continue;
    times.bare.push(a);
    times.ours.push(b);
  }
  bare.close();
  ours.close();
  for (const [name, list] of Object.entries(times))
    row(
      `${what}, ${name === 'bare' ? 'a server that checks nothing' : 'ours'}`,
      ...[0.1, 0.5, 0.9].map((part) => share(list, part).toFixed(1)),
    );
}
