/** Walks the XML of a document package. */
import { type SaxesAttributeNS, SaxesParser } from 'saxes';

/** Prefixes by which elements are named here, whatever the file calls them; each in the transitional and strict form. */
const PREFIX: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel:',
};

/** Elements within elements. A document reaches some dozens. */
const DEEPEST = 256;

/** An attribute by its name without prefix; null where it is missing. */
export type Attribute = (name: string) => string | null;

export interface XmlVisitor {
  /** `path` holds the names of the elements around this one, outermost first. */
  open(name: string, attribute: Attribute, path: readonly string[]): void;
  close?(name: string, path: readonly string[]): void;
  text?(text: string): void;
}

/** Linear in the length. Entities of a document type are not expanded. @throws Error where the XML is not well formed. */
export function walkXml(bytes: Uint8Array, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const path: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (path.length >= DEEPEST) throw new Error('too deep');
    const name = (PREFIX[uri] ?? '') + local;
    visitor.open(name, (wanted) => attributeIn(attributes, wanted), path);
    path.push(name);
  });
  parser.on('closetag', () => {
    const name = path.pop()!;
    visitor.close?.(name, path);
  });
  if (visitor.text) {
    const text = (part: string): void => visitor.text!(part);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.write(new TextDecoder(encodingOf(bytes)).decode(bytes)).close();
}

function attributeIn(attributes: Readonly<Record<string, SaxesAttributeNS>>, name: string): string | null {
  for (const key in attributes) if (attributes[key]!.local === name) return attributes[key]!.value;
  return null;
}

/** XML without a byte order mark is UTF-8 in a package. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
