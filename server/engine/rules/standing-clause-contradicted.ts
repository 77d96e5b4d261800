import { report } from './support.ts';
import type { Finding, Rule } from './types.ts';

const paper = (units: string) => `某某市养老服务实施方案

一、重点任务

（一）完善设施。推进社区养老服务设施建设。（责任单位：市民政局、市财政局，列第一位的为牵头单位，下同）

（二）壮大队伍。加强养老护理员培养培训。（${units}）
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A statement of units that goes against what the paper said once for all of them. */
export const standingClauseContradicted: Rule = {
  id: 'standing-clause-contradicted',
  severity: 'information',
  title: { zh: '与“下同”的统一说明不一致', en: 'A statement against the standing one' },
  finds: {
    zh: '本文已统一说明“列第一位的为牵头单位”，某项却让排在后面的单位牵头；或者已说明某类单位“不再单独列出”，后面又列了出来。',
    en: 'A task whose lead is not the first unit in a paper that says that the first leads; or units that the paper said would not be listed again, listed again.',
  },
  why: { zh: '两种说法同时存在，执行时不知以哪个为准。', en: 'Nobody knows which of the two holds.' },
  example: {
    wrong: paper('责任单位：市财政局、市人力资源社会保障局牵头'),
    right: paper('责任单位：市人力资源社会保障局、市财政局'),
  },
  source: { zh: '本文自己的统一说明。', en: 'The paper’s own standing clause.' },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy, facts }): Finding[] => {
      const words = document.shadow.slice(policy.from, policy.to);
      const first = FIRST_LEADS.exec(words);
      const left = NOT_LISTED.exec(words);
      return facts.responsibilities.flatMap((statement) => {
        const written = document.shadow.slice(statement.from, statement.to);
        if (first && statement.from > policy.from + first.index && !FIRST_LEADS.test(written)) {
          const lead = /([^、,;:(〔]{2,20})牵头/.exec(written)?.[1];
          if (lead && statement.units.length > 1 && statement.units.indexOf(lead) > 0)
            return [
              report(standingClauseContradicted, statement, {
                zh: `前面说明“列第一位的为牵头单位”，这里却写由“${lead}”牵头，请统一。`,
                en: `The paper says that the first unit leads; here “${lead}” does.`,
              }),
            ];
        }
        const again = left && statement.from > policy.from + left.index + left[0].length ? bodyOf(left[1]!) : '';
        const index = again
          ? statement.unitSpans.findIndex(({ from, to }) => bodyOf(document.shadow.slice(from, to)) === again)
          : -1;
        if (index < 0 || NOT_LISTED.test(written)) return [];
        return [
          report(standingClauseContradicted, statement.unitSpans[index] ?? statement, {
            zh: `前面说明各项任务均包含“${left![1]}”、不再单独列出，这里又列了出来。`,
            en: `The paper says that “${left![1]}” is part of every task and not listed again.`,
          }),
        ];
      });
    }),
};

const FIRST_LEADS = /(?:列第一位|排在第一位|第一个单位|排名第一)[^。)]{0,8}牵头/;
const NOT_LISTED = /均包[含括]([^,。]{2,16}?),?不再(?:单独|一一|重复)列出/;
const bodyOf = (name: string): string => name.replace(/\s|人民/g, '');
