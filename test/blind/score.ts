// Scores the CLI against documents and expectations written by hand without sight of the reader or the rules:
//   node test/blind/score.ts [--verbose] [CLI=dist/cli.js]
// Prints, per category, what was read rightly, which flaws were found and what was reported in error. Always exits 0.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

type Value = string | null;
type Severity = 'error' | 'warning' | 'information' | 'hint';
type Fact = { quote: string; occurrence?: number; optional?: boolean };
type Target = Fact & {
  indicator: string | string[];
  value: number | null;
  value_max: number | null;
  unit: Value;
  comparator: string;
  deadline: Value | Value[];
  growth?: boolean;
};
type Responsibility = Fact & { units: string[]; lead: Value };
type Heading = { number: Value; level: number | string | null; titleStartsWith: string; optional?: boolean };
type Policy = Partial<Record<(typeof META)[number], Value | string[]>> & {
  bodyStartsWith: string | string[];
  bodyEndsWith: string | string[];
  headings: Heading[];
  targets: Target[];
  responsibilities: Responsibility[];
  ignore?: string[];
};
type Expected = {
  nonPolicy?: boolean;
  policies: Policy[];
  findings: { rule: string; orRule?: string[]; severityAtLeast?: Severity; quote: string; also?: string[] }[];
  forbidden: { rule?: string; quote: string; why: string; severityAtLeast?: Severity }[];
};
type Placed = { offset: number; quote: string };
type FoundTarget = Omit<Target, 'deadline' | 'indicator'> &
  Placed & { indicator: string; deadline: Value; deadlineFrom?: string };
type FoundPolicy = {
  meta: Record<string, unknown>;
  targets: FoundTarget[];
  responsibilities: (Responsibility & Placed)[];
  headings: { offset: number; quote: string; number: Value; level: number | string }[];
};
type Finding = { rule: string; severity: Severity; from: number; to: number; message: string };

const META = ['title', 'issuer', 'province', 'city', 'level', 'docNumber', 'issueDate', 'kind'] as const;
const RANK: Record<Severity, number> = { hint: 0, information: 1, warning: 2, error: 3 };
const TODAY = '2026-11-23';

const here = fileURLToPath(new URL('.', import.meta.url));
const options = process.argv.slice(2);
const verbose = options.includes('--verbose');
const named = options.find((option) => !option.startsWith('--')) ?? process.env.CLI ?? 'dist/cli.js';
const cli = resolve(here, '..', '..', named.replace(/^CLI=/, ''));

const totals: Record<string, Record<string, number>> = {};
const add = (layer: string, key: string, n = 1): void => {
  totals[layer] ??= {};
  totals[layer][key] = (totals[layer][key] ?? 0) + n;
};
let document = '';
const tell = (what: string): void => {
  if (verbose) console.log(`${document} ${what.replaceAll('\r', '').replaceAll('\n', '⏎')}`);
};

const fold = (text: unknown): string =>
  String(text ?? '')
    .normalize('NFKC')
    .replaceAll(/[\s"“”'‘’、,。;:()《》〈〉·]/g, '');
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const sameNumber = (a: number | null | undefined, b: number | null | undefined): boolean =>
  (a ?? null) === (b ?? null) || (a != null && b != null && Math.abs(a - b) < 1e-9);
const day = (date: Value): Value => date?.replace(/^(\d{4}-\d{2})-(28|29|30|31)$/, '$1') ?? null;

/** Where the nth occurrence of a quote stands in the raw text. */
const place = (raw: string, quote: string, occurrence = 1): number => {
  let at = -1;
  for (let n = 0; n < occurrence; n++) at = raw.indexOf(quote, at + 1);
  return at;
};
const everyPlace = (raw: string, quote: string): number[] => {
  const places: number[] = [];
  for (let at = raw.indexOf(quote); at >= 0; at = raw.indexOf(quote, at + 1)) places.push(at);
  return places;
};
const overlap = (a: Placed, b: Placed): boolean =>
  a.offset < b.offset + b.quote.length && b.offset < a.offset + a.quote.length;

/** Dice coefficient over characters; of several accepted wordings the nearest counts. */
const similar = (a: string | string[], b: string): number => Math.max(...list(a).map((text) => alike(text, b)));
const alike = (a: string, b: string): number => {
  const [left, right] = [[...fold(a)], [...fold(b)]];
  if (!left.length || !right.length) return left.length === right.length ? 1 : 0;
  const free = [...right];
  const shared = left.filter((c) => {
    const at = free.indexOf(c);
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
};

const pair = <G, F>(gold: G[], found: F[], good: (g: G, f: F) => number): { pairs: [G, F | null][]; extra: F[] } => {
  const free = new Set(found);
  const pairs = gold.map((g): [G, F | null] => {
    let best: F | null = null;
    let bestScore = -1;
    for (const f of free) {
      const score = good(g, f);
      if (score > bestScore) [best, bestScore] = [f, score];
    }
    if (best !== null) free.delete(best);
    return [g, best];
  });
  return { pairs, extra: [...free] };
};

const scoreMeta = (policy: Policy, found: FoundPolicy | undefined, raw: string): void => {
  const meta = found?.meta ?? {};
  for (const key of META) {
    if (!(key in policy)) continue;
    add('meta', 'gold');
    const right = list(policy[key] ?? null).some((value) => fold(value) === fold(meta[key]));
    if (found && right) add('meta', 'hit');
    else tell(`META ${key}: expected ${policy[key]}, got ${meta[key]}`);
  }
  const [start, end] = [Number(meta.bodyStart), Number(meta.bodyEnd)];
  const body = Number.isInteger(start) && Number.isInteger(end) ? raw.slice(start, end).trim() : '';
  for (const [key, right] of [
    ['bodyStart', list(policy.bodyStartsWith).some((text) => body.startsWith(text))],
    ['bodyEnd', list(policy.bodyEndsWith).some((text) => body.endsWith(text))],
  ] as const) {
    add('body', 'gold');
    if (right) add('body', 'hit');
    else tell(`BODY ${key}: got ${body ? (key === 'bodyStart' ? body.slice(0, 30) : body.slice(-30)) : 'none'}`);
  }
};

const scoreHeadings = (headings: Heading[], found: FoundPolicy['headings'], raw: string): void => {
  // An expected heading is named by its title; the first place after its forerunner's is meant.
  let from = 0;
  const gold = headings.map((heading) => {
    const at = raw.indexOf(heading.titleStartsWith, from);
    from = at + 1;
    return { ...heading, offset: at, quote: heading.titleStartsWith };
  });
  const { pairs, extra } = pair(gold, found, (g, f) => (overlap(g, f) ? similar(g.quote, f.quote) : -1));
  for (const [g, f] of pairs) {
    if (g.optional) continue;
    add('headings', 'gold');
    const level = f && (g.level === null || String(g.level) === String(f.level));
    if (f && level && fold(g.number) === fold(f.number)) add('headings', 'hit');
    else {
      if (f) add('headings', 'extra');
      tell(`HEADING expected ${g.number} ${g.titleStartsWith} (${g.level}), got ${f && `${f.number} (${f.level})`}`);
    }
  }
  for (const f of extra) {
    // Titles that a draft marks without a number are not asked about.
    if (f.number === null) continue;
    add('headings', 'extra');
    tell(`HEADING extra: ${f.quote.slice(0, 40)}`);
  }
};

const scoreTargets = (policy: Policy, found: FoundTarget[], raw: string): void => {
  const gold = policy.targets.map((target) => ({ ...target, offset: place(raw, target.quote, target.occurrence) }));
  const { pairs, extra } = pair(gold, found, (g, f) =>
    overlap(g, f) && f.quote.length <= 3 * g.quote.length + 10 && sameNumber(g.value, f.value)
      ? 1 + similar(g.indicator, f.indicator)
      : -1,
  );
  for (const [g, f] of pairs) {
    if (g.optional) continue;
    add('targets', 'gold');
    if (!f) {
      tell(`TARGET missed: ${g.quote}`);
      continue;
    }
    add('targets', 'hit');
    const inherited = list(g.deadline).includes(null) && !['sentence', 'none', undefined].includes(f.deadlineFrom);
    const fields = {
      indicator: similar(g.indicator, f.indicator) >= 0.7,
      value_max: sameNumber(g.value_max, f.value_max),
      unit: fold(g.unit) === fold(f.unit),
      comparator: g.comparator === f.comparator || (g.growth && g.comparator === 'change' && f.comparator === 'eq'),
      deadline: list(g.deadline).some((date) => day(date) === day(f.deadline)) || inherited,
    };
    if (Object.values(fields).every(Boolean)) add('targets', 'exact');
    for (const [field, right] of Object.entries(fields)) {
      if (right) add('targets', `ok ${field}`);
      else {
        const [want, got] = [g[field as 'unit'], f[field as 'unit']];
        tell(`TARGET ${field}: expected ${want}, got ${got}: ${g.quote}`);
      }
    }
  }
  const ignored = (policy.ignore ?? []).map((quote) => ({ quote, offset: raw.indexOf(quote) }));
  const free = [...ignored, ...gold.filter((target) => target.optional)];
  for (const f of extra) {
    if (free.some((place) => overlap(place, f))) continue;
    add('targets', 'extra');
    tell(`TARGET extra: ${f.quote} = ${f.value}`);
  }
};

const scoreResponsibilities = (policy: Policy, found: FoundPolicy['responsibilities'], raw: string): void => {
  const placed = policy.responsibilities.map((r) => ({ ...r, offset: place(raw, r.quote, r.occurrence) }));
  const { pairs, extra } = pair(
    placed.filter((r) => !r.optional),
    found,
    (g, f) => (overlap(g, f) ? similar(g.quote, f.quote) : -1),
  );
  for (const [g, f] of pairs) {
    add('responsibilities', 'gold');
    const same = f && g.units.map(fold).sort().join() === (f.units ?? []).map(fold).sort().join();
    if (same && fold(g.lead) === fold(f.lead)) add('responsibilities', 'hit');
    else {
      if (f) add('responsibilities', 'extra');
      tell(`UNITS expected ${g.units} lead ${g.lead}, got ${f && `${f.units} lead ${f.lead}`}`);
    }
  }
  for (const f of extra) {
    if (placed.some((r) => r.optional && overlap(r, f))) continue;
    add('responsibilities', 'extra');
    tell(`UNITS extra: ${f.quote}`);
  }
};

/** A finding answers an expectation when it overlaps the flaw, or stands on the same short line. */
const onLine = (raw: string, at: number, finding: Finding): boolean => {
  const from = raw.lastIndexOf('\n', at) + 1;
  const to = raw.indexOf('\n', at) < 0 ? raw.length : raw.indexOf('\n', at);
  return to - from <= 400 && finding.from < to && finding.to > from;
};
const touches = (finding: Finding, at: number, quote: string): boolean =>
  finding.from < at + quote.length && finding.to > at;

const scoreFindings = (expected: Expected, found: Finding[], raw: string): void => {
  const explained = new Set<Finding>();
  for (const { rule, orRule = [], severityAtLeast = 'warning', quote, also = [] } of expected.findings) {
    add('flaws', 'gold');
    const answers = found.filter(
      (finding) =>
        [rule, ...orRule].includes(finding.rule) &&
        [quote, ...also].some((text) => {
          const at = raw.indexOf(text);
          return touches(finding, at, text) || onLine(raw, at, finding);
        }),
    );
    for (const finding of answers) explained.add(finding);
    if (answers.some((finding) => RANK[finding.severity] >= RANK[severityAtLeast])) add('flaws', 'hit');
    else tell(`FLAW missed: ${rule} at ${quote}${answers.map(({ severity }) => ` (only ${severity})`).join('')}`);
  }
  for (const finding of found) {
    if (explained.has(finding) || RANK[finding.severity] < RANK.warning) continue;
    add('flaws', 'alarms');
    tell(`ALARM ${finding.rule} at ${raw.slice(finding.from, finding.to).slice(0, 60)}: ${finding.message}`);
  }
  for (const { rule, quote, why, severityAtLeast = 'information' } of expected.forbidden) {
    add('traps', 'gold');
    const hits = found.filter(
      (finding) =>
        !explained.has(finding) &&
        (rule === undefined || rule === finding.rule) &&
        RANK[finding.severity] >= RANK[severityAtLeast] &&
        everyPlace(raw, quote).some((at) => touches(finding, at, quote)),
    );
    if (hits.length) add('traps', 'hit');
    for (const finding of hits) tell(`TRAP ${finding.rule} (${finding.severity}) at ${quote} — ${why}`);
  }
};

const run = (...args: string[]): unknown => {
  try {
    return JSON.parse(execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }));
  } catch (fault) {
    // `check` ends with 1 when it has findings; its output stands all the same.
    const { stdout, message } = fault as { stdout?: string; message: string };
    try {
      return JSON.parse(stdout ?? '');
    } catch {
      add('runs', 'failed');
      tell(`FAILED ${args[0]}: ${message.split('\n')[0]}`);
      return {};
    }
  }
};

const main = (): void => {
  if (!existsSync(cli)) {
    console.log(`nothing scored: ${cli} is not built`);
    return;
  }
  const names = readdirSync(here).sort();
  for (const name of names.filter((file) => file.endsWith('.expect.json'))) {
    const stem = basename(name, '.expect.json');
    document = stem;
    const file = join(here, names.find((other) => other.startsWith(`${stem}.`) && other !== name)!);
    const raw = readFileSync(file, 'utf8');
    const expected = JSON.parse(readFileSync(join(here, name), 'utf8')) as Expected;
    const { policies = [] } = run('extract', '--format', 'json', file) as { policies?: FoundPolicy[] };
    const { files = [] } = run('check', '--format', 'json', '--today', TODAY, file) as {
      files?: { findings: Finding[] }[];
    };
    const findings = files.flatMap((entry) => entry.findings);
    if (expected.nonPolicy) {
      add('non-policies', 'gold');
      const facts = policies.reduce((sum, p) => sum + p.targets.length + p.responsibilities.length, 0);
      if (facts === 0) add('non-policies', 'hit');
      else tell(`NON-POLICY ${facts} facts: ${policies.flatMap((p) => p.targets.map((t) => t.quote)).join(' | ')}`);
    } else {
      if (policies.length !== expected.policies.length)
        tell(`POLICIES expected ${expected.policies.length}, got ${policies.length}`);
      // Every policy counts its own facts, wherever the reader drew the line between two of them.
      expected.policies.forEach((policy, at) => {
        scoreMeta(policy, policies[at], raw);
      });
      const whole: Policy = {
        bodyStartsWith: '',
        bodyEndsWith: '',
        headings: expected.policies.flatMap((p) => p.headings),
        targets: expected.policies.flatMap((p) => p.targets),
        responsibilities: expected.policies.flatMap((p) => p.responsibilities),
        ignore: expected.policies.flatMap((p) => p.ignore ?? []),
      };
      const all = <K extends 'headings' | 'targets' | 'responsibilities'>(key: K) =>
        policies.flatMap((p) => (p[key] ?? []) as FoundPolicy[K][number][]);
      scoreHeadings(whole.headings, all('headings'), raw);
      scoreTargets(whole, all('targets'), raw);
      scoreResponsibilities(whole, all('responsibilities'), raw);
    }
    scoreFindings(expected, findings, raw);
  }
  report();
};

const report = (): void => {
  const f1 = (layer: string, key: string): string => {
    const { gold = 0, hit = 0, extra = 0, [key]: right = 0 } = totals[layer] ?? {};
    const [p, r] = [right / (hit + extra || 1), right / (gold || 1)];
    return `P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${((2 * p * r) / (p + r || 1)).toFixed(3)}`;
  };
  const count = (layer: string, key = 'hit'): string => `${totals[layer]?.[key] ?? 0}/${totals[layer]?.gold ?? 0}`;
  console.log(`metadata fields right ${count('meta')}, body edges right ${count('body')}`);
  console.log(`headings ${f1('headings', 'hit')}`);
  const fields = Object.entries(totals.targets ?? {}).filter(([key]) => key.startsWith('ok '));
  const hits = totals.targets?.hit || 1;
  console.log(`targets ${f1('targets', 'hit')} (${totals.targets?.gold} expected), exact ${f1('targets', 'exact')}`);
  console.log(`  of those met: ${fields.map(([key, n]) => `${key.slice(3)} ${(n / hits).toFixed(3)}`).join(', ')}`);
  console.log(`responsibilities exact ${f1('responsibilities', 'hit')}`);
  console.log(`flaws found ${count('flaws')}, false alarms (warning or above) ${totals.flaws?.alarms ?? 0}`);
  console.log(`traps hit ${count('traps')}`);
  console.log(`non-policies left alone ${count('non-policies')}`);
  if (totals.runs) console.log(`runs that failed ${totals.runs.failed}`);
};

main();
