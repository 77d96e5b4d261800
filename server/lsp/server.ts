import {
  type CancellationToken,
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  InlayHintRefreshRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { checkDraftCommand, checkWorkspaceCommand, HiddenFinding, hideFindingCommand } from '../protocol/commands.ts';
import {
  CorrectParams,
  corpusCorrectMethod,
  corpusDocumentsMethod,
  corpusRemoveMethod,
  corpusRereadMethod,
  corpusTargetsMethod,
  ImportParams,
  importMethod,
  KeysParams,
  PolicyParams,
  PrecedentsParams,
  precedentsMethod,
} from '../protocol/corpus.ts';
import {
  CompareParams,
  compareMethod,
  corpusStatusMethod,
  ExportParams,
  exportMethod,
  PolicySpan,
  placeMethod,
} from '../protocol/messages.ts';
import { defaultSettings } from '../protocol/settings.ts';
import { scheme } from './addresses.ts';
import { checkWorkspace } from './checkWorkspace.ts';
import { CityTables } from './cityTable.ts';
import { readClient } from './client.ts';
import { codeActions, fixAllKind } from './codeActions.ts';
import { codeLenses } from './codeLenses.ts';
import { compare } from './compare.ts';
import { Configuration, patience } from './configuration.ts';
import { content } from './content.ts';
import { CorpusHolder } from './corpus.ts';
import { Diagnostics } from './diagnostics.ts';
import { Drafts } from './drafts.ts';
import { exportComparison } from './exportComparison.ts';
import { foldingRanges } from './folding.ts';
import { attempt, guarded } from './guard.ts';
import { hover } from './hover.ts';
import { importDocuments, reportSummary, rereadDocuments } from './importing.ts';
import { inlayHints } from './inlayHints.ts';
import { corpusDocuments, corpusTargets, correctPolicy, removeDocuments } from './library.ts';
import { findPrecedents } from './precedents.ts';
import { type Session, warn } from './session.ts';
import { placeOf } from './sources.ts';
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
    cities: new CityTables(),
    client: readClient(null),
    settings: defaultSettings,
    started: false,
    ready: new Promise((resolve) => {
      known = resolve;
    }),
  };
  const diagnostics = new Diagnostics(session);
  const configuration = new Configuration(session, () => {
    diagnostics.all();
    refreshValues(session);
  });
  session.corpus.onStatus = () => reportCorpus(session);
  session.corpus.onChange = () => {
    diagnostics.all();
    refreshValues(session);
  };
  session.corpus.onSummary = (summary) => reportSummary(session, summary);

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
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        codeLensProvider: {},
        inlayHintProvider: true,
        executeCommandProvider: {
          commands: [checkDraftCommand, checkWorkspaceCommand, hideFindingCommand],
          workDoneProgress: true,
        },
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
  connection.onDidChangeWatchedFiles(() => diagnostics.all());
  connection.onShutdown(() => {
    diagnostics.stop();
    session.corpus.close();
  });

  const { documents } = session.drafts;
  documents.onDidOpen(({ document }) => diagnostics.opened(document));
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
  connection.onCodeLens(
    guarded(session, 'codeLens', [], async ({ textDocument }) => {
      await session.ready;
      return codeLenses(session, textDocument.uri);
    }),
  );
  connection.languages.inlayHint.on(
    guarded(session, 'inlayHint', [], async ({ textDocument, range }) => {
      await session.ready;
      return inlayHints(session, textDocument.uri, range);
    }),
  );
  connection.onCodeAction(guarded(session, 'codeAction', [], (params) => codeActions(session, diagnostics, params)));
  connection.onExecuteCommand(
    guarded(session, 'executeCommand', null, async ({ command, arguments: given, workDoneToken }, token) => {
      await session.ready;
      if (command === checkWorkspaceCommand)
        return checkWorkspace(session, diagnostics, token, connection.window.attachWorkDoneProgress(workDoneToken));
      if (command === hideFindingCommand) {
        const hidden = HiddenFinding.safeParse(given?.[0]);
        const hiding = hidden.success ? session.drafts.get(hidden.data.uri) : null;
        if (hidden.success && hiding) diagnostics.hide(hiding, hidden.data);
        return null;
      }
      const document = session.drafts.get(given?.[0]);
      if (command === checkDraftCommand && document) diagnostics.soon(document);
      return null;
    }),
  );
  connection.workspace.textDocumentContent.on(
    guarded(session, 'textDocumentContent', { text: '' }, async ({ uri }) => {
      await session.ready;
      return { text: content(session, uri) };
    }),
  );
  const answer = <P>(
    method: string,
    schema: Schema<P>,
    handler: (params: P, token: CancellationToken) => object | null | Promise<object | null>,
  ) =>
    connection.onRequest(
      method,
      guarded<unknown, object | null>(session, method, null, async (params, token) => {
        const asked = schema.safeParse(params);
        if (!asked.success) return null;
        await session.ready;
        return handler(asked.data, token);
      }),
    );
  answer(compareMethod, CompareParams, ({ textDocument, peers }) => compare(session, textDocument.uri, peers));
  answer(placeMethod, PolicySpan, (at) => placeOf(session, at));
  answer(exportMethod, ExportParams, (params) => exportComparison(session, params));
  answer(precedentsMethod, PrecedentsParams, (params) => findPrecedents(session, params));
  answer(importMethod, ImportParams, async (params, token) =>
    importDocuments(session, params, token, connection.window.attachWorkDoneProgress(params.workDoneToken)),
  );
  answer(corpusTargetsMethod, PolicyParams, ({ policy }) => corpusTargets(session, policy));
  answer(corpusRemoveMethod, KeysParams, ({ keys }) => removeDocuments(session, keys));
  answer(corpusRereadMethod, KeysParams, ({ keys }) => rereadDocuments(session, keys));
  answer(corpusCorrectMethod, CorrectParams, (params) => correctPolicy(session, params));
  connection.onRequest(
    corpusDocumentsMethod,
    guarded(session, corpusDocumentsMethod, null, async () => {
      await session.ready;
      return corpusDocuments(session);
    }),
  );
}

/** What stands above and behind the lines of drafts is asked for anew. */
function refreshValues(session: Session): void {
  const { connection, client } = session;
  if (client.codeLensRefresh)
    void attempt(session, 'codeLensRefresh', () => connection.sendRequest(CodeLensRefreshRequest.type));
  if (client.inlayHintRefresh)
    void attempt(session, 'inlayHintRefresh', () => connection.sendRequest(InlayHintRefreshRequest.type));
}

/** A zod schema, as far as it is used here. */
interface Schema<P> {
  safeParse(value: unknown): { success: true; data: P } | { success: false };
}

/** Clients of ours show it all the time; others hear of it only when something is wrong. */
function reportCorpus(session: Session): void {
  const { connection, client, settings } = session;
  const status = session.corpus.status(settings.language);
  if (client.options.corpusStatus) void connection.sendNotification(corpusStatusMethod, status);
  else for (const { message } of status.faults) warn(session, message);
}
