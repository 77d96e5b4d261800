import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver/node';
import { contains } from '../engine/text/span.ts';
import { type Session, say } from './session.ts';
import { compareTarget } from './standing.ts';

/** Behind the values of the range that was asked for: the peers' median. */
export function inlayHints(session: Session, uri: string, range: Range): InlayHint[] {
  const document = session.drafts.get(uri);
  const { inlayHints: wanted } = session.settings;
  if (!document || !session.drafts.isDraft(document) || !session.corpus.current || wanted === 'off') return [];
  const asked = { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
  return session.drafts.read(document).policies.flatMap(({ policy, facts }) =>
    facts.targets
      .filter(({ valueSpan, suspect }) => suspect === null && contains(asked, valueSpan))
      .flatMap((target): InlayHint[] => {
        const found = compareTarget(session, policy, target);
        const median = found?.statistics?.median ?? null;
        if (!found || median === null || (wanted === 'below' && found.relation !== 'below')) return [];
        const value = `${median}${target.unit ?? ''}`;
        return [
          {
            position: document.positionAt(target.valueSpan.to),
            label: say(session, { zh: `中位 ${value}`, en: `median ${value}` }),
            kind: InlayHintKind.Parameter,
            paddingLeft: true,
            tooltip: say(session, found.reason),
          },
        ];
      }),
  );
}
