import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { applicable, safeFixes } from '../engine/fixes.ts';
import type { Finding, Fix } from '../engine/rules/types.ts';
import type { Span } from '../engine/text/span.ts';
import { hideFindingCommand } from '../protocol/commands.ts';
import type { Diagnostics } from './diagnostics.ts';
import { type Session, say } from './session.ts';
import { rangeOf } from './sources.ts';
import { toDiagnostic } from './toLsp.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.duibiao`;

/** More findings than this at one place are not mended one by one. */
const most = 20;

/** What can be done about the findings under a selection. Nothing is computed: fixes came with the findings. */
export function codeActions(
  session: Session,
  diagnostics: Diagnostics,
  { textDocument, range, context }: CodeActionParams,
): CodeAction[] {
  const document = session.drafts.get(textDocument.uri);
  if (!document || !session.drafts.isDraft(document)) return [];
  const shown = diagnostics.shown(document);
  const wants = (kind: string) =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const at = { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
    const here = shown.filter(({ from, to }) => from <= at.to && at.from <= to).slice(0, most);
    actions.push(...here.flatMap((finding) => fixesOf(session, document, finding)));
    actions.push(...here.flatMap((finding) => fixAllOfRule(session, document, shown, finding.rule)));
    actions.push(...here.flatMap((finding) => suppressions(session, document, finding)));
  }
  if (context.only && wants(fixAllKind)) {
    const edits = safeFixes(shown);
    const title = say(session, { zh: '修正全部可以放心修正的问题', en: 'Fix everything that is safe to fix' });
    if (edits.length > 0) actions.push({ title, kind: fixAllKind, edit: editOf(document, edits) });
  }
  return unique(actions);
}

function fixesOf(session: Session, document: TextDocument, finding: Finding): CodeAction[] {
  const diagnostics = [toDiagnostic(session, document, finding)];
  return finding.fixes.map((fix, index) => ({
    title: say(session, fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: fix.safe && index === 0,
    edit: editOf(document, fix.edits),
  }));
}

/** Offered where several findings of one rule can be mended without a second thought. */
function fixAllOfRule(session: Session, document: TextDocument, shown: readonly Finding[], rule: string): CodeAction[] {
  const edits = safeFixes(shown.filter((finding) => finding.rule === rule));
  const count = shown.filter((finding) => finding.rule === rule && finding.fixes.some(({ safe }) => safe)).length;
  if (count < 2) return [];
  const title = { zh: `修正全部同类问题（${count} 处，${rule}）`, en: `Fix all ${count} of ${rule}` };
  return [{ title: say(session, title), kind: CodeActionKind.QuickFix, edit: editOf(document, edits) }];
}

const REASON = { zh: '请写明理由', en: 'say why' };

function suppressions(session: Session, document: TextDocument, finding: Finding): CodeAction[] {
  const { rule, from } = finding;
  const text = document.getText();
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 40))?.[0] ?? '';
  const top = topOf(text);
  const reason = say(session, REASON);
  const diagnostics = [toDiagnostic(session, document, finding)];
  const insert = (at: number, words: string) => editOf(document, [{ from: at, to: at, text: words }]);
  const kind = CodeActionKind.QuickFix;
  const actions: CodeAction[] = [
    {
      title: say(session, { zh: `此处停用规则 ${rule}（加注释）`, en: `Disable ${rule} for this line` }),
      kind,
      diagnostics,
      edit: insert(lineStart, `${indent}<!-- duibiao-disable-next-line ${rule}: ${reason} -->\n`),
    },
    {
      title: say(session, { zh: `全文停用规则 ${rule}（加注释）`, en: `Disable ${rule} for the whole file` }),
      kind,
      diagnostics,
      edit: insert(top, `<!-- duibiao-disable-file ${rule}: ${reason} -->\n`),
    },
  ];
  if (document.uri.startsWith('file:')) {
    const title = say(session, { zh: '不再显示这一条（记入基线）', en: 'Hide this finding (baseline)' });
    const place = { uri: document.uri, version: document.version, rule, from, to: finding.to };
    actions.push({ title, kind, diagnostics, command: { title, command: hideFindingCommand, arguments: [place] } });
  }
  return actions;
}

/** Below the front matter, which must stay the first thing in the file. */
function topOf(text: string): number {
  if (!text.startsWith('---')) return 0;
  const end = text.indexOf('\n---', 3);
  const line = end < 0 ? -1 : text.indexOf('\n', end + 1);
  return line < 0 ? 0 : line + 1;
}

function editOf(document: TextDocument, edits: Fix['edits']): CodeAction['edit'] {
  const changes: TextEdit[] = applicable(edits).map((edit: Span & { readonly text: string }) => ({
    range: rangeOf(document, edit),
    newText: edit.text,
  }));
  return { changes: { [document.uri]: changes } };
}

/** The same offer for two findings at one place is made once. */
function unique(actions: readonly CodeAction[]): CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ title, edit, command }) => {
    const key = JSON.stringify([title, edit, command?.arguments]);
    return !seen.has(key) && seen.add(key);
  });
}
