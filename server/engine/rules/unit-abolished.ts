import { canonicalUnit } from '../knowledge/departments.ts';
import { ENDED, type Obsolete, obsoleteAt } from '../knowledge/reforms.ts';
import { regionOf } from '../knowledge/regions.ts';
import type { Policy } from '../policy/types.ts';
import type { Span } from '../text/span.ts';
import {
  bodiesOf,
  jurisdictionEnds,
  type ListedUnit,
  listedUnits,
  type NamedBody,
  removal,
  withBody,
} from './bodies.ts';
import { dayOf, holding, inTitle, report, sentenceAt, startingIn } from './support.ts';
import type { Finding, Fix, ReadPolicy, Rule, RuleContext } from './types.ts';

const paper = (unit: string) => `某某市职业健康工作实施方案

一、重点任务

（一）开展专项治理。以粉尘、化学毒物为重点，督促企业整改。（责任单位：${unit}、市总工会）

某某市人民政府办公室

2025年3月10日
`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units, and none in the seeds.
/** A body that a reform had ended by the paper's date. */
export const unitAbolished: Rule = {
  id: 'unit-abolished',
  severity: 'warning',
  title: { zh: '责任单位已撤销或更名', en: 'An abolished or renamed body' },
  finds: {
    zh: '责任单位或任务中写了成文时已经撤销、合并或更名的机构，例如2019年以后仍写“市卫生计生委”。地方改革有先后，全国到位之后才报；仍可能加挂牌子的（乡村振兴局）只作提示。“原××局”、书名号内的文件名、旧文件的发文机关和讲述过去的句子不算。',
    en: 'Bodies among the responsible units or in a task that had been abolished, merged or renamed by the paper’s date, once the reform was in place everywhere. Names after 原 (formerly), titles and issuers of old papers, and sentences about the past are left out.',
  },
  why: {
    zh: '任务派给了不存在的单位，没有人接；也说明沿用了旧稿。',
    en: 'The task goes to nobody, and the words show that an old paper was copied.',
  },
  example: { wrong: paper('市卫生计生委'), right: paper('市卫生健康委') },
  source: {
    zh: '《深化党和国家机构改革方案》（2018年）、《党和国家机构改革方案》（2023年）等，见每条说明。',
    en: 'The plans for the reform of Party and state institutions of 2018 and 2023; each finding names its own.',
  },
  fix: {
    zh: '换成现在承担职责的机构名称；同一处已经列了它的，删去旧名。',
    en: 'Puts the name of the body that holds the duty now, or removes the old one where the list has it already.',
  },
  needsCorpus: false,
  check: ({ document, policies, today }) =>
    policies.flatMap((read) => {
      const { policy, facts } = read;
      const date = dayOf(policy, today);
      if (date === null) return [];
      const place = placeOf(policy);
      const found = facts.responsibilities.flatMap((statement) =>
        listedUnits(document, statement).flatMap((unit) => {
          const ended = obsoleteAt(unit.name, date, place);
          const former = unit.name.startsWith('原') || document.shadow[unit.from - 1] === '原';
          return ended && !former ? [{ unit, ended }] : [];
        }),
      );
      const bodies = found.length > 0 ? bodiesOf(document, read) : [];
      return [
        ...found.map((one, index) =>
          inList(document, read, one, found.slice(Math.max(0, index - NEAR), index), bodies),
        ),
        ...inTasks(document, read, date, place),
      ];
    }),
};

interface Ended {
  readonly unit: ListedUnit;
  readonly ended: Obsolete;
}

/** So many names back another of the same body is looked for. */
const NEAR = 8;

/** 东营 of 东营市. */
function placeOf({ meta: { region } }: Policy): string | null {
  if (region?.level === 'province') return region.province!.replace(/省$|(?:[^内].族|维吾尔)?自治区$/, '') || null;
  return region?.level === 'city' ? region.city!.replace(/市$/, '') : null;
}

const between = (shadow: string, at: number): number => BETWEEN.exec(shadow.slice(at, at + 10))?.[0].length ?? 0;

function isPlace(shadow: string, at: number): boolean {
  const before = shadow.slice(Math.max(0, at - 3), at);
  if (OTHER_PLACE.test(before)) return false;
  return (
    shadow[at] !== '区' ||
    DISTRICTS.test(before) ||
    regionOf(`${before.slice(-2)}区`) !== null ||
    regionOf(`${before}区`) !== null
  );
}

const finding = (span: Span, written: string, { heirs, loose, source }: Obsolete): Finding =>
  report(
    unitAbolished,
    span,
    {
      zh: `“${written}”已撤销或更名，职责现由${heirs}承担（${source.zh}）${loose ? '；当地仍加挂这块牌子的可以保留' : ''}。`,
      en: `“${written}” no longer exists; its duties are now those of ${heirs} (${source.en})${loose ? ', unless it lives on as a second name here' : ''}.`,
    },
    { severity: loose ? 'information' : 'warning' },
  );

function inList(
  document: RuleContext['document'],
  { policy }: ReadPolicy,
  { unit, ended }: Ended,
  before: readonly Ended[],
  bodies: readonly NamedBody[],
): Finding {
  const found = finding(unit, unit.written, ended);
  const heir = ended.written === null ? null : withBody(document, policy, { ...unit, name: ended.written });
  const named = heir
    ? bodies.filter(({ body, prefix }) => body.name === heir.body.name && prefix === heir.prefix)
    : bodies.filter(({ written }) => written === ended.written);
  const present = named[0]?.written ?? ended.written;
  if (present === null) return found;
  const here = ({ statement, list }: ListedUnit) => statement === unit.statement && list === unit.list;
  // 市工商局、市质监局 are one body now.
  const listed = named.some(here) || before.some((one) => here(one.unit) && one.ended.now === ended.now);
  const edit = listed ? removal(document, unit) : { from: unit.from, to: unit.to, text: present };
  // 北京's 市农业农村局 is called otherwise, and a paper in traditional script writes no simplified name.
  const municipal = policy.meta.region?.level === 'province' && unit.name.startsWith('市');
  if (!edit || (named.length === 0 && unit.written !== unit.name)) return found;
  const fix: Fix = {
    title: listed
      ? { zh: `删去“${unit.written}”，这里已列“${present}”`, en: `Remove it: ${present} is in the list` }
      : { zh: `改为“${present}”`, en: `Write ${present}` },
    edits: [edit],
    safe: !ended.loose && !municipal && (named.length > 0 || ended.sole),
  };
  return { ...found, fixes: [fix] };
}

/** 各县(市、区)农业局, 市政府法制办. */
const BETWEEN = /^\([市县区旗、]{1,8}\)|^(?:人民)?政府/;
/** 地区, 社区, 亚太区, 联盟 and 城市 are no jurisdictions; of 区 only the known ways to name one are. */
const OTHER_PLACE = /[都城超门上联]$/;
const DISTRICTS = /(?:^|[、,。;:\s各县市全我本该由对])$/;
const HISTORY = /[原曾]|更名|撤销|合并|划[转入归]|转隶|组建|整合|机构改革|挂牌|改革前|以前|成立/;
const ISSUES = /印发|下发|发布|出台|《|文件/;
/** 卫生部门, and 旅游局面 or 农业局部, which are no bodies. */
const OTHER_WORD = /[门面部限势]/;

/** Names in the words of tasks. */
function inTasks(
  document: RuleContext['document'],
  { policy, facts }: ReadPolicy,
  date: string,
  place: string | null,
): Finding[] {
  const { text, shadow } = document;
  const year = Number(date.slice(0, 4));
  const findings: Finding[] = [];
  for (const end of jurisdictionEnds(document, policy)) {
    const next = shadow[end];
    const at = next === '(' || next === '政' || next === '人' ? end + between(shadow, end) : end;
    const word = ENDED.startingAt(shadow, at, policy.to);
    if (!word) continue;
    const span = { from: end - (shadow[end - 1] === '家' ? 2 : 1), to: at + word[0].length };
    const ended = obsoleteAt(shadow.slice(span.from, span.to), date, place);
    if (!ended || holding(facts.responsibilities, span)) continue;
    const clause = holding(policy.clauses, span);
    if (!clause || (clause.kind !== 'task' && clause.kind !== 'organisation')) continue;
    if (!isPlace(shadow, span.from)) continue;
    if (OTHER_WORD.test(shadow[span.to] ?? '') || inTitle(shadow, span)) continue;
    if (ISSUES.test(shadow.slice(span.to, span.to + 30))) continue;
    const sentence = sentenceAt(document, policy, span);
    if (HISTORY.test(shadow.slice(sentence.from, sentence.to))) continue;
    if (startingIn(facts.dates, sentence).some((one) => one.year !== null && one.year < year)) continue;
    const written = text.slice(span.from, span.to);
    const one = finding(span, written, ended);
    const known =
      ended.written !== null && canonicalUnit(ended.written) !== null && written === shadow.slice(span.from, span.to);
    const fix: Fix = {
      title: { zh: `改为“${ended.written}”`, en: `Write ${ended.written}` },
      edits: [{ ...span, text: ended.written ?? '' }],
      safe: ended.sole && !ended.loose && policy.meta.region?.level !== 'province',
    };
    findings.push(known ? { ...one, fixes: [fix] } : one);
  }
  return findings;
}
