import { canonicalUnit } from '../knowledge/departments.ts';
import { regionName } from '../knowledge/regions.ts';
import type { Clause, PolicyDocument } from '../policy/types.ts';
import { groupBy } from '../text/group-by.ts';
import { isGeneral, listedUnits } from './bodies.ts';
import { inOwnWords, precedentsLike, usualBodies } from './precedent-bodies.ts';
import { report } from './support.ts';
import type { Finding, Fix, ReadPolicy, Rule } from './types.ts';

const TASK = '做实家庭医生签约服务。以老年人、孕产妇、儿童和慢性病患者为重点，扩大签约服务供给，落实签约服务费政策';
const OTHERS = [
  '（二）建设县域医共体。推进人员、药品、信息统一管理。（责任单位：市卫生健康委、市委编办）',
  '（三）壮大乡村医生队伍。落实补助政策，改善执业条件。（责任单位：市卫生健康委、市财政局）',
];
const draft = (units: string) =>
  `---\n城市: 澜溪市\n省份: 山东省\n---\n\n澜溪市医疗卫生服务提升实施方案\n\n一、重点任务\n\n（一）${TASK}。（责任单位：${units}）\n\n${OTHERS.join('\n\n')}\n`;
const precedent = (city: string, task: string) =>
  `${city}基层卫生实施方案\n\n${city}人民政府\n\n一、重点任务\n\n（一）做实家庭医生签约服务。以老年人、孕产妇和儿童为重点扩大供给，${task}。（责任单位：市卫生健康委、市医保局、市财政局）\n\n${city}人民政府\n\n2024年5月6日\n`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units, and none in the seeds.
/** Bodies that precedents for a task nearly always name and the draft does not. */
export const unitOfPrecedentsMissing: Rule = {
  id: 'unit-of-precedents-missing',
  severity: 'hint',
  title: { zh: '先例大多列了的单位，本文没有', en: 'A body that precedents for the task name' },
  finds: {
    zh: '与这项任务相近的先例至少有四个写明了责任单位，其中八成以上列了某个机构，而本文没有列。',
    en: 'Of at least four precedents like the task that name units, four fifths or more name a body that the draft does not.',
  },
  why: {
    zh: '可能漏了一个配合单位，会签时会被提出来。',
    en: 'A supporting body may have been forgotten, and will ask to be added.',
  },
  example: {
    corpus: precedent('东营市', '并按协议提供上门巡诊和康复指导，健全动态调整机制'),
    more: [
      precedent('渭南市', '组建全科与专科结合的团队，慢性病患者可开具长期处方'),
      precedent('乌海市', '考核结果与团队绩效挂钩，定期公布居民评价情况'),
      precedent('嘉兴市', '支持社会办机构参与，开放预约转诊号源'),
    ],
    wrong: draft('市卫生健康委、市财政局'),
    right: draft('市卫生健康委、市财政局、市医保局'),
  },
  source: {
    zh: '语料库中相近的条款，附在问题下面。',
    en: 'Clauses of the corpus like this one; they come with the finding.',
  },
  fix: { zh: '在责任单位末尾加上这些机构。', en: 'Adds the bodies at the end of the list.' },
  needsCorpus: true,
  check: ({ document, policies, peers }) =>
    policies.flatMap((read) => {
      const { policy, facts } = read;
      const level = policy.meta.region?.level ?? null;
      if (!peers || level === null || policy.scraped || facts.responsibilities.length < LEAST_NAMED) return [];
      const options = { level, excludeTitles: policy.meta.title ? [policy.meta.title] : [] };
      return tasksOf(document, read).flatMap(({ clause, until, last, named }): Finding[] => {
        const words = document.text.slice(clause.from, Math.min(until, clause.from + LONGEST));
        const found = precedentsLike(peers, words, options);
        if (found.length < LEAST) return [];
        const missing = usualBodies(found, Math.max(LEAST, found.length * SHARE)).filter(
          ({ name }) => !named.has(name),
        );
        if (missing.length === 0 || missing.length > MOST) return [];
        const names = inOwnWords(document, read, missing);
        const finding = report(
          unitOfPrecedentsMissing,
          last,
          {
            zh: `与这项任务相近的${found.length}条先例大多列了${names.map((name) => `“${name}”`).join('、')}，本文没有，请确认是否需要。`,
            en: `Most of the ${found.length} precedents for this task name ${names.map((name) => `“${name}”`).join(', ')}; this one does not.`,
          },
          {
            related: found.slice(0, 4).map(({ source, raw, clean, quote }) => ({
              policyId: source.id,
              source: `${source.region ? regionName(source.region) : ''}《${source.title}》`,
              raw,
              clean,
              quote,
            })),
          },
        );
        return [{ ...finding, fixes: addition(last.to, names) }];
      });
    }),
};

/** A paper that names units for fewer tasks has no custom of it. */
const LEAST_NAMED = 3;
const LEAST = 4;
const SHARE = 0.8;
/** More bodies missing than this: the precedents are about another task. */
const MOST = 3;
/** In characters. */
const LONGEST = 600;

interface Task {
  readonly clause: Clause;
  /** Where its statement of units begins. */
  readonly until: number;
  /** The last unit of the task's only statement. */
  readonly last: { readonly from: number; readonly to: number };
  /** Bodies that it names, by their full names. */
  readonly named: ReadonlySet<string>;
}

function tasksOf(document: PolicyDocument, { policy, facts }: ReadPolicy): Task[] {
  const byClause = groupBy(facts.responsibilities, ({ clause }) => clause);
  const tasks = policy.clauses.flatMap((clause, index): Task[] => {
    const [statement, ...others] = clause.kind === 'task' ? (byClause.get(index) ?? []) : [];
    const last = statement?.unitSpans.at(-1);
    if (!statement || !last || others.length > 0) return [];
    const units = listedUnits(document, statement);
    const bodies = units.map(({ name }) => canonicalUnit(name));
    // A body that the data does not know may be the one that is missing.
    if (bodies.some((body, at) => !body && !isGeneral(units[at]!.name))) return [];
    return [{ clause, until: statement.from, last, named: new Set(bodies.flatMap((body) => body?.name ?? [])) }];
  });
  // Each costs a search: a paper with more is a list.
  return tasks.length > MOST_TASKS ? [] : tasks;
}

const MOST_TASKS = 300;

const addition = (at: number, names: readonly string[]): Fix[] => [
  {
    title: { zh: `加上${names.join('、')}`, en: `Add ${names.join(', ')}` },
    edits: [{ from: at, to: at, text: names.map((name) => `、${name}`).join('') }],
    safe: false,
  },
];
