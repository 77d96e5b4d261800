// The thread that writes a user's corpus, so that nobody who types waits for it.
import { parentPort } from 'node:worker_threads';
import { changeCorpus } from './change.ts';
import { Follower } from './follow.ts';
import { importSources } from './import.ts';
import type { KeeperAnswer, KeeperTask } from './keeper.ts';

const running = new Map<number, AbortController>();
let follower: Follower | undefined;

const answer = (message: KeeperAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', async (task: KeeperTask) => {
  switch (task.kind) {
    case 'import': {
      const stop = new AbortController();
      running.set(task.number, stop);
      const summary = await importSources({
        ...task.request,
        signal: stop.signal,
        onProgress: (progress) => answer({ kind: 'progress', number: task.number, progress }),
      });
      running.delete(task.number);
      answer({ kind: 'imported', number: task.number, summary });
      return;
    }
    case 'cancel':
      running.get(task.number)?.abort();
      return;
    case 'change':
      answer({ kind: 'changed', number: task.number, fault: changeCorpus(task.corpus, task.change) });
      return;
    case 'follow':
      follower?.close();
      follower =
        task.folders.length === 0
          ? undefined
          : new Follower(task.corpus, task.folders, (summary) => answer({ kind: 'followed', summary }));
  }
});
