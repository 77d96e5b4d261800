import type { PolicySource } from '../engine/peers/types.ts';
import { sourceName } from './wording.ts';

/** Scheme of the read-only documents that this server provides. */
export const scheme = 'duibiao';

/** What a `duibiao:` address names. */
export type Address = { readonly kind: 'policy'; readonly id: string } | { readonly kind: 'rule'; readonly id: string };

/** Address of a policy's cleaned text. The last part is for people: it is the title of the editor's tab. */
export function policyAddress(source: PolicySource): string {
  const title = sourceName(source)
    .replace(/[\s/\\?#%:*"<>|]+/g, '_')
    .slice(0, 80);
  return `${scheme}:/corpus/${encodePath(source.id)}/${encodePath(title)}.policy.txt`;
}

/** Address of the page that explains a rule. */
export const ruleAddress = (id: string): string => `${scheme}:/rules/${encodePath(id)}.md`;

/** Null for an address that is not ours, however damaged. */
export function readAddress(uri: unknown): Address | null {
  if (typeof uri !== 'string' || !uri.startsWith(`${scheme}:/`)) return null;
  const [path = ''] = uri.slice(scheme.length + 1).split(/[?#]/, 1);
  let parts: string[];
  try {
    parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
  const [room, ...rest] = parts;
  if (room === 'corpus' && rest.length >= 2) return { kind: 'policy', id: rest.slice(0, -1).join('/') };
  if (room === 'rules' && rest.length === 1 && rest[0]!.endsWith('.md'))
    return { kind: 'rule', id: rest[0]!.slice(0, -3) };
  return null;
}

/** Slashes stay: an editor that decodes and encodes the path again would not tell `%2F` from `/`. */
const encodePath = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '_')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
