import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem } from '../engine/policy/types.ts';
import type { Finding, Related, Severity } from '../engine/rules/types.ts';
import { ruleAddress } from './addresses.ts';
import { type Session, say } from './session.ts';
import { rangeOf } from './sources.ts';
import { placeName, shorten } from './wording.ts';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const productName = { zh: '对标', en: 'Duibiao' };

/** The one place where a finding becomes a diagnostic; what the client cannot show is put into the message or left out. */
export function toDiagnostic(session: Session, document: TextDocument, finding: Finding): Diagnostic {
  const { client } = session;
  const related = finding.related.flatMap((item) => toRelated(session, document, item) ?? []);
  const message = say(session, finding.message);
  return {
    range: rangeOf(document, finding),
    severity: severities[finding.severity],
    source: say(session, productName),
    code: finding.rule,
    ...(client.codeDescription ? { codeDescription: { href: ruleAddress(finding.rule) } } : {}),
    message:
      client.relatedInformation || related.length === 0
        ? message
        : [message, ...related.map((item) => `· ${item.message}`)].join('\n'),
    ...(client.relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
    ...(client.diagnosticData && finding.fixes.length > 0 ? { data: { fixes: finding.fixes } } : {}),
  };
}

/** Something that could not be read; it is no finding, so it has no page. */
export const fromProblem = (session: Session, document: TextDocument, problem: Problem): Diagnostic => ({
  range: rangeOf(document, problem),
  severity: DiagnosticSeverity.Information,
  source: say(session, productName),
  code: problem.code,
  message: say(session, problem.message),
});

function toRelated(session: Session, document: TextDocument, item: Related): DiagnosticRelatedInformation | null {
  const place =
    item.policyId === null
      ? { uri: document.uri, range: rangeOf(document, item.clean) }
      : session.corpus.sources?.place(item.policyId, item.clean);
  if (!place) return null;
  const quote = shorten(item.quote, 80);
  // An editor that shows the place shows the document's title with it.
  const source =
    item.policyId !== null && session.client.relatedInformation ? session.corpus.sources?.source(item.policyId) : null;
  const who = source ? [placeName(source), source.date].filter(Boolean).join(' ') : item.source;
  return { location: place, message: who ? `${who}：${quote}` : quote };
}
