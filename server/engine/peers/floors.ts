/** What binds a target besides its peers: the province's and the nation's requirement, and the jurisdiction's own past. */
import type { IndicatorIdentity, Target } from '../facts/types.ts';
import { indicatorById, sources } from '../knowledge/catalogue.ts';
import { liesIn, sameRegion } from '../knowledge/regions.ts';
import { scaleFrom, scaleTo } from '../knowledge/units.ts';
import type { Level, Region } from '../policy/types.ts';
import { type Better, better, comparable, deadlineYear, demand, isChange, perOf, valueRange } from './comparable.ts';
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
  /** The same in the draft's own unit; null for a range. */
  readonly inDraftUnit: number | null;
  /** Year in which it is due or was attained; null when none is stated. */
  readonly year: number | null;
  /** The clause of the corpus; null for a value of the catalogue. */
  readonly peer: PeerTarget | null;
  /** True when the value is due (or was attained) no later than the draft's. */
  readonly binding: boolean;
  /** True when the draft asks for less than a binding value that no newer one of the same place has replaced. */
  readonly violated: boolean;
}

interface FloorOptions {
  readonly title?: string | null;
  readonly date?: string | null;
}

/** Of 5.5%左右 a draft falls short only by more than this share. */
const ROUGH = 0.05;

/** Units in which a value of the whole is no sum of its parts: 2600吨/日 of a province binds no single city. */
const INTENSIVE = new Set('rate 倍 1:x x:1 岁 年 天 小时 级 微克每立方米'.split(' '));

const isIntensive = ({ id, population, dimension }: IndicatorIdentity): boolean =>
  id !== null || population !== null || INTENSIVE.has(dimension);

/** What rests on local conditions is never ranked among places, but a place can be held against itself. */
function againstItself(draft: Target, by: Better | null): Better | null {
  if (by !== null || better(draft) !== 'local') return by;
  const direction = indicatorById(draft.identity.id)?.direction;
  return direction === 'up' ? 'more' : direction === 'down' ? 'less' : null;
}

/** Whether a paper is younger than the draft, as far as both dates tell. */
function isYounger(paper: string | null, draft: string | null | undefined): boolean {
  if (!paper || !draft) return false;
  const length = Math.min(paper.length, draft.length);
  return paper.slice(0, length) > draft.slice(0, length);
}

/** A value of the dimension's base unit as the draft would write it. */
function asDraftWrites(draft: Target, base: number): number | null {
  const unit = draft.unit ?? indicatorById(draft.identity.id)?.units[0] ?? null;
  const value = scaleFrom(base, unit, perOf(draft));
  return Number.isFinite(value) ? Number(value.toPrecision(8)) : null;
}

const issuedIn = (date: string | null): number | null => (date ? Number(date.slice(0, 4)) || null : null);

function national(target: Target, by: Better | null, date: string | null | undefined): Floor[] {
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
        inDraftUnit: asDraftWrites(target, asked),
        year: row.year,
        peer: null,
        binding,
        violated: binding && short && firm && !isYounger(`${document.issued}`, date),
      };
    });
}

function fromCorpus(one: PeerTarget, draft: Target, by: Better | null, kind: Floor['by']): Floor {
  const { target, source } = one;
  const range = valueRange(target);
  const due = deadlineYear(draft);
  const year = target.attained ? target.year : deadlineYear(target);
  // A year's growth, reached or promised, binds no other year; of an attained value without year nothing is certain.
  const binding =
    due !== null &&
    year !== null &&
    (isChange(draft.identity) ? false : Number.isFinite(due) ? year <= due : !Number.isFinite(year));
  return {
    by: kind,
    title: source.title,
    number: source.docNumber,
    issued: issuedIn(source.date),
    value: target.value!,
    unit: target.unit,
    inDraftUnit: range && range[0] === range[1] ? asDraftWrites(draft, range[0]) : null,
    year: year !== null && Number.isFinite(year) ? year : null,
    peer: one,
    binding,
    violated: binding && by !== null && demand(draft, eased(target, by), by) === -1,
  };
}

/** A rough value as low as its words allow. */
function eased(target: Target, by: Better): Target {
  if (target.comparator !== 'approx' || target.value === null) return target;
  return { ...target, value: target.value * (by === 'more' ? 1 - ROUGH : 1 + ROUGH) };
}

/** Floors of one place, without the violation of those that a newer one for no earlier year has replaced. */
function current(floors: readonly Floor[]): Floor[] {
  const kept = floors.filter(({ binding, violated, peer }) => binding && !violated && peer?.source.date);
  return floors.map((floor) => {
    const date = floor.peer?.source.date;
    const replaced =
      floor.violated &&
      date &&
      kept.some(({ peer, year, by }) => {
        const same = by === floor.by || by.startsWith('own') === floor.by.startsWith('own');
        return same && peer!.source.date! > date && (year ?? 0) >= (floor.year ?? 0);
      });
    return replaced ? { ...floor, violated: false } : floor;
  });
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
  const above: Floor[] = [];
  const own: Floor[] = [];
  const ownBy = againstItself(draft, by);
  for (const one of found) {
    const { region: where, title, date } = one.source;
    if (!where || !region || (options.title && title === options.title)) continue;
    const mine = sameRegion(where, region);
    if (!mine && (one.target.attained || (where.level !== 'nation' && !liesIn(region, where)))) continue;
    if (!comparable(one.target, draft, where, region)) continue;
    if (!mine) {
      const level = where.level as 'nation' | 'province' | 'city';
      const binds = isIntensive(draft.identity) && !isYounger(date, options.date);
      above.push(fromCorpus(one, draft, binds ? by : null, level));
    } else if (!options.date || !date || date < options.date) {
      own.push(fromCorpus(one, draft, ownBy, one.target.attained ? 'own-attained' : 'own-target'));
    }
  }
  return {
    superior: inOrder([...national(draft, by, options.date), ...current(above)]),
    own: inOrder(current(own)),
  };
}

const inOrder = (floors: readonly Floor[]): Floor[] =>
  [...floors].sort((a, b) => Number(b.violated) - Number(a.violated) || later(a, b));

/** Of the values that the draft falls short of the most demanding one, which a fix must reach; of equals the first. */
export function strongest(floors: readonly Floor[], wanted: 'up' | 'down'): Floor | null {
  return floors.reduce<Floor | null>((best, floor) => {
    if (!floor.violated) return best;
    if (best === null || best.inDraftUnit === null) return floor;
    if (floor.inDraftUnit === null) return best;
    const more = wanted === 'up' ? floor.inDraftUnit > best.inDraftUnit : floor.inDraftUnit < best.inDraftUnit;
    return more ? floor : best;
  }, null);
}
