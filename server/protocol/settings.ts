import * as z from 'zod/mini';

/** A list of more findings than this is of no use, and editors show no more of one file. */
const MOST = 1000;

/** `duibiao.*` as VS Code and other clients answer it; the manifest declares the same keys and defaults. */
const fields = {
  language: z.enum(['zh', 'en']),
  check: z.object({ run: z.enum(['onType', 'onSave', 'manual']), limit: z.int().check(z.gte(1), z.lte(MOST)) }),
  /** By rule id; ids that there are not hide nothing and are told of elsewhere. */
  rules: z.record(z.string(), z.enum(['default', 'off', 'hint', 'information', 'warning', 'error'])),
  codeLens: z.boolean(),
  /** Behind which values the peers' median stands. */
  inlayHints: z.enum(['off', 'below', 'all']),
  /** Table of places with population and output; empty for cities.csv of the workspace. */
  cities: z.string(),
  corpus: z.object({ path: z.string(), folders: z.array(z.string()) }),
};

const Settings = z.object(fields);
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  language: 'zh',
  check: { run: 'onType', limit: 500 },
  rules: {},
  codeLens: true,
  inlayHints: 'below',
  cities: '',
  corpus: { path: '', folders: [] },
};

export interface SettingsReading {
  readonly settings: Settings;
  /** Keys (without the `duibiao.` prefix) whose answer could not be used; the default stands for them. */
  readonly faults: readonly string[];
}

/**
 * Reads a client's answer to `workspace/configuration`. Null, a missing key and unknown keys are fine; a value of the
 * wrong kind leaves that key at its default and is named in `faults`.
 */
export function readSettings(answer: unknown): SettingsReading {
  const given = isRecord(answer) ? answer : {};
  const faults: string[] = answer === null || answer === undefined || isRecord(answer) ? [] : [''];
  const settings = {} as Record<string, unknown>;
  for (const [key, schema] of Object.entries(fields)) {
    const fallback: unknown = defaultSettings[key as keyof Settings];
    let value = withDefaults(given[key], fallback);
    let read = schema.safeParse(value);
    // One value of a group that cannot be used does not cost the others.
    for (const issue of read.success ? [] : read.error.issues) {
      const inner = issue.path[0];
      faults.push(inner === undefined ? key : `${key}.${String(inner)}`);
      if (isRecord(value) && isRecord(fallback) && inner !== undefined)
        value = withFallback(value, fallback, String(inner));
    }
    if (!read.success) read = schema.safeParse(value);
    settings[key] = read.success ? read.data : fallback;
  }
  return { settings: settings as Settings, faults };
}

function withFallback(value: Record<string, unknown>, fallback: Record<string, unknown>, key: string): unknown {
  const { [key]: _bad, ...good } = value;
  return key in fallback ? { ...good, [key]: fallback[key] } : good;
}

function withDefaults(value: unknown, fallback: unknown): unknown {
  if (value === null || value === undefined) return fallback;
  if (!isRecord(value) || !isRecord(fallback)) return value;
  const stated = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return { ...fallback, ...Object.fromEntries(stated) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
