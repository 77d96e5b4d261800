import { type Hover, MarkupKind, type Position } from 'vscode-languageserver/node';
import type { ReadPolicy } from '../engine/rules/types.ts';
import { contains, type Span } from '../engine/text/span.ts';
import { type PrecedentCard, renderMarkdown, renderPlain } from './hoverText.ts';
import { sentenceAround } from './sentence.ts';
import type { Session } from './session.ts';
import { placeOf, rangeOf } from './sources.ts';
import { targetRow } from './standing.ts';

/** A clause with fewer characters than this is a label: nothing in the corpus is like it rather than like another. */
const shortest = 8;
/** A query longer than this gains nothing. In characters. */
const longest = 1500;
const precedents = 3;

/** On a target the peers' values, on any clause its best precedents. */
export function hover(session: Session, uri: string, position: Position): Hover | null {
  const document = session.drafts.get(uri);
  if (!document) return null;
  const { document: read, policies } = session.drafts.read(document);
  const offset = document.offsetAt(position);
  const at: Span = { from: offset, to: offset };
  const holder = policies.find(({ policy }) => contains(policy, at));
  if (!holder) return null;

  const target = holder.facts.targets
    .filter((candidate) => contains(candidate, at))
    .sort((a, b) => a.to - a.from - (b.to - b.from))[0];
  const row = target ? targetRow(session, document, holder, target) : null;
  const clause = holder.policy.clauses.findLast((candidate) => contains(candidate, at));
  // Under a target the question is its own sentence: the clause around it may hold twenty others.
  const asked = target ? sentenceAround(read.shadow, target, clause ?? target) : clause;
  const cards =
    asked && clause?.kind !== 'front'
      ? precedentCards(session, holder, read.text, asked, target?.indicator ?? null)
      : [];
  if (!row && cards.length === 0) return null;

  const { language } = session.settings;
  const value = session.client.hoverMarkdown
    ? renderMarkdown(row, cards, language, session.client.options.commandLinks === true, (at) => placeOf(session, at))
    : renderPlain(row, cards, language);
  return {
    contents: { kind: session.client.hoverMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value },
    range: rangeOf(document, target ?? clause!),
  };
}

function precedentCards(
  session: Session,
  { policy }: ReadPolicy,
  text: string,
  clause: Span,
  about: string | null,
): PrecedentCard[] {
  const words = text.slice(clause.from, Math.min(clause.to, clause.from + longest));
  const { corpus } = session;
  if (!corpus.current || words.trim().length < shortest) return [];
  const found = corpus.current.precedents({
    text: words,
    limit: precedents,
    level: policy.meta.region?.level ?? null,
    excludeTitles: policy.meta.title ? [policy.meta.title] : [],
  });
  return found.map(({ source, clean, quote }) => ({
    source,
    quote,
    about,
    place: corpus.sources!.place(source.id, clean),
  }));
}
