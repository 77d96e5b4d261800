import type { Format } from './types.ts';

/** For programs: offsets in UTF-16 units of the decoded file. */
export const asJson: Format = (files, { language, documentOf }) => {
  const report = {
    files: files.map(({ path, text, fault, findings }) => ({
      path,
      ...(text === null ? { error: fault } : {}),
      findings: findings.map(({ rule, severity, from, to, message, related, fixes }) => ({
        rule,
        severity,
        from,
        to,
        message: message[language],
        related: related.map(({ policyId, source, raw, quote }) => ({
          source,
          doc: policyId === null ? path : (documentOf(policyId) ?? source),
          from: raw.from,
          to: raw.to,
          quote,
        })),
        fixes: fixes.map(({ title, edits, safe }) => ({ title: title[language], edits, safe })),
      })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};
