import path from 'node:path';
import * as vscode from 'vscode';
import { type ExportFormat, ExportResult, exportMethod, type PeersWanted } from '../server/protocol/messages.ts';
import type { Server } from './server.ts';

const formats: readonly { readonly format: ExportFormat; readonly ending: string; readonly label: string }[] = [
  { format: 'docx', ending: 'docx', label: 'Word（对标说明）' },
  { format: 'xlsx', ending: 'xlsx', label: 'Excel' },
  { format: 'markdown', ending: 'md', label: 'Markdown' },
  { format: 'csv', ending: 'csv', label: 'CSV' },
];

/** Asks for a format and a place, and writes the comparison of a draft there. */
export async function exportComparison(server: Server, draft: vscode.TextDocument, peers: PeersWanted): Promise<void> {
  const chosen = await vscode.window.showQuickPick(
    formats.map((one) => ({ ...one, description: `.${one.ending}` })),
    { title: vscode.l10n.t('Export the comparison as') },
  );
  if (!chosen) return;
  const target = await vscode.window.showSaveDialog({
    defaultUri: suggested(draft, chosen.ending),
    filters: { [chosen.label]: [chosen.ending] },
  });
  if (!target) return;
  try {
    const params = { textDocument: { uri: draft.uri.toString() }, peers, format: chosen.format };
    const result = ExportResult.safeParse(await server.request(exportMethod, params));
    if (!result.success) throw new Error(vscode.l10n.t('the draft is not open, or no corpus is loaded'));
    await vscode.workspace.fs.writeFile(target, Buffer.from(result.data.bytes, 'base64'));
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    void vscode.window.showErrorMessage(vscode.l10n.t('The comparison could not be exported: {0}', reason));
    return;
  }
  const open = vscode.l10n.t('Open');
  const said = vscode.l10n.t('The comparison was saved as {0}.', path.basename(target.path));
  if ((await vscode.window.showInformationMessage(said, open)) === open)
    await (chosen.ending === 'md' || chosen.ending === 'csv'
      ? vscode.commands.executeCommand('vscode.open', target)
      : vscode.env.openExternal(target));
}

/** Beside the draft; a draft that was never saved has no folder. */
function suggested({ uri, isUntitled }: vscode.TextDocument, ending: string): vscode.Uri | undefined {
  const name = path.posix.basename(uri.path).replace(/(?:\.policy)?(?:\.[a-z]+)?$/i, '');
  const folder = isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
  return folder && vscode.Uri.joinPath(folder, `${name}-对标说明.${ending}`);
}
