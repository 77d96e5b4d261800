import { createHash } from 'node:crypto';

/** In hexadecimal digits, as sources and documents are told apart by. */
export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
