import { SEVERITY_NAMES } from '../../engine/rules/pages.ts';
import type { Severity } from '../../engine/rules/types.ts';
import type { Language } from '../../engine/text/localized.ts';
import { LinePositions } from '../positions.ts';
import type { Checked, Format } from './types.ts';

/** For people: a line a finding, its evidence below. */
export const asText: Format = (files, { language }) => {
  const lines: string[] = [];
  for (const { path, text, findings } of files) {
    if (text === null) continue;
    const positions = new LinePositions(text);
    for (const { rule, severity, from, message, related } of findings) {
      lines.push(`${path}:${positions.of(from)} ${SEVERITY_NAMES[severity][language]} ${message[language]} [${rule}]`);
      for (const { policyId, source, raw, quote } of related) {
        const at = policyId === null ? `${path}:${positions.of(raw.from)}` : source;
        lines.push(`    ${at} ${quote.replace(/\s+/g, ' ')}`);
      }
    }
  }
  lines.push(summary(files, language));
  return `${lines.join('\n')}\n`;
};

const ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function summary(files: readonly Checked[], language: Language): string {
  const findings = files.flatMap((file) => file.findings);
  const count = files.filter((file) => file.text !== null).length;
  // “Nothing found” would read as a verdict on files that could not be read; why is on the error output.
  if (count === 0) return { zh: '没有检查任何文件。', en: 'No file was checked.' }[language];
  if (findings.length === 0)
    return { zh: `检查了 ${count} 个文件，没有发现问题。`, en: `Checked ${count} file(s): nothing found.` }[language];
  const counts = ORDER.map(
    (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
  )
    .filter(([, number]) => number > 0)
    .map(([severity, number]) =>
      language === 'zh' ? `${SEVERITY_NAMES[severity].zh} ${number}` : `${number} ${severity}`,
    );
  return {
    zh: `检查了 ${count} 个文件，发现 ${findings.length} 处问题（${counts.join('，')}）。`,
    en: `Checked ${count} file(s): ${findings.length} finding(s) (${counts.join(', ')}).`,
  }[language];
}
