import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readText } from '../config/read-text.ts';
import { type CityTable, readCities } from '../engine/peers/cities.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { Session } from './session.ts';

/** Looked for in the workspace's first folder where the setting names no table. */
const usualName = 'cities.csv';

export interface FoundTable {
  readonly table: CityTable | null;
  /** What of it cannot be used. */
  readonly faults: readonly Localized[];
}

const NONE: FoundTable = { table: null, faults: [] };

/** The user's table of places: read when it is first needed, and again when the file has changed. */
export class CityTables {
  #file = '';
  #stamp = '';
  #found: FoundTable = NONE;

  read({ settings, client }: Session): FoundTable {
    const folder = folderOf(client.folders[0]);
    const named = settings.cities.trim();
    const file = named === '' ? folder && path.join(folder, usualName) : path.resolve(folder ?? '.', named);
    if (!file) return NONE;
    const stamp = stampOf(file);
    if (stamp === null)
      return named === ''
        ? NONE
        : { table: null, faults: [{ zh: `找不到城市表 ${file}。`, en: `There is no table of places at ${file}.` }] };
    if (file !== this.#file || stamp !== this.#stamp) {
      [this.#file, this.#stamp] = [file, stamp];
      this.#found = tableOf(file);
    }
    return this.#found;
  }
}

/** More rows that cannot be used are of one kind. */
const told = 3;

function tableOf(file: string): FoundTable {
  const name = path.basename(file);
  const read = readText(file);
  if (read.text === null)
    return { table: null, faults: [{ zh: `${name}：${read.fault.zh}。`, en: `${name}: ${read.fault.en}.` }] };
  const table = readCities(read.text);
  const faults = table.faults.slice(0, told).map(({ line, message }) => ({
    zh: `${name} 第 ${line} 行：${message.zh}`,
    en: `${name}, line ${line}: ${message.en}`,
  }));
  const more = table.faults.length - told;
  if (more > 0)
    faults.push({ zh: `${name} 另有 ${more} 行不能用。`, en: `${name}: ${more} more lines cannot be used.` });
  return { table: table.cities.length > 0 ? table : null, faults };
}

function stampOf(file: string): string | null {
  try {
    const { mtimeMs, size } = statSync(file);
    return `${mtimeMs} ${size}`;
  } catch {
    return null;
  }
}

function folderOf(uri: string | undefined): string | null {
  try {
    return uri?.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}
