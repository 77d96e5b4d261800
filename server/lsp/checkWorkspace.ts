import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isGrave, readDraft } from '../engine/check.ts';
import { decode } from '../engine/text/decode.ts';
import type { Localized } from '../engine/text/localized.ts';
import type { WorkspaceReport } from '../protocol/commands.ts';
import type { Diagnostics } from './diagnostics.ts';
import { languageId } from './drafts.ts';
import { type Session, say } from './session.ts';

/** Endings by which an editor knows a draft; the manifest declares the same. */
const draftName = /\.policy(?:\.md|\.txt)?$/i;
/** Folders in which nobody keeps drafts. */
const passedOver = /^(?:\.|node_modules$)/;
/** More files than this are not one workspace. */
const mostFiles = 5000;
/** A draft that is larger was not written by hand. In bytes. */
const largest = 16 * 2 ** 20;

/** Checks every draft of the workspace's folders, open or not, and publishes what it finds. */
export async function checkWorkspace(
  session: Session,
  diagnostics: Diagnostics,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<WorkspaceReport> {
  const folders = await workspaceFolders(session);
  const report = {
    files: 0,
    grave: 0,
    findings: 0,
    failed: [] as { path: string; reason: string }[],
    cancelled: false,
  };
  progress.begin(
    say(session, { zh: '正在检查工作区的文稿', en: 'Checking the drafts of the workspace' }),
    0,
    undefined,
    true,
  );
  try {
    const files = (await Promise.all(folders.map((folder) => draftsIn(folder, token)))).flat();
    for (const [index, file] of files.entries()) {
      if (token.isCancellationRequested) break;
      progress.report((index * 100) / files.length, `${index}/${files.length} ${path.basename(file)}`);
      const checked = await checkFile(session, diagnostics, file);
      if ('zh' in checked) {
        report.failed.push({ path: file, reason: say(session, checked) });
        continue;
      }
      report.files++;
      report.findings += checked.findings;
      report.grave += checked.grave;
      // Whoever types meanwhile is answered between two files.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    progress.done();
  }
  return { ...report, cancelled: token.isCancellationRequested };
}

async function workspaceFolders({ client, connection }: Session): Promise<string[]> {
  const asked = client.workspaceFolders ? await connection.workspace.getWorkspaceFolders() : null;
  const uris = asked?.map(({ uri }) => uri) ?? client.folders;
  return uris.flatMap((uri) => {
    try {
      return uri.startsWith('file:') ? [fileURLToPath(uri)] : [];
    } catch {
      return [];
    }
  });
}

/** Links are not followed: they may lead in a circle, or out of the workspace. */
async function draftsIn(folder: string, token: CancellationToken): Promise<string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (token.isCancellationRequested || found.length >= mostFiles) break;
    const entries: Dirent[] = await readdir(next, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const file = path.join(next, entry.name);
      if (entry.isDirectory() && !passedOver.test(entry.name)) waiting.push(file);
      else if (entry.isFile() && draftName.test(entry.name)) found.push(file);
    }
  }
  return found.sort().slice(0, mostFiles);
}

async function checkFile(
  session: Session,
  diagnostics: Diagnostics,
  file: string,
): Promise<{ findings: number; grave: number } | Localized> {
  const uri = pathToFileURL(file).href;
  const open = session.drafts.all().find((document) => sameFile(document.uri, file));
  const read = open ?? (await readFromDisk(uri, file));
  if (!('uri' in read)) return read;
  const draft = open ? session.drafts.read(open) : readDraft(read.getText(), { draft: true });
  const { findings, diagnostics: list } = diagnostics.check(read, draft);
  // An open draft is looked after anyway.
  if (!open) void session.connection.sendDiagnostics({ uri, diagnostics: list });
  return { findings: findings.length, grave: findings.filter(isGrave).length };
}

async function readFromDisk(uri: string, file: string): Promise<TextDocument | Localized> {
  try {
    if ((await stat(file)).size > largest) return { zh: '文件过大', en: 'the file is too large' };
    const decoded = decode(await readFile(file));
    return decoded.refusal ?? TextDocument.create(uri, languageId, 0, decoded.text);
  } catch {
    return { zh: '读不了文件', en: 'the file cannot be read' };
  }
}

/** Clients write one address in several ways. */
function sameFile(uri: string, file: string): boolean {
  try {
    return uri.startsWith('file:') && path.relative(fileURLToPath(uri), file) === '';
  } catch {
    return false;
  }
}
