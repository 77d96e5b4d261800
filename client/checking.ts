import * as vscode from 'vscode';
import { checkDraftCommand, checkWorkspaceCommand, WorkspaceReport } from '../server/protocol/commands.ts';
import type { Server } from './server.ts';

const execute = 'workspace/executeCommand';

/** Command `duibiao.checkDraft`: the draft in front, now, whenever drafts are checked otherwise. */
export async function checkDraft(server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  try {
    await server.request(execute, { command: checkDraftCommand, arguments: [document.uri.toString()] });
  } catch (fault) {
    complain(fault);
  }
}

/** Command `duibiao.fixAll`: everything in the draft in front that is safe to fix. */
export async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.duibiao',
    apply: 'first',
  });
}

/** Command `duibiao.checkWorkspace`: every draft of the workspace, with progress, then the list of problems. */
export async function checkWorkspace(server: Server): Promise<void> {
  const title = vscode.l10n.t('Checking the drafts of the workspace');
  const location = vscode.ProgressLocation.Notification;
  try {
    const answer = await vscode.window.withProgress({ location, title, cancellable: true }, (progress, cancel) => {
      let shown = 0;
      return server.work(execute, { command: checkWorkspaceCommand }, cancel, (message, percentage = 0) => {
        progress.report({ ...(message ? { message } : {}), increment: percentage - shown });
        shown = percentage;
      });
    });
    const report = WorkspaceReport.safeParse(answer);
    if (!report.success) throw new Error(vscode.l10n.t('The language server gave no answer.'));
    await tell(report.data);
  } catch (fault) {
    complain(fault);
  }
}

async function tell({ files, findings, grave, failed, cancelled }: WorkspaceReport): Promise<void> {
  const parts = [
    vscode.l10n.t('{0} drafts checked: {1} findings, {2} of them warnings or errors', files, findings, grave),
    ...(failed.length > 0 ? [vscode.l10n.t('{0} could not be read', failed.length)] : []),
    ...(cancelled ? [vscode.l10n.t('stopped before the end')] : []),
  ];
  const show = vscode.l10n.t('Show Problems');
  const buttons = findings > 0 ? [show] : [];
  const answer = await vscode.window.showInformationMessage(parts.join(' · '), ...buttons);
  if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function complain(fault: unknown): void {
  const reason = fault instanceof Error ? fault.message : String(fault);
  void vscode.window.showErrorMessage(vscode.l10n.t('The check failed: {0}', reason));
}
