import type { Responsibility } from '../facts/types.ts';
import { type CanonicalUnit, canonicalUnit } from '../knowledge/departments.ts';
import type { Span } from '../text/span.ts';
import type { ReadPolicy } from './types.ts';

/** A body in a statement of responsibility, with the body of our data that it stands for. */
export interface NamedBody extends Span {
  readonly written: string;
  readonly statement: Responsibility;
  readonly body: CanonicalUnit;
}

/** The bodies of a paper's statements that the data knows, in text order. */
export const bodiesOf = ({ facts }: ReadPolicy): NamedBody[] =>
  facts.responsibilities.flatMap((statement) =>
    statement.units.flatMap((written, index) => {
      const span = statement.unitSpans[index];
      const body = canonicalUnit(written);
      return span && body ? [{ from: span.from, to: span.to, written, statement, body }] : [];
    }),
  );

/** Whether two names surely stand for one body: full name, standard short form or a form of speech, at one level. */
export function isSameBody(a: CanonicalUnit, b: CanonicalUnit): boolean {
  if (a.name !== b.name || a.level !== b.level) return false;
  return a.short === b.short || a.short.endsWith(a.name) || b.short.endsWith(b.name);
}
