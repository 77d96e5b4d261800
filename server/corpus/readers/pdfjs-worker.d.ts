declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** What pdfjs sends its messages to; it looks for this module in `globalThis.pdfjsWorker`. */
  export const WorkerMessageHandler: unknown;
}
