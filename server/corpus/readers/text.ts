import { decode } from '../../engine/text/decode.ts';
import type { Reader } from './types.ts';

/** Plain text and markdown: the characters as they stand. */
export const readText: Reader = async (bytes) => {
  const decoded = decode(bytes);
  return decoded.refusal ? { text: null, refusal: decoded.refusal } : { text: decoded.text, stated: {}, refusal: null };
};
