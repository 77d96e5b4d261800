import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver/node';
import type { Localized } from '../engine/text/localized.ts';
import type { Settings } from '../protocol/settings.ts';
import type { CityTables } from './cityTable.ts';
import type { Client } from './client.ts';
import type { CorpusHolder } from './corpus.ts';
import type { Drafts } from './drafts.ts';

/** What every feature is handed: the parts of one running server. */
export interface Session {
  readonly connection: Connection;
  readonly drafts: Drafts;
  readonly corpus: CorpusHolder;
  readonly cities: CityTables;
  /** What the client can do; known once `initialize` has been answered. */
  client: Client;
  settings: Settings;
  /** False until `initialize` has been answered. */
  started: boolean;
  /** Resolves when the settings are known; what depends on them or on the corpus waits for it. Never rejects. */
  ready: Promise<void>;
}

/** Shows one message that asks for nothing. */
export function warn({ connection }: Session, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

/** A sentence in the language that the drafter has chosen. */
export const say = (session: Session, text: Localized): string => text[session.settings.language];
