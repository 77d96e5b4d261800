/** The settings file and the baseline that hold for a draft. Nothing here throws. */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BaselineEntry } from '../engine/baseline.ts';
import { RULES } from '../engine/rules/registry.ts';
import type { Localized } from '../engine/text/localized.ts';
import { Baseline, baselineName, type ConfigReading, configName, readConfig } from '../protocol/config.ts';

export interface FoundConfig extends ConfigReading {
  readonly file: string;
  readonly text: string;
}

const ruleIds: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));
/** A larger file is no settings file. In bytes. */
const LARGEST = 2 ** 20;

const kept = new Map<string, { readonly stamp: string; readonly found: FoundConfig }>();

/** The nearest settings file beside or above a draft, read; null where there is none. */
export function configFor(draft: string): FoundConfig | null {
  const file = nearest(draft, configName);
  return file === null ? null : readConfigFile(file);
}

/** The settings file with this path. */
export function readConfigFile(file: string): FoundConfig | null {
  try {
    const { mtimeMs, size } = statSync(file);
    const stamp = `${mtimeMs} ${size}`;
    const known = kept.get(file);
    if (known?.stamp === stamp) return known.found;
    const text = size > LARGEST ? '' : readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const found = { file, text, ...readConfig(text, ruleIds) };
    kept.set(file, { stamp, found });
    return found;
  } catch {
    return null;
  }
}

/** Where the baseline of a draft lies or would lie: an existing one, else beside the settings file, else beside the draft. */
export function baselineFileFor(draft: string): string {
  const config = nearest(draft, configName);
  return nearest(draft, baselineName) ?? path.join(path.dirname(config ?? draft), baselineName);
}

/** What a baseline says of a draft; nothing where there is none or it cannot be read. */
export function baselineOf(file: string, draft: string): readonly BaselineEntry[] {
  return readBaseline(file)?.files[nameIn(file, draft)] ?? [];
}

/** Writes what a baseline says of a draft; the file is there as a whole, old or new. Null when it was done, else why not. */
export function writeBaseline(file: string, draft: string, entries: readonly BaselineEntry[]): Localized | null {
  const old = readBaseline(file);
  if (!old && existsSync(file))
    return { zh: `基线文件已损坏，没有改动它：${file}`, en: `The baseline is damaged and was left as it is: ${file}` };
  const { [nameIn(file, draft)]: _old, ...others } = old?.files ?? {};
  const files = { ...others, ...(entries.length > 0 ? { [nameIn(file, draft)]: [...entries] } : {}) };
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  const fresh = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(fresh, `${JSON.stringify({ version: 1, files: sorted }, null, 2)}\n`);
    renameSync(fresh, file);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { zh: `基线文件写不进去：${reason}`, en: `The baseline cannot be written: ${reason}` };
  }
}

function readBaseline(file: string): Baseline | null {
  try {
    const read = Baseline.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const nameIn = (file: string, draft: string): string =>
  path.relative(path.dirname(file), path.resolve(draft)).split(path.sep).join('/');

function nearest(draft: string, name: string): string | null {
  let folder = path.dirname(path.resolve(draft));
  for (;;) {
    const file = path.join(folder, name);
    if (existsSync(file)) return file;
    const above = path.dirname(folder);
    if (above === folder) return null;
    folder = above;
  }
}
