import type { Responsibility } from '../facts/types.ts';
import { type ListedUnit, listedUnits, removal } from './bodies.ts';
import { inDraft, report } from './support.ts';
import type { Finding, Fix, Rule, RuleContext } from './types.ts';

const paper = (units: string) => `某某市养老服务实施方案

一、重点任务

（一）完善设施。推进社区养老服务设施建设。（责任单位：市民政局、市财政局，列第一位的为牵头单位，下同）

（二）壮大队伍。加强养老护理员培养培训。（${units}）
`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units, and none in the seeds.
/** A statement of units that goes against what the paper said once for all of them. */
export const standingClauseContradicted: Rule = {
  id: 'standing-clause-contradicted',
  severity: 'information',
  title: { zh: '与“下同”的统一说明不一致', en: 'A statement against the standing one' },
  finds: {
    zh: '本文已统一说明“列第一位的为牵头单位”，某项却写明由排在后面的单位牵头；或者已说明各县（市、区）政府等“不再单独列出”，后面又列了出来。',
    en: 'A task whose stated lead is not the first unit in a paper that says that the first leads; or units that the paper said would not be listed again, listed again.',
  },
  why: { zh: '两种说法同时存在，执行时不知以哪个为准。', en: 'Nobody knows which of the two holds.' },
  example: {
    wrong: paper('责任单位：市财政局、市人力资源社会保障局（牵头）'),
    right: paper('责任单位：市人力资源社会保障局、市财政局'),
  },
  source: { zh: '本文自己的统一说明。', en: 'The paper’s own standing clause.' },
  fix: {
    zh: '把写明牵头的单位移到第一位；删去不再单独列出的单位。',
    en: 'Moves the stated lead to the front; removes the unit that is not listed again.',
  },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy, facts }): Finding[] => {
      const words = document.shadow.slice(policy.from, policy.to);
      const first = placeOf(FIRST_LEADS, words, policy.from);
      const left = placeOf(NOT_LISTED, words, policy.from);
      if (!first && !left) return [];
      const names = left ? left.words.match(WHO)?.[1] : undefined;
      return facts.responsibilities.flatMap((statement) => {
        const findings: Finding[] = [];
        if (first && statement.from > first.to) findings.push(...otherLeads(document, statement, first));
        if (left && names && statement.from > left.to) findings.push(...listedAgain(document, statement, names, left));
        return findings;
      });
    }),
};

const FIRST_LEADS =
  /(?:列第一位|排第一位|排在第一|第一个单位|排名第一|列首位|排首位|列在首位)[^。)〕]{0,8}牵头[^。)〕]{0,8}/;
const NOT_LISTED =
  /(?:均|都)(?:包[含括]|含|涉及|应包括|由)[^。;]{2,24}?,?(?:以下|下文|此后)?(?:均)?不再(?:单独|一一|重复|逐一|逐项|另行|分别)?(?:列[出明示]?|赘述|标注|注明|做分工|说明)/;
const WHO = /^(?:均|都)(?:包[含括]|含|涉及|应包括|由)([^。;]{2,24}?),?(?:以下|下文|此后)?(?:均)?不再/;

interface Place {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

function placeOf(form: RegExp, words: string, offset: number): Place | null {
  const found = form.exec(words);
  if (!found) return null;
  const from = offset + found.index;
  return { from, to: from + found[0].length, words: found[0] };
}

function otherLeads(document: RuleContext['document'], statement: Responsibility, standing: Place): Finding[] {
  const { lead, units, form } = statement;
  if (form !== '牵头/配合' || lead === null || units.length < 2) return [];
  const listed = listedUnits(document, statement);
  // Several lists, each with a lead of its own, follow another rule.
  if (/[;；]/.test(statement.quote) && !listed.some(({ role }) => role === 'lead')) return [];
  const leads = new Set(lead.split('、'));
  const leading = listed.find(({ written }) => leads.has(written));
  if (!leading || leading.index === 0) return [];
  const found = report(
    standingClauseContradicted,
    leading,
    {
      zh: `前面说明“列第一位的为牵头单位”，这里排第一的是“${listed[0]!.written}”，却写由“${leading.written}”牵头，请统一。`,
      en: `The paper says that the first unit leads; here “${listed[0]!.written}” is first and “${leading.written}” leads.`,
    },
    { related: [inDraft(document, standing, '统一说明')] },
  );
  return [{ ...found, fixes: leads.size === 1 ? toFront(document, listed, leading) : [] }];
}

/** 市财政局、市民政局（牵头） → 市民政局（牵头）、市财政局; other forms are left to the drafter. */
function toFront({ text, shadow }: RuleContext['document'], listed: readonly ListedUnit[], leading: ListedUnit): Fix[] {
  const mark = /^\((?:牵头|牵头单位|牵头部门)\)/.exec(shadow.slice(leading.to, leading.to + 6))?.[0] ?? '';
  const before = listed[leading.index - 1]!;
  const plain = listed.every(({ list, role }) => list === 0 && role === 'plain');
  if (mark === '' || !plain || shadow.slice(before.to, leading.from) !== '、') return [];
  const [from, to] = [listed[0]!.from, leading.to + mark.length];
  return [
    {
      title: { zh: `把“${leading.written}”移到第一位`, en: `Move ${leading.written} to the front` },
      edits: [{ from, to, text: `${text.slice(leading.from, to)}、${text.slice(from, before.to)}` }],
      safe: true,
    },
  ];
}

function listedAgain(
  document: RuleContext['document'],
  statement: Responsibility,
  names: string,
  standing: Place,
): Finding[] {
  if (NOT_LISTED.test(document.shadow.slice(statement.from, statement.to))) return [];
  const left = new Set(
    names.split('、').length > 1 && !/[(（]/.test(names) ? names.split('、').map(bodyOf) : [bodyOf(names)],
  );
  return listedUnits(document, statement)
    .filter(({ name }) => left.has(bodyOf(name)))
    .slice(0, 1)
    .map((again) => {
      const found = report(
        standingClauseContradicted,
        again,
        {
          zh: `前面已说明各项任务均包含“${again.written}”、不再单独列出，这里又列了出来。`,
          en: `The paper says that “${again.written}” is part of every task and not listed again.`,
        },
        { related: [inDraft(document, standing, '统一说明')] },
      );
      const edit = removal(document, again);
      const title = { zh: `删去“${again.written}”`, en: `Remove ${again.written}` };
      // Where it leads the others it was meant to stand there.
      const fixes: Fix[] =
        edit && again.role !== 'lead' && again.index > 0 ? [{ title, edits: [edit], safe: true }] : [];
      return { ...found, fixes };
    });
}

/** 各县(市、区)人民政府, 各县区政府 and 各区县政府 are the same. */
const bodyOf = (name: string): string =>
  /^各(?:[县市区旗、()（）]|自治)+(?:人民)?政府$/.test(name.replace(/\s/g, ''))
    ? '各县区政府'
    : name.replace(/\s|人民/g, '');
