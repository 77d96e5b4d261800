import * as vscode from 'vscode';
import { PrecedentsMessage, type PrecedentsResult } from '../../server/protocol/corpus.ts';
import { openPlace } from '../openSource.ts';
import { pageHtml } from './html.ts';

/** View `duibiao.precedents`: what was found last, beside the draft for as long as it is wanted. */
export class PrecedentsView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #registration: vscode.Disposable;
  #view: vscode.WebviewView | undefined;
  #result: PrecedentsResult | null = null;
  /** Where the words came from, and where words are inserted. */
  #draft: vscode.Uri | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    this.#registration = vscode.window.registerWebviewViewProvider('duibiao.precedents', this);
  }

  /** Takes a new answer; `reveal` brings the view to the front. */
  async show(result: PrecedentsResult, draft: vscode.Uri, reveal: boolean): Promise<void> {
    this.#result = result;
    this.#draft = draft;
    if (reveal) await vscode.commands.executeCommand('duibiao.precedents.focus');
    this.#send();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.#extensionUri, 'dist')],
    };
    view.webview.onDidReceiveMessage((message) => this.#hear(message));
    view.onDidDispose(() => {
      this.#view = undefined;
    });
    view.webview.html = pageHtml(view.webview, this.#extensionUri, { name: 'precedents', title: '先例 Precedents' });
  }

  dispose(): void {
    this.#registration.dispose();
  }

  #send(): void {
    void this.#view?.webview.postMessage(this.#result);
  }

  #hear(message: unknown): void {
    const heard = PrecedentsMessage.safeParse(message);
    if (!heard.success) return;
    switch (heard.data.type) {
      case 'ready':
        this.#send();
        return;
      case 'open':
        void openPlace(heard.data.place, vscode.ViewColumn.Beside);
        return;
      case 'copy':
        void copyWords(heard.data.text);
        return;
      case 'insert':
        void insertWords(heard.data.text, this.#draft);
    }
  }
}

export async function copyWords(words: string): Promise<void> {
  await vscode.env.clipboard.writeText(words);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The clause was copied.'), 3000);
}

/** Puts words behind the cursor of a draft that is open somewhere; one undo takes them out. */
export async function insertWords(words: string, draft: vscode.Uri | undefined): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === draft?.toString());
  const editor = shown ?? (draft && (await vscode.window.showTextDocument(draft)));
  if (!editor) return;
  const end = editor.selection.end;
  const done = await editor.edit((edit) => edit.insert(end, words));
  if (done) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}
