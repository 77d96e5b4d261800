/** Columns of a terminal that a text fills: ideographs and full-width signs take two. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    columns += code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xa4cf) || isWideBlock(code)) ? 2 : 1;
  }
  return columns;
}

const isWideBlock = (code: number) =>
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  code >= 0x20000;

/** Rows below a head, columns aligned by spaces. Line breaks inside a cell become spaces. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replace(/[\r\n\t]+/g, ' ')));
  const widths = head.map((_, column) => lines.reduce((most, cells) => Math.max(most, width(cells[column] ?? '')), 0));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
