import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { check } from '../engine/check.ts';
import { attempt, logFault } from './guard.ts';
import { problemsToShow } from './problems.ts';
import { type Session, say } from './session.ts';
import { fromProblem, productName, toDiagnostic } from './toLsp.ts';

/** Editors show no more than a thousand; a draft with more is better told so. */
const most = 500;

/** Publishes the findings of every open draft: one check in the queue per draft, the newest text wins. */
export class Diagnostics {
  readonly #session: Session;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Drafts whose pending check does not wait for a pause in the typing. */
  readonly #urgent = new Set<string>();
  /** How long the last check took, in milliseconds: a slow draft waits longer for a pause in the typing. */
  readonly #cost = new Map<string, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The draft was opened or its surroundings changed: check it as soon as what is in hand is done. */
  soon(document: TextDocument): void {
    this.#urgent.add(document.uri);
    this.#schedule(document.uri, 0);
  }

  changed(document: TextDocument): void {
    // Opening a document is reported as a change too.
    if (this.#urgent.has(document.uri) || this.#session.settings.check.run === 'onSave') return;
    const cost = this.#cost.get(document.uri) ?? 0;
    this.#schedule(document.uri, this.#session.client.options.debounce ?? Math.min(1000, 80 + 2 * cost));
  }

  saved(document: TextDocument): void {
    if (this.#session.settings.check.run === 'onSave') this.soon(document);
  }

  closed(document: TextDocument): void {
    clearTimeout(this.#timers.get(document.uri));
    this.#timers.delete(document.uri);
    this.#urgent.delete(document.uri);
    this.#cost.delete(document.uri);
    if (this.#session.drafts.isDraft(document)) this.#send(document.uri, undefined, []);
  }

  all(): void {
    for (const document of this.#session.drafts.all()) this.soon(document);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
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
    const diagnostics = this.#check(document);
    this.#cost.set(uri, performance.now() - began);
    this.#send(uri, document.version, diagnostics);
  }

  #check(document: TextDocument): Diagnostic[] {
    const session = this.#session;
    const draft = session.drafts.read(document);
    const findings = check(
      { ...draft, peers: session.corpus.current, today: today() },
      { onFault: (rule, fault) => logFault(session, `rule ${rule}`, fault) },
    );
    return [
      ...problemsToShow(draft).map((problem) => fromProblem(session, document, problem)),
      ...findings.slice(0, most).map((finding) => toDiagnostic(session, document, finding)),
      ...(findings.length > most ? [this.#more(findings.length - most)] : []),
    ];
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
