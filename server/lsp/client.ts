import type { InitializeParams } from 'vscode-languageserver/node';
import { InitializationOptions } from '../protocol/messages.ts';

/** What the client at the other end can do, read without trust: any part may be missing or of the wrong kind. */
export interface Client {
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly watchedFiles: boolean;
  readonly codeLensRefresh: boolean;
  readonly inlayHintRefresh: boolean;
  readonly workspaceFolders: boolean;
  /** Addresses of the folders that were open at the start. */
  readonly folders: readonly string[];
  readonly hoverMarkdown: boolean;
  readonly symbolTree: boolean;
  readonly foldingLimit: number;
  readonly lineFoldingOnly: boolean;
  readonly options: InitializationOptions;
}

export function readClient(params: Partial<InitializeParams> | null | undefined): Client {
  const { workspace, textDocument } = params?.capabilities ?? {};
  const formats = textDocument?.hover?.contentFormat;
  const limit = textDocument?.foldingRange?.rangeLimit;
  const options = InitializationOptions.safeParse(params?.initializationOptions ?? {});
  return {
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    diagnosticData: textDocument?.publishDiagnostics?.dataSupport === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    folders: foldersOf(params),
    hoverMarkdown: Array.isArray(formats) && formats.includes('markdown'),
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    foldingLimit: typeof limit === 'number' && limit > 0 ? limit : 5000,
    lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    options: options.success ? options.data : {},
  };
}

function foldersOf(params: Partial<InitializeParams> | null | undefined): string[] {
  const { workspaceFolders, rootUri } = params ?? {};
  const uris: unknown[] = Array.isArray(workspaceFolders) ? workspaceFolders.map((folder) => folder?.uri) : [rootUri];
  return uris.filter((uri) => typeof uri === 'string');
}
