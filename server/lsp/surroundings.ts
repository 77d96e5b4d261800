import { fileURLToPath, pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { baselineFileFor, baselineOf, configFor, type FoundConfig, writeBaseline } from '../config/files.ts';
import { sift, withFindings } from '../engine/baseline.ts';
import { type Draft, importedDraft } from '../engine/check.ts';
import type { Finding } from '../engine/rules/types.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { Settings } from '../protocol/settings.ts';
import { type Session, say } from './session.ts';
import { rangeOf } from './sources.ts';
import { productName } from './toLsp.ts';

/** What the files around a draft say of its check: the settings file and the baseline. */
export class Surroundings {
  readonly #session: Session;
  /** What was last said of a settings file, by its path. */
  readonly #told = new Map<string, FoundConfig>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The draft and the levels of the rules, as the nearest settings file has them. */
  apply(uri: string, draft: Draft): { draft: Draft; severities: Settings['rules'] } {
    const { rules } = this.#session.settings;
    const path = pathOf(uri);
    const found = path === null ? null : configFor(path);
    if (!found) return { draft, severities: rules };
    this.#tell(found);
    return {
      draft: found.config.imported ? importedDraft(draft) : draft,
      severities: { ...rules, ...found.config.rules },
    };
  }

  /** Leaves out the findings that the baseline knows. */
  sift(uri: string, text: string, findings: readonly Finding[]): readonly Finding[] {
    const path = pathOf(uri);
    if (path === null || findings.length === 0) return findings;
    return sift(text, findings, baselineOf(baselineFileFor(path), path)).shown;
  }

  /** Writes a finding into the baseline. Null when it was done, else why not. */
  hide(uri: string, text: string, finding: Finding): Localized | null {
    const path = pathOf(uri);
    if (path === null) return { zh: '请先保存文稿。', en: 'Save the draft first.' };
    const file = baselineFileFor(path);
    return writeBaseline(file, path, withFindings(text, [finding], baselineOf(file, path)));
  }

  /** What cannot be used in a settings file is shown there. */
  #tell(found: FoundConfig): void {
    if (this.#told.get(found.file) === found) return;
    const first = !this.#told.has(found.file);
    this.#told.set(found.file, found);
    if (first && found.faults.length === 0) return;
    const uri = pathToFileURL(found.file).href;
    const document = TextDocument.create(uri, 'jsonc', 0, found.text);
    const diagnostics = found.faults.map((fault) => ({
      range: rangeOf(document, fault),
      severity: DiagnosticSeverity.Warning,
      source: say(this.#session, productName),
      message: say(this.#session, fault.message),
    }));
    void this.#session.connection.sendDiagnostics({ uri, diagnostics });
  }
}

function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}
