import * as vscode from 'vscode';
import { openSource } from './openSource.ts';
import { ComparePanel } from './panel/panel.ts';
import { Server } from './server.ts';
import { Status } from './status.ts';

let server: Server | undefined;

/** Starts the language server; nothing else waits for it. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('对标 Duibiao', { log: true });
  const status = new Status();
  const running = new Server(context, status, channel);
  const panel = new ComparePanel(context, running);
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`duibiao.${name}`, run);
  context.subscriptions.push(
    channel,
    status,
    panel,
    command('compareToPeerCities', () => panel.show()),
    command('restartServer', () => running.restart()),
    command('openSource', openSource),
    command('showLog', () => channel.show()),
  );
  server = running;
  void running.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
