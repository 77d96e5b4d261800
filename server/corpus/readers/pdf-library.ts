/** pdfjs as it is used here: within this thread, without canvas, fonts, evaluation or network. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist';

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

const BUNDLED = path.join(import.meta.dirname, 'cmaps');

/** Where the predefined character maps of Chinese fonts lie: beside the bundle, or in the package when sources run as they stand. */
export const CMAPS = existsSync(BUNDLED)
  ? BUNDLED
  : path.join(import.meta.dirname, '../../../node_modules/pdfjs-dist/cmaps');

class Files {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error(`${kind} is not read`);
    return new Uint8Array(await readFile(path.join(CMAPS, path.basename(filename))));
  }
}

async function load(): Promise<Library> {
  const globals = globalThis as Record<string, unknown>;
  // Made at load for drawing, which never happens here; the library would look for a native canvas otherwise.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globals[name] ??= class {};
  // It warns of the missing canvas while it loads, before it can be told to be silent.
  const { warn } = console;
  console.warn = () => {};
  try {
    globals.pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

let library: Promise<Library> | null = null;

/** The library, loaded at the first call. */
export const pdfLibrary = (): Promise<Library> => {
  library ??= load();
  return library;
};

/** Starts to read a file; its bytes are copied. The task is to be destroyed by the caller. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  const { getDocument, VerbosityLevel } = await pdfLibrary();
  return getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: Files,
    cMapUrl: `${CMAPS}/`,
    cMapPacked: true,
    useWorkerFetch: false,
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are not decoded.
    maxImageSize: 0,
  });
}
