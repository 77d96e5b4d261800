import type { CompareResult } from '../../../server/protocol/messages.ts';
import { element } from './dom.ts';
import { type Order, state, type View } from './state.ts';
import type { Strings } from './strings.ts';

const views = ['all', 'below', 'level', 'above', 'unranked', 'missing'] as const;
const orders = ['text', 'gap', 'name'] as const;

/** What is listed, what is looked for, in which order. */
export class Toolbar {
  readonly node: HTMLElement;
  readonly #buttons = new Map<View, { button: HTMLButtonElement; count: HTMLElement }>();
  readonly #onChange: () => void;

  constructor(words: Strings, onChange: () => void) {
    this.#onChange = onChange;
    this.node = element(
      'div',
      { class: 'toolbar' },
      element(
        'div',
        { class: 'filters', role: 'group', 'aria-label': words.filter },
        ...views.map((view) => this.#button(view, words)),
      ),
      element('div', { class: 'tools' }, this.#search(words), this.#order(words), this.#grouping(words)),
      legend(words),
    );
  }

  update({ rows, missing }: CompareResult): void {
    for (const [view, { button, count }] of this.#buttons) {
      const listed =
        view === 'missing'
          ? missing.length
          : view === 'all'
            ? rows.length
            : rows.filter(({ standing }) => standing === view).length;
      count.textContent = String(listed);
      button.setAttribute('aria-pressed', String(state.view === view));
    }
  }

  #button(view: View, words: Strings): HTMLButtonElement {
    const count = element('span', { class: 'count' });
    const onclick = () => {
      state.view = view;
      this.#onChange();
    };
    const button = element(
      'button',
      { type: 'button', class: `filter ${view}`, id: `filter-${view}`, onclick },
      count,
      element('span', {}, words[view]),
    );
    this.#buttons.set(view, { button, count });
    return button;
  }

  #search(words: Strings): HTMLElement {
    const input = element('input', {
      type: 'search',
      id: 'search',
      placeholder: words.search,
      'aria-label': words.search,
    });
    input.value = state.search;
    input.addEventListener('input', () => {
      state.search = input.value;
      this.#onChange();
    });
    return input;
  }

  #order(words: Strings): HTMLElement {
    const select = element(
      'select',
      { id: 'order', 'aria-label': words.order },
      ...orders.map((order) => element('option', { value: order }, words.orders[order])),
    );
    select.value = state.order;
    select.addEventListener('change', () => {
      state.order = select.value as Order;
      this.#onChange();
    });
    return select;
  }

  #grouping(words: Strings): HTMLElement {
    const box = element('input', { type: 'checkbox', id: 'grouped' });
    box.checked = state.grouped;
    box.addEventListener('change', () => {
      state.grouped = box.checked;
      this.#onChange();
    });
    return element('label', { class: 'check' }, box, words.grouped);
  }
}

/** What the marks of the plots stand for; the plots tell it themselves to those who do not see them. */
const legend = (words: Strings): HTMLElement =>
  element(
    'p',
    { class: 'legend quiet', 'aria-hidden': 'true' },
    ...(
      [
        ['own-mark', '◆', words.draft],
        ['peer-mark', '●', words.higher],
        ['other-mark', '●', words.others],
        ['median-mark', '┃', words.middle],
        ['floor-mark', '┇', words.superiorMark],
        ['past-mark', '▲', words.pastMark],
      ] as const
    ).map(([name, sign, text]) => element('span', {}, element('i', { class: name }, sign), text)),
  );
