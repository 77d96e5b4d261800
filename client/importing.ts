import * as vscode from 'vscode';
import { ImportResult, importMethod } from '../server/protocol/corpus.ts';
import type { ImportReport } from './importReport.ts';
import type { Server } from './server.ts';

/** Endings that the dialog offers; folders are searched for all of them. */
const endings = ['docx', 'doc', 'wps', 'pdf', 'txt', 'md', 'policy', 'html', 'htm', 'mhtml', 'mht'];

/** Command `duibiao.importDocuments`: what was chosen in the Explorer, else what a dialog asks for. */
export async function importDocuments(
  server: Server,
  report: ImportReport,
  one?: unknown,
  all?: unknown,
): Promise<void> {
  const chosen = (Array.isArray(all) && all.length > 0 ? all : [one]).filter((uri) => uri instanceof vscode.Uri);
  const uris = chosen.length > 0 ? chosen : await ask();
  if (uris.length > 0) await run(server, report, uris);
}

/** Command `duibiao.addCorpusFolder`: a folder that the corpus is to be kept in step with. */
export async function addCorpusFolder(): Promise<void> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: vscode.l10n.t('Watch this folder'),
    })) ?? [];
  if (!folder) return;
  const settings = vscode.workspace.getConfiguration('duibiao.corpus');
  const folders = settings.inspect<string[]>('folders')?.globalValue ?? [];
  if (!folders.includes(folder.fsPath))
    await settings.update('folders', [...folders, folder.fsPath], vscode.ConfigurationTarget.Global);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The corpus is now kept in step with {0}.', vscode.workspace.asRelativePath(folder)),
  );
}

/** One dialog for both exists on macOS alone. */
async function ask(): Promise<vscode.Uri[]> {
  const files = { label: `$(files) ${vscode.l10n.t('Files')}`, folders: false };
  const folders = { label: `$(folder) ${vscode.l10n.t('Folders, with all that lies in them')}`, folders: true };
  const placeHolder = vscode.l10n.t('What is to come into the corpus?');
  const choice = await vscode.window.showQuickPick([files, folders], { placeHolder });
  if (!choice) return [];
  const chosen = await vscode.window.showOpenDialog({
    canSelectMany: true,
    canSelectFiles: !choice.folders,
    canSelectFolders: choice.folders,
    openLabel: vscode.l10n.t('Import'),
    ...(choice.folders ? {} : { filters: { [vscode.l10n.t('Documents')]: endings } }),
  });
  return chosen ?? [];
}

async function run(server: Server, report: ImportReport, uris: readonly vscode.Uri[]): Promise<void> {
  const title = vscode.l10n.t('Importing into the corpus');
  const location = vscode.ProgressLocation.Notification;
  try {
    const answer = await vscode.window.withProgress({ location, title, cancellable: true }, (progress, cancel) => {
      let shown = 0;
      return server.work(importMethod, { uris: uris.map(String) }, cancel, (message, percentage = 0) => {
        progress.report({ ...(message ? { message } : {}), increment: percentage - shown });
        shown = percentage;
      });
    });
    const result = ImportResult.safeParse(answer);
    if (!result.success) throw new Error(vscode.l10n.t('The language server gave no answer.'));
    await tell(report, result.data);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    void vscode.window.showErrorMessage(vscode.l10n.t('The import failed: {0}', reason));
  }
}

/** One sentence, and the whole list for whoever wants it. */
export async function tell(report: ImportReport, result: ImportResult): Promise<void> {
  report.show(result);
  const { documents, policies, targets, unchanged, skipped, fault, notice, cancelled } = result;
  const parts = [
    vscode.l10n.t('{0} documents imported ({1} policies, {2} targets)', documents, policies, targets),
    ...(unchanged ? [vscode.l10n.t('{0} unchanged', unchanged)] : []),
    ...(skipped.length ? [vscode.l10n.t('{0} skipped', skipped.length)] : []),
    ...(cancelled ? [vscode.l10n.t('stopped before the end')] : []),
  ];
  const said = [fault, notice, parts.join(' · ')].filter(Boolean).join(' ');
  const list = vscode.l10n.t('Show Result');
  const buttons = skipped.length + documents > 0 ? [list] : [];
  const answer = await (fault
    ? vscode.window.showErrorMessage(said, ...buttons)
    : skipped.length > 0 || notice
      ? vscode.window.showWarningMessage(said, ...buttons)
      : vscode.window.showInformationMessage(said, ...buttons));
  if (answer === list) await report.open();
}
