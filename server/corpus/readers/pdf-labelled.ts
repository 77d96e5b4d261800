/** Rows of a table that are written out, each cell behind the name of its column: 领域：健康水平 指标：… 2020年：77.3 */

const NAMED = /(?:^| )([^\s：，。；]{1,8})：(?=\S)/gu;
const LEAST_COLUMNS = 3;
const LEAST_ROWS = 3;

/** Lines in which runs of such rows are a table: a row of names, then cells parted by tabs. */
export function labelledTables(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const rows = rowsFrom(lines, at);
    for (const row of rows) found.push(row.join('\t'));
    if (rows.length === 0) found.push(lines[at]!);
    at += Math.max(1, rows.length - 1);
  }
  return found;
}

function rowsFrom(lines: readonly string[], from: number): string[][] {
  const names = [...lines[from]!.matchAll(NAMED)].map(([, name]) => name!);
  if (names.length < LEAST_COLUMNS || !lines[from]!.startsWith(`${names[0]}：`)) return [];
  const rows = [names];
  for (let at = from; at < lines.length; at++) {
    const cells = cellsOf(lines[at]!, names);
    if (!cells) break;
    rows.push(cells);
  }
  return rows.length > LEAST_ROWS ? rows : [];
}

function cellsOf(line: string, names: readonly string[]): string[] | null {
  const cells: string[] = [];
  let from = 0;
  for (const [at, name] of names.entries()) {
    const label = `${name}：`;
    const start = line.indexOf(label, from);
    if (start < 0 || (at === 0 && start > 0)) return null;
    if (at > 0) cells.push(line.slice(from, start).trim());
    from = start + label.length;
  }
  cells.push(line.slice(from).trim());
  return cells;
}
