import { CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Session } from './session.ts';

/**
 * Wraps a request's handler: a fault is logged and costs this one answer (`instead`), never the server. A request that
 * comes before `initialize`, or was cancelled while it waited in the queue, is not begun.
 */
export function guarded<P, R>(
  session: Session,
  name: string,
  instead: R,
  handler: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token?: CancellationToken) => Promise<R> {
  return async (params, token) => {
    if (!session.started) throw new ResponseError(ErrorCodes.ServerNotInitialized, '');
    // A request of our own without parameters is handed the token alone.
    if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, '');
    try {
      return await handler(params, token ?? CancellationToken.None);
    } catch (fault) {
      logFault(session, name, fault);
      return instead;
    }
  };
}

/** Likewise for work that nobody waits for: events, timers. */
export async function attempt(session: Session, name: string, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    logFault(session, name, fault);
  }
}

/** Only where it happened is logged: the message of an error may hold words of the draft. */
export function logFault(session: Session, name: string, fault: unknown): void {
  const error = fault instanceof Error ? fault : new Error(typeof fault);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  session.connection.console.error([`${name}: ${error.name}`, ...frames].join('\n'));
}
