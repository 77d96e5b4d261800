import * as vscode from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import { CorpusStatus, corpusStatusMethod } from '../server/protocol/messages.ts';
import type { Status } from './status.ts';

export const languageId = 'policy-zh';

/** The language server's life: started, restarted after a crash or by hand, stopped. One at a time. */
export class Server {
  readonly #context: vscode.ExtensionContext;
  readonly #status: Status;
  readonly #channel: vscode.LogOutputChannel;
  readonly #restarted = new vscode.EventEmitter<void>();
  #client: LanguageClient | undefined;
  #turn: Promise<void> = Promise.resolve();
  #works = 0;

  /** Fires after every start and after every change of the corpus: what was asked before may be answered differently. */
  readonly onDidChange = this.#restarted.event;

  constructor(context: vscode.ExtensionContext, status: Status, channel: vscode.LogOutputChannel) {
    this.#context = context;
    this.#status = status;
    this.#channel = channel;
  }

  /** Starts the server, or ends the one that runs and starts a new one. Calls wait for one another. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#replace());
    return this.#turn;
  }

  async stop(): Promise<void> {
    await this.#turn;
    await this.#end();
  }

  async request<R>(method: string, params: unknown): Promise<R> {
    await this.#turn;
    if (!this.#client?.isRunning()) throw new Error(vscode.l10n.t('The language server is not running.'));
    return this.#client.sendRequest<R>(method, params);
  }

  /** Likewise for work that takes its time: `onProgress` hears of it, and `cancel` ends it. */
  async work<R>(
    method: string,
    params: object,
    cancel: vscode.CancellationToken,
    onProgress: (message: string | undefined, percentage: number | undefined) => void,
  ): Promise<R> {
    await this.#turn;
    const client = this.#client;
    if (!client?.isRunning()) throw new Error(vscode.l10n.t('The language server is not running.'));
    const workDoneToken = `duibiao-${++this.#works}`;
    const heard = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
      if (step.kind === 'report') onProgress(step.message, step.percentage);
    });
    try {
      return await client.sendRequest<R>(method, { ...params, workDoneToken }, cancel);
    } finally {
      heard.dispose();
    }
  }

  async #replace(): Promise<void> {
    await this.#end();
    this.#status.starting();
    const client = this.#create();
    this.#client = client;
    try {
      await client.start();
      this.#restarted.fire();
    } catch (fault) {
      this.#channel.error(fault instanceof Error ? fault : String(fault));
      this.#status.stopped(vscode.l10n.t('The language server could not be started.'));
    }
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (!client) return;
    try {
      // A server that is busy for longer is killed by the client library.
      await client.dispose(2000);
    } catch (fault) {
      this.#channel.warn(String(fault));
    }
  }

  #create(): LanguageClient {
    const module = vscode.Uri.joinPath(this.#context.extensionUri, 'dist', 'server.js').fsPath;
    const run = {
      module,
      transport: TransportKind.ipc,
      // The embedded database is announced as experimental on every start; nobody who reads the log can act on it.
      options: { execArgv: ['--disable-warning=ExperimentalWarning'] },
    };
    const client = new LanguageClient(
      'duibiao',
      '对标 Duibiao',
      { run, debug: { ...run, options: { execArgv: [...run.options.execArgv, '--nolazy', '--inspect=6019'] } } },
      {
        documentSelector: [{ language: languageId }],
        diagnosticCollectionName: 'duibiao',
        outputChannel: this.#channel,
        initializationOptions: {
          commandLinks: true,
          corpusStatus: true,
          storagePath:
            this.#context.globalStorageUri.scheme === 'file' ? this.#context.globalStorageUri.fsPath : undefined,
        },
        markdown: { isTrusted: { enabledCommands: ['duibiao.openSource'] } },
        errorHandler: this.#errorHandler(),
        initializationFailedHandler: () => false,
      },
    );
    client.onNotification(corpusStatusMethod, (message: unknown) => {
      const status = CorpusStatus.safeParse(message);
      if (!status.success) return;
      this.#status.corpus(status.data);
      if (status.data.state !== 'loading') this.#restarted.fire();
    });
    return client;
  }

  /** Three crashes in three minutes are one too many: then the drafter decides. */
  #errorHandler(): ErrorHandler {
    const crashes: number[] = [];
    return {
      error: (_error, _message, count) => ({ action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown }),
      closed: (): CloseHandlerResult => {
        const now = Date.now();
        crashes.push(now);
        const recent = crashes.filter((time) => now - time < 180_000);
        if (recent.length < 3) {
          this.#status.starting();
          return { action: CloseAction.Restart, handled: true };
        }
        const message = vscode.l10n.t(
          'The language server ended unexpectedly several times and was not started again.',
        );
        this.#status.stopped(message);
        void this.#offerRestart(message);
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  async #offerRestart(message: string): Promise<void> {
    const again = vscode.l10n.t('Restart');
    const log = vscode.l10n.t('Show Log');
    const answer = await vscode.window.showErrorMessage(message, again, log);
    if (answer === again) await this.restart();
    if (answer === log) this.#channel.show();
  }
}
