import { join } from 'node:path';
import { createConnection } from 'vscode-languageserver/node';
import manifest from '../package.json' with { type: 'json' };
import { serve } from './lsp/server.ts';

/** The language server: node IPC when VS Code forks it, stdio for every other editor and when nothing is said. */
const transports = ['--node-ipc', '--stdio', '--pipe', '--socket'];
const chosen = process.argv.some((argument) => transports.some((name) => argument.startsWith(name)));
if (!chosen) process.argv.push('--stdio');

const connection = createConnection();
serve(connection, {
  version: manifest.version,
  builtInCorpus: join(import.meta.dirname, 'corpus', 'seeds.sqlite'),
});
connection.listen();
