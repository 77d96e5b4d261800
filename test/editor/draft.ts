import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { drafts } from '../host/drafts.ts';

export const folder = (): string => vscode.workspace.workspaceFolders![0]!.uri.fsPath;
export const samples = (): ReturnType<typeof drafts> => drafts(folder());

/** What `read` gives as soon as it is not undefined; other processes work meanwhile, so waiting is all one can do. */
export async function eventually<T>(
  what: string | (() => string),
  read: () => T | undefined | Thenable<T | undefined>,
): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const value = await read();
    if (value !== undefined) return value;
    await sleep(100);
  }
  assert.fail(`waited in vain for ${typeof what === 'string' ? what : what()}`);
}

export async function open(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
}

/** A draft that is nowhere on disk. */
export async function untitled(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'policy-zh', content });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' && code !== null ? code.value : code);

export const findingsOf = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri);

/** The findings once there are some that `accept` takes. */
export function findings(
  document: vscode.TextDocument,
  accept: (found: vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<vscode.Diagnostic[]> {
  const what = (): string =>
    `findings in ${document.fileName}; there are [${findingsOf(document).map(ruleOf).join(' ')}]`;
  return eventually(what, () => {
    const found = findingsOf(document);
    return accept(found) ? found : undefined;
  });
}

/** A draft with one flaw that needs no corpus: the paper ends two years before the deadline that it sets. */
export const lateDraft = `示例市“十四五”卫生健康发展规划

到2029年，全市每千人口拥有执业（助理）医师数达到3.2人。
`;

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
