import type { Metadata } from '../../engine/policy/types.ts';
import type { Localized } from '../../engine/text/localized.ts';

/** What a page or a file says of its policy outside the text, where the text itself may be silent. */
export interface Stated {
  readonly title?: string;
  readonly publishDate?: NonNullable<Metadata['publishDate']>;
}

/** The text of a file as it is imported, or why there is none, for people. */
export type FileContent =
  | {
      /**
       * One paragraph a line; the cells of a table row are parted by tabs. For a plain text file its decoded characters
       * as they stand (without byte order mark), so that offsets are those of the file.
       */
      readonly text: string;
      readonly stated: Stated;
      readonly refusal: null;
    }
  | { readonly text: null; readonly refusal: Localized };

/** Reads one format. Never throws and always ends: whatever the bytes are, it gives a text or a refusal. */
export type Reader = (bytes: Uint8Array) => Promise<FileContent>;
