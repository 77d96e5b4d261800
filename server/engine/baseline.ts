/** Findings of an old paper that were looked at and are not to be shown again. */
import type { Finding } from './rules/types.ts';
import { fold } from './text/fold.ts';

/** One finding, or several that look alike, wherever they now stand in the draft. */
export interface BaselineEntry {
  readonly rule: string;
  /** The words under the finding, folded, blanks aside. */
  readonly quote: string;
  /** Of the sentence around, so that the same words elsewhere are another finding. */
  readonly hash: string;
  readonly count: number;
}

export interface Sifted {
  readonly shown: readonly Finding[];
  /** Entries that no finding answers to any more. */
  readonly spent: readonly BaselineEntry[];
}

/** Words under a finding are kept up to here. In characters. */
const LONGEST = 60;
/** A sentence is looked for no further than this around a finding. In characters. */
const REACH = 300;

const plain = (words: string): string => fold(words).replace(/\s+/g, '');

/** FNV-1a over UTF-16 units: tells sentences of one draft apart, nothing more. */
function hashOf(words: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function identityOf(text: string, { rule, from, to }: Finding): Omit<BaselineEntry, 'count'> {
  const before = text.slice(Math.max(0, from - REACH), from);
  const after = text.slice(to, to + REACH);
  const start = Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1;
  const end = after.search(/[。\n]/);
  const sentence = before.slice(start) + text.slice(from, to) + after.slice(0, end < 0 ? after.length : end);
  return { rule, quote: plain(text.slice(from, to)).slice(0, LONGEST), hash: hashOf(plain(sentence)) };
}

const keyOf = ({ rule, quote, hash }: Omit<BaselineEntry, 'count'>): string => `${rule}\n${quote}\n${hash}`;

/** Leaves out the findings that the baseline knows, each entry as often as it counts. */
export function sift(text: string, findings: readonly Finding[], entries: readonly BaselineEntry[]): Sifted {
  const left = new Map(entries.map((entry) => [keyOf(entry), entry.count]));
  const shown = findings.filter((finding) => {
    const key = keyOf(identityOf(text, finding));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  return { shown, spent: entries.filter((entry) => left.get(keyOf(entry)) === entry.count) };
}

/** The baseline with these findings in it, sorted so that a change of it is easy to read. */
export function withFindings(
  text: string,
  findings: readonly Finding[],
  entries: readonly BaselineEntry[] = [],
): BaselineEntry[] {
  const all = new Map(entries.map((entry) => [keyOf(entry), entry]));
  for (const finding of findings) {
    const own = identityOf(text, finding);
    all.set(keyOf(own), { ...own, count: (all.get(keyOf(own))?.count ?? 0) + 1 });
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** Names a finding for programs that follow it through versions of a draft. */
export const fingerprint = (text: string, finding: Finding): string => {
  const { rule, quote, hash } = identityOf(text, finding);
  return `${rule}:${hashOf(quote)}${hash}`;
};
