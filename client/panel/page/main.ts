import type { CompareResult, HostMessage, PageMessage, Place, Standing } from '../../../server/protocol/messages.ts';
import { element } from './dom.ts';
import './panel.css';
import { rowElement } from './row.ts';
import { strings } from './strings.ts';

interface State {
  readonly filter: Standing | 'all';
  readonly scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): State | undefined;
  setState(state: State): void;
};

const host = acquireVsCodeApi();
const page = document.getElementById('page')!;
const said = document.getElementById('said')!;
/** Rows as they stand on the page, by key, with the answer that they were made from: an unchanged row is left alone. */
const rows = new Map<string, { made: string; node: HTMLTableRowElement }>();
const expanded = new Set<string>();
const standings = ['below', 'level', 'above', 'unranked'] as const;
let filter: State['filter'] = host.getState()?.filter ?? 'all';
/** Where the reader was before the page was hidden; used once. */
let scroll = host.getState()?.scroll ?? 0;
let last: CompareResult | undefined;

const open = (place: Place) => host.postMessage({ type: 'open', place });

function show(result: CompareResult): void {
  const words = strings[result.language];
  if (last && (last.language !== result.language || last.uri !== result.uri)) rows.clear();
  const focused = focusPath();
  last = result;
  document.documentElement.lang = result.language === 'zh' ? 'zh-CN' : 'en';
  const shown = result.rows.filter((row) => filter === 'all' || row.standing === filter);
  page.replaceChildren(
    header(result),
    ...result.notices.map(({ text, step }) =>
      element('section', { class: 'notice' }, element('p', {}, text), step && element('p', { class: 'quiet' }, step)),
    ),
    ...(result.rows.length
      ? [filters(result), table(result, shown)]
      : [
          element(
            'div',
            { class: 'empty' },
            element('p', {}, words.empty),
            element('p', { class: 'quiet' }, words.emptyStep),
          ),
        ]),
  );
  page.setAttribute('aria-busy', 'false');
  restoreFocus(focused);
  if (scroll) window.scrollTo({ top: scroll });
  scroll = 0;
}

function header({ language, title, jurisdiction, peers }: CompareResult): HTMLElement {
  return element(
    'header',
    {},
    element('h1', {}, strings[language].heading),
    element('p', { class: 'paper' }, title, jurisdiction && element('span', { class: 'quiet' }, ` · ${jurisdiction}`)),
    peers && element('p', { class: 'quiet' }, peers),
  );
}

function filters(result: CompareResult): HTMLElement {
  const words = strings[result.language];
  const count = (name: State['filter']) =>
    name === 'all' ? result.rows.length : result.rows.filter((row) => row.standing === name).length;
  const button = (name: State['filter']) =>
    element(
      'button',
      {
        type: 'button',
        class: `filter ${name}`,
        id: `filter-${name}`,
        'aria-pressed': String(filter === name),
        onclick: () => {
          filter = name;
          keepState();
          show(result);
        },
      },
      element('span', { class: 'count' }, String(count(name))),
      element('span', {}, words[name]),
    );
  return element(
    'div',
    { class: 'filters', role: 'group', 'aria-label': words.filter },
    button('all'),
    ...standings.map(button),
  );
}

function table(result: CompareResult, shown: CompareResult['rows']): HTMLElement {
  const words = strings[result.language];
  const nodes = shown.map((row) => {
    const made = JSON.stringify(row);
    const known = rows.get(row.key);
    if (known?.made === made) return known.node;
    const node = rowElement(row, result.uri, words, open, expanded);
    rows.set(row.key, { made, node });
    return node;
  });
  const heads = [words.indicator, words.draft, words.peers, words.standing];
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
        ...heads.map((head) => element('th', { scope: 'col', role: 'columnheader' }, head)),
      ),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      ...(nodes.length
        ? nodes
        : [element('tr', { role: 'row' }, element('td', { colspan: 4, role: 'cell', class: 'quiet' }, words.none))]),
    ),
  );
}

function fault(message: string): void {
  // What was known stays to be read; the fault is said above it.
  page.querySelector('.fault')?.remove();
  const words = strings[last?.language ?? 'zh'];
  page.prepend(
    element(
      'section',
      { class: 'notice fault' },
      element('p', {}, words.fault),
      element('p', { class: 'quiet' }, message),
    ),
  );
  page.setAttribute('aria-busy', 'false');
}

/** The focused button as row and position, so that a page that was made anew keeps the keyboard's place. */
function focusPath(): { key: string; index: number } | { id: string } | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLButtonElement)) return null;
  if (active.id) return { id: active.id };
  const row = active.closest<HTMLElement>('tr[data-key]');
  return row && { key: row.dataset.key!, index: [...row.querySelectorAll('button')].indexOf(active) };
}

function restoreFocus(path: ReturnType<typeof focusPath>): void {
  if (!path) return;
  const target =
    'id' in path ? document.getElementById(path.id) : rows.get(path.key)?.node.querySelectorAll('button')[path.index];
  target?.focus({ preventScroll: true });
}

function keepState(): void {
  host.setState({ filter, scroll: window.scrollY });
}

/** Up and down move from target to target. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = (event.target as Element | null)?.closest?.('tr[data-key]');
  if (!row) return;
  let next = row;
  do next = (event.key === 'ArrowDown' ? next.nextElementSibling : next.previousElementSibling) as Element;
  while (next && !next.matches('tr[data-key]'));
  const button = next?.querySelector<HTMLButtonElement>('button.indicator');
  if (!button) return;
  event.preventDefault();
  button.focus();
}

window.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
  if (data.type === 'fault') return fault(data.message);
  const before = last;
  show(data.result);
  if (before && before.rows.length !== data.result.rows.length)
    said.textContent = strings[data.result.language].updated(data.result.rows.length);
});
document.addEventListener('keydown', onKey);
document.addEventListener('scroll', keepState, { passive: true });
host.postMessage({ type: 'ready' });
