import { extractFacts } from '../engine/facts/extract.ts';
import { parseDocument } from '../engine/policy/parse.ts';
import type { Clause, Heading, Metadata, Policy, PolicyDocument } from '../engine/policy/types.ts';
import type { Span } from '../engine/text/span.ts';
import { cleanPolicy, type OffsetMap } from './clean.ts';
import type { ClauseRecord, DocumentRecord, Placed, PolicyRecord } from './records.ts';
import { sha256Of } from './sha256.ts';
import { wordingOf } from './wording.ts';

/** What is known of a document besides its text. */
export interface SourceInfo {
  /** Path relative to the imported root, without extension. */
  readonly doc: string;
  readonly path: string | null;
  readonly imported: string | null;
  /** Fills in what the policies do not say of themselves. */
  readonly defaults?: Partial<Pick<Metadata, 'title' | 'region' | 'publishDate'>>;
}

/** Reads one document into the form in which the corpus keeps it. Any text gives a record, if only an empty one. */
export function readSource(text: string, info: SourceInfo): DocumentRecord {
  const document = parseDocument(text);
  const { defaults, ...identity } = info;
  return {
    ...identity,
    sha256: sha256Of(text),
    policies: document.policies.map((policy) => readPolicy(document, policy, defaults ?? {})),
  };
}

function readPolicy(
  document: PolicyDocument,
  policy: Policy,
  defaults: NonNullable<SourceInfo['defaults']>,
): PolicyRecord {
  const { text, map } = cleanPolicy(document, policy);
  const { targets, attained, responsibilities, citations } = extractFacts(document, policy);
  const place = <T extends Span>(facts: readonly T[]): Placed<T>[] =>
    facts.map((fact) => ({ fact, clean: map.toClean(fact) }));
  const { meta } = policy;
  return {
    from: policy.from,
    to: policy.to,
    meta: {
      ...meta,
      title: meta.title ?? defaults.title ?? null,
      region: meta.region ?? defaults.region ?? null,
      publishDate: meta.publishDate ?? (meta.issueDate ? null : (defaults.publishDate ?? null)),
    },
    text,
    clauses: policy.clauses.map((clause) => clauseRecord(policy, clause, text, map)),
    targets: place([...targets, ...attained].sort((a, b) => a.from - b.from || a.to - b.to)),
    responsibilities: place(responsibilities),
    citations: place(citations),
  };
}

function clauseRecord({ headings }: Policy, clause: Clause, text: string, map: OffsetMap): ClauseRecord {
  const clean = map.toClean(clause);
  const own = headings[clause.heading];
  const startsWithHeading = own !== undefined && own.from >= clause.from && own.to <= clause.to;
  return {
    kind: clause.kind,
    raw: { from: clause.from, to: clause.to },
    clean,
    heading: headingPath(headings, clause.heading),
    headingLength: startsWithHeading ? map.toClean(own).to - clean.from : 0,
    wording: wordingOf(text, clause.kind, clean),
  };
}

/** Titles from the outermost heading to this one, one a line. */
function headingPath(headings: readonly Heading[], index: number): string {
  const titles: string[] = [];
  for (let at = index; at >= 0 && titles.length < 8; ) {
    const heading = headings[at];
    if (!heading) break;
    titles.unshift(heading.title.replace(/\s+/gu, ''));
    at = heading.parent;
  }
  return titles.join('\n');
}
