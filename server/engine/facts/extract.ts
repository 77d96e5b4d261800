import { identify } from '../knowledge/identity.ts';
import type { Clause, Paragraph, Policy, PolicyDocument } from '../policy/types.ts';
import { latestDay } from '../text/dates.ts';
import type { Span } from '../text/span.ts';
import { contextOf, type DocumentContext, resolve, type Stretch, stretchOf, turnHeading } from './context.ts';
import { sourceDirection } from './direction.ts';
import { type Placed, readParagraph } from './paragraph.ts';
import type { Due } from './reading.ts';
import { type Bearer, readBearers, saysFirstLeads } from './responsibilities.ts';
import { WHOLE } from './subject.ts';
import { readTable, type TableValue } from './tables.ts';
import type { Citation, DateMention, DeadlineFrom, Facts, IndicatorIdentity, Responsibility, Target } from './types.ts';

/** Reads one policy of a document: every fact with its place, deadline and tense. Never throws on any text. */
export function extractFacts(document: PolicyDocument, policy: Policy): Facts {
  return new Reader(document, policy).read();
}

const SHORT = 48;
const LEAD = 40;
const GLOSSARY =
  /^[*#【[( ]{0,4}(?:附[:：]?)?\s*(?:政府工作报告)?(?:名词解释|名词注释|注释|词语解释|有关名词解释|相关名词解释|名词术语解释)/;
/** 5．“两街一馆”：… explains a name. */
const DEFINITION = /^(?:\[\^?\d{1,3}\][:：]?|\d{1,3}[.、]|注\d?[:：])?\s*“[^”]{2,30}”[^:。，,]{0,14}[:：](?!\d)/;

/** Takes blanks and line breaks out; most texts have none. */
function squeeze(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 0xa0 || code === 0x3000) return text.replace(/\s+/g, '');
  }
  return text;
}

class Reader {
  private readonly raw: string;
  private readonly shadow: string;
  private readonly policy: Policy;
  private readonly context: DocumentContext;
  private readonly targets: Target[] = [];
  private readonly attained: Target[] = [];
  private readonly responsibilities: Responsibility[] = [];
  private readonly dates: DateMention[] = [];
  private readonly citations: Citation[] = [];
  /** Behind 名词解释 words are explained, and numbers in them set nothing. */
  private glossary = false;
  private firstLeads = false;
  private standing: string[] = [];
  private stretch: Stretch;
  private readonly tables: readonly ReturnType<typeof readTable>[];
  /** Cells that are read like a paragraph, by where they begin, each with its row's deadline. */
  private readonly prose = new Map<number, string | null>();
  private rowDue: string | null = null;

  constructor(document: PolicyDocument, policy: Policy) {
    this.raw = document.text;
    this.shadow = document.shadow;
    this.policy = policy;
    this.context = contextOf(policy, this.shadow);
    this.stretch = { mode: this.context.report ? 'past' : 'plan', due: null };
    this.tables = policy.tables.map((table) => readTable(this.shadow, table, this.context));
    for (const { prose } of this.tables) for (const { cell, due } of prose) this.prose.set(cell.from, this.dueOf(due));
  }

  /** The date that a cell states (2026年11月底), as a deadline. */
  private dueOf(cell: Span | null): string | null {
    const date = cell && readParagraph(this.shadow.slice(cell.from, cell.to)).dates[0];
    return date ? resolve({ ...date.due, ahead: true }, this.context) : null;
  }

  read(): Facts {
    const { policy } = this;
    const stretches = this.headingStretches();
    let heading = -1;
    let turned = !this.context.report;
    const turn = turned ? policy.from : turnHeading(policy, stretches, this.shadow);
    for (const paragraph of policy.paragraphs) {
      if (!turned && paragraph.from >= turn) {
        turned = true;
        this.stretch = { mode: 'plan', due: null };
      }
      if (paragraph.heading !== heading) {
        heading = paragraph.heading;
        const named = stretches[heading];
        // Below a review's heading lies the plan where the plan's own heading was lost.
        if (named && !(named.mode === 'past' && turned && this.context.report && policy.headings[heading]?.level !== 1))
          this.stretch = named;
      }
      this.paragraph(paragraph, turned);
    }
    for (const table of this.tables) this.table(table);
    const inOrder = (a: Span, b: Span): number => a.from - b.from || a.to - b.to;
    this.targets.sort(inOrder);
    this.attained.sort(inOrder);
    this.responsibilities.sort(inOrder);
    return {
      targets: this.targets,
      attained: this.attained,
      responsibilities: this.responsibilities,
      dates: this.dates.sort(inOrder),
      citations: this.citations.sort(inOrder),
    };
  }

  /** Each heading's own stretch, else that of the heading above it. */
  private headingStretches(): (Stretch | null)[] {
    const out: (Stretch | null)[] = [];
    for (const heading of this.policy.headings) {
      const words = this.shadow.slice(heading.from, Math.min(heading.to, heading.from + 80));
      const own =
        heading.level === 'box' ? null : stretchOf(words, this.context, heading.level === 1 ? 'top' : 'below');
      const above = heading.parent >= 0 ? (out[heading.parent] ?? null) : null;
      if (own && above && heading.level !== 1 && own.mode === 'plan' && own.due === null) out.push(above);
      else if (!own && !above && heading.level === 1 && !this.context.report) out.push({ mode: 'plan', due: null });
      else
        out.push(
          own ? { mode: own.mode, due: own.due ?? (own.mode === above?.mode ? (above?.due ?? null) : null) } : above,
        );
    }
    return out;
  }

  private paragraph(paragraph: Paragraph, turned: boolean): void {
    const { from } = paragraph;
    const text = this.shadow.slice(from, paragraph.to);
    const prose = paragraph.kind === 'cell' && this.prose.has(from);
    if (paragraph.kind === 'cell' && !prose && (text.length < 24 || !/[,。;]/.test(text))) {
      if (/\d日/.test(text)) this.mentions(readParagraph(text).dates, from);
      return;
    }
    this.rowDue = this.prose.get(from) ?? null;
    if (paragraph.kind === 'text') {
      const title = text.length < SHORT && !/[。;,]/.test(text);
      const named = title
        ? stretchOf(text, this.context, 'top')
        : stretchOf(text.slice(0, LEAD).replace(/^各位代表[!,:]?\s*/, ''), this.context, null);
      // Behind its turn a report looks back no more, unless a title says so.
      if (named && (this.context.report || title) && (title || named.mode === 'plan' || !turned)) this.stretch = named;
    }
    if (GLOSSARY.test(text)) this.glossary = true;
    else if (
      this.glossary &&
      (/^[*#]{0,4}附[件表录]/.test(text) ||
        (paragraph.kind === 'heading' && this.policy.headings[paragraph.heading]?.level === 1))
    )
      this.glossary = false;
    const facts = readParagraph(text);
    const explains = this.glossary || DEFINITION.test(text);
    // A heading counts its items (民生实事7件); only a rate in it is a goal.
    if (!explains && (paragraph.kind !== 'heading' || /[%‰]/.test(text)))
      for (const placed of facts.readings) this.reading(placed, paragraph);
    for (const bearer of facts.bearers) this.bearer(bearer, from);
    // A statement of its own, outside every bracket.
    if (facts.bearers.length === 0 && saysFirstLeads(text)) this.firstLeads = true;
    this.mentions(facts.dates, from);
    for (const cited of facts.citations) {
      const span = { from: cited.from + from, to: cited.to + from };
      this.citations.push({
        ...span,
        quote: this.raw.slice(span.from, span.to),
        title: this.raw.slice(cited.title.from + from, cited.title.to + from),
        docNumber: cited.docNumber ? this.raw.slice(cited.docNumber.from + from, cited.docNumber.to + from) : null,
      });
    }
  }

  private mentions(dates: ReturnType<typeof readParagraph>['dates'], from: number): void {
    for (const { date, due, baseline } of dates) {
      const span = { from: date.from + from, to: date.to + from };
      const issue = this.policy.meta.issueDateSpan;
      const past =
        baseline ||
        (date.year !== null && date.endYear === null && this.context.year !== null && date.year < this.context.year);
      this.dates.push({
        ...span,
        quote: this.raw.slice(span.from, span.to),
        year: date.year,
        month: date.month,
        day: date.day,
        valid: date.valid,
        role:
          issue && issue.from < span.to && span.from < issue.to
            ? 'issue'
            : past
              ? 'past'
              : date.endYear !== null && !date.plan
                ? 'period'
                : date.plan
                  ? 'period'
                  : due.ahead
                    ? 'deadline'
                    : 'other',
        endYear: date.endYear,
        latest: latestDay(date),
        clause: this.clauseAt(span.from),
      });
    }
  }

  /** The pieces' texts, joined, without blanks and line breaks. */
  private joined(text: string, pieces: readonly (Span | string)[], from: number): string {
    let out = '';
    for (const piece of pieces)
      out += typeof piece === 'string' ? piece : text.slice(piece.from + from, piece.to + from);
    return squeeze(out);
  }

  private reading({ reading, carried }: Placed, paragraph: Paragraph): void {
    const { from } = paragraph;
    const clause = this.clauseAt(reading.from + from);
    const { mode } = this.stretch;
    // 由2012年的14.5%提至39.6% tells a history unless a deadline or a will stands by.
    const history =
      this.context.report &&
      reading.baseline?.year != null &&
      reading.baseline.value !== null &&
      reading.due === null &&
      reading.tense !== 1;
    const attained = history || this.isAttained(reading.due, reading.tense, mode);
    const { deadline, deadlineFrom } = this.deadline(reading, carried, mode);
    const { pieces, scope } = this.withoutWhole(reading.indicator, reading.scope, from);
    const folded = this.joined(this.shadow, pieces, from);
    if (folded.length < 2) return;
    const year = attained ? (reading.due?.year ?? null) : null;
    const unit = reading.unit === '' ? null : reading.unit;
    const per = reading.per ? this.raw.slice(reading.per.from + from, reading.per.to + from) : null;
    const span = { from: reading.from + from, to: reading.to + from };
    const scopeWords = scope ? this.raw.slice(scope.from + from, scope.to + from) : null;
    const { comparator, growth, value } = reading;
    const asked = {
      indicator: folded,
      scope: scope ? this.shadow.slice(scope.from + from, scope.to + from) : null,
      per: reading.per ? this.shadow.slice(reading.per.from + from, reading.per.to + from) : null,
      unit,
      comparator,
      growth,
      value,
    };
    let identity: IndicatorIdentity | null = null;
    (attained ? this.attained : this.targets).push({
      ...span,
      quote: this.raw.slice(span.from, span.to),
      indicator: this.joined(this.raw, pieces, from),
      scope: scopeWords,
      value: reading.value,
      valueMax: reading.valueMax,
      unit: this.rawUnit(unit, reading.valueFrom + from, reading.valueTo + from),
      comparator: reading.comparator,
      per,
      deadline: attained ? null : deadline,
      deadlineFrom: attained ? 'none' : deadlineFrom,
      growth: reading.growth,
      suspect: reading.suspect,
      baseline: reading.baseline,
      direction: sourceDirection(folded, reading.trend, reading.comparator, reading.unit),
      attained,
      year,
      // Worked out when first asked for: most facts of a paper are never compared.
      get identity() {
        identity ??= identify(asked);
        return identity;
      },
      valueSpan: { from: reading.valueFrom + from, to: reading.valueTo + from },
      clause,
    });
  }

  /** The unit in the document's own characters (個, 張). */
  private rawUnit(unit: string | null, from: number, to: number): string | null {
    if (unit === null) return null;
    const at = this.shadow.lastIndexOf(unit, to - unit.length);
    return at >= from ? this.raw.slice(at, at + unit.length) : unit;
  }

  private isAttained(due: Due | null, tense: -1 | 0 | 1, mode: Stretch['mode']): boolean {
    const { year } = this.context;
    if (due && due.year !== null && !due.masked && year !== null) {
      if (due.year < year) return true;
      if (due.year > year && due.ahead) return false;
      if (due.year === year && due.ahead && mode !== 'past') return false;
    }
    if (due?.relative === 'last') return true;
    if (mode === 'past')
      return !(
        due !== null &&
        due.relative !== null &&
        due.relative !== 'plan' &&
        due.ahead &&
        tense === 1 &&
        !this.context.report
      );
    return tense === -1;
  }

  private deadline(
    reading: Placed['reading'],
    carried: Due | null,
    mode: Stretch['mode'],
  ): { deadline: string | null; deadlineFrom: DeadlineFrom } {
    const { due } = reading;
    const changing = reading.growth || reading.comparator === 'change';
    if (reading.annual && !changing) return { deadline: 'annual', deadlineFrom: 'sentence' };
    if (due) {
      const own = resolve(due, this.context);
      if (own) return { deadline: own, deadlineFrom: 'sentence' };
    }
    // 恢复到2019年水平: a year before the paper's own is no deadline of the sentences that follow.
    const past = carried?.year != null && this.context.year !== null && carried.year < this.context.year;
    if (carried && !past) {
      const earlier = resolve(carried, this.context);
      if (earlier) return { deadline: earlier, deadlineFrom: 'paragraph' };
    }
    if (this.rowDue) return { deadline: this.rowDue, deadlineFrom: 'table' };
    if (mode === 'plan' && this.stretch.due) return { deadline: this.stretch.due, deadlineFrom: 'heading' };
    if (this.context.due) return { deadline: this.context.due, deadlineFrom: 'document' };
    return { deadline: null, deadlineFrom: 'none' };
  }

  /** 全市 before an indicator is its scope. */
  private withoutWhole(
    pieces: readonly (Span | string)[],
    scope: Span | null,
    from: number,
  ): { pieces: readonly (Span | string)[]; scope: Span | null } {
    const first = pieces[0];
    if (!first || typeof first === 'string') return { pieces, scope };
    const word = WHOLE.startingAt(this.shadow, first.from + from, first.to + from);
    if (!word || first.to - first.from - word[0].length < 2) return { pieces, scope };
    const place = { from: first.from, to: first.from + word[0].length };
    // 县域内 stays in the name: it says which patients are meant.
    if (word[0].startsWith('县域')) return { pieces, scope: scope ?? place };
    return { pieces: [{ from: place.to, to: first.to }, ...pieces.slice(1)], scope: scope ?? place };
  }

  private bearer(bearer: Bearer, from: number): void {
    const names = bearer.units.map((u) => this.raw.slice(u.from + from, u.to + from).replace(/\s+/g, ''));
    const standing = bearer.standing.map((u) => this.raw.slice(u.from + from, u.to + from));
    const inherited = this.standing.filter((name) => !names.includes(name));
    if (bearer.firstLeads) this.firstLeads = true;
    const leads = bearer.leads.map((i) => names[i] as string);
    const lead = leads.length > 0 ? leads.join('、') : this.firstLeads ? (names[0] ?? null) : null;
    const span = { from: bearer.from + from, to: bearer.to + from };
    this.responsibilities.push({
      ...span,
      quote: this.raw.slice(span.from, span.to),
      units: names,
      unitSpans: bearer.units.map((u) => ({ from: u.from + from, to: u.to + from })),
      lead,
      form: bearer.form,
      inherited,
      clause: this.clauseAt(span.from),
    });
    for (const name of standing) if (!this.standing.includes(name)) this.standing.push(name);
  }

  private table({ values, bearers }: ReturnType<typeof readTable>): void {
    for (const value of values) this.tableValue(value);
    for (const { span, leads } of bearers) {
      if (this.responsibilities.some((r) => r.from < span.to && span.from < r.to)) continue;
      const text = this.shadow.slice(span.from, span.to);
      const read = readBearers(`责任单位:${text}`)[0];
      if (!read) continue;
      const shift = span.from - 5;
      const units = read.units.filter((u) => u.from >= 5);
      const shifted: Bearer = {
        ...read,
        from: span.from,
        to: span.to,
        units: units.map((u) => ({ from: u.from + shift, to: u.to + shift })),
        leads: leads ? units.map((_, i) => i) : read.leads,
        form: leads ? '牵头/配合' : read.form,
        standing: [],
      };
      this.bearer(shifted, 0);
    }
  }

  private tableValue(value: TableValue): void {
    const indicator = this.raw.slice(value.indicator.from, value.indicator.to).replace(/\s+/g, '');
    const folded = this.shadow.slice(value.indicator.from, value.indicator.to).replace(/\s+/g, '');
    const scope = value.scope ? this.shadow.slice(value.scope.from, value.scope.to).trim() : null;
    if (folded.length < 2) return;
    const due = value.year !== null ? String(value.year) : this.context.due;
    const per = /^每(?:千|万|百)[^数率的]{0,5}?(?:人口|人|名)/.exec(folded)?.[0] ?? null;
    let identity: IndicatorIdentity | null = null;
    (value.attained ? this.attained : this.targets).push({
      from: value.from,
      to: value.to,
      quote: this.raw.slice(value.from, value.to),
      indicator,
      scope,
      value: value.number,
      valueMax: value.max,
      unit: value.unit,
      comparator: value.comparator,
      per,
      deadline: value.attained ? null : due,
      deadlineFrom: value.attained || due === null ? 'none' : value.year !== null ? 'table' : 'document',
      growth: value.growth,
      suspect: value.suspect,
      baseline: value.baseline,
      direction: sourceDirection(folded, value.trend, value.comparator, value.unit),
      attained: value.attained,
      year: value.attained ? value.year : null,
      get identity() {
        identity ??= identify({
          indicator: folded,
          scope,
          per,
          unit: value.unit,
          comparator: value.comparator,
          growth: value.growth,
          value: value.number,
        });
        return identity;
      },
      valueSpan: value.value,
      clause: this.clauseAt(value.from),
    });
  }

  /** The smallest clause that holds a place. */
  private clauseAt(at: number): number {
    const { clauses } = this.policy;
    let low = 0;
    let high = clauses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((clauses[middle] as Clause).from <= at) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0 && i > low - 6; i -= 1) if (at < (clauses[i] as Clause).to) return i;
    return -1;
  }
}
