import { parseArgs } from 'node:util';
import { UsageError } from './terminal.ts';

/** Flags of a command: `string` takes a value, `boolean` none. */
export type Flags = Readonly<Record<string, 'string' | 'boolean'>>;

export interface Arguments {
  readonly values: Readonly<Record<string, string | true | undefined>>;
  readonly files: readonly string[];
}

/** Reads the words after a command. Throws UsageError on an unknown flag, a missing value or one too many. */
export function readArguments(words: readonly string[], flags: Flags): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(flags).map(([name, type]) => [name, { type }])),
    allowPositionals: true,
    // We check ourselves: the built-in complaints are in English alone.
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | true> = {};
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const type = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (type === undefined) throw new UsageError(unknownFlag(rawName));
    // "--format --lang en" would otherwise take the next flag for a value.
    if (type === 'string' && (value === undefined || value === '' || (!token.inlineValue && value.startsWith('--'))))
      throw new UsageError({ zh: `${rawName} 后面缺少取值。`, en: `${rawName} needs a value.` });
    if (type === 'boolean' && value !== undefined)
      throw new UsageError({ zh: `${rawName} 不带取值。`, en: `${rawName} takes no value.` });
    values[name] = value ?? true;
  }
  return { values, files };
}

const unknownFlag = (name: string) => ({
  zh: `不认识的选项 ${name}。运行 duibiao --help 查看用法。`,
  en: `Unknown option ${name}. Run duibiao --help for usage.`,
});

/** The value of a `string` flag. */
export const text = ({ values }: Arguments, name: string): string | undefined => {
  const value = values[name];
  return value === true ? undefined : value;
};

/** A calendar day as YYYY-MM-DD; throws UsageError when it is none. */
export function dayOf(flag: string, value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  throw new UsageError({
    zh: `${flag} 要写成 YYYY-MM-DD（例如 2025-03-01），不能是 ${value}。`,
    en: `${flag} takes a day as YYYY-MM-DD (2025-03-01), not ${value}.`,
  });
}
