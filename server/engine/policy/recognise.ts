/** Whether a text is a policy at all: a shopping list, source code and a letter are not; a draft just begun is. */
import type { Body } from './chrome.ts';
import { salutationEnd } from './chrome.ts';
import { readHead } from './heads.ts';
import { kindOfTitle } from './title.ts';
import { POLICY_WORDS } from './vocabulary.ts';

/** How much of a text is looked at. */
const ENOUGH_LINES = 400;

/** `declared`: the text's own front matter says what it is. */
export function isPolicy(text: string, bodies: readonly Body[], declared: boolean): boolean {
  let han = 0;
  let others = 0;
  let numbered = 0;
  let titled = false;
  let addressed = false;
  const words = new Set<number>();
  let variety = 0;
  for (const body of bodies) {
    for (const [i, line] of [...body.before.slice(-8), ...body.lines.slice(0, ENOUGH_LINES)].entries()) {
      han += line.han;
      others += line.latin;
      const head = readHead(text, line.from, line.to);
      if (head && (head.scheme === 'han' || head.scheme === 'bracketed' || head.scheme === 'chapter')) numbered++;
      if (i < 20 && line.to - line.from <= 90 && line.han >= 5 && line.stops === 0) {
        const title = text.slice(line.from, line.to).replace(/^[#*\s]+|[*\s]+$/gu, '');
        if (kindOfTitle(title) !== null && (title.length >= 7 || title.includes('报告'))) titled = true;
      }
      if (i < 20 && salutationEnd(text, line) > 0) addressed = true;
      if (variety < 12) variety += POLICY_WORDS.variety(text, line.from, Math.min(line.to, line.from + 3000), 12);
    }
    words.clear();
  }
  if (han < 4 || others > han * 1.5) return false;
  if (declared) return true;
  if (titled && (han >= 8 || numbered > 0)) return true;
  if (numbered >= 1 && variety >= 2) return true;
  return variety >= 4 && variety * 60 >= Math.min(han, 400) && (variety >= 6 || numbered > 0 || addressed || han < 200);
}
