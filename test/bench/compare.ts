// The comparison of a whole paper against a large corpus, as the panel asks for it over stdio; asserts nothing. Needs npm run build.
//   node test/bench/compare.ts DRAFT --corpus CORPUS.sqlite [--circle all]
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { CompareResult } from '../../server/protocol/messages.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { corpus: { type: 'string' }, circle: { type: 'string' } },
});
const [draft] = positionals;
if (!draft || !values.corpus) throw new Error('usage: node test/bench/compare.ts DRAFT --corpus FILE');
const built = path.join(import.meta.dirname, '../../dist/server.js');
const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', built, '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const connection = createMessageConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
connection.onRequest(() => null);
connection.listen();
await connection.sendRequest('initialize', {
  processId: null,
  rootUri: null,
  capabilities: {},
  initializationOptions: { settings: { corpus: { path: path.resolve(values.corpus) } } },
});
await connection.sendNotification('initialized', {});
const uri = 'file:///draft.policy.md';
const text = readFileSync(draft, 'utf8');
const checked = new Promise((resolve) => connection.onNotification('textDocument/publishDiagnostics', resolve));
await connection.sendNotification('textDocument/didOpen', {
  textDocument: { uri, languageId: 'policy-zh', version: 1, text },
});
await checked;
const wanted = values.circle ? { peers: { circle: values.circle, names: [] } } : {};
for (let time = 1; time <= 6; time++) {
  const start = performance.now();
  const result = CompareResult.parse(
    await connection.sendRequest('duibiao/compare', { textDocument: { uri }, ...wanted }),
  );
  const spent = performance.now() - start;
  const peers = result.rows.reduce((sum, row) => sum + row.peers.length, 0);
  const size = JSON.stringify(result).length / 1000;
  console.log(
    `${time}: ${spent.toFixed(0)} ms, ${result.rows.length} targets, ${peers} peers, ${size.toFixed(0)} thousand characters`,
  );
}
connection.dispose();
server.kill();
