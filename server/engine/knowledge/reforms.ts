/** Names of bodies that reforms have ended, and who holds their duties now. */
import type { Level } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import { Words } from '../text/words.ts';
import data from './departments.json' with { type: 'json' };
import { cuts } from './departments.ts';

interface Row {
  readonly names: readonly string[];
  /** Standard short form of the body that holds the duty now, without the jurisdiction; ◇ stands for a place. */
  readonly now?: string;
  /** The same in a province and in a county, where it differs. */
  readonly province?: string;
  readonly county?: string;
  /** In words, where the duty went to several bodies. */
  readonly heirs?: string;
  /** All duties went to this body, and it has this name everywhere. */
  readonly sole?: boolean;
  /** Some places keep the name as a second one of the new body. */
  readonly loose?: boolean;
  /** From this day on (YYYY-MM-DD) the name is wrong in every locality; some places changed earlier. */
  readonly from: string;
  readonly until?: string;
  readonly source: string;
}

export interface Obsolete {
  /** Stem of the name that has ended, as written. */
  readonly name: string;
  /** Standard short form of the body that holds the duty now, without the jurisdiction; null where there are several. */
  readonly now: string | null;
  /** The whole name as it would be written now; null where that cannot be told. */
  readonly written: string | null;
  /** Who holds the duties now, in words. */
  readonly heirs: string;
  readonly sole: boolean;
  readonly loose: boolean;
  readonly from: string;
  readonly source: Localized;
}

const rows = new Map<string, Row[]>();
for (const row of data.obsolete as readonly Row[])
  for (const name of row.names) rows.set(name, [...(rows.get(name) ?? []), row]);

/** All of these names, for those who look for them in running text. */
export const ENDED = new Words([...rows.keys()].map((name) => [name, true] as const));

/** 市国土资源局高新分局. */
const BRANCH = /^.{0,6}(?:分局|支局)$/;

/**
 * The reform that ended a body's name by `date` (YYYY-MM-DD, YYYY-MM or YYYY, the latter read as their first day); null
 * while the name was right, and for names that live on in some places (大数据局, 林业局, 民族宗教局). `place` is the name of
 * the paper's own place without 市, which some bodies carry.
 */
export function obsoleteAt(name: string, date: string, place: string | null = null): Obsolete | null {
  const day = `${date}-01-01`.slice(0, 10);
  const text = name.trim();
  for (const { prefix, level, stem } of cuts(text)) {
    const found = rows.has(stem) ? stem : branchOf(stem);
    if (found) return obsolete(found, prefix, stem.slice(found.length), level, day, place);
  }
  // 东营银保监分局 carries its place without 市.
  const branch = /^(?:中国)?(.{2,6}?)((?:银保|银|保)监分?局)$/.exec(text);
  return branch ? obsolete(branch[2]!, '', '', null, day, branch[1]!) : null;
}

function branchOf(stem: string): string | null {
  if (!stem.endsWith('局')) return null;
  const word = ENDED.startingAt(stem, 0, stem.length);
  return word && BRANCH.test(stem.slice(word[0].length)) ? word[0] : null;
}

function obsolete(
  name: string,
  prefix: string,
  tail: string,
  level: Level | null,
  day: string,
  place: string | null,
): Obsolete | null {
  const row = rows.get(name)?.find(({ from, until }) => day >= from && (!until || day < until));
  if (!row) return null;
  const now = (level === 'province' ? row.province : level === 'county' ? row.county : undefined) ?? row.now ?? null;
  const placed = now?.includes('◇') ?? false;
  const own = placed ? (place ? now!.replace('◇', place) : null) : now && prefix + now + tail;
  return {
    name,
    now,
    written: own,
    heirs: row.heirs ?? (own && (placed || prefix !== '') ? own : (now ?? '').replace('◇', '')),
    sole: (row.sole ?? false) && !(level === 'province' && row.province !== undefined && !/厅$/.test(row.province)),
    loose: row.loose ?? false,
    from: row.from,
    source: (data.sources as Record<string, Localized>)[row.source]!,
  };
}
