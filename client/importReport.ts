import * as vscode from 'vscode';
import type { ImportResult } from '../server/protocol/corpus.ts';

const scheme = 'duibiao-import';
/** A longer list is cut: nobody reads it, and the preview would be slow. */
const most = 2000;

/** The result of the last import as a page: what came in, what did not, and why. */
export class ImportReport implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  readonly #uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('Import Result')}.md` });
  #text = `${vscode.l10n.t('Nothing has been imported yet.')}\n`;

  readonly onDidChange = this.#changed.event;

  show(result: ImportResult): void {
    this.#text = page(result);
    this.#changed.fire(this.#uri);
  }

  async open(): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreview', this.#uri);
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

function page({
  documents,
  policies,
  clauses,
  targets,
  unchanged,
  added,
  skipped,
  notice,
  fault,
  cancelled,
}: ImportResult) {
  const lines = [`# ${vscode.l10n.t('Import Result')}`, ''];
  for (const said of [fault, notice, cancelled ? vscode.l10n.t('stopped before the end') : null])
    if (said) lines.push(`> ${plain(said)}`, '');
  lines.push(
    `| ${vscode.l10n.t('Imported')} | ${vscode.l10n.t('Policies')} | ${vscode.l10n.t('Clauses')} | ${vscode.l10n.t('Targets')} | ${vscode.l10n.t('Unchanged')} | ${vscode.l10n.t('Skipped')} |`,
    '| --- | --- | --- | --- | --- | --- |',
    `| ${documents} | ${policies} | ${clauses} | ${targets} | ${unchanged} | ${skipped.length} |`,
    '',
  );
  if (skipped.length > 0) {
    lines.push(`## ${vscode.l10n.t('Skipped')}`, '');
    for (const { path, reason } of skipped.slice(0, most)) lines.push(`- ${named(path)}  `, `  ${plain(reason)}`);
    lines.push(...rest(skipped.length), '');
  }
  if (added.length > 0) {
    lines.push(
      `## ${vscode.l10n.t('Imported')}`,
      '',
      ...added.slice(0, most).map((path) => `- ${named(path)}`),
      ...rest(added.length),
    );
  }
  return `${lines.join('\n')}\n`;
}

const rest = (count: number): string[] => (count > most ? ['', vscode.l10n.t('… and {0} more', count - most)] : []);

/** The name first, for it is what people look for; then where it lies. */
function named(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return `**${plain(name)}** ${plain(path.slice(0, -name.length))}`;
}

/** Words of a file or a reason, none of which is markdown. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ');
