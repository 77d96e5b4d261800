import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Localized } from '../engine/text/localized.ts';

/** Formats that are read, by extension. */
const READABLE = new Set(
  '.txt .text .md .markdown .policy .html .htm .shtml .xhtml .mhtml .mht .docx .docm .doc .wps .pdf'.split(' '),
);
/** Formats in which offices keep documents, but which are not read: named, so that nobody takes them for imported. */
const OTHER_DOCUMENTS = new Set(
  '.ofd .rtf .odt .xls .xlsx .et .ppt .pptx .dps .zip .rar .7z .caj .epub .ceb'.split(' '),
);

/** A file to import. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to `root`, without extension, with slashes; the stem of a file that was given directly. */
  readonly doc: string;
  /** The source that it was found in. Absolute. */
  readonly root: string;
}

export interface Walk {
  readonly files: readonly FoundFile[];
  /** What was met and is not imported. */
  readonly skipped: readonly { readonly path: string; readonly reason: Localized }[];
}

/** Finds the files of the sources, folders recursively, each once, in an order that depends on names alone. Never throws. */
export async function walk(sources: readonly string[], signal?: AbortSignal): Promise<Walk> {
  const files = new Map<string, FoundFile>();
  const skipped: { path: string; reason: Localized }[] = [];
  const visited = new Set<string>();

  const enter = async (folder: string, root: string): Promise<void> => {
    if (signal?.aborted) return;
    try {
      // A link may lead back to a folder above it.
      const real = await realpath(folder);
      if (visited.has(real)) return;
      visited.add(real);
      const entries = await readdir(folder, { withFileTypes: true });
      const names = new Set(entries.map(({ name }) => name));
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (isHidden(entry.name) || isPagesFolder(entry.name, names)) continue;
        const inner = path.join(folder, entry.name);
        const target = entry.isSymbolicLink() ? await stat(inner).catch(() => null) : entry;
        if (target?.isDirectory()) await enter(inner, root);
        else if (target?.isFile()) add(inner, root);
        else if (!target) skipped.push({ path: inner, reason: BROKEN_LINK });
      }
    } catch (error) {
      skipped.push({ path: folder, reason: whyUnread(error) });
    }
  };
  const add = (file: string, root: string): void => {
    const extension = path.extname(file).toLowerCase();
    if (READABLE.has(extension)) {
      const name = path.relative(root, file).split(path.sep).join('/');
      files.set(file, { path: file, root, doc: name.slice(0, name.length - extension.length) });
    } else if (OTHER_DOCUMENTS.has(extension)) skipped.push({ path: file, reason: unreadable(extension) });
  };

  for (const source of sources) {
    const root = path.resolve(source);
    try {
      const found = await stat(root);
      if (found.isDirectory()) await enter(root, root);
      else if (found.isFile()) files.set(root, { path: root, root, doc: path.basename(root, path.extname(root)) });
      else skipped.push({ path: root, reason: NO_FILE });
    } catch (error) {
      skipped.push({ path: root, reason: whyUnread(error) });
    }
  }
  return { files: [...files.values()], skipped };
}

/** Hidden files, and those that Word keeps beside an open document. */
const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$') || name === 'node_modules';

/** 页面_files, 页面.files: what a browser saves beside a page. */
function isPagesFolder(name: string, names: ReadonlySet<string>): boolean {
  const page = /^(.+?)(?:_files|\.files|_文件)$/.exec(name)?.[1];
  return page !== undefined && ['.html', '.htm', '.mht'].some((end) => names.has(page + end));
}

const NO_FILE: Localized = { zh: '不是文件也不是文件夹', en: 'neither a file nor a folder' };
const BROKEN_LINK: Localized = { zh: '链接指向的文件不存在', en: 'a link that leads nowhere' };

const unreadable = (extension: string): Localized => ({
  zh: `不支持 ${extension} 格式，请另存为 .docx、.pdf 或 .txt 再导入`,
  en: `${extension} files are not read; save it as .docx, .pdf or .txt`,
});

/** Why a file or folder could not be read. */
export function whyUnread(error: unknown): Localized {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return { zh: '找不到文件', en: 'no such file' };
    case 'EACCES':
    case 'EPERM':
      return { zh: '没有读取权限', en: 'no permission to read' };
    case 'ELOOP':
      return { zh: '符号链接形成循环', en: 'links that lead in a circle' };
    case 'ENAMETOOLONG':
      return { zh: '路径过长', en: 'the path is too long' };
    default:
      return { zh: `读不了（${code ?? message}）`, en: `cannot be read (${code ?? message})` };
  }
}
