/** Bodies of local government and Party: full and standard short names. Those that reforms have ended: see reforms.ts. */
import type { Level } from '../policy/types.ts';
import { Words } from '../text/words.ts';
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
  /** Names that the body has in other places in place of this one, forms of one name divided by |: a place has one of them. */
  readonly rivals?: readonly string[];
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

/** A name taken apart: 市|卫健委. */
export interface UnitParts {
  readonly prefix: string;
  readonly stem: string;
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
export function* cuts(
  name: string,
): Generator<{ readonly prefix: string; readonly level: Level | null; readonly stem: string }> {
  yield { prefix: '', level: null, stem: name };
  for (let at = 1; at < Math.min(name.length - 1, 16); at++) {
    const found = PREFIX.exec(name.slice(0, at));
    if (!found || found[0].length !== at) continue;
    yield { prefix: name.slice(0, at), level: LEVELS[found[2]!] ?? null, stem: name.slice(at) };
  }
}

function recognise(text: string) {
  for (const { prefix, level, stem } of cuts(text)) {
    const form = forms.get(stem);
    if (form) return { prefix, level, stem, form };
  }
  return null;
}

/** The body that a name as written stands for (市卫健委 → 卫生健康委员会); null for one that is not in the data. */
export function canonicalUnit(name: string): CanonicalUnit | null {
  const found = recognise(name.trim());
  if (!found) return null;
  const { prefix, level, stem } = found;
  const { body, informal } = found.form;
  return {
    name: body.name,
    short: prefix + (informal ? body.short : stem),
    organ: body.organ ?? 'gov',
    level,
    informal,
  };
}

/** Jurisdiction as written and the rest of a name whose body is in the data. */
export function unitParts(name: string): UnitParts | null {
  const found = recognise(name.trim());
  return found && { prefix: found.prefix, stem: found.stem };
}

/** Full and short names are one form: 卫生健康委员会 and 卫生健康委, 人力资源和社会保障厅 and 人力资源社会保障厅. */
const formKey = (stem: string): string =>
  stem
    .replace(/厅$/, '局')
    .replace('委员会', '委')
    .replace('监督管理', '监管')
    .replace(/[和与]/g, '');

const keys = new Map<Body, { readonly own: ReadonlySet<string>; readonly rivals: readonly ReadonlySet<string>[] }>();
for (const body of data.bodies as readonly Body[])
  keys.set(body, {
    own: new Set([body.name, body.short, ...(body.informal ?? [])].map(formKey)),
    rivals: (body.rivals ?? []).map((names) => new Set(names.split('|').map(formKey))),
  });

/**
 * How two stems of one body go together: 'same' are forms of one name, 'rival' names of which a place has only one; null
 * where it cannot be told (疾控局 and 疾控中心), and for different bodies.
 */
export function kinship(a: string, b: string): 'same' | 'rival' | null {
  const body = forms.get(a)?.body;
  if (!body || body !== forms.get(b)?.body) return null;
  const [first, second] = [formKey(a), formKey(b)];
  const { own, rivals } = keys.get(body)!;
  const groups = [own, ...rivals];
  const at = groups.findIndex((group) => group.has(first));
  const other = groups.findIndex((group) => group.has(second));
  if (first === second || (at >= 0 && at === other)) return 'same';
  return at >= 0 && other >= 0 ? 'rival' : null;
}

/** All forms of the bodies of the data. */
export const FORMS = new Words([...forms.keys()].map((name) => [name, true] as const));
