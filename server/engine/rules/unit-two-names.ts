import { canonicalUnit, FORMS, kinship } from '../knowledge/departments.ts';
import type { Level, PolicyDocument } from '../policy/types.ts';
import { groupBy } from '../text/group-by.ts';
import type { Span } from '../text/span.ts';
import { bodiesOf, jurisdictionEnds, type NamedBody, repetitions } from './bodies.ts';
import { holding, inDraft, inTitle, report } from './support.ts';
import type { Finding, Fix, ReadPolicy, Rule } from './types.ts';

const paper = (unit: string) => `某某市健康城市建设实施方案

一、重点任务

（一）普及健康知识。组建健康科普专家库，推动健康知识进社区、进家庭。（责任单位：市卫生健康委）

（二）建设健康环境。推进公共场所控烟，改善城乡人居环境面貌。（责任单位：${unit}、市城市管理局）
`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units, and none in the seeds.
/** A body under its standard short form and under a form of speech in one paper, or under two names of which a place has one. */
export const unitTwoNames: Rule = {
  id: 'unit-two-names',
  severity: 'information',
  title: { zh: '同一单位前后名称不一', en: 'One body under two names' },
  finds: {
    zh: '同一机构在本文中有两种写法：规范简称和口语简称（“市卫生健康委”和“市卫健委”），或者一地只会有其一的两个名称（“市自然资源局”和“市自然资源和规划局”）。报较少的一种。全称与规范简称并用不算，写明“以下简称”的不算。',
    en: 'A body that the paper names by its standard short form and by a form of speech, or by two names of which a place has only one. The full name beside the standard short form is left out.',
  },
  why: {
    zh: '前后不一显得草率，检索和分解任务时也会漏。',
    en: 'It looks careless, and whoever looks for one name misses the other.',
  },
  example: { wrong: paper('市卫健委'), right: paper('市卫生健康委') },
  source: {
    zh: '《党政机关公文处理工作条例》第十九条：使用简称应当规范、前后一致（通行理解）。',
    en: 'Regulation on official documents, article 19: names are used in one form throughout (as commonly read).',
  },
  fix: {
    zh: '全文统一为规范简称；两个名称只会有其一的，统一为较多的一种。',
    en: 'Puts the standard short form throughout, or the more frequent of two names of which a place has one.',
  },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap((read) => {
      const again = new Set(repetitions(document, read).map(({ again }) => again.from));
      const bodies = bodiesOf(document, read).filter(({ from, body }) => !body.informal || !again.has(from));
      return [
        ...informalNames(document, read, bodies),
        ...rivals(
          document,
          bodies.filter(({ from }) => !again.has(from)),
        ),
      ];
    }),
};

/** A place where a body is named, in a list or in running text. */
interface Mention extends Span {
  readonly written: string;
  readonly stem: Span;
}

function informalNames(document: PolicyDocument, read: ReadPolicy, bodies: readonly NamedBody[]): Finding[] {
  const groups = new Map<string, { formal: Mention[]; informal: Mention[] }>();
  const add = (name: string, level: Level | null, informal: boolean, mention: Mention) => {
    const key = `${name} ${level}`;
    const group = groups.get(key) ?? { formal: [], informal: [] };
    (informal ? group.informal : group.formal).push(mention);
    groups.set(key, group);
  };
  for (const { from, to, written, body, stemSpan } of bodies)
    if (stemSpan) add(body.name, body.level, body.informal, { from, to, written, stem: stemSpan });
  for (const { name, level, informal, mention } of inProse(document, read)) add(name, level, informal, mention);
  return [...groups.values()].flatMap(({ formal, informal }) => {
    if (formal.length === 0 || informal.length === 0) return [];
    return [finding(document, informal, formal)];
  });
}

function finding(document: PolicyDocument, informal: readonly Mention[], formal: readonly Mention[]): Finding {
  const usual = mostOften(document, formal);
  const first = informal.reduce((a, b) => (b.from < a.from ? b : a));
  const forms = [...new Set(informal.map(({ written }) => written))].join('”“');
  const found = report(
    unitTwoNames,
    first,
    {
      zh: `本文其他地方写“${usual.written}”，这里写“${forms}”（共${informal.length}处），建议统一为规范简称。`,
      en: `The paper writes “${usual.written}” elsewhere and “${forms}” here (${informal.length} in all).`,
    },
    { related: [inDraft(document, usual, '本文其他写法')] },
  );
  return { ...found, fixes: [unify(document, informal, usual, true)] };
}

function unify({ text }: PolicyDocument, mentions: readonly Mention[], to: Mention, safe: boolean): Fix {
  const words = text.slice(to.stem.from, to.stem.to);
  return {
    title: { zh: `统一为“${to.written}”`, en: `Write “${to.written}” throughout` },
    edits: mentions.map(({ stem }) => ({ ...stem, text: words })),
    safe,
  };
}

const LEVELS: Readonly<Record<string, Level>> = {
  市: 'city',
  州: 'city',
  盟: 'city',
  省: 'province',
  县: 'county',
  区: 'county',
  旗: 'county',
};
/** 市卫生健康委员会（以下简称市卫健委） says itself that it uses both. */
const DEFINES = /简称/;

/** Bodies in running text; none where the paper says that it will use a short form. */
function inProse(document: PolicyDocument, { policy, facts }: ReadPolicy) {
  const { text, shadow } = document;
  const named: { name: string; level: Level | null; informal: boolean; mention: Mention }[] = [];
  for (const at of jurisdictionEnds(document, policy)) {
    const word = FORMS.startingAt(shadow, at, policy.to);
    const level = LEVELS[shadow[at - 1]!];
    if (!word || !level || shadow[at - 2] === '各' || shadow[at - 2] === '县') continue;
    const span = { from: at - 1, to: at + word[0].length };
    if (shadow[span.to] === '员' || shadow[span.to] === '党' || inTitle(shadow, span)) continue;
    if (holding(facts.responsibilities, span)) continue;
    const body = canonicalUnit(shadow.slice(span.from, span.to));
    if (!body) continue;
    if (body.informal && DEFINES.test(shadow.slice(Math.max(policy.from, span.from - 6), span.from))) return [];
    const mention = { ...span, written: text.slice(span.from, span.to), stem: { from: at, to: span.to } };
    named.push({ name: body.name, level, informal: body.informal, mention });
  }
  return named;
}

/** Names of which a place has only one. */
function rivals(document: PolicyDocument, bodies: readonly NamedBody[]): Finding[] {
  const places = groupBy(
    bodies.filter(({ prefix, body, stemSpan }) => OWN.test(prefix) && !body.informal && stemSpan),
    ({ prefix, body }) => `${prefix} ${body.name}`,
  );
  return [...places.values()].flatMap((named) => {
    const usualName = mostOften(document, named.map(asMention));
    const usual = named.find(({ from }) => from === usualName.from)!;
    const others = named.filter(({ stem }) => kinship(stem, usual.stem) === 'rival');
    const [first] = others;
    if (!first) return [];
    const found = report(
      unitTwoNames,
      first,
      {
        zh: `本文其他地方写“${usual.written}”，这里写“${first.written}”（共${others.length}处）；一地只有一个这样的机构，请核对名称并统一。`,
        en: `The paper writes “${usual.written}” elsewhere and “${first.written}” here (${others.length} in all); a place has only one of them.`,
      },
      { related: [inDraft(document, usual, '本文其他写法')] },
    );
    return [{ ...found, fixes: [unify(document, others.map(asMention), usualName, false)] }];
  });
}

const OWN = /^(?:省|自治区|市|州|盟|县|区|旗)$/;

const asMention = ({ from, to, written, stemSpan }: NamedBody): Mention => ({ from, to, written, stem: stemSpan! });

function mostOften({ text }: PolicyDocument, mentions: readonly Mention[]): Mention {
  const counts = new Map<string, { first: Mention; count: number }>();
  for (const mention of mentions) {
    const stem = text.slice(mention.stem.from, mention.stem.to);
    const seen = counts.get(stem);
    if (seen) seen.count++;
    else counts.set(stem, { first: mention, count: 1 });
  }
  return [...counts.values()].reduce((best, one) => (one.count > best.count ? one : best)).first;
}
