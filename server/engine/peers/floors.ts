/** What binds a target besides its peers: the province's and the nation's requirement, and the jurisdiction's own past. */
import type { Target } from '../facts/types.ts';
import { indicatorById, sources } from '../knowledge/catalogue.ts';
import { liesIn, sameRegion } from '../knowledge/regions.ts';
import { scaleTo } from '../knowledge/units.ts';
import type { Level, Region } from '../policy/types.ts';
import { type Better, comparable, deadlineYear, demand, isChange, valueRange } from './comparable.ts';
import type { PeerTarget } from './types.ts';

export interface Floor {
  /** Who set it: a superior level, or the jurisdiction itself by what it attained or promised before. */
  readonly by: Exclude<Level, 'county'> | 'own-attained' | 'own-target';
  /** Name of the jurisdiction or, for the nation's catalogue, of the document. */
  readonly title: string;
  /** Document number; null when none is known. */
  readonly number: string | null;
  /** Year of issue; null when unknown. */
  readonly issued: number | null;
  /** As the source writes it. */
  readonly value: number;
  readonly unit: string | null;
  /** Year in which it is due or was attained; null when none is stated. */
  readonly year: number | null;
  /** The clause of the corpus; null for a value of the catalogue. */
  readonly peer: PeerTarget | null;
  /** True when the draft asks for less although the value is due (or was attained) no later. */
  readonly violated: boolean;
}

interface FloorOptions {
  readonly title?: string | null;
  readonly date?: string | null;
}

const issuedIn = (date: string | null): number | null => (date ? Number(date.slice(0, 4)) || null : null);

function national(target: Target, by: Better | null): Floor[] {
  const indicator = indicatorById(target.identity.id);
  const due = deadlineYear(target);
  if (!indicator?.national || target.identity.scopeClass !== null) return [];
  const kind = target.identity.kind === 'coverage' ? 'level' : target.identity.kind;
  const usual = indicator.kind === 'coverage' ? 'level' : indicator.kind;
  const own = valueRange(target);
  return indicator.national
    .filter((row) => (row.kind ?? usual) === kind)
    .map((row): Floor => {
      const document = sources[row.source]!;
      const unit = kind === 'change' ? '百分点' : isChange(target.identity) ? '%' : indicator.units[0]!;
      const asked = scaleTo(row.value, unit, indicator.population ? indicator.name : null);
      const binding = due !== null && (isChange(target.identity) ? row.year === due : row.year <= due);
      const short = own !== null && (by === 'more' ? own[1] < asked : by === 'less' && own[0] > asked);
      const firm = row.comparator !== 'approx' && !isChange(target.identity);
      return {
        by: 'nation',
        title: document.title,
        number: document.number,
        issued: document.issued,
        value: row.value,
        unit,
        year: row.year,
        peer: null,
        violated: binding && short && firm,
      };
    });
}

function fromCorpus(one: PeerTarget, draft: Target, by: Better | null, kind: Floor['by']): Floor {
  const due = deadlineYear(draft);
  const year = one.target.attained ? one.target.year : deadlineYear(one.target);
  // A year's growth, reached or promised, binds no other year; of an attained value without year nothing is certain.
  const binding =
    due !== null &&
    year !== null &&
    (isChange(draft.identity) ? false : Number.isFinite(due) ? year <= due : !Number.isFinite(year));
  return {
    by: kind,
    title: one.source.title,
    number: null,
    issued: issuedIn(one.source.date),
    value: one.target.value!,
    unit: one.target.unit,
    year: year !== null && Number.isFinite(year) ? year : null,
    peer: one,
    violated: binding && by !== null && demand(draft, one.target, by) === -1,
  };
}

const later = (a: Floor, b: Floor): number => (b.issued ?? b.year ?? 0) - (a.issued ?? a.year ?? 0);

/** Superior requirements (violated ones first, then the newest) and the jurisdiction's own earlier figures (newest first). */
export function floorsOf(
  draft: Target,
  region: Region | null,
  found: readonly PeerTarget[],
  by: Better | null,
  options: FloorOptions,
): { superior: Floor[]; own: Floor[] } {
  const superior = national(draft, by);
  const own: Floor[] = [];
  for (const one of found) {
    const where = one.source.region;
    if (!where || !region || (options.title && one.source.title === options.title)) continue;
    const mine = sameRegion(where, region);
    if (!mine && (one.target.attained || (where.level !== 'nation' && !liesIn(region, where)))) continue;
    if (!comparable(one.target, draft, where, region)) continue;
    if (!mine) superior.push(fromCorpus(one, draft, by, where.level as 'nation' | 'province' | 'city'));
    else if (!options.date || !one.source.date || one.source.date < options.date) {
      own.push(fromCorpus(one, draft, by, one.target.attained ? 'own-attained' : 'own-target'));
    }
  }
  superior.sort((a, b) => Number(b.violated) - Number(a.violated) || later(a, b));
  own.sort((a, b) => Number(b.violated) - Number(a.violated) || later(a, b));
  return { superior, own };
}
