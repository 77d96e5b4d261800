import type { Connection } from 'vscode-languageserver/node';
import type { Localized } from '../engine/text/localized.ts';
import type { Settings } from '../protocol/settings.ts';
import type { Client } from './client.ts';
import type { CorpusHolder } from './corpus.ts';
import type { Drafts } from './drafts.ts';

/** What every feature is handed: the parts of one running server. */
export interface Session {
  readonly connection: Connection;
  readonly drafts: Drafts;
  readonly corpus: CorpusHolder;
  /** What the client can do; known once `initialize` has been answered. */
  client: Client;
  settings: Settings;
  /** Resolves when the settings are known; what depends on them or on the corpus waits for it. Never rejects. */
  ready: Promise<void>;
}

/** A sentence in the language that the drafter has chosen. */
export const say = (session: Session, text: Localized): string => text[session.settings.language];
