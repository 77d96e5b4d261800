import { pathToFileURL } from 'node:url';
import { fingerprint } from '../../engine/baseline.ts';
import { explainRule } from '../../engine/rules/pages.ts';
import { RULES } from '../../engine/rules/registry.ts';
import type { Finding, Severity } from '../../engine/rules/types.ts';
import type { Span } from '../../engine/text/span.ts';
import { LinePositions } from '../positions.ts';
import type { Checked, Format, FormatContext } from './types.ts';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/** SARIF 2.1.0 (OASIS), for programs that gather the results of checks. */
export const asSarif: Format = (files, context) => {
  const { language, version } = context;
  const used = RULES.filter(({ id }) => files.some(({ findings }) => findings.some(({ rule }) => rule === id)));
  const rules = used.map((rule) => ({
    id: rule.id,
    shortDescription: { text: rule.title[language] },
    fullDescription: { text: rule.finds[language] },
    help: { text: rule.why[language], markdown: explainRule(rule, language) },
    defaultConfiguration: { level: LEVELS[rule.severity] },
  }));
  const index = new Map(used.map(({ id }, at) => [id, at]));
  const run = {
    tool: { driver: { name: 'Duibiao', version, language: language === 'zh' ? 'zh-CN' : 'en', rules } },
    columnKind: 'utf16CodeUnits',
    artifacts: files.map(({ path }) => ({ location: { uri: uriOf(path) }, encoding: 'utf-8' })),
    invocations: [
      {
        executionSuccessful: files.every(({ text }) => text !== null),
        toolExecutionNotifications: files
          .filter(({ text }) => text === null)
          .map(({ path, fault }) => ({
            level: 'error',
            message: { text: fault ?? '' },
            locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
          })),
      },
    ],
    results: files.flatMap((file, at) => resultsOf(file, at, index, context)),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

function resultsOf(
  { path, text, findings }: Checked,
  artifact: number,
  rules: ReadonlyMap<string, number>,
  { language, documentOf }: FormatContext,
) {
  if (text === null) return [];
  const positions = new LinePositions(text);
  const region = ({ from, to }: Span) => {
    const [start, end] = [positions.at(from), positions.at(to)];
    return {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      charOffset: from,
      charLength: to - from,
    };
  };
  const place = (span: Span) => ({
    physicalLocation: { artifactLocation: { uri: uriOf(path), index: artifact }, region: region(span) },
  });
  const fixOf = ({ title, edits }: Finding['fixes'][number]) => ({
    description: { text: title[language] },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(path), index: artifact },
        replacements: edits.map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
      },
    ],
  });
  return findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: rules.get(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.message[language] },
    locations: [place(finding)],
    partialFingerprints: { 'duibiao/v1': fingerprint(text, finding) },
    relatedLocations: finding.related.map(({ policyId, source, raw, quote }, id) => ({
      id,
      message: { text: `${source}：${quote.replace(/\s+/g, ' ')}` },
      ...(policyId === null
        ? place(raw)
        : { physicalLocation: { artifactLocation: { uri: encodeURI(documentOf(policyId) ?? source) } } }),
    })),
    ...(finding.fixes.length > 0 ? { fixes: finding.fixes.map(fixOf) } : {}),
  }));
}

/** Relative paths stay so, for whoever reads the report elsewhere. */
const uriOf = (path: string): string =>
  path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)
    ? pathToFileURL(path).href
    : encodeURI(path.replaceAll('\\', '/'));
