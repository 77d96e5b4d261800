import * as vscode from 'vscode';
import type { CorpusStatus } from '../server/protocol/messages.ts';
import { languageId } from './server.ts';

/** What corpus is loaded, or what is wrong, in the status bar beside a draft or a source; a click shows the log. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('duibiao.corpus', vscode.StatusBarAlignment.Right, 100);
  readonly #watch = vscode.window.onDidChangeActiveTextEditor(() => this.#place());

  constructor() {
    this.#item.name = vscode.l10n.t('Duibiao corpus');
    this.starting();
    this.#place();
  }

  starting(): void {
    this.#show('$(loading~spin) 对标', vscode.l10n.t('Corpus: loading'));
  }

  stopped(reason: string): void {
    this.#show('$(error) 对标', `${vscode.l10n.t('Duibiao is not running')}\n${reason}`, 'error', {
      command: 'duibiao.restartServer',
      title: vscode.l10n.t('Restart'),
    });
  }

  corpus({ state, documents, policies, targets, faults }: CorpusStatus): void {
    if (state === 'loading') {
      this.starting();
      return;
    }
    const reasons = faults.map(({ message }) => `\n${message}`).join('');
    if (state === 'fault') {
      this.#show('$(warning) 对标', vscode.l10n.t('No corpus loaded') + reasons, 'warning');
      return;
    }
    const counts = vscode.l10n.t('Corpus: {0} documents, {1} policies, {2} targets', documents, policies, targets);
    const short = vscode.l10n.t('{0} documents', documents);
    this.#show(`$(${faults.length ? 'warning' : 'library'}) 对标 ${short}`, counts + reasons);
  }

  dispose(): void {
    this.#watch.dispose();
    this.#item.dispose();
  }

  #show(text: string, tooltip: string, colour?: 'error' | 'warning', command?: vscode.Command): void {
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = colour && new vscode.ThemeColor(`statusBarItem.${colour}Background`);
    this.#item.command = command ?? { command: 'duibiao.showLog', title: vscode.l10n.t('Show Log') };
  }

  /** Other files do not need to hear of it; a panel that has the focus hides nothing. */
  #place(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || document.languageId === languageId) this.#item.show();
    else this.#item.hide();
  }
}
