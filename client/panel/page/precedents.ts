import type { PrecedentsMessage, PrecedentsResult } from '../../../server/protocol/corpus.ts';
import { element } from './dom.ts';
import './precedents.css';

type Precedent = PrecedentsResult['results'][number];

declare function acquireVsCodeApi(): { postMessage(message: PrecedentsMessage): void };

const host = acquireVsCodeApi();
const page = document.getElementById('page')!;
const said = document.getElementById('said')!;

const zh = {
  start: '在文稿中选中一段文字，或把光标放在一条任务、目标中，运行“查找先例”，相近的条款会列在这里。',
  asked: '与这段文字相近',
  count: (count: number) => `${count} 条，来自不同的文件`,
  open: '打开原文',
  copy: '复制',
  insert: '插入文稿',
  more: '展开',
  fewer: '收起',
  place: '地区不详',
};
const en: typeof zh = {
  start:
    'Select words of a draft, or put the cursor into a clause, and run “Find Precedents”: clauses like it are listed here.',
  asked: 'Like these words',
  count: (count) => `${count} clauses, one a document`,
  open: 'Open',
  copy: 'Copy',
  insert: 'Insert',
  more: 'More',
  fewer: 'Less',
  place: 'place unknown',
};

/** A longer quote is folded. In characters. */
const folded = 150;

function card(precedent: Precedent, words: typeof zh): HTMLElement {
  const { region, level, title, date, headings, quote, place } = precedent;
  const long = quote.length > folded;
  const text = element('p', { class: long ? 'quote folded' : 'quote' }, quote);
  const toggle = element(
    'button',
    {
      type: 'button',
      class: 'link',
      'aria-expanded': 'false',
      onclick: () => {
        const open = text.classList.toggle('folded');
        toggle.textContent = open ? words.more : words.fewer;
        toggle.setAttribute('aria-expanded', String(!open));
      },
    },
    words.more,
  );
  const button = (name: string, message: PrecedentsMessage) =>
    element('button', { type: 'button', class: 'act', onclick: () => host.postMessage(message) }, name);
  return element(
    'article',
    {},
    element(
      'h2',
      {},
      element('span', { class: 'region' }, region ?? words.place),
      level && element('span', { class: 'quiet' }, level),
      date && element('span', { class: 'quiet date' }, date),
    ),
    element('p', { class: 'title' }, title),
    headings.length > 0 && element('p', { class: 'quiet' }, headings.join(' › ')),
    text,
    long && toggle,
    element(
      'div',
      { class: 'acts' },
      button(words.open, { type: 'open', place }),
      button(words.copy, { type: 'copy', text: quote }),
      button(words.insert, { type: 'insert', text: quote }),
    ),
  );
}

function show(result: PrecedentsResult | null): void {
  const words = result?.language === 'en' ? en : zh;
  document.documentElement.lang = result?.language === 'en' ? 'en' : 'zh-CN';
  page.setAttribute('aria-busy', 'false');
  if (!result) {
    page.replaceChildren(element('p', { class: 'empty' }, words.start));
    return;
  }
  const { asked, notice, results } = result;
  page.replaceChildren(
    element(
      'header',
      {},
      asked && element('p', { class: 'quiet' }, words.asked),
      asked && element('p', { class: 'asked' }, asked),
      results.length > 0 && element('p', { class: 'quiet' }, words.count(results.length)),
    ),
    ...(notice ? [element('p', { class: 'empty' }, notice)] : results.map((one) => card(one, words))),
  );
  said.textContent = notice ?? words.count(results.length);
  window.scrollTo({ top: 0 });
}

window.addEventListener('message', ({ data }: MessageEvent<PrecedentsResult | null>) => show(data));
host.postMessage({ type: 'ready' });
