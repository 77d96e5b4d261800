import type { Citation, Responsibility, Target } from '../engine/facts/types.ts';
import type { Heading, Policy } from '../engine/policy/types.ts';
import type { ReadPolicy } from '../engine/rules/types.ts';

const meta = ({ meta, from, to }: Policy) => ({
  title: meta.title,
  issuer: meta.issuer,
  province: meta.region?.province ?? null,
  city: meta.region?.city ?? null,
  county: meta.region?.county ?? null,
  level: meta.region?.level ?? null,
  docNumber: meta.docNumber,
  issueDate: meta.issueDate,
  publishDate: meta.publishDate,
  period: meta.period,
  kind: meta.kind,
  bodyStart: from,
  bodyEnd: to,
});

const target = (fact: Target) => ({
  quote: fact.quote,
  offset: fact.from,
  indicator: fact.indicator,
  scope: fact.scope,
  value: fact.value,
  value_max: fact.valueMax,
  unit: fact.unit,
  comparator: fact.comparator,
  per: fact.per,
  deadline: fact.deadline,
  deadlineFrom: fact.deadlineFrom,
  growth: fact.growth,
  suspect: fact.suspect,
  baseline: fact.baseline,
  direction: fact.direction,
  attained: fact.attained,
  ...(fact.attained ? { year: fact.year } : {}),
  identity: fact.identity.key,
});

const responsibility = (fact: Responsibility) => ({
  quote: fact.quote,
  offset: fact.from,
  units: fact.units,
  lead: fact.lead,
  form: fact.form,
  inherited: fact.inherited,
});

const heading = (text: string) => (fact: Heading) => ({
  quote: text.slice(fact.from, fact.to),
  offset: fact.from,
  number: fact.number,
  level: fact.level,
  title: fact.title,
});

const citation = (fact: Citation) => ({
  quote: fact.quote,
  offset: fact.from,
  title: fact.title,
  docNumber: fact.docNumber,
});

/** One policy as `duibiao extract --format json` prints it; `text` is the whole document that offsets count in. */
export const policyJson = (text: string, { policy, facts }: ReadPolicy) => ({
  meta: meta(policy),
  targets: facts.targets.map(target),
  attained: facts.attained.map(target),
  responsibilities: facts.responsibilities.map(responsibility),
  headings: policy.headings.map(heading(text)),
  citations: facts.citations.map(citation),
});
