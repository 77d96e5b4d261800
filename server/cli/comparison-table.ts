import { type Format, rowsOf, usuallySet, WORDS } from '../export/comparison.ts';
import { table } from './table.ts';

/** A comparison for the terminal. */
export const asTable: Format = (compared, language) => {
  const words = WORDS[language];
  const { head, rows } = rowsOf(compared, language);
  // The peers one by one are for wider pages than a terminal.
  const narrow = (row: readonly string[]) => [...row.slice(0, 6), row[7] ?? ''];
  const missing = usuallySet(compared).map(({ name, places }) => `  ${name} (${places.length}${words.places})`);
  const lines = [
    table(narrow(head), rows.map(narrow)),
    ...(missing.length > 0 ? ['', `${words.missing}:`, ...missing] : []),
  ];
  return `${lines.join('\n')}\n`;
};
