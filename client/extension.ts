import * as vscode from 'vscode';
import { checkDraft, checkWorkspace, fixAll } from './checking.ts';
import { correctPolicy, removeDocuments, rereadDocuments, revealSource } from './corpusActions.ts';
import { CorpusView } from './corpusView.ts';
import { addCorpusFolder, importDocuments } from './importing.ts';
import { ImportReport } from './importReport.ts';
import { openSource } from './openSource.ts';
import { ComparePanel } from './panel/panel.ts';
import { PrecedentsView } from './panel/precedentsView.ts';
import { findPrecedents } from './precedents.ts';
import { Server } from './server.ts';
import { Status } from './status.ts';

let server: Server | undefined;

/** Starts the language server; nothing else waits for it. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('对标 Duibiao', { log: true });
  const status = new Status();
  const running = new Server(context, status, channel);
  const panel = new ComparePanel(context, running);
  const corpus = new CorpusView(running);
  const precedents = new PrecedentsView(context.extensionUri);
  const report = new ImportReport();
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`duibiao.${name}`, run);
  context.subscriptions.push(
    channel,
    status,
    panel,
    corpus,
    precedents,
    report,
    command('compareToPeerCities', () => panel.show()),
    command('exportComparison', () => panel.export()),
    command('restartServer', () => running.restart()),
    command('openSource', openSource),
    command('findPrecedents', () => findPrecedents(running, precedents)),
    command('checkDraft', () => checkDraft(running)),
    command('checkWorkspace', () => checkWorkspace(running)),
    command('fixAll', fixAll),
    command('importDocuments', (one, all) => importDocuments(running, report, one, all)),
    command('addCorpusFolder', addCorpusFolder),
    command('showImportResult', () => report.open()),
    command('corpus.refresh', () => corpus.refresh()),
    command('corpus.revealSource', (one, all) => revealSource(corpus.selected(one, all))),
    command('corpus.correct', (one, all) => correctPolicy(running, corpus.selected(one, all))),
    command('corpus.reread', (one, all) => rereadDocuments(running, report, corpus.selected(one, all))),
    command('corpus.remove', (one, all) => removeDocuments(running, corpus.selected(one, all))),
    command('showLog', () => channel.show()),
  );
  server = running;
  void running.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
