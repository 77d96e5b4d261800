import { run } from './run.ts';
import { EXIT } from './terminal.ts';

// A reader may leave early, as in `duibiao check … | head`: not a fault of ours, and the exit code stands. On a full
// disk the result is not there, and a caller must not take the exit code for a verdict.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`无法写出结果 Cannot write the result: ${error.message}\n`);
  process.exitCode = EXIT.failed;
});
process.stderr.on('error', () => {});

// Set, not forced: leaving at once would cut off what a pipe has not taken yet.
void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  columns: process.stderr.isTTY ? process.stderr.columns : undefined,
}).then((code) => {
  process.exitCode ??= code;
});
