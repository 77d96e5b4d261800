import type { CompareNotice, CompareResult, HostMessage } from '../../../server/protocol/messages.ts';
import { element } from './dom.ts';
import { missingTable } from './missing.ts';
import { PeersControl } from './peers.ts';
import './panel.css';
import { keepState, state, tell } from './state.ts';
import { strings } from './strings.ts';
import { focusPath, forgetRows, onKey, restoreFocus, shownRows, targetTable } from './table.ts';
import { Toolbar } from './toolbar.ts';

const page = document.getElementById('page')!;
const said = document.getElementById('said')!;
const notices = element('div', {});
const body = element('div', {});
let head: HTMLElement | undefined;
let toolbar: Toolbar | undefined;
let peers: PeersControl | undefined;
let last: CompareResult | undefined;

/** The controls are made once for a language, so that a live answer takes nobody's cursor away. */
function build(result: CompareResult): void {
  const words = strings[result.language];
  document.documentElement.lang = result.language === 'zh' ? 'zh-CN' : 'en';
  peers = new PeersControl(words);
  toolbar = new Toolbar(words, () => {
    keepState();
    if (!last) return;
    show(last);
    said.textContent = words.listed(state.view === 'missing' ? last.missing.length : shownRows(last).length);
  });
  head = element('header', {});
  const exporting = element(
    'button',
    { type: 'button', class: 'action', id: 'export', onclick: () => tell({ type: 'export' }) },
    words.export,
  );
  const controls = element('div', { class: 'controls' }, peers.node, exporting);
  page.replaceChildren(head, controls, notices, toolbar.node, body);
}

function show(result: CompareResult): void {
  if (!head || last?.language !== result.language) build(result);
  if (last && (last.language !== result.language || last.uri !== result.uri)) forgetRows();
  const words = strings[result.language];
  const focused = focusPath();
  const top = window.scrollY;
  last = result;
  header(head!, result);
  peers!.update(result);
  notices.replaceChildren(...result.notices.map(notice));
  toolbar!.update(result);
  toolbar!.node.hidden = result.rows.length + result.missing.length === 0;
  if (state.view === 'missing') body.replaceChildren(missingTable(result, words));
  else if (result.rows.length > 0) body.replaceChildren(targetTable(result, words));
  else body.replaceChildren(empty(words.empty, words.emptyStep));
  page.setAttribute('aria-busy', 'false');
  restoreFocus(focused);
  // A row that was made anew under the reader's eyes must not carry the page away.
  window.scrollTo({ top: state.scroll || top });
  state.scroll = 0;
}

function header(node: HTMLElement, { language, title, jurisdiction, peers }: CompareResult): void {
  node.replaceChildren(
    element('h1', {}, strings[language].heading),
    element('p', { class: 'paper' }, title, jurisdiction && element('span', { class: 'quiet' }, ` · ${jurisdiction}`)),
    ...(peers ? [element('p', { class: 'quiet' }, peers)] : []),
  );
}

const notice = ({ text, step }: CompareNotice): HTMLElement =>
  element('section', { class: 'notice' }, element('p', {}, text), step && element('p', { class: 'quiet' }, step));

const empty = (text: string, step: string): HTMLElement =>
  element('div', { class: 'empty' }, element('p', {}, text), element('p', { class: 'quiet' }, step));

/** What was known stays to be read; the fault is said above it. */
function fault(message: string): void {
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

window.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
  if (data.type === 'fault') return fault(data.message);
  page.querySelector('.fault')?.remove();
  const before = last;
  show(data.result);
  if (before && before.rows.length !== data.result.rows.length)
    said.textContent = strings[data.result.language].updated(shownRows(data.result).length, data.result.rows.length);
});
document.addEventListener('keydown', onKey);
document.addEventListener('scroll', keepState, { passive: true });
tell({ type: 'ready' });
