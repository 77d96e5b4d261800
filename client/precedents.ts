import * as vscode from 'vscode';
import { type PrecedentsParams, PrecedentsResult, precedentsMethod } from '../server/protocol/corpus.ts';
import { openPlace } from './openSource.ts';
import { copyWords, insertWords, type PrecedentsView } from './panel/precedentsView.ts';
import { languageId, type Server } from './server.ts';

interface Item extends vscode.QuickPickItem {
  readonly result: PrecedentsResult['results'][number];
}

/** Command `duibiao.findPrecedents`: clauses like the selection, or like the clause around the cursor. */
export async function findPrecedents(server: Server, view: PrecedentsView): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== languageId) {
    const message = vscode.l10n.t('Open a policy draft first, or set the language of the file to 政策文稿.');
    void vscode.window.showInformationMessage(message);
    return;
  }
  const { uri } = editor.document;
  const { start, end } = editor.selection;
  const params: PrecedentsParams = { textDocument: { uri: uri.toString() }, range: { start, end } };
  const read = PrecedentsResult.safeParse(await server.request(precedentsMethod, params));
  if (!read.success) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The language server gave no answer.'));
    return;
  }
  await view.show(read.data, uri, false);
  if (read.data.notice) void vscode.window.showInformationMessage(read.data.notice);
  else pick(read.data, uri, view);
}

function pick(found: PrecedentsResult, draft: vscode.Uri, view: PrecedentsView): void {
  const copy = { iconPath: new vscode.ThemeIcon('copy'), tooltip: vscode.l10n.t('Copy') };
  const insert = { iconPath: new vscode.ThemeIcon('insert'), tooltip: vscode.l10n.t('Insert into the draft') };
  const side = {
    iconPath: new vscode.ThemeIcon('layout-sidebar-left'),
    tooltip: vscode.l10n.t('Show beside the draft'),
  };
  const quick = vscode.window.createQuickPick<Item>();
  quick.title = vscode.l10n.t('Precedents of: {0}', found.asked);
  quick.placeholder = vscode.l10n.t('Enter opens the clause; the buttons copy it or put it into the draft');
  quick.matchOnDescription = true;
  quick.matchOnDetail = true;
  quick.buttons = [side];
  quick.items = found.results.map((result) => ({
    label: result.region ?? result.title,
    description: [result.region && result.title, result.date].filter(Boolean).join(' · '),
    detail: result.quote.replace(/\s+/g, ' '),
    buttons: [insert, copy],
    alwaysShow: false,
    result,
  }));
  quick.onDidTriggerButton(() => {
    quick.hide();
    void view.show(found, draft, true);
  });
  quick.onDidTriggerItemButton(({ button, item }) => {
    quick.hide();
    void (button === copy ? copyWords(item.result.quote) : insertWords(item.result.quote, draft));
  });
  quick.onDidAccept(() => {
    const [item] = quick.selectedItems;
    quick.hide();
    if (item) void openPlace(item.result.place, vscode.ViewColumn.Beside);
  });
  quick.onDidHide(() => quick.dispose());
  quick.show();
}
