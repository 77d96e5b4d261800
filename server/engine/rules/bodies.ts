import type { Responsibility } from '../facts/types.ts';
import { type CanonicalUnit, canonicalUnit, kinship, unitParts } from '../knowledge/departments.ts';
import type { Policy, PolicyDocument, Region } from '../policy/types.ts';
import type { Span } from '../text/span.ts';
import { Codes } from '../text/words.ts';
import type { ReadPolicy } from './types.ts';

/** What a list calls those that it names. */
export type Role = 'lead' | 'with' | 'plain';

/** A name in a statement of responsibility. */
export interface ListedUnit extends Span {
  /** As printed, without blanks. */
  readonly written: string;
  /** Likewise, folded to simplified characters. */
  readonly name: string;
  readonly statement: Responsibility;
  readonly index: number;
  /** Names with one number are one list: “甲牵头，乙配合；丙牵头，乙配合” holds two. */
  readonly list: number;
  readonly role: Role;
}

/** One with the body of our data that it stands for. */
export interface NamedBody extends ListedUnit {
  readonly body: CanonicalUnit;
  /** Jurisdiction as written (市, 省, 高新区); the paper's own place is its last character. */
  readonly prefix: string;
  /** The rest of the name, folded. */
  readonly stem: string;
  /** Place of the stem; null where blanks stand in it. */
  readonly stemSpan: Span | null;
}

const WITH = /(?:配合|参与|参加|协办|协同|协助|协作)(?:责任)?(?:单位|部门)/;
const LEAD = /牵头(?:责任)?(?:单位|部门|主体)|责任牵头单位/;
const PLAIN = /(?:责任|主办|主管|落实|实施|承办|承担|负责|完成|组织|建设)(?:单位|部门|主体)/;
/** Between two names: here another list begins. */
const ENDS_LIST = /[;；。\d]|负责|配合|参与|落实|协助|分工|实施|[(（][一二三四五六七八九十][)）]/;

/** The names of a statement in order, told apart by list and part. */
export function listedUnits({ text, shadow }: PolicyDocument, statement: Responsibility): ListedUnit[] {
  let [list, end] = [0, statement.from];
  let role: Role = 'plain';
  return statement.unitSpans.map(({ from, to }, index) => {
    const gap = shadow.slice(end, from);
    const label: Role | null = WITH.test(gap) ? 'with' : LEAD.test(gap) ? 'lead' : PLAIN.test(gap) ? 'plain' : null;
    // A line that breaks without a comma begins a new item.
    const broken = gap.includes('\n') && !/[、,]/.test(gap);
    if (index > 0 && (label || broken || ENDS_LIST.test(gap))) list++;
    if (label) role = label;
    end = to;
    const written = text.slice(from, to).replace(/\s+/g, '');
    return { from, to, written, name: shadow.slice(from, to).replace(/\s+/g, ''), statement, index, list, role };
  });
}

/** The bodies of a paper's statements that the data knows, in text order. */
export const bodiesOf = (document: PolicyDocument, { policy, facts }: ReadPolicy): NamedBody[] =>
  facts.responsibilities.flatMap((statement) =>
    listedUnits(document, statement).flatMap((unit) => withBody(document, policy, unit) ?? []),
  );

export function withBody({ shadow }: PolicyDocument, { meta }: Policy, unit: ListedUnit): NamedBody | null {
  const body = canonicalUnit(unit.name);
  const parts = body && unitParts(unit.name);
  if (!parts) return null;
  const { prefix, stem } = parts;
  const from = unit.to - stem.length;
  const stemSpan = shadow.slice(from, unit.to) === stem ? { from, to: unit.to } : null;
  return { ...unit, body, prefix: ownPrefix(prefix, meta.region), stem, stemSpan };
}

/** 东营市 in a paper of 东营 is 市. */
function ownPrefix(prefix: string, region: Region | null): string {
  const own = region && region.level !== 'nation' ? region[region.level] : null;
  if (!own || !prefix.startsWith(own)) return prefix;
  return ownPlace(region) + prefix.slice(own.length);
}

/** Last characters of jurisdictions before the names of bodies, 国家 among them. */
const JURISDICTION = new Codes('市省县区旗州盟家');
const ends = new WeakMap<Policy, readonly number[]>();

/** Where in a paper the words for a jurisdiction may end: two rules look at what follows, and need one pass. */
export function jurisdictionEnds({ shadow }: PolicyDocument, policy: Policy): readonly number[] {
  const known = ends.get(policy);
  if (known) return known;
  const found: number[] = [];
  for (let at = policy.from; at < policy.to; at++) if (JURISDICTION.has(shadow.charCodeAt(at))) found.push(at + 1);
  ends.set(policy, found);
  return found;
}

/** What a paper's own bodies have before their names: 市, 县, 省 …; empty where its place is not known. */
export function ownPlace(region: Region | null): string {
  const own = region && region.level !== 'nation' ? region[region.level] : null;
  return !own ? '' : own.endsWith('自治区') ? '自治区' : own.slice(-1);
}

/** How two bodies of one place go together, see `kinship`; null for those of different places. */
export const likeness = (a: NamedBody, b: NamedBody): 'same' | 'rival' | null =>
  a.prefix !== b.prefix || a.prefix === '' ? null : kinship(a.stem, b.stem);

export interface Repetition {
  readonly first: ListedUnit;
  readonly again: ListedUnit;
  /** False for two names of which the place has only one: which of them is right cannot be told. */
  readonly sure: boolean;
}

/** Names that say again whom their list has named. */
export function repetitions(document: PolicyDocument, { policy, facts }: ReadPolicy): Repetition[] {
  return facts.responsibilities.flatMap((statement) => {
    if (statement.units.length < 2) return [];
    const units = listedUnits(document, statement);
    const leading = new Set(units.filter(({ role }) => role === 'lead').map(({ list }) => list));
    const found: Repetition[] = [];
    const bodies = units.map((unit) => withBody(document, policy, unit));
    units.forEach((again, index) => {
      for (let at = 0; at < index; at++) {
        const first = units[at]!;
        const split = first.role === 'lead' && again.role === 'with' && leading.size === 1;
        if (first.list !== again.list && !split) continue;
        const kin = sameUnit(first, again, bodies[at]!, bodies[index]!);
        if (!kin) continue;
        found.push({ first, again, sure: kin === 'same' });
        return;
      }
    });
    return found;
  });
}

function sameUnit(
  first: ListedUnit,
  again: ListedUnit,
  a: NamedBody | null,
  b: NamedBody | null,
): 'same' | 'rival' | null {
  if (first.name === again.name && first.name.length > 2) return 'same';
  return a && b ? likeness(a, b) : null;
}

/** The edit that takes one name out of its list, with the comma that goes with it; null where it would leave an empty list. */
export function removal({ shadow }: PolicyDocument, { from, to }: Span): (Span & { text: string }) | null {
  let start = from;
  while (isBlank(shadow[start - 1])) start--;
  if (isComma(shadow[start - 1])) return { from: start - 1, to, text: '' };
  let end = to;
  while (isBlank(shadow[end])) end++;
  return isComma(shadow[end]) ? { from, to: end + 1, text: '' } : null;
}

const isComma = (character: string | undefined) => character === '、' || character === ',';
const isBlank = (character: string | undefined) => character === ' ' || character === '\n' || character === '　';

/** Local governments and whole groups of bodies, of which none could lead. */
const GENERAL = /政府|管委会|管理委员会|^各|有关|相关|等(?:部门|单位)$|成员单位|直各?(?:部门|单位)|街道|乡镇/;
export const isGeneral = (name: string): boolean => GENERAL.test(name);

/** These units as a statement, in the paper's own form. */
export function statementLike(statements: readonly Responsibility[], units: readonly string[]): string {
  const quotes = statements.map(({ quote }) => quote);
  const most = (form: RegExp) => quotes.filter((quote) => form.test(quote)).length * 2 > quotes.length;
  const [open, close] = most(/^〔/) ? '〔〕' : most(/^[（(【]/) || quotes.length === 0 ? '（）' : ['', ''];
  return `${open}${partsLike(statements, units)}${close}`;
}

/** The same without brackets. */
export function partsLike(statements: readonly Responsibility[], units: readonly string[]): string {
  const [lead, ...others] = units;
  const led = statements.filter(({ form }) => form === '牵头/配合');
  if (led.length * 2 > statements.length && others.length > 0) {
    const labelled = led.filter(({ quote }) => /[牵牽][头頭](?:单位|單位|部门|部門)/.test(quote)).length;
    return labelled * 2 >= led.length
      ? `牵头单位：${lead}；配合单位：${others.join('、')}`
      : `${lead}牵头，${others.join('、')}配合`;
  }
  const shared = statements.filter(({ form }) => form === '按职责分工负责').length;
  if (shared * 2 > statements.length) return units.length > 1 ? `${units.join('、')}按职责分工负责` : `${lead}负责`;
  return `责任单位：${units.join('、')}`;
}
