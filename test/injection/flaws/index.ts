import type { Flaw } from '../harness.ts';
import { dateImpossible } from './date-impossible.ts';
import {
  baselineAfterDeadline,
  citationAfterDraft,
  citationMismatch,
  deadlineBeforeIssue,
  deadlineNear,
  deadlineOutsidePeriod,
  docNumberForm,
  docNumberYearMismatch,
  effectiveDateMismatch,
  periodNameMismatch,
} from './dates.ts';
import {
  bracketUnpaired,
  placeholderLeft,
  rangeUnitDropped,
  serialNumberRepeated,
  serialNumberSkipped,
} from './structure.ts';
import {
  countMismatch,
  percentForPoints,
  targetBelowBaseline,
  targetConflict,
  targetMilestonesReversed,
  targetUnitMismatch,
  targetWithoutDeadline,
  valueImpossible,
} from './targets.ts';
import {
  taskWithoutUnit,
  unitAbolished,
  unitRepeated,
  unitTwoNames,
  unitWithoutLead,
  unitWrongLevel,
} from './units.ts';

/** A flaw for each rule that can be given one. */
export const FLAWS: readonly Flaw[] = [
  targetBelowBaseline,
  targetConflict,
  targetMilestonesReversed,
  targetWithoutDeadline,
  targetUnitMismatch,
  valueImpossible,
  percentForPoints,
  countMismatch,
  taskWithoutUnit,
  unitWithoutLead,
  unitAbolished,
  unitTwoNames,
  unitWrongLevel,
  unitRepeated,
  dateImpossible,
  deadlineBeforeIssue,
  deadlineOutsidePeriod,
  periodNameMismatch,
  baselineAfterDeadline,
  docNumberYearMismatch,
  effectiveDateMismatch,
  deadlineNear,
  docNumberForm,
  citationMismatch,
  citationAfterDraft,
  rangeUnitDropped,
  serialNumberRepeated,
  serialNumberSkipped,
  placeholderLeft,
  bracketUnpaired,
];
