/** Bodies of local government and Party: full and standard short names, and names that reforms have ended. */
import type { Level } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import data from './departments.json' with { type: 'json' };

interface Body {
  /** Full name without the jurisdiction. */
  readonly name: string;
  /** Short form that papers use (卫生健康委). */
  readonly short: string;
  /** Short forms of speech that a careful paper avoids (卫健委). */
  readonly informal?: readonly string[];
  /** Other full and short names of the same body: of other levels, or merged with a neighbour. */
  readonly variants?: readonly string[];
  readonly organ?: 'party' | 'mass';
}

export interface CanonicalUnit {
  /** Full name without the jurisdiction; the identity of the body. */
  readonly name: string;
  /** With the jurisdiction as written and the standard short form: 市卫生健康委. */
  readonly short: string;
  readonly organ: 'gov' | 'party' | 'mass';
  /** From the jurisdiction as written (市, 省, 县); null where none is. */
  readonly level: Level | null;
  /** True for a form of speech (市卫健委). */
  readonly informal: boolean;
}

interface Form {
  readonly body: Body;
  readonly informal: boolean;
}

const forms = new Map<string, Form>();
for (const body of data.bodies as readonly Body[]) {
  for (const name of [body.name, body.short, ...(body.variants ?? [])]) forms.set(name, { body, informal: false });
}
for (const body of data.bodies as readonly Body[]) {
  for (const name of body.informal ?? []) if (!forms.has(name)) forms.set(name, { body, informal: true });
}

const LEVELS: Record<string, Level> = {
  国家: 'nation',
  省: 'province',
  自治区: 'province',
  市: 'city',
  州: 'city',
  盟: 'city',
  县: 'county',
  区: 'county',
  旗: 'county',
};
const PREFIX = /^(?:各|本)?(.{0,12}?)(国家|自治区|[省市州盟县区旗])(?:[（(][^）)]{1,8}[）)])?(委|人民政府|政府)?/;

/** Jurisdiction and organ mark before a body's stem; several cuts are possible (市|市场监管局), longest stem first. */
function* cuts(
  name: string,
): Generator<{ readonly prefix: string; readonly level: Level | null; readonly stem: string }> {
  yield { prefix: '', level: null, stem: name };
  for (let at = 1; at < Math.min(name.length - 1, 16); at++) {
    const found = PREFIX.exec(name.slice(0, at));
    if (!found || found[0].length !== at) continue;
    yield { prefix: name.slice(0, at), level: LEVELS[found[2]!] ?? null, stem: name.slice(at) };
  }
}

/** The body that a name as written stands for (市卫健委 → 卫生健康委员会); null for one that is not in the data. */
export function canonicalUnit(name: string): CanonicalUnit | null {
  const text = name.trim();
  for (const { prefix, level, stem } of cuts(text)) {
    const form = forms.get(stem);
    if (!form) continue;
    const { body, informal } = form;
    return {
      name: body.name,
      short: prefix + (informal ? body.short : stem),
      organ: body.organ ?? 'gov',
      level,
      informal,
    };
  }
  return null;
}

export interface Obsolete {
  /** Stem of the name that has ended, as written. */
  readonly name: string;
  /** Standard short form of the body that holds the duty now, without the jurisdiction. */
  readonly now: string;
  /** From this day on (YYYY-MM-DD) the name is wrong in every locality; some places changed earlier. */
  readonly from: string;
  readonly source: Localized;
}

const ended = new Map<string, Obsolete>();
for (const row of data.obsolete) {
  const source = (data.sources as Record<string, Localized>)[row.source]!;
  for (const name of row.names) ended.set(name, { name, now: row.now, from: row.from, source });
}

/**
 * The reform that ended a body's name by `date` (YYYY-MM-DD, YYYY-MM or YYYY, the latter read as their first day); null
 * while the name was right, and for names that live on in some places (大数据局, 林业局, 民族宗教局).
 */
export function obsoleteAt(name: string, date: string): Obsolete | null {
  const day = `${date}-01-01`.slice(0, 10);
  for (const { stem } of cuts(name.trim())) {
    const row = ended.get(stem);
    if (row) return day >= row.from ? row : null;
  }
  return null;
}
