import type { CodeLens } from 'vscode-languageserver/node';
import type { Comparison } from '../engine/peers/compare.ts';
import { better } from '../engine/rules/measure.ts';
import type { ReadPolicy } from '../engine/rules/types.ts';
import { groupBy } from '../engine/text/group-by.ts';
import { type Session, say } from './session.ts';
import { rangeOf } from './sources.ts';
import { compareTarget } from './standing.ts';
import { shorten } from './wording.ts';

/** More would not fit above a line. */
const most = 2;

/** Above each clause with targets: how many places set them too, and where the middle and the best are. */
export function codeLenses(session: Session, uri: string): CodeLens[] {
  const document = session.drafts.get(uri);
  if (!document || !session.drafts.isDraft(document) || !session.corpus.current || !session.settings.codeLens)
    return [];
  const { policies } = session.drafts.read(document);
  return policies.flatMap((read) =>
    [...byClause(read)].flatMap(([clause, targets]): CodeLens[] => {
      const found = targets
        .map((target) => compareTarget(session, read.policy, target))
        .filter((one) => one !== null && one.relation !== 'notRanked' && one.statistics !== null)
        // Those that are below come first.
        .sort((a, b) => Number(b!.relation === 'below') - Number(a!.relation === 'below'))
        .slice(0, most) as Comparison[];
      const place = read.policy.clauses[clause];
      if (found.length === 0 || !place) return [];
      const title = found.map((one) => say(session, words(one))).join('  ·  ');
      // A client without the command shows the words all the same.
      const command = session.client.options.commandLinks ? 'duibiao.compareToPeerCities' : '';
      const start = rangeOf(document, { from: place.from, to: place.from });
      return [{ range: start, command: { title, command } }];
    }),
  );
}

function byClause({ facts }: ReadPolicy) {
  return groupBy(
    facts.targets.filter(({ clause, suspect }) => clause >= 0 && suspect === null),
    ({ clause }) => clause,
  );
}

function words({ target, statistics, relation }: Comparison) {
  const { count, median, min, max } = statistics!;
  const name = shorten(target.indicator, 14);
  const unit = target.unit ?? '';
  const best =
    better(target) === 'down'
      ? { zh: `最低 ${min}${unit}`, en: `lowest ${min}${unit}` }
      : { zh: `最高 ${max}${unit}`, en: `highest ${max}${unit}` };
  const middle =
    median === null ? { zh: '', en: '' } : { zh: `中位 ${median}${unit}，`, en: `median ${median}${unit}, ` };
  const low = relation === 'below' ? { zh: '▼ ', en: '▼ ' } : { zh: '', en: '' };
  return {
    zh: `${low.zh}${name}：对标 ${count} 地，${middle.zh}${best.zh}`,
    en: `${low.en}${name}: ${count} peers, ${middle.en}${best.en}`,
  };
}
