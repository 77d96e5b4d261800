import type { CompareMissing, CompareResult } from '../../../server/protocol/messages.ts';
import { element } from './dom.ts';
import { open, state } from './state.ts';
import type { Strings } from './strings.ts';

/** So many places are named; the rest are counted. */
const named = 5;

/** What papers like the draft set and it lacks, each with a clause to start from. */
export function missingTable({ missing, alike }: CompareResult, words: Strings): HTMLElement {
  const wanted = state.search.trim().toLowerCase();
  const shown = missing.filter(({ indicator, quote, places }) =>
    [indicator, quote, ...places].some((text) => text.toLowerCase().includes(wanted)),
  );
  if (state.order === 'name') shown.sort((a, b) => a.indicator.localeCompare(b.indicator, 'zh-CN'));
  if (shown.length === 0)
    return element('div', { class: 'empty' }, element('p', {}, wanted ? words.noMatch : words.noneMissing(alike)));
  return element(
    'div',
    {},
    element('p', { class: 'quiet lead' }, words.missingLead(alike)),
    element(
      'table',
      { role: 'table', class: 'missing' },
      element('caption', { class: 'unseen' }, words.missing),
      element(
        'thead',
        { role: 'rowgroup' },
        element(
          'tr',
          { role: 'row' },
          ...[words.indicator, words.setBy, words.example].map((head) =>
            element('th', { scope: 'col', role: 'columnheader' }, head),
          ),
        ),
      ),
      element('tbody', { role: 'rowgroup' }, ...shown.map((one) => row(one, words))),
    ),
  );
}

function row({ indicator, places, name, value, quote, place }: CompareMissing, words: Strings): HTMLElement {
  const list = places.slice(0, named).join('、') + (places.length > named ? words.andMore(places.length - named) : '');
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, element('span', { class: 'indicator' }, indicator)),
    element(
      'td',
      { role: 'cell', 'data-label': words.setBy },
      element('div', { class: 'value' }, words.places(places.length)),
      element('div', { class: 'quiet', title: places.join('、') }, list),
    ),
    element(
      'td',
      { role: 'cell', 'data-label': words.example },
      element(
        place ? 'button' : 'span',
        {
          class: 'example',
          id: `missing-${indicator}`,
          title: quote,
          ...(place ? { type: 'button', onclick: () => open(place) } : {}),
        },
        element('span', { class: 'who' }, name),
        element('span', { class: 'value' }, value),
        element('span', { class: 'quiet quote' }, quote),
      ),
    ),
  );
}
