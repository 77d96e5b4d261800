import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Heading, Policy } from '../engine/policy/types.ts';
import type { Session } from './session.ts';
import { rangeOf } from './sources.ts';

/** The outline: the paper's own headings, and the titles where one document holds several papers. */
export function documentSymbols(session: Session, uri: string): DocumentSymbol[] | SymbolInformation[] {
  const document = session.drafts.get(uri);
  if (!document) return [];
  const { policies } = session.drafts.read(document);
  const trees = policies.map(({ policy }) => headingTree(document, policy));
  const outline =
    policies.length === 1
      ? trees[0]!
      : policies.flatMap(({ policy }, index) =>
          policy.meta.title || trees[index]!.length ? [paper(document, policy, trees[index]!, index)] : [],
        );
  return session.client.symbolTree ? outline : flatten(outline, uri);
}

function headingTree(document: TextDocument, { headings }: Policy): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const symbols: DocumentSymbol[] = [];
  for (const heading of headings) {
    const symbol: DocumentSymbol = {
      name: nameOf(heading),
      kind: kinds[heading.level],
      range: rangeOf(document, { from: heading.from, to: Math.max(heading.to, heading.sectionEnd) }),
      selectionRange: rangeOf(document, heading),
      children: [],
    };
    symbols.push(symbol);
    // A parent always stands before its children in the text.
    (symbols[heading.parent]?.children ?? top).push(symbol);
  }
  return top;
}

const kinds = {
  1: SymbolKind.Module,
  2: SymbolKind.Namespace,
  3: SymbolKind.Field,
  4: SymbolKind.Property,
  box: SymbolKind.Array,
} as const;

/** Clients refuse an empty name and show a long one badly. */
function nameOf({ number, title }: Heading): string {
  const name = `${number ?? ''}${number && /[0-9]$/.test(number) ? ' ' : ''}${title}`.replace(/\s+/g, ' ').trim();
  return name.length > 80 ? `${[...name.slice(0, 80)].slice(0, -1).join('')}…` : name || '—';
}

function paper(document: TextDocument, policy: Policy, children: DocumentSymbol[], index: number): DocumentSymbol {
  const range = rangeOf(document, policy);
  const name = policy.meta.title?.replace(/\s+/g, ' ').trim() || `${index + 1}`;
  return { name, kind: SymbolKind.File, range, selectionRange: { start: range.start, end: range.start }, children };
}

function flatten(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flatten(children ?? [], uri, name),
  ]);
}
