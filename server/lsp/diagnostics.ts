import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Corpus } from '../corpus/types.ts';
import { check, type Draft } from '../engine/check.ts';
import type { Finding } from '../engine/rules/types.ts';
import type { HiddenFinding } from '../protocol/commands.ts';
import { attempt, logFault } from './guard.ts';
import { PatientCorpus } from './patient.ts';
import { problemsToShow } from './problems.ts';
import { type Session, say, warn } from './session.ts';
import { Surroundings } from './surroundings.ts';
import { fromProblem, productName, toDiagnostic } from './toLsp.ts';

/** What was last said of a draft, and of which version of it. */
export interface Published {
  readonly version: number;
  readonly findings: readonly Finding[];
  /** As they were sent. */
  readonly diagnostics: readonly Diagnostic[];
}

const CHANGED = { zh: '文稿已经改动，请再试一次。', en: 'The draft has changed; try again.' };

/** Precedents are looked up for so long before somebody else has a turn. In milliseconds. */
const TURN = 15;

/** Publishes the findings of every open draft: one check in the queue per draft, the newest text wins. */
export class Diagnostics {
  readonly #session: Session;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Drafts whose pending check does not wait for a pause in the typing. */
  readonly #urgent = new Set<string>();
  /** How long the last check took, in milliseconds: a slow draft waits longer for a pause in the typing. */
  readonly #cost = new Map<string, number>();
  readonly #published = new Map<string, Published>();
  readonly #surroundings: Surroundings;
  #stopped = false;
  #patient: { corpus: Corpus; version: number; peers: PatientCorpus } | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#surroundings = new Surroundings(session);
  }

  /** The draft was opened, its surroundings changed or its drafter asks: check it as soon as what is in hand is done. */
  soon(document: TextDocument): void {
    this.#urgent.add(document.uri);
    this.#schedule(document.uri, 0);
  }

  changed(document: TextDocument): void {
    // Opening a document is reported as a change too.
    if (this.#urgent.has(document.uri) || this.#session.settings.check.run !== 'onType') return;
    const cost = this.#cost.get(document.uri) ?? 0;
    this.#schedule(document.uri, this.#session.client.options.debounce ?? Math.min(1000, 80 + 2 * cost));
  }

  opened(document: TextDocument): void {
    if (this.#session.settings.check.run !== 'manual') this.soon(document);
  }

  saved(document: TextDocument): void {
    if (this.#session.settings.check.run === 'onSave') this.soon(document);
  }

  closed(document: TextDocument): void {
    clearTimeout(this.#timers.get(document.uri));
    this.#timers.delete(document.uri);
    this.#urgent.delete(document.uri);
    this.#cost.delete(document.uri);
    this.#published.delete(document.uri);
    if (this.#session.drafts.isDraft(document)) this.#send(document.uri, undefined, []);
  }

  /** What surrounds the drafts has changed; where a drafter checks by hand, what was said is said anew. */
  all(): void {
    for (const document of this.#session.drafts.all())
      if (this.#published.has(document.uri)) this.soon(document);
      else this.opened(document);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** What is shown of a draft as it stands now; nothing while it has changed since. */
  shown(document: TextDocument): readonly Finding[] {
    const published = this.#published.get(document.uri);
    return published?.version === document.version ? published.findings : [];
  }

  /** Writes a finding into the baseline, and shows the drafts anew. */
  hide(document: TextDocument, { version, rule, from, to }: HiddenFinding): void {
    const finding =
      version === document.version
        ? this.shown(document).find((one) => one.rule === rule && one.from === from && one.to === to)
        : undefined;
    const fault = finding ? this.#surroundings.hide(document.uri, document.getText(), finding) : CHANGED;
    if (fault) warn(this.#session, say(this.#session, fault));
    else this.soon(document);
  }

  /** The diagnostics of a draft, and the findings behind those that are listed. Precedents are looked up at once. */
  check(document: TextDocument, draft: Draft): { findings: readonly Finding[]; diagnostics: Diagnostic[] } {
    return this.#check(document, draft, this.#session.corpus.current);
  }

  #schedule(uri: string, delay: number): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => void attempt(this.#session, 'diagnostics', () => this.#run(uri)), delay),
    );
  }

  async #run(uri: string): Promise<void> {
    const { drafts, ready } = this.#session;
    this.#timers.delete(uri);
    await ready;
    this.#urgent.delete(uri);
    const document = drafts.get(uri);
    if (!document || !drafts.isDraft(document)) return;
    const began = performance.now();
    const peers = this.#peers();
    this.#publish(document, peers);
    this.#cost.set(uri, performance.now() - began);
    if (peers) this.#findOut(document, peers, document.version);
  }

  #publish(document: TextDocument, peers: PatientCorpus | null, again = false): void {
    const { findings, diagnostics } = this.#check(document, this.#session.drafts.read(document), peers);
    const { uri, version } = document;
    const before = again ? this.#published.get(uri) : undefined;
    this.#published.set(uri, { version, findings, diagnostics });
    // What was looked up since has mostly nothing to add.
    if (before?.version === version && JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics)) return;
    this.#send(uri, version, diagnostics);
  }

  /** Looks up what the rules asked for and did not get, in turns with everybody else, then says what follows from it. */
  #findOut(document: TextDocument, peers: PatientCorpus, version: number): void {
    const open = [...peers.takeOpen()];
    if (open.length === 0) return;
    const turn = () => {
      if (this.#stopped) return;
      // A newer text asks its own questions.
      const current = this.#session.drafts.get(document.uri);
      if (current !== document || document.version !== version || this.#timers.has(document.uri)) return;
      const end = performance.now() + TURN;
      while (open.length > 0 && performance.now() < end) peers.findOut(open.pop()!);
      if (open.length > 0) setImmediate(guardedTurn);
      else this.#publish(document, peers, true);
    };
    const guardedTurn = () => void attempt(this.#session, 'precedents', turn);
    setImmediate(guardedTurn);
  }

  #peers(): PatientCorpus | null {
    const corpus = this.#session.corpus.current;
    if (!corpus) return null;
    const { version } = corpus;
    if (this.#patient?.corpus !== corpus || this.#patient.version !== version)
      this.#patient = { corpus, version, peers: new PatientCorpus(corpus) };
    return this.#patient.peers;
  }

  #check(document: TextDocument, read: Draft, peers: Corpus | PatientCorpus | null) {
    const session = this.#session;
    const { limit } = session.settings.check;
    const { draft, severities } = this.#surroundings.apply(document.uri, read);
    const found = check(
      { ...draft, peers, today: today() },
      { severities, onFault: (rule, fault) => logFault(session, `rule ${rule}`, fault) },
    );
    const findings = this.#surroundings.sift(document.uri, document.getText(), found);
    const listed = findings.slice(0, limit);
    const diagnostics = [
      ...problemsToShow(draft).map((problem) => fromProblem(session, document, problem)),
      ...listed.map((finding) => toDiagnostic(session, document, finding)),
      ...(findings.length > limit ? [this.#more(findings.length - limit)] : []),
    ];
    return { findings: listed, diagnostics };
  }

  #more(count: number): Diagnostic {
    const start = { line: 0, character: 0 };
    const text = {
      zh: `另有 ${count} 条审读意见未列出，请先处理已列出的。`,
      en: `${count} more findings are not listed.`,
    };
    return {
      range: { start, end: start },
      severity: DiagnosticSeverity.Information,
      source: say(this.#session, productName),
      message: say(this.#session, text),
    };
  }

  #send(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    void this.#session.connection.sendDiagnostics({ uri, ...(version === undefined ? {} : { version }), diagnostics });
  }
}

/** The local calendar day as YYYY-MM-DD. */
export function today(now = new Date()): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
