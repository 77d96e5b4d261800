import * as vscode from 'vscode';
import {
  ChangeResult,
  type CorrectParams,
  corpusCorrectMethod,
  corpusRemoveMethod,
  corpusRereadMethod,
  ImportResult,
} from '../server/protocol/corpus.ts';
import type { PolicyNode } from './corpusTree.ts';
import { tell } from './importing.ts';
import type { ImportReport } from './importReport.ts';
import type { Server } from './server.ts';

const own = (nodes: readonly PolicyNode[]): PolicyNode[] => nodes.filter(({ document }) => !document.builtIn);
const keysOf = (nodes: readonly PolicyNode[]): string[] => [...new Set(nodes.map(({ document }) => document.key))];

/** Shows the file that a policy was read from: text in an editor, the rest where it lies. */
export async function revealSource([node]: readonly PolicyNode[]): Promise<void> {
  const path = node?.document.path;
  if (!path) return;
  const uri = vscode.Uri.file(path);
  try {
    await vscode.workspace.fs.stat(uri);
    if (/\.(txt|md|policy)$/i.test(path)) await vscode.window.showTextDocument(uri, { preview: true });
    else await vscode.commands.executeCommand('revealFileInOS', uri);
  } catch {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The source file is no longer there: {0}. Its text is still in the corpus.', path),
    );
  }
}

export async function removeDocuments(server: Server, nodes: readonly PolicyNode[]): Promise<void> {
  const keys = keysOf(own(nodes));
  const [first] = own(nodes);
  if (!first) return;
  const question =
    keys.length === 1
      ? vscode.l10n.t('Take “{0}” out of the corpus?', first.policy.title)
      : vscode.l10n.t('Take {0} documents out of the corpus?', keys.length);
  const detail = vscode.l10n.t('The files themselves stay where they are.');
  const yes = vscode.l10n.t('Remove');
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) return;
  await change(server, corpusRemoveMethod, { keys });
}

export async function rereadDocuments(
  server: Server,
  report: ImportReport,
  nodes: readonly PolicyNode[],
): Promise<void> {
  const keys = keysOf(own(nodes));
  if (keys.length === 0) return;
  const result = ImportResult.safeParse(await server.request(corpusRereadMethod, { keys }));
  if (result.success) await tell(report, result.data);
}

/** Asks for place, date, title and number one after another, each with what stands there now. */
export async function correctPolicy(server: Server, [node]: readonly PolicyNode[]): Promise<void> {
  if (!node || node.document.builtIn) return;
  const { id, level, province, city, county, date, title, docNumber } = node.policy;
  const place = level === 'nation' ? '全国' : [province, city, county].filter(Boolean).join('');
  const steps = [
    { field: 'place', value: place, prompt: vscode.l10n.t('Place, as in 山东省东营市; 全国 for the nation') },
    { field: 'date', value: date ?? '', prompt: vscode.l10n.t('Date of issue, as in 2024-12-24 or 2024') },
    { field: 'title', value: title, prompt: vscode.l10n.t('Title') },
    {
      field: 'docNumber',
      value: docNumber ?? '',
      prompt: vscode.l10n.t('Document number, as in 东政办发〔2024〕12号'),
    },
  ] as const;
  const changed: { -readonly [Field in keyof CorrectParams]: CorrectParams[Field] } = { policy: id };
  for (const [index, { field, value, prompt }] of steps.entries()) {
    const heading = vscode.l10n.t('Correct metadata ({0}/{1})', index + 1, steps.length);
    const given = await vscode.window.showInputBox({ title: heading, prompt, value, ignoreFocusOut: true });
    if (given === undefined) return;
    if (given.trim() !== value) changed[field] = given.trim();
  }
  if (Object.keys(changed).length > 1) await change(server, corpusCorrectMethod, changed);
}

async function change(server: Server, method: string, params: object): Promise<void> {
  const read = ChangeResult.safeParse(await server.request(method, params));
  const fault = read.success ? read.data.fault : vscode.l10n.t('The language server gave no answer.');
  if (fault) void vscode.window.showErrorMessage(fault);
}
