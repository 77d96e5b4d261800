import type { Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Corpus } from '../corpus/types.ts';
import type { PolicySource } from '../engine/peers/types.ts';
import type { Span } from '../engine/text/span.ts';
import type { Place, PolicySpan } from '../protocol/messages.ts';
import { policyAddress } from './addresses.ts';
import type { Session } from './session.ts';

export const rangeOf = (document: TextDocument, span: Span): Range => ({
  start: document.positionAt(span.from),
  end: document.positionAt(span.to),
});

/** Cleaned texts of the corpus as documents, so that offsets become lines. Some are kept: findings and the comparison name the same ones. */
export class Sources {
  readonly #kept = new Map<string, { source: PolicySource; document: TextDocument }>();
  readonly #corpus: Corpus;
  readonly #limit = 200;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  text(policyId: string): string | null {
    return this.#open(policyId)?.document.getText() ?? null;
  }

  source(policyId: string): PolicySource | null {
    return this.#open(policyId)?.source ?? null;
  }

  /** Where a stretch of a policy's cleaned text can be opened; null for a policy that the corpus does not hold. */
  place(policyId: string, clean: Span): Place | null {
    const opened = this.#open(policyId);
    return opened && { uri: opened.document.uri, range: rangeOf(opened.document, clean) };
  }

  #open(policyId: string) {
    const known = this.#kept.get(policyId);
    if (known) return known;
    const clean = this.#corpus.cleanText(policyId);
    if (!clean) return null;
    const opened = {
      source: clean.source,
      document: TextDocument.create(policyAddress(clean.source), 'policy-zh', 0, clean.text),
    };
    if (this.#kept.size >= this.#limit) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(policyId, opened);
    return opened;
  }
}

/** Where a stretch of a policy of the corpus can be opened; null for one that it does not hold. */
export const placeOf = ({ corpus }: Session, { policy, ...clean }: PolicySpan): Place | null =>
  corpus.sources?.place(policy, clean) ?? null;
