/** Words on a page: where they begin, in points from the lower left corner, and how large they are. */
export interface Words {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly text: string;
}

/** How the codes of a font become characters: by a map that Adobe defined, or by one in the file. */
export type FontForm = 'UniGB-UCS2-H' | 'GBK-EUC-H' | 'Identity-H';

export interface PdfSketch {
  readonly pages: readonly (readonly Words[])[];
  readonly font?: FontForm;
  /** Codes that are numbers of glyphs, without the map to characters. */
  readonly mute?: boolean;
  readonly encrypted?: boolean;
}

/** How far the glyphs of a mute font lie from the characters that they print. */
const GLYPHS = 0x4a00;

const hex = (code: number): string => code.toString(16).padStart(4, '0').toUpperCase();

/** Two-byte codes of GBK by character, from what the platform decodes. */
const gbk = new Map<string, string>();
function gbkCode(char: string): string {
  if (gbk.size === 0) {
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high < 0xff; high++)
      for (let low = 0x40; low < 0xff; low++)
        if (low !== 0x7f) gbk.set(decoder.decode(Uint8Array.of(high, low)), hex(high * 256 + low));
  }
  const code = gbk.get(char);
  if (code) return code;
  const ascii = char.charCodeAt(0);
  if (ascii >= 0x80) throw new Error(`no code for ${char}`);
  return hex(ascii).slice(2);
}

const codesOf = (text: string, font: FontForm, shift: number): string =>
  [...text].map((char) => (font === 'GBK-EUC-H' ? gbkCode(char) : hex(char.charCodeAt(0) - shift))).join('');

const stream = (words: string): string =>
  `<< /Length ${Buffer.byteLength(words, 'latin1')} >>\nstream\n${words}\nendstream`;

/** The map in the file: each code stands for the character with that number. */
function toUnicode(text: string): string {
  const codes = [...new Set(text)].map((char) => hex(char.charCodeAt(0)));
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += 100) {
    const some = codes.slice(at, at + 100);
    parts.push(`${some.length} beginbfchar\n${some.map((code) => `<${code}> <${code}>`).join('\n')}\nendbfchar`);
  }
  return stream(
    `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Own def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${parts.join('\n')}\nendcmap\nend\nend`,
  );
}

/** A small PDF file whose fonts are named and not embedded, as many offices print theirs. */
export function pdf({ pages, font = 'UniGB-UCS2-H', mute = false, encrypted = false }: PdfSketch): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const text = pages.flatMap((words) => words.map((one) => one.text)).join('');
  const kids = pages.map((_, index) => `${7 + index * 2} 0 R`).join(' ');
  const ordering = font === 'Identity-H' ? 'Identity' : 'GB1';
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const map = font === 'Identity-H' && !mute ? ' /ToUnicode 6 0 R' : '';
  add(`<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${font} /DescendantFonts [4 0 R]${map} >>`);
  add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>`,
  );
  add(
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
  );
  add(toUnicode(text));
  for (const words of pages) {
    const drawn = words.map(
      ({ x, y, size = 12, text: shown }) =>
        `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${codesOf(shown, font, mute ? GLYPHS : 0)}> Tj ET`,
    );
    const number = objects.length + 1;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R >>`,
    );
    add(stream(['0.9 g 40 40 10 10 re f 0 g', ...drawn].join('\n')));
  }
  if (encrypted) add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'5A'.repeat(32)}> /U <${'A5'.repeat(32)}> >>`);
  let out = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = out.length;
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const lock = encrypted ? ` /Encrypt ${objects.length} 0 R /ID [<${'11'.repeat(16)}> <${'11'.repeat(16)}>]` : '';
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(out, 'latin1'));
}

/** Lines of a page from the top down, each as long as the line is wide; null leaves a gap. */
export const lines = (...texts: readonly (string | null)[]): Words[] =>
  texts.flatMap((text, index) => (text === null ? [] : [{ x: 72, y: 740 - index * 22, text }]));
