import type { DateMention } from '../facts/types.ts';
import { indicatorById, rowOfName } from '../knowledge/catalogue.ts';
import { regionName, sameRegion } from '../knowledge/regions.ts';
import type { PeerTarget } from '../peers/types.ts';
import { printedValue } from './measure.ts';
import { inPaper, isDeadline, report, sentenceAt } from './support.ts';
import type { Finding, Rule } from './types.ts';

const paper = (goal: string) => `---
城市: 澜溪市
省份: 山东省
成文日期: 2025-03-01
---

澜溪市完善医疗卫生服务体系实施方案

一、工作目标

到2027年，全市每千人口注册护士数${goal}。
`;

const peer = (city: string, nurses: number) => `${city}卫生健康实施方案

${city}人民政府

一、工作目标

到2027年，全市每千人口注册护士数达到${nurses}人。

${city}人民政府

2024年5月6日
`;

// Read by eye on 2026-11-27: the only finding in 537 papers was right.
/** A goal with a date and no figure, where peers give one. */
export const goalWithoutValue: Rule = {
  id: 'goal-without-value',
  severity: 'hint',
  title: { zh: '目标只有定性表述', en: 'A goal without a figure' },
  finds: {
    zh: '写了期限，却只写“明显提高”“进一步提升”，而至少三个同级地区为这个指标定了数值。',
    en: 'A goal with a date that says “notably higher” and no figure, for an indicator for which three peers or more give one.',
  },
  why: {
    zh: '没有数值就无法考核；别人定了数，可以参考。',
    en: 'Without a figure it cannot be reviewed; others’ figures can be a guide.',
  },
  example: {
    corpus: peer('东营市', 4.1),
    more: [peer('渭南市', 4.2), peer('乌海市', 4.3)],
    wrong: paper('明显提高'),
    right: paper('达到4.3人'),
  },
  source: {
    zh: '语料库中同级地区的目标，附在问题下面。',
    en: 'Targets of jurisdictions of the same level; they come with the finding.',
  },
  fix: null,
  needsCorpus: true,
  check: ({ document, policies, peers }) =>
    policies.flatMap(({ policy, facts }) => {
      const { region } = policy.meta;
      if (!peers || !region || policy.scraped) return [];
      const own = Number((policy.meta.issueDate ?? policy.meta.publishDate ?? '').slice(0, 4)) || null;
      const dated = facts.dates
        .filter((date) => isDeadline(document, policy, date) || isLater(date, own))
        .map(({ from }) => from);
      let next = 0;
      return [...document.shadow.slice(policy.from, policy.to).matchAll(VAGUE)].flatMap((found): Finding[] => {
        const to = policy.from + found.index;
        const span = { from: to, to: to + found[0].length };
        const sentence = sentenceAt(document, policy, span);
        // Both lists go on through the text.
        while (next < dated.length && dated[next]! < sentence.from) next++;
        if (next === dated.length || dated[next]! >= to) return [];
        const name = nameBefore(document.shadow, sentence.from, to);
        if (!name || facts.targets.some((one) => one.identity.id === name.id)) return [];
        const asked = peers
          .targets(`catalogue:${name.id}`)
          .filter(
            ({ source, target }) =>
              source.region?.level === region.level &&
              !sameRegion(source.region, region) &&
              target.value !== null &&
              target.suspect === null,
          );
        const places = perPlace(asked);
        if (places.length < LEAST) return [];
        const shown = places
          .slice(0, 3)
          .map(({ source, target }) => `${regionName(source.region!)}${printedValue(target)}`);
        return [
          report(
            goalWithoutValue,
            { from: name.from, to: span.to },
            {
              zh: `“${document.text.slice(name.from, span.to)}”没有数值；${places.length}个同级地区为“${indicatorById(name.id)!.name}”定了数，如${shown.join('、')}。`,
              en: `No figure here; ${places.length} peers give one, such as ${shown.join(', ')}.`,
            },
            {
              related: places.slice(0, 5).map(inPaper),
            },
          ),
        ];
      });
    }),
};

/** 2027年…… in a paper of 2025 is a deadline without the words of one. */
const isLater = ({ valid, role, year }: DateMention, own: number | null): boolean =>
  valid && role !== 'past' && role !== 'issue' && year !== null && own !== null && year > own;

const LEAST = 3;
const VAGUE =
  /(?:得到|实现)?(?:(?:明显|显著|大幅度?|进一步|稳步|持续|不断|逐步|有效|较大)(?:得到)?|有(?:所|明显))(?:提高|提升|上升|增加|增长|降低|下降|改善|优化|扩大)/g;
/** The longest name of an indicator. In characters. */
const LONGEST = 24;

/** The indicator of the catalogue whose name ends right before `to`, the longest there is. */
function nameBefore(shadow: string, least: number, to: number): { id: string; from: number } | null {
  const first = Math.max(least, to - LONGEST);
  const words = shadow.slice(first, to);
  const start = first + Math.max(...[',', '、', ';', '。', ':'].map((mark) => words.lastIndexOf(mark))) + 1;
  for (let from = start; from <= to - 4; from++) {
    const id = rowOfName(shadow.slice(from, to));
    if (id) return { id, from };
  }
  return null;
}

/** One target of each place, the newest. */
function perPlace(targets: readonly PeerTarget[]): PeerTarget[] {
  const found = new Map<string, PeerTarget>();
  for (const one of [...targets].sort((a, b) => (b.source.date ?? '').localeCompare(a.source.date ?? ''))) {
    const name = regionName(one.source.region!);
    if (!found.has(name)) found.set(name, one);
  }
  return [...found.values()];
}
