export const root: string;
/** Ignored by git: the VS Code that tests run in, and the locks of set-up steps. */
export const cache: string;
/** A failure whose text tells the reader what to do: shown without a stack. */
export class SetupError extends Error {}
export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  shell?: boolean;
}
/** Runs a program to its end and gives its output; rejects with that output when it fails. */
export function run(command: string, args: readonly string[], options?: RunOptions): Promise<string>;
/** npm as the caller started it, so that set-up uses the same version and settings. */
export function npm(args: readonly string[], options?: RunOptions): Promise<string>;
/** Runs `work` while no other process of this checkout holds the lock `name`. */
export function locked<T>(name: string, work: () => Promise<T> | T): Promise<T>;
