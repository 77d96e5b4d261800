import type { Place } from '../protocol/messages.ts';
import type { Session } from './session.ts';

/** Words of a policy as markdown shows them literally, on one line. */
export const escape = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');

/**
 * A link that opens a place. VS Code drops links of schemes that it does not know, so there it runs our command; a
 * client that has not announced the command gets the words alone.
 */
export function link(session: Session, label: string, place: Place | null): string {
  if (!place || !session.client.options.commandLinks) return escape(label);
  const argument = encodeURIComponent(JSON.stringify(place)).replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${escape(label)}](command:duibiao.openSource?${argument})`;
}

/** Markdown made into text that reads well without a renderer. */
export const plain = (markdown: string): string =>
  markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\(command:[^)]*\)/g, '$1')
    .replace(/^\| *:?-+.*\n/gm, '')
    .replace(/^\| (.*) \|$/gm, (_row, cells: string) => cells.split(' | ').join('  '))
    .replace(/\*\*/g, '')
    .replace(/^> /gm, '  ')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~&])/g, '$1');
