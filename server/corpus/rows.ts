import type { Comparator, DeadlineFrom, MeasureKind, Target } from '../engine/facts/types.ts';
import type { PeerTarget, PolicySource } from '../engine/peers/types.ts';

/** A row of the table `targets`, with the words of the clause around it. */
export interface TargetRow {
  readonly policy: number;
  readonly attained: number;
  readonly key: string;
  readonly catalogue: string | null;
  readonly measure: MeasureKind;
  readonly dimension: string;
  readonly population: string | null;
  readonly scope_class: string | null;
  readonly quote: string;
  readonly indicator: string;
  readonly scope: string | null;
  readonly value: number | null;
  readonly value_max: number | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
  readonly per: string | null;
  readonly deadline: string | null;
  readonly deadline_from: DeadlineFrom;
  readonly growth: number;
  readonly suspect: string | null;
  readonly has_baseline: number;
  readonly baseline_year: number | null;
  readonly baseline_value: number | null;
  readonly direction: Target['direction'];
  readonly year: number | null;
  readonly clause_index: number;
  readonly raw_from: number;
  readonly raw_to: number;
  readonly value_from: number;
  readonly value_to: number;
  readonly clean_from: number;
  readonly clean_to: number;
  readonly clause_text: string | null;
}

export function targetOf(row: TargetRow, source: PolicySource): PeerTarget {
  const raw = { from: row.raw_from, to: row.raw_to };
  return {
    source,
    raw,
    clean: { from: row.clean_from, to: row.clean_to },
    clause: row.clause_text ?? row.quote,
    target: {
      ...raw,
      quote: row.quote,
      indicator: row.indicator,
      scope: row.scope,
      value: row.value,
      valueMax: row.value_max,
      unit: row.unit,
      comparator: row.comparator,
      per: row.per,
      deadline: row.deadline,
      deadlineFrom: row.deadline_from,
      growth: row.growth === 1,
      suspect: row.suspect,
      baseline: row.has_baseline === 1 ? { year: row.baseline_year, value: row.baseline_value } : null,
      direction: row.direction,
      attained: row.attained === 1,
      year: row.year,
      identity: {
        key: row.key,
        id: row.catalogue,
        kind: row.measure,
        dimension: row.dimension,
        population: row.population,
        scopeClass: row.scope_class,
      },
      valueSpan: { from: row.value_from, to: row.value_to },
      clause: row.clause_index,
    },
  };
}
