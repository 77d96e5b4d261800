import { strToU8, type Zippable, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const MORE =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"';

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of plain text, or of runs where it begins with an element. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content === '' || content.startsWith('<') ? content : run(content)}</w:p>`;

export const numPr = (list: number, level: number | null = 0): string =>
  `<w:numPr>${level === null ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${list}"/></w:numPr>`;

/** A paragraph in a list. */
export const item = (text: string, list: number, level = 0): string => paragraph(text, numPr(list, level));

export interface LevelSketch {
  readonly text: string;
  readonly format: string;
  readonly start?: number;
  /** Further elements of the level. */
  readonly more?: string;
}

export const level = (at: number, { text, format, start = 1, more = '' }: LevelSketch): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

export const abstractNum = (id: number, levels: readonly LevelSketch[], more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels.map((sketch, at) => level(at, sketch)).join('')}</w:abstractNum>`;

export const num = (id: number, abstract: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;

export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;

/** A field of several parts in one paragraph. */
export const field = (code: string, result: string | null): string => {
  const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const shown = result === null ? '' : mark('separate') + run(result);
  return `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${shown}${mark('end')}`;
};

export interface DocxSketch {
  /** Paragraphs and tables. */
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  /** Further files of the package by their path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The bytes of a .docx. */
export function docx({ body, numbering, styles, files = {} }: DocxSketch): Uint8Array {
  const part = (name: string, content: string): Uint8Array => strToU8(`<w:${name} ${W} ${MORE}>${content}</w:${name}>`);
  const package_: Zippable = {
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ' +
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strToU8(content)])),
  };
  if (numbering !== undefined) package_['word/numbering.xml'] = part('numbering', numbering);
  if (styles !== undefined) package_['word/styles.xml'] = part('styles', styles);
  return zipSync(package_);
}
