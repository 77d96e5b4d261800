import * as vscode from 'vscode';
import {
  CompareResult,
  compareMethod,
  type HostMessage,
  PageMessage,
  PeersWanted,
  Place,
  type PolicySpan,
  placeMethod,
} from '../../server/protocol/messages.ts';
import { exportComparison } from '../exportComparison.ts';
import { openPlace } from '../openSource.ts';
import { languageId, type Server } from '../server.ts';
import { pageHtml } from './html.ts';

/** Long enough that a burst of typing asks once, short enough to feel live. */
const pause = 250;

/** Where the workspace keeps whom its drafts are compared with. */
const wantedKey = 'compare.peers';

/** The panel speaks the language of the findings, not that of VS Code. */
const titles = { zh: '对标同类城市', en: 'Compare to Peer Cities' };

/** The comparison beside the draft. There is one; it follows the draft that was active last. */
export class ComparePanel implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #server: Server;
  readonly #subscriptions: vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;
  #draft: vscode.TextDocument | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Counts the questions, so that a late answer to an old one is dropped. */
  #asked = 0;

  constructor(context: vscode.ExtensionContext, server: Server) {
    this.#context = context;
    this.#server = server;
    this.#subscriptions = [
      server.onDidChange(() => this.#refresh(0)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor?.document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#draft) this.#refresh(pause);
      }),
    ];
  }

  /** Opens the panel, or brings it to the front. `target` is the resource of an editor's menu, if it came from one. */
  async show(target?: unknown): Promise<void> {
    const draft = (await documentOf(target)) ?? activeDraft() ?? this.#draft;
    if (!draft) {
      void vscode.window.showInformationMessage(noDraft());
      return;
    }
    this.#draft = draft;
    if (this.#panel) this.#panel.reveal(undefined, true);
    else this.#open();
    this.#refresh(0);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #open(): void {
    const { extensionUri } = this.#context;
    const panel = vscode.window.createWebviewPanel(
      'duibiao.compare',
      titles.zh,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')] },
    );
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'client', 'media', 'icon.png');
    panel.webview.onDidReceiveMessage((message) => this.#hear(message));
    panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      this.#panel = undefined;
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri, { name: 'panel', title: titles.zh });
    this.#panel = panel;
  }

  #follow(document: vscode.TextDocument | undefined): void {
    if (!this.#panel || !document || !isDraft(document) || document === this.#draft) return;
    this.#draft = document;
    this.#refresh(0);
  }

  #refresh(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#panel) this.#timer = setTimeout(() => void this.#ask(), delay);
  }

  /** Whom this workspace is compared with. */
  get #wanted(): PeersWanted {
    const kept = PeersWanted.safeParse(this.#context.workspaceState.get(wantedKey));
    return kept.success ? kept.data : { circle: 'auto', names: [] };
  }

  /** Saves the comparison of the panel's draft, or of the active one, as a file. */
  async export(): Promise<void> {
    const draft = activeDraft() ?? this.#draft;
    if (draft) await exportComparison(this.#server, draft, this.#wanted);
    else void vscode.window.showInformationMessage(noDraft());
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    if (!this.#draft) return;
    const message = await this.#answer(this.#draft.uri.toString());
    if (asked !== this.#asked || !this.#panel) return;
    if (message.type === 'result') this.#panel.title = titles[message.result.language];
    void this.#panel.webview.postMessage(message);
  }

  async #answer(uri: string): Promise<HostMessage> {
    try {
      const params = { textDocument: { uri }, peers: this.#wanted };
      const result = CompareResult.safeParse(await this.#server.request(compareMethod, params));
      if (result.success) return { type: 'result', result: result.data };
      return { type: 'fault', message: vscode.l10n.t('The comparison is not available. Open the draft again.') };
    } catch (fault) {
      return { type: 'fault', message: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  async #hear(message: unknown): Promise<void> {
    const heard = PageMessage.safeParse(message);
    if (!heard.success) return;
    switch (heard.data.type) {
      case 'ready':
        return this.#refresh(0);
      case 'open':
        return this.#reveal(heard.data.place);
      case 'openPeer':
        return this.#revealPeer(heard.data.at);
      case 'export':
        if (this.#draft) await exportComparison(this.#server, this.#draft, this.#wanted);
        return;
      case 'peers':
        await this.#context.workspaceState.update(wantedKey, heard.data.wanted);
        return this.#refresh(0);
    }
  }

  async #revealPeer(at: PolicySpan): Promise<void> {
    const found = Place.safeParse(await this.#server.request(placeMethod, at).catch(() => null));
    if (found.success) await this.#reveal(found.data);
    else void vscode.window.showWarningMessage(vscode.l10n.t('The corpus does not hold this document any more.'));
  }

  /** The draft and its sources open where the draft is, never over the panel. */
  #reveal(place: Place): Promise<void> {
    const uri = this.#draft?.uri.toString();
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
    return openPlace(place, shown?.viewColumn ?? vscode.ViewColumn.One);
  }
}

const noDraft = () => vscode.l10n.t('Open a policy draft first, or set the language of the file to 政策文稿.');

const isDraft = (document: vscode.TextDocument) =>
  document.languageId === languageId && document.uri.scheme !== 'duibiao';

function activeDraft(): vscode.TextDocument | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor && isDraft(editor.document))?.document;
}

async function documentOf(target: unknown): Promise<vscode.TextDocument | undefined> {
  if (!(target instanceof vscode.Uri)) return undefined;
  const document = await vscode.workspace.openTextDocument(target);
  return isDraft(document) ? document : undefined;
}
