import type { CompareResult, PeerCircle } from '../../../server/protocol/messages.ts';
import { element } from './dom.ts';
import { tell } from './state.ts';
import type { Strings } from './strings.ts';

const circles = ['auto', 'province', 'region', 'all', 'similar', 'list'] as const;

/** Whom the draft is compared with. */
export class PeersControl {
  readonly node: HTMLElement;
  readonly #words: Strings;
  readonly #select: HTMLSelectElement;
  readonly #names: HTMLInputElement;
  readonly #note = element('span', { class: 'quiet' });

  constructor(words: Strings) {
    this.#words = words;
    this.#select = element(
      'select',
      { id: 'circle' },
      ...circles.map((circle) => element('option', { value: circle }, words.circles[circle])),
    );
    this.#names = element('input', {
      type: 'text',
      id: 'names',
      placeholder: words.names,
      'aria-label': words.namesLabel,
    });
    this.#select.addEventListener('change', () => {
      this.#names.hidden = this.#select.value !== 'list';
      if (this.#select.value === 'list' && this.#list().length === 0) this.#names.focus();
      else this.#ask();
    });
    this.#names.addEventListener('change', () => this.#ask());
    this.node = element(
      'div',
      { class: 'peers-control' },
      element('label', {}, words.circle, this.#select),
      this.#names,
      this.#note,
    );
  }

  update({ wanted, named, sized }: CompareResult): void {
    const fixed = named.length > 0;
    this.#select.disabled = fixed;
    this.#names.disabled = fixed;
    this.#note.textContent = fixed ? this.#words.fixed(named.join('、')) : '';
    const similar = this.#select.querySelector<HTMLOptionElement>('option[value="similar"]')!;
    similar.textContent = sized ? this.#words.circles.similar : this.#words.unsized;
    // Whoever is typing names has not finished choosing.
    if (document.activeElement === this.#names || document.activeElement === this.#select) return;
    this.#select.value = wanted.circle;
    this.#names.value = wanted.names.join('、');
    this.#names.hidden = fixed || wanted.circle !== 'list';
  }

  #list(): string[] {
    return this.#names.value
      .split(/[、,，;；\s]+/)
      .map((name) => name.trim())
      .filter(Boolean);
  }

  #ask(): void {
    const circle = this.#select.value as PeerCircle;
    tell({ type: 'peers', wanted: { circle, names: circle === 'list' ? this.#list() : [] } });
  }
}
