import { fileURLToPath } from 'node:url';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
} from 'vscode-languageserver/node';
import { baselineName, configName } from '../protocol/config.ts';
import { readSettings } from '../protocol/settings.ts';
import { attempt } from './guard.ts';
import { type Session, say, warn } from './session.ts';

const section = 'duibiao';

/** A client may take the question and never answer; a draft must not wait for it longer than this, in milliseconds. */
export const patience = 1000;

/** The settings: asked of the client where it can be asked, else taken from what it sends of itself. */
export class Configuration {
  readonly #session: Session;
  readonly #onChange: () => void;
  #folder: string | undefined;
  #complained = '';

  constructor(session: Session, onChange: () => void) {
    this.#session = session;
    this.#onChange = onChange;
  }

  initialize(params: InitializeParams): void {
    this.#folder = pathOf(params.workspaceFolders?.[0]?.uri ?? params.rootUri);
    this.#take(this.#session.client.options.settings);
  }

  /** After `initialized`, and whenever the client says that settings changed; `pushed` is what it sent along. */
  refresh(pushed?: unknown): Promise<void> {
    const session = this.#session;
    if (!session.client.configuration) {
      if (pushed !== undefined && pushed !== null) this.#take(sectionOf(pushed));
      return Promise.resolve();
    }
    const answered = attempt(session, 'configuration', async () => {
      this.#take(await session.connection.workspace.getConfiguration(section));
    });
    return Promise.race([answered, new Promise<void>((resolve) => setTimeout(resolve, patience).unref())]);
  }

  register(): void {
    const { client, connection } = this.#session;
    void attempt(this.#session, 'registration', async () => {
      if (client.configurationRegistration)
        await connection.client.register(DidChangeConfigurationNotification.type, { section });
      if (client.watchedFiles)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [configName, baselineName].map((name) => ({ globPattern: `**/${name}` })),
        });
    });
  }

  #take(answer: unknown): void {
    const session = this.#session;
    const { settings, faults } = readSettings(answer);
    const changed = JSON.stringify(settings) !== JSON.stringify(session.settings);
    session.settings = settings;
    const { storagePath } = session.client.options;
    const other = session.corpus.choose({ ...settings.corpus, storage: storagePath, folder: this.#folder });
    this.#complain(faults);
    if (changed || other) this.#onChange();
  }

  /** Once for the same keys, not on every change of another setting. */
  #complain(faults: readonly string[]): void {
    const keys = faults.map((key) => (key ? `${section}.${key}` : section)).join(', ');
    if (keys && keys !== this.#complained) {
      const text = {
        zh: `设置 ${keys} 的值无法采用，已按默认值处理。`,
        en: `The value of the setting ${keys} cannot be used; the default is.`,
      };
      warn(this.#session, say(this.#session, text));
    }
    this.#complained = keys;
  }
}

/** Clients push either the section itself or everything with the section inside. */
function sectionOf(pushed: unknown): unknown {
  return typeof pushed === 'object' && pushed !== null && section in pushed
    ? (pushed as Record<string, unknown>)[section]
    : pushed;
}

function pathOf(uri: unknown): string | undefined {
  if (typeof uri !== 'string' || !uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
