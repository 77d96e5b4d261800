import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Related, Severity } from '../engine/rules/types.ts';
import { ruleAddress } from './addresses.ts';
import { type Session, say } from './session.ts';
import { rangeOf } from './sources.ts';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const sourceName = { zh: '对标', en: 'Duibiao' };

/** The one place where a finding becomes a diagnostic; what the client cannot show is put into the message or left out. */
export function toDiagnostic(session: Session, document: TextDocument, finding: Finding): Diagnostic {
  const { client } = session;
  const related = finding.related.flatMap((item) => toRelated(session, document, item) ?? []);
  const message = say(session, finding.message);
  return {
    range: rangeOf(document, finding),
    severity: severities[finding.severity],
    source: say(session, sourceName),
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

function toRelated(session: Session, document: TextDocument, item: Related): DiagnosticRelatedInformation | null {
  const place =
    item.policyId === null
      ? { uri: document.uri, range: rangeOf(document, item.clean) }
      : session.corpus.sources?.place(item.policyId, item.clean);
  if (!place) return null;
  const quote = shorten(item.quote, 60);
  return { location: place, message: item.source ? `${item.source}：${quote}` : quote };
}

/** At most `length` UTF-16 units on one line, never cut inside a character. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
