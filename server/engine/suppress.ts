/** Comments in a draft that hide findings: `<!-- duibiao-disable-next-line RULE: reason -->` and its kin. */
import type { Finding, SuppressedRule } from './rules/types.ts';
import { commentsOf } from './text/comments.ts';
import type { Localized } from './text/localized.ts';
import type { Span } from './text/span.ts';

type Verb = 'disable-next-line' | 'disable-file' | 'disable' | 'enable';

const COMMENT = /^\s*duibiao-([a-z-]*)\s*([^:：]*)(?:[:：]([\s\S]*))?$/;
const VERBS: ReadonlySet<string> = new Set<Verb>(['disable-next-line', 'disable-file', 'disable', 'enable']);

/** One rule hidden in one stretch of the draft. */
interface Entry extends SuppressedRule {
  readonly reach: Span;
  used: boolean;
}

/** What the comments of one draft hide. `known` tells the names of rules. */
export class Suppressions {
  readonly malformed: (Span & { readonly why: Localized })[] = [];
  readonly #entries: Entry[] = [];

  constructor(text: string, known: (rule: string) => boolean) {
    const open = new Map<string, { entry: Entry; index: number }>();
    for (const comment of commentsOf(text)) {
      const inner = { from: comment.from + 4, to: comment.to - 3 };
      const found = COMMENT.exec(text.slice(inner.from, inner.to));
      if (!found) continue;
      const verb = found[1]!;
      const refuse = (why: Localized, span: Span = comment) =>
        this.malformed.push({ from: span.from, to: span.to, why });
      if (!VERBS.has(verb)) {
        refuse(unknownVerb(verb));
        continue;
      }
      const names = namesIn(text, inner, verb);
      if (names.length === 0 && verb !== 'enable') refuse(NO_RULE);
      else if (verb !== 'enable' && !found[3]?.trim()) refuse(NO_REASON);
      for (const name of names)
        if (!known(text.slice(name.from, name.to))) refuse(unknownRule(text.slice(name.from, name.to)), name);
      const reach = reachOf(verb as Verb, text, comment);
      for (const name of names) {
        const rule = text.slice(name.from, name.to);
        if (!known(rule)) continue;
        if (verb === 'enable') close(open, rule, comment.from, this.#entries);
        else {
          const entry: Entry = { ...name, rule, comment, alone: names.length === 1, reach, used: false };
          const index = this.#entries.push(entry) - 1;
          if (verb === 'disable') open.set(rule, { entry, index });
        }
      }
      if (verb === 'enable' && names.length === 0)
        for (const rule of [...open.keys()]) close(open, rule, comment.from, this.#entries);
    }
  }

  /** Whether a comment hides this finding; remembers that it did. */
  hides({ rule, from }: Pick<Finding, 'rule' | 'from'>): boolean {
    let hidden = false;
    for (const entry of this.#entries) {
      if (entry.rule !== rule || from < entry.reach.from || from >= entry.reach.to) continue;
      entry.used = true;
      hidden = true;
    }
    return hidden;
  }

  /** Those of these rules that hid nothing so far. */
  unused(ran: ReadonlySet<string>): SuppressedRule[] {
    return this.#entries.filter(({ used, rule }) => !used && ran.has(rule));
  }
}

function close(open: Map<string, { entry: Entry; index: number }>, rule: string, at: number, entries: Entry[]): void {
  const found = open.get(rule);
  if (!found) return;
  open.delete(rule);
  entries[found.index] = { ...found.entry, reach: { from: found.entry.reach.from, to: at } };
}

/** Names between the verb and the colon, apart by blanks or commas. */
function namesIn(text: string, inner: Span, verb: string): Span[] {
  const start = text.indexOf(verb, inner.from) + verb.length;
  const rest = text.slice(start, inner.to);
  const stop = rest.search(/[:：]/);
  return [...rest.slice(0, stop < 0 ? rest.length : stop).matchAll(/[^\s,，、]+/g)].map((found) => ({
    from: start + found.index,
    to: start + found.index + found[0].length,
  }));
}

function reachOf(verb: Verb, text: string, comment: Span): Span {
  if (verb === 'disable-file') return { from: 0, to: text.length + 1 };
  if (verb !== 'disable-next-line') return { from: comment.to, to: text.length + 1 };
  let from = text.indexOf('\n', comment.to);
  if (from < 0) return { from: text.length, to: text.length };
  // Comments may stand one under the other, and a blank line below them.
  for (let comments = 0; comments < 20; comments++) {
    const rest = /^(?:\s*<!--[\s\S]{0,500}?-->)*\s*/.exec(text.slice(from, from + 2000))?.[0].length ?? 0;
    if (rest === 0) break;
    from += rest;
  }
  const to = text.indexOf('\n', from);
  return { from, to: to < 0 ? text.length + 1 : to };
}

const NO_RULE: Localized = {
  zh: '没有写明要停用的规则。写法：<!-- duibiao-disable-next-line 规则名: 理由 -->',
  en: 'This names no rule. Write <!-- duibiao-disable-next-line RULE: reason -->',
};
const NO_REASON: Localized = {
  zh: '没有写明理由。写法：<!-- duibiao-disable-next-line 规则名: 理由 -->',
  en: 'This gives no reason. Write <!-- duibiao-disable-next-line RULE: reason -->',
};
const unknownVerb = (verb: string): Localized => ({
  zh: `没有“duibiao-${verb}”这个写法，可用 disable-next-line、disable、enable、disable-file。`,
  en: `There is no “duibiao-${verb}”; there are disable-next-line, disable, enable and disable-file.`,
});
const unknownRule = (rule: string): Localized => ({
  zh: `没有名为“${rule}”的规则。`,
  en: `There is no rule named “${rule}”.`,
});
