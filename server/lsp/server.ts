import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { CompareParams, compareMethod, corpusStatusMethod } from '../protocol/messages.ts';
import { defaultSettings } from '../protocol/settings.ts';
import { scheme } from './addresses.ts';
import { readClient } from './client.ts';
import { compare } from './compare.ts';
import { Configuration, patience } from './configuration.ts';
import { content } from './content.ts';
import { CorpusHolder } from './corpus.ts';
import { Diagnostics } from './diagnostics.ts';
import { Drafts } from './drafts.ts';
import { foldingRanges } from './folding.ts';
import { attempt, guarded } from './guard.ts';
import { hover } from './hover.ts';
import { type Session, warn } from './session.ts';
import { documentSymbols } from './symbols.ts';

export interface ServerOptions {
  readonly version: string;
  /** File of the built-in corpus. */
  readonly builtInCorpus: string;
}

/** Wires the features to a connection. Nothing is read or opened before the client has been answered. */
export function serve(connection: Connection, { version, builtInCorpus }: ServerOptions): void {
  let known = () => {};
  const session: Session = {
    connection,
    drafts: new Drafts(),
    corpus: new CorpusHolder(builtInCorpus),
    client: readClient(null),
    settings: defaultSettings,
    started: false,
    ready: new Promise((resolve) => {
      known = resolve;
    }),
  };
  const diagnostics = new Diagnostics(session);
  const configuration = new Configuration(session, () => diagnostics.all());
  session.corpus.onStatus = () => reportCorpus(session);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    session.client = readClient(params);
    session.started = true;
    configuration.initialize(params);
    // Some clients never say `initialized`; their drafters get answers all the same.
    setTimeout(known, patience).unref();
    return {
      serverInfo: { name: 'duibiao', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        hoverProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        workspace: { textDocumentContent: { schemes: [scheme] } },
      },
    };
  });
  connection.onInitialized(() => {
    void attempt(session, 'initialized', async () => {
      configuration.register();
      await configuration.refresh();
      known();
      // Asked for here, so that the status is told even while no draft is open.
      void session.corpus.current;
    });
  });
  connection.onDidChangeConfiguration((params) =>
    attempt(session, 'configuration', () => configuration.refresh(params?.settings)),
  );
  connection.onShutdown(() => {
    diagnostics.stop();
    session.corpus.close();
  });

  const { documents } = session.drafts;
  documents.onDidOpen(({ document }) => diagnostics.soon(document));
  documents.onDidChangeContent(({ document }) => diagnostics.changed(document));
  documents.onDidSave(({ document }) => diagnostics.saved(document));
  documents.onDidClose(({ document }) => diagnostics.closed(document));
  session.drafts.listen(connection);

  connection.onHover(
    guarded(session, 'hover', null, async ({ textDocument, position }) => {
      await session.ready;
      return hover(session, textDocument.uri, position);
    }),
  );
  connection.onDocumentSymbol(
    guarded(session, 'documentSymbol', [], ({ textDocument }) => documentSymbols(session, textDocument.uri)),
  );
  connection.onFoldingRanges(
    guarded(session, 'foldingRange', [], ({ textDocument }) => foldingRanges(session, textDocument.uri)),
  );
  connection.workspace.textDocumentContent.on(
    guarded(session, 'textDocumentContent', { text: '' }, async ({ uri }) => {
      await session.ready;
      return { text: content(session, uri) };
    }),
  );
  connection.onRequest(
    compareMethod,
    guarded(session, 'compare', null, async (params: unknown) => {
      const asked = CompareParams.safeParse(params);
      if (!asked.success) return null;
      await session.ready;
      return compare(session, asked.data.textDocument.uri);
    }),
  );
}

/** Clients of ours show it all the time; others hear of it only when something is wrong. */
function reportCorpus(session: Session): void {
  const { connection, client, settings } = session;
  const status = session.corpus.status(settings.language);
  if (client.options.corpusStatus) void connection.sendNotification(corpusStatusMethod, status);
  else for (const { message } of status.faults) warn(session, message);
}
