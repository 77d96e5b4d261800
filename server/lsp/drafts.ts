import { type Connection, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Draft, readDraft } from '../engine/check.ts';
import { scheme } from './addresses.ts';

export const languageId = 'policy-zh';

/** The documents that the client holds open in our language, kept in step by incremental changes. */
export class Drafts {
  readonly documents = new TextDocuments(TextDocument);
  readonly #readings = new WeakMap<TextDocument, { version: number; draft: Draft }>();

  listen(connection: Connection): void {
    this.documents.listen(connection);
  }

  /** The open document with this address, if it is in our language. */
  get(uri: unknown): TextDocument | null {
    const document = typeof uri === 'string' ? this.documents.get(uri) : undefined;
    return document?.languageId === languageId ? document : null;
  }

  /** Sources of the corpus can be opened and outlined, but they are nobody's draft. */
  isDraft(document: TextDocument): boolean {
    return document.languageId === languageId && !document.uri.startsWith(`${scheme}:`);
  }

  all(): TextDocument[] {
    return this.documents.all().filter((document) => this.isDraft(document));
  }

  /** What was read from the document at its present version; read once, however many features ask. */
  read(document: TextDocument): Draft {
    const known = this.#readings.get(document);
    if (known?.version === document.version) return known.draft;
    const draft = readDraft(document.getText(), { draft: true });
    this.#readings.set(document, { version: document.version, draft });
    return draft;
  }
}
