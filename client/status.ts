import * as vscode from 'vscode';
import type { CorpusStatus } from '../server/protocol/messages.ts';
import { languageId } from './server.ts';

/** The language status item (the braces at the right of the status bar): what corpus is loaded, or what is wrong. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem('duibiao.corpus', { language: languageId });

  constructor() {
    this.#item.name = vscode.l10n.t('Duibiao corpus');
    this.starting();
  }

  starting(): void {
    this.#show(vscode.LanguageStatusSeverity.Information, vscode.l10n.t('Corpus: loading'), '', true);
  }

  stopped(reason: string): void {
    this.#show(vscode.LanguageStatusSeverity.Error, vscode.l10n.t('Duibiao is not running'), reason);
    this.#item.command = { command: 'duibiao.restartServer', title: vscode.l10n.t('Restart') };
  }

  corpus({ state, documents, policies, targets, faults }: CorpusStatus): void {
    const level = vscode.LanguageStatusSeverity;
    const reasons = faults.map(({ message }) => message).join('\n');
    const counts = vscode.l10n.t('Corpus: {0} documents, {1} policies, {2} targets', documents, policies, targets);
    if (state === 'loading') this.starting();
    else if (state === 'fault') this.#show(level.Error, vscode.l10n.t('No corpus loaded'), reasons);
    else this.#show(faults.length ? level.Warning : level.Information, counts, reasons);
  }

  dispose(): void {
    this.#item.dispose();
  }

  #show(severity: vscode.LanguageStatusSeverity, text: string, detail: string, busy = false): void {
    Object.assign(this.#item, { severity, text, detail, busy });
    this.#item.command = { command: 'duibiao.showLog', title: vscode.l10n.t('Show Log') };
  }
}
