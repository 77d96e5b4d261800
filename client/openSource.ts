import * as vscode from 'vscode';
import { OpenSourceArguments, type Place } from '../server/protocol/messages.ts';

/** Command `duibiao.openSource`, which links run: opens a policy of the corpus with the clause selected, and nothing else. */
export async function openSource(argument: unknown): Promise<void> {
  const place = OpenSourceArguments.safeParse(argument);
  if (place.success && place.data.uri.startsWith('duibiao:')) await openPlace(place.data);
}

/** A source opens beside the draft as a preview, so that following ten links leaves one tab. */
export async function openPlace({ uri, range }: Place, column?: vscode.ViewColumn): Promise<void> {
  const selection = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const editor = await vscode.window.showTextDocument(document, {
      selection,
      preview: true,
      ...(column === undefined ? {} : { viewColumn: column }),
    });
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    void vscode.window.showErrorMessage(vscode.l10n.t('The source could not be opened: {0}', reason));
  }
}
