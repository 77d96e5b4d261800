import { run } from './run.ts';

// A reader may leave early, as in `duibiao check … | head`: not a fault of ours, and the exit code stands.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

// Set, not forced: leaving at once would cut off what a pipe has not taken yet.
process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
