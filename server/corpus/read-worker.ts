// A thread that reads documents for an import: bytes in, a record or a refusal out.
import { parentPort } from 'node:worker_threads';
import { readImported } from './read-imported.ts';
import type { ReadAnswer, ReadJob } from './reader-pool.ts';

parentPort?.on('message', async ({ number, bytes, file }: ReadJob) => {
  const answer: ReadAnswer = { number, ...(await readImported(bytes, file)) };
  parentPort?.postMessage(answer);
});
