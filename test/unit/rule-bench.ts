import assert from 'node:assert/strict';
import { check, readDraft } from '../../server/engine/check.ts';
import { applyEdits } from '../../server/engine/fixes.ts';
import type { CorpusSource } from '../../server/engine/peers/types.ts';
import type { Finding } from '../../server/engine/rules/types.ts';

export const TODAY = '2026-01-31';

export const findingsOf = (rule: string, text: string, peers: CorpusSource | null = null): Finding[] =>
  check({ ...readDraft(text, { draft: true }), peers, today: TODAY }).filter((finding) => finding.rule === rule);

/** The words that the findings of one rule stand under. */
export const quotesOf = (rule: string, text: string, peers: CorpusSource | null = null): string[] =>
  findingsOf(rule, text, peers).map(({ from, to }) => text.slice(from, to));

/** The text after the fix of the first finding with this number, which must take the finding away and bring no other. */
export function fixed(rule: string, text: string, number = 0, peers: CorpusSource | null = null): string {
  const all = (words: string) =>
    check({ ...readDraft(words, { draft: true }), peers, today: TODAY }).map((finding) => finding.rule);
  const [finding] = findingsOf(rule, text, peers);
  const fix = finding?.fixes[number];
  assert.ok(fix, `${rule} offers no such fix`);
  const after = applyEdits(text, fix.edits);
  assert.equal(findingsOf(rule, after, peers).length, findingsOf(rule, text, peers).length - 1);
  assert.equal(all(after).length, all(text).length - 1, all(after).join());
  return after;
}
