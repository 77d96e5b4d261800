import { baselineAfterDeadline } from './baseline-after-deadline.ts';
import { bracketUnpaired } from './bracket-unpaired.ts';
import { citationAfterDraft } from './citation-after-draft.ts';
import { citationMismatch } from './citation-mismatch.ts';
import { citationReplaced } from './citation-replaced.ts';
import { countMismatch } from './count-mismatch.ts';
import { dateImpossible } from './date-impossible.ts';
import { deadlineBeforeIssue } from './deadline-before-issue.ts';
import { deadlineNear } from './deadline-near.ts';
import { deadlineOutsidePeriod } from './deadline-outside-period.ts';
import { docNumberForm } from './doc-number-form.ts';
import { docNumberYearMismatch } from './doc-number-year-mismatch.ts';
import { effectiveDateMismatch } from './effective-date-mismatch.ts';
import { goalWithoutValue } from './goal-without-value.ts';
import { indicatorMissing } from './indicator-missing.ts';
import { percentForPoints } from './percent-for-points.ts';
import { periodNameMismatch } from './period-name-mismatch.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { rangeUnitDropped } from './range-unit-dropped.ts';
import { serialNumberRepeated } from './serial-number-repeated.ts';
import { serialNumberSkipped } from './serial-number-skipped.ts';
import { standingClauseContradicted } from './standing-clause-contradicted.ts';
import { sumMismatch } from './sum-mismatch.ts';
import { suppressionMalformed } from './suppression-malformed.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { targetBelowBaseline } from './target-below-baseline.ts';
import { targetBelowPeers } from './target-below-peers.ts';
import { targetBelowRecord } from './target-below-record.ts';
import { targetBelowSuperior } from './target-below-superior.ts';
import { targetConflict } from './target-conflict.ts';
import { targetMilestonesReversed } from './target-milestones-reversed.ts';
import { targetUnitMismatch } from './target-unit-mismatch.ts';
import { targetWithoutDeadline } from './target-without-deadline.ts';
import { taskWithoutUnit } from './task-without-unit.ts';
import type { Rule } from './types.ts';
import { unitAbolished } from './unit-abolished.ts';
import { unitOfPrecedentsMissing } from './unit-of-precedents-missing.ts';
import { unitRepeated } from './unit-repeated.ts';
import { unitTwoNames } from './unit-two-names.ts';
import { unitWithoutLead } from './unit-without-lead.ts';
import { unitWrongLevel } from './unit-wrong-level.ts';
import { unitsNowhere } from './units-nowhere.ts';
import { valueImpossible } from './value-impossible.ts';

/** Every rule, in the order in which the table of rules lists them. */
export const RULES: readonly Rule[] = [
  targetBelowPeers,
  targetBelowSuperior,
  targetBelowBaseline,
  targetBelowRecord,
  targetConflict,
  targetMilestonesReversed,
  targetWithoutDeadline,
  goalWithoutValue,
  indicatorMissing,
  targetUnitMismatch,
  valueImpossible,
  percentForPoints,
  taskWithoutUnit,
  unitWithoutLead,
  unitAbolished,
  unitTwoNames,
  unitWrongLevel,
  unitRepeated,
  unitOfPrecedentsMissing,
  unitsNowhere,
  standingClauseContradicted,
  deadlineBeforeIssue,
  deadlineOutsidePeriod,
  dateImpossible,
  periodNameMismatch,
  baselineAfterDeadline,
  docNumberYearMismatch,
  effectiveDateMismatch,
  deadlineNear,
  docNumberForm,
  citationMismatch,
  citationAfterDraft,
  citationReplaced,
  countMismatch,
  sumMismatch,
  rangeUnitDropped,
  serialNumberRepeated,
  serialNumberSkipped,
  placeholderLeft,
  bracketUnpaired,
  suppressionUnused,
  suppressionMalformed,
];

export const ruleById = (id: string): Rule | undefined => RULES.find((rule) => rule.id === id);
