import { comparisonOptions } from '../engine/peers/chosen.ts';
import { comparison } from '../engine/peers/compare.ts';
import { missingFrom } from '../engine/peers/missing.ts';
import { asCsv, asDocx, asMarkdown, asXlsx, type Compared } from '../export/comparison.ts';
import type { ExportParams, ExportResult } from '../protocol/messages.ts';
import { choiceOf } from './compare.ts';
import type { Session } from './session.ts';

const FORMATS = { markdown: asMarkdown, csv: asCsv, xlsx: asXlsx, docx: asDocx };

/** The comparison of a draft as a file; null for a document that is not open as a draft, and without a corpus. */
export function exportComparison(session: Session, { textDocument, peers, format }: ExportParams): ExportResult | null {
  const document = session.drafts.get(textDocument.uri);
  const corpus = session.corpus.current;
  if (!document || !corpus) return null;
  const { document: draft, policies } = session.drafts.read(document);
  const [first] = policies;
  const { table: cities } = session.cities.read(session);
  const choice = choiceOf(peers ?? { circle: 'auto', names: [] }, cities);
  const compared: Compared = {
    title: first?.policy.meta.title ?? null,
    targets: policies.flatMap(({ policy, facts }) => {
      const { region, peers: named } = policy.meta;
      const options = comparisonOptions(policy.meta, named.length > 0 ? undefined : choice, cities);
      return facts.targets.map((target) => comparison(target, region, corpus, options));
    }),
    missing: first ? missingFrom(draft, first.policy, first.facts.targets, corpus) : { papers: [], indicators: [] },
  };
  return { bytes: Buffer.from(FORMATS[format](compared, session.settings.language)).toString('base64') };
}
