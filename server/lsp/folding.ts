import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from './session.ts';

/** Sections, tables and comments that run over more than one line. */
export function foldingRanges(session: Session, uri: string): FoldingRange[] {
  const document = session.drafts.get(uri);
  if (!document) return [];
  const { document: read, policies } = session.drafts.read(document);
  const text = read.text;
  const byStart = new Map<number, FoldingRange>();
  const add = (from: number, to: number, kind?: FoldingRangeKind) => {
    const startLine = document.positionAt(from).line;
    const endLine = document.positionAt(lastInk(text, from, to)).line;
    // Two sections that open on one line fold as the longer one.
    if (endLine > startLine && endLine > (byStart.get(startLine)?.endLine ?? -1))
      byStart.set(startLine, { startLine, endLine, ...(kind ? { kind } : {}) });
  };
  for (const { policy } of policies) {
    for (const heading of policy.headings) add(heading.from, heading.sectionEnd);
    for (const table of policy.tables) add(table.from, table.to);
  }
  for (const [from, to] of comments(text)) add(from, to, FoldingRangeKind.Comment);
  const front = frontMatterEnd(document);
  if (front > 0) byStart.set(0, { startLine: 0, endLine: front });
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine).slice(0, session.client.foldingLimit);
}

/** Offset of the last character of the stretch that is not blank. */
function lastInk(text: string, from: number, to: number): number {
  let end = Math.min(to, text.length) - 1;
  while (end > from && /\s/.test(text[end]!)) end--;
  return Math.max(end, from);
}

function* comments(text: string): Generator<[number, number]> {
  for (let from = text.indexOf('<!--'); from >= 0; ) {
    const close = text.indexOf('-->', from + 4);
    if (close < 0) return;
    yield [from, close + 3];
    from = text.indexOf('<!--', close + 3);
  }
}

/** Line of the closing `---` of front matter; 0 where there is none. */
function frontMatterEnd(document: TextDocument): number {
  const line = (index: number) =>
    document.getText({ start: { line: index, character: 0 }, end: { line: index, character: 16 } }).trimEnd();
  if (line(0).replace(/^\uFEFF/, '') !== '---') return 0;
  const last = Math.min(document.lineCount, 200);
  for (let index = 1; index < last; index++) if (line(index) === '---' || line(index) === '...') return index;
  return 0;
}
