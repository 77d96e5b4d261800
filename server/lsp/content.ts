import { rulePage } from '../engine/rules/pages.ts';
import { ruleById } from '../engine/rules/registry.ts';
import { readAddress } from './addresses.ts';
import { type Session, say } from './session.ts';

/** The text behind a `duibiao:` address; a sentence that says so where there is none. */
export function content(session: Session, uri: unknown): string {
  const address = readAddress(uri);
  if (address?.kind === 'policy') return session.corpus.sources?.text(address.id) ?? say(session, missing);
  const rule = address && ruleById(address.id);
  return rule ? rulePage(rule) : say(session, missing);
}

const missing = {
  zh: '这里没有可显示的内容：语料库里已没有这份文件，或者地址不完整。\n',
  en: 'Nothing to show here: the corpus no longer holds this document, or the address is incomplete.\n',
};
