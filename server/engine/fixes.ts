import type { Finding, Fix } from './rules/types.ts';

type Edit = Fix['edits'][number];

/** Edits in text order; of those that touch one another, and of equal ones, the first alone. */
export function applicable(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = kept.at(-1);
    if (last && (edit.from < last.to || (edit.from === last.from && edit.to === last.to))) continue;
    kept.push(edit);
  }
  return kept;
}

/** The edits of the safe fixes of these findings; a fix is taken as a whole, and not beside one that it touches. */
export function safeFixes(findings: readonly Finding[]): Edit[] {
  const taken: Edit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe }) => safe);
    if (fix && !fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) taken.push(...fix.edits);
  }
  return applicable(taken);
}

/** Two changes that begin at one place touch too: their order would be chance. */
const touches = (a: Edit, b: Edit): boolean => a.from === b.from || (a.from < b.to && b.from < a.to);

/** The text with these edits made. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, text: words } of applicable(edits)) {
    out += text.slice(at, from) + words;
    at = to;
  }
  return out + text.slice(at);
}
