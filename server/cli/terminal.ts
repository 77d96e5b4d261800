import type { Language, Localized } from '../engine/text/localized.ts';

/** Exit codes: nothing grave found, at least one warning or error found, or the command could not do its work. */
export const EXIT = { clean: 0, findings: 1, failed: 2 } as const;

/** Where a command writes: results go to `out`, everything else to `err`, so that results can be piped. */
export interface Terminal {
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  /** Width of the terminal that `err` goes to; undefined where it is none. */
  readonly columns?: number | undefined;
}

/** A reason for people why a command cannot run; ends it with exit code 2. */
export class UsageError extends Error {
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

/** Language of the output: 简体中文 unless English is asked for. */
export function languageOf(value: string | undefined): Language {
  if (value === undefined || value === 'zh' || value === 'en') return value ?? 'zh';
  throw new UsageError({
    zh: `--lang 只能是 zh 或 en，不能是 ${value}。`,
    en: `--lang takes zh or en, not ${value}.`,
  });
}

/** `value` if it is among `choices` (the first when it is not given). */
export function choice<Choice extends string>(
  flag: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice {
  if (value === undefined) return choices[0]!;
  if ((choices as readonly string[]).includes(value)) return value as Choice;
  throw new UsageError({
    zh: `${flag} 只能是 ${choices.join('、')}，不能是 ${value}。`,
    en: `${flag} takes ${choices.join(', ')}, not ${value}.`,
  });
}
