import type { CompareResult, CompareRow } from '../../../server/protocol/messages.ts';
import { element } from './dom.ts';
import { rowElement } from './row.ts';
import { open, state } from './state.ts';
import type { Strings } from './strings.ts';

/** Rows as they stand on the page, by key, with the answer that they were made from: an unchanged row is left alone. */
const rows = new Map<string, { made: string; node: HTMLTableRowElement }>();

export const forgetRows = (): void => rows.clear();

/** What is listed now, in its order. */
export function shownRows({ rows: all }: CompareResult): CompareRow[] {
  const wanted = state.search.trim().toLowerCase();
  const found = all.filter((row) => (state.view === 'all' || row.standing === state.view) && speaksOf(row, wanted));
  switch (state.order) {
    case 'text':
      return found;
    case 'gap':
      return found.sort((a, b) => (b.gap ?? Number.NEGATIVE_INFINITY) - (a.gap ?? Number.NEGATIVE_INFINITY));
    case 'name':
      return found.sort((a, b) => a.indicator.localeCompare(b.indicator, 'zh-CN'));
  }
}

const speaksOf = ({ indicator, scope, section, chapter, quote, peers }: CompareRow, wanted: string): boolean =>
  wanted === '' ||
  [indicator, scope, section, chapter, quote, ...peers.map(({ name }) => name)].some((text) =>
    text?.toLowerCase().includes(wanted),
  );

export function targetTable(result: CompareResult, words: Strings): HTMLElement {
  const shown = shownRows(result);
  const heads = [words.indicator, words.draft, words.peers, words.standing];
  const sorted = { text: -1, name: 0, gap: 3 }[state.order];
  const groups = state.grouped ? grouped(shown) : [[null, shown] as const];
  return element(
    'table',
    { role: 'table' },
    element('caption', { class: 'unseen' }, words.caption),
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        ...heads.map((head, at) =>
          element(
            'th',
            { scope: 'col', role: 'columnheader', 'aria-sort': at === sorted ? 'ascending' : undefined },
            head,
          ),
        ),
      ),
    ),
    ...groups.map(([chapter, list]) =>
      element(
        'tbody',
        { role: 'rowgroup' },
        state.grouped &&
          element(
            'tr',
            { role: 'row', class: 'chapter' },
            element('th', { colspan: heads.length, scope: 'rowgroup', role: 'rowheader' }, chapter ?? words.noChapter),
          ),
        ...list.map((row) => nodeOf(row, result, words)),
      ),
    ),
    shown.length === 0 &&
      element(
        'tbody',
        { role: 'rowgroup' },
        element(
          'tr',
          { role: 'row' },
          element(
            'td',
            { colspan: heads.length, role: 'cell', class: 'quiet' },
            state.search ? words.noMatch : words.none,
          ),
        ),
      ),
  );
}

/** By chapter, in the order in which they are met. */
function grouped(list: readonly CompareRow[]): [string | null, CompareRow[]][] {
  const groups = new Map<string | null, CompareRow[]>();
  for (const row of list) groups.set(row.chapter, [...(groups.get(row.chapter) ?? []), row]);
  return [...groups];
}

function nodeOf(row: CompareRow, { uri }: CompareResult, words: Strings): HTMLTableRowElement {
  const made = JSON.stringify(row);
  const known = rows.get(row.key);
  if (known?.made === made) return known.node;
  const node = rowElement(row, uri, words, open);
  rows.set(row.key, { made, node });
  return node;
}

/** The focused control, so that a page that was made anew keeps the keyboard's place. */
export function focusPath(): { key: string; index: number } | { id: string } | null {
  const active = document.activeElement;
  if (active?.id) return { id: active.id };
  const row = active?.closest<HTMLElement>('tr[data-key]');
  return row ? { key: row.dataset.key!, index: [...row.querySelectorAll('button')].indexOf(active as never) } : null;
}

export function restoreFocus(path: ReturnType<typeof focusPath>): void {
  if (!path) return;
  const target =
    'id' in path ? document.getElementById(path.id) : rows.get(path.key)?.node.querySelectorAll('button')[path.index];
  if (target && target !== document.activeElement) target.focus({ preventScroll: true });
}

/** Up and down move from target to target. */
export function onKey(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = (event.target as Element | null)?.closest?.('tr[data-key]');
  if (!row) return;
  const all = [...document.querySelectorAll<HTMLElement>('tr[data-key]')];
  const next = all[all.indexOf(row as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
  const button = next?.querySelector<HTMLButtonElement>('button.indicator');
  if (!button) return;
  event.preventDefault();
  button.focus();
}
