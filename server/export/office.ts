/** What spreadsheets and documents of Office Open XML have in common. */
import { strToU8, zipSync } from 'fflate';

/** Characters that XML 1.0 has no place for. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const xml = (text: string): string =>
  text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface Part {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

/** A package whose first part is the main one; `relations` are the main part's own, by type and target. */
export function officePackage(
  parts: readonly Part[],
  relations: readonly (readonly [type: string, target: string])[],
): Uint8Array {
  const [main] = parts as [Part];
  const link = ([type, target]: readonly [string, string], index: number) =>
    `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const rels = (links: readonly (readonly [string, string])[]) =>
    `${HEAD}<Relationships xmlns="${RELATIONS}">${links.map(link).join('')}</Relationships>`;
  const slash = main.path.lastIndexOf('/');
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map(({ path, type }) => `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': rels([['officeDocument', main.path]]),
    [`${main.path.slice(0, slash)}/_rels${main.path.slice(slash)}.rels`]: rels(relations),
    ...Object.fromEntries(parts.map(({ path, body }) => [path, HEAD + body])),
  };
  // The same comparison gives the same bytes: the date is that of the format's beginning.
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), {
    mtime: '1980-01-01',
  });
}
