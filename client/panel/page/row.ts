import type { CompareFloor, ComparePeer, CompareRow, Place } from '../../../server/protocol/messages.ts';
import { element } from './dom.ts';
import { keepState, state, tell } from './state.ts';
import type { Strings } from './strings.ts';
import { strip } from './strip.ts';

const shownAtFirst = 4;

const marks = { higher: '▲', same: '＝', lower: '▽', shown: '·' } as const;

/** One target of the draft. `open` is told the place that was clicked. */
export function rowElement(
  row: CompareRow,
  uri: string,
  words: Strings,
  open: (place: Place) => void,
): HTMLTableRowElement {
  const where = [row.scope, row.section].filter(Boolean).join(' · ');
  return element(
    'tr',
    { 'data-key': row.key, class: row.standing, role: 'row' },
    element(
      'th',
      { scope: 'row', role: 'rowheader' },
      element(
        'button',
        {
          type: 'button',
          class: 'link indicator',
          title: row.quote,
          'aria-label': words.toDraft(row.indicator),
          onclick: () => open({ uri, range: row.range }),
        },
        row.indicator,
      ),
      where && element('div', { class: 'quiet' }, where),
    ),
    element(
      'td',
      { role: 'cell', class: 'own', 'data-label': words.draft },
      element('div', { class: 'value' }, row.value),
      row.deadline && element('div', { class: 'quiet' }, row.deadline),
    ),
    element(
      'td',
      { role: 'cell', class: 'peers', 'data-label': words.peers },
      peerList(row, words),
      row.floors.length > 0 &&
        element(
          'ul',
          { class: 'floors' },
          ...row.floors.map((floor) => element('li', {}, floorItem(floor, words, open))),
        ),
    ),
    element(
      'td',
      { role: 'cell', class: 'standing', 'data-label': words.standing },
      element('span', { class: `badge ${row.standing}` }, words[row.standing]),
      row.rank && element('span', { class: 'quiet rank' }, words.rank(row.rank.place, row.rank.of)),
      strip(row, words),
      row.position && element('div', { class: 'position' }, row.position),
      row.reason && element('div', { class: 'reason' }, row.reason),
    ),
  );
}

function peerList(row: CompareRow, words: Strings): HTMLElement {
  // The conclusion says why there is none; the floors, if any, stand here alone.
  if (row.peers.length === 0)
    return element('span', { class: 'quiet', 'aria-label': words.noPeers }, row.floors.length ? '' : '—');
  const items = row.peers.map((peer) => element('li', {}, peerButton(peer, words)));
  const list = element('ul', {}, ...items);
  const hidden = items.slice(shownAtFirst);
  if (hidden.length === 0) return list;
  const toggle = element('button', {
    type: 'button',
    class: 'link more',
    onclick: () => {
      show(!state.expanded.includes(row.key));
      keepState();
    },
  });
  const show = (all: boolean) => {
    const others = state.expanded.filter((key) => key !== row.key);
    state.expanded = all ? [...others, row.key] : others;
    for (const item of hidden) item.hidden = !all;
    toggle.textContent = all ? words.fewer : words.more(hidden.length);
    toggle.setAttribute('aria-expanded', String(all));
  };
  show(state.expanded.includes(row.key));
  return element('div', {}, list, toggle);
}

const figure = (value: string, deadline: string | null) =>
  element(
    'span',
    { class: 'figure' },
    element('span', { class: 'value' }, value),
    deadline && element('span', { class: 'quiet' }, ` ${deadline}`),
  );

/** A requirement from above, or the jurisdiction's own past; one without a source in the corpus cannot be opened. */
function floorItem(floor: CompareFloor, words: Strings, open: (place: Place) => void): HTMLElement {
  const { place } = floor;
  return element(
    place ? 'button' : 'span',
    {
      class: `floor${floor.violated ? ' violated' : ''}`,
      title: floor.title,
      ...(place ? { type: 'button', onclick: () => open(place) } : {}),
    },
    element('span', { class: 'name' }, words[floor.kind](floor.name)),
    figure(floor.value, floor.year),
    floor.violated && element('span', { class: 'badge below' }, words.violated),
  );
}

function peerButton(peer: ComparePeer, words: Strings): HTMLButtonElement {
  const source = peer.date ? `${peer.title}（${peer.date}）` : peer.title;
  return element(
    'button',
    {
      type: 'button',
      class: `peer ${peer.relation}`,
      title: `${source}\n${peer.quote}\n${peer.why}${peer.note ? `；${peer.note}` : ''}`,
      onclick: () => tell({ type: 'openPeer', at: peer.at }),
    },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, marks[peer.relation]),
    element('span', { class: 'name' }, peer.name),
    figure(peer.value, peer.deadline),
    // Read out after the figures: what the mark and the tooltip say to the eye.
    element('span', { class: 'unseen' }, `${words[peer.relation]}。${peer.why}。${words.toSource(peer.name, source)}`),
    peer.note && element('span', { class: 'quiet note' }, peer.note),
  );
}
