import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export const root = path.resolve(import.meta.dirname, '../..');
export const builtServer = path.join(root, 'dist/server.js');

export interface TestOptions {
  /** Another copy of the bundle, to run without its corpus. */
  readonly server?: string;
  readonly capabilities?: object;
  readonly initializationOptions?: unknown;
  /** Answer to `workspace/configuration`; the request itself is expected when the capability is claimed. */
  readonly configuration?: unknown;
  readonly workspaceFolders?: { uri: string; name: string }[] | null;
}

/** All that a modern editor claims. */
export const fullCapabilities = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, textDocumentContent: {} },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
  },
};

interface Received {
  readonly method: string;
  readonly params: unknown;
}

/** How long any single answer may take before the test fails. In milliseconds. */
const patience = 30_000;

/**
 * The built server behind its standard streams. Every message that it sends must be taken by the test; `stop` fails
 * when one was left, when something was written to stderr, or when the process did not end as the protocol says.
 */
export class TestServer {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  initialized!: InitializeResult;
  static readonly #running = new Set<TestServer>();
  readonly #inbox: Received[] = [];
  #arrived = () => {};
  #stderr = '';

  private constructor(server: string) {
    assert.ok(existsSync(server), `${server} is missing: run the build first`);
    this.process = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', server, '--stdio']);
    this.process.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout!),
      new StreamMessageWriter(this.process.stdin!),
    );
    this.connection.onNotification((method, params) => this.#receive(method, params));
    this.connection.onRequest((method) => {
      this.#receive(method, undefined);
      return null;
    });
    this.connection.listen();
    TestServer.#running.add(this);
  }

  static async start(options: TestOptions = {}): Promise<TestServer> {
    const server = TestServer.spawn(options);
    await server.initialize(options);
    return server;
  }

  /** A server that has not been spoken to. */
  static spawn({ server = builtServer, configuration = null }: TestOptions = {}): TestServer {
    const test = new TestServer(server);
    test.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => {
      test.#receive('workspace/configuration', items);
      return items.map(() => configuration);
    });
    return test;
  }

  async initialize(options: TestOptions = {}): Promise<void> {
    const { capabilities = fullCapabilities, initializationOptions, workspaceFolders = null } = options;
    this.initialized = await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders,
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
    await this.notify('initialized', {});
    const workspace = (capabilities as typeof fullCapabilities).workspace;
    if (workspace?.didChangeConfiguration?.dynamicRegistration) await this.take('client/registerCapability');
    if (workspace?.configuration) await this.take('workspace/configuration');
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return within(this.connection.sendRequest<R>(method, params), method);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  open(uri: string, text: string, version = 1, languageId = 'policy-zh'): Promise<void> {
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  /** Each change is a replacement `[start, end, text]` of what the previous one left, or the whole new text. */
  change(uri: string, version: number, ...changes: ([Position, Position, string] | string)[]): Promise<void> {
    const contentChanges = changes.map((change) =>
      typeof change === 'string' ? { text: change } : { range: { start: change[0], end: change[1] }, text: change[2] },
    );
    return this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** The findings published for this version; those of versions between are taken too, later ones are not. */
  async diagnostics(uri: string, version: number): Promise<Diagnostic[]> {
    for (;;) {
      const params = (await this.take('textDocument/publishDiagnostics')) as PublishDiagnosticsParams;
      assert.equal(params.uri, uri);
      assert.ok(params.version! <= version, `findings of version ${params.version} before those of ${version}`);
      if (params.version === version) return params.diagnostics;
    }
  }

  /** Opens, waits for the findings. */
  async check(uri: string, text: string): Promise<Diagnostic[]> {
    await this.open(uri, text);
    return this.diagnostics(uri, 1);
  }

  /** The next message with this method; others stay to be taken. */
  async take(method: string): Promise<unknown> {
    const search = async (): Promise<unknown> => {
      for (;;) {
        const index = this.#inbox.findIndex((message) => message.method === method);
        if (index >= 0) return this.#inbox.splice(index, 1)[0]!.params;
        await new Promise<void>((resolve) => {
          this.#arrived = resolve;
        });
      }
    };
    return within(search(), method);
  }

  /** Takes what has come with this method: for tests that provoke the log. */
  drain(method: string): void {
    for (let index = this.#inbox.length - 1; index >= 0; index--)
      if (this.#inbox[index]!.method === method) this.#inbox.splice(index, 1);
  }

  /** Proves that the server still answers. */
  async alive(): Promise<void> {
    const params = { textDocument: { uri: 'untitled:nothing' } };
    assert.deepEqual(await this.request('textDocument/documentSymbol', params), []);
    assert.equal(this.process.exitCode, null);
  }

  /** Ends the server as the protocol says and fails when it had more to say than was heard. */
  async stop(): Promise<void> {
    try {
      const ended = once(this.process, 'exit');
      assert.equal(await this.request('shutdown'), null);
      await this.notify('exit', undefined);
      const [exitCode] = await within(ended, 'exit');
      assert.equal(exitCode, 0);
      assert.deepEqual(this.#inbox, [], 'messages that nobody took');
      assert.equal(this.#stderr, '');
    } finally {
      this.kill();
    }
  }

  kill(): void {
    this.connection.dispose();
    this.process.kill('SIGKILL');
    TestServer.#running.delete(this);
  }

  /** After a test that failed midway. */
  static killAll(): void {
    for (const server of TestServer.#running) server.kill();
  }

  #receive(method: string, params: unknown): void {
    this.#inbox.push({ method, params });
    this.#arrived();
  }
}

async function within<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in time: ${what}`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
