/** Web pages saved with all their parts in one file, by browsers, Word or WPS. */
import PostalMime from 'postal-mime';
import { readPage } from './html.ts';
import type { FileContent, Reader } from './types.ts';

const NO_PAGE: FileContent = {
  text: null,
  refusal: { zh: '文件中没有网页，或文件不完整', en: 'the file holds no web page, or is incomplete' },
};

/** The page and the pages framed in it are read as one, for the article may stand in a frame. */
export const readMhtml: Reader = async (bytes) => {
  try {
    const { html, text } = await PostalMime.parse(withCharset(bytes));
    if (html) return readPage(html);
    return text && text.trim().length > 40 ? { text, stated: {}, refusal: null } : NO_PAGE;
  } catch {
    return NO_PAGE;
  }
};

/** Adds the encoding that the page says of itself to the headers of parts that do not say it. */
function withCharset(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const said = /<meta[^>]{1,200}?charset\s*=(?:3D)?\s*["']?\s*(?:3D)?([\w-]{2,20})/i.exec(
    source.replace(/=\r?\n/g, ''),
  )?.[1];
  if (!said || /^utf-?8$/i.test(said)) return bytes;
  const header = /^(Content-Type:[ \t]*text\/html)[ \t]*;?[ \t]*(\r?\n)(?![ \t])/gim;
  const full = source.replace(header, `$1; charset="${said}"$2`);
  return full === source ? bytes : Buffer.from(full, 'latin1');
}
