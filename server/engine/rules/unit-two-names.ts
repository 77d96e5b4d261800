import { bodiesOf, type NamedBody } from './bodies.ts';
import { inDraft, report } from './support.ts';
import type { Finding, Rule } from './types.ts';

const paper = (unit: string) => `某某市健康城市建设实施方案

一、重点任务

（一）普及健康知识。组建健康科普专家库，推动健康知识进社区、进家庭。（责任单位：市卫生健康委）

（二）建设健康环境。推进公共场所控烟，改善城乡人居环境面貌。（责任单位：${unit}、市城市管理局）
`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units.
/** A body under its standard short form and under a form of speech in one paper. */
export const unitTwoNames: Rule = {
  id: 'unit-two-names',
  severity: 'information',
  title: { zh: '同一单位前后名称不一', en: 'One body under two names' },
  finds: {
    zh: '同一机构在本文的责任单位中有规范简称和口语简称两种写法，例如“市卫生健康委”和“市卫健委”。先写全称后写规范简称不算。',
    en: 'A body that the paper names by its standard short form and by a form of speech. The full name followed by the short form is left out.',
  },
  why: {
    zh: '前后不一显得草率，检索和分解任务时也会漏。',
    en: 'It looks careless, and whoever searches the paper misses half.',
  },
  example: { wrong: paper('市卫健委'), right: paper('市卫生健康委') },
  source: {
    zh: '《党政机关公文处理工作条例》第十九条：使用简称应当规范、前后一致（通行理解）。',
    en: 'Regulation on official documents, article 19: names are used in one form throughout (as commonly read).',
  },
  fix: { zh: '全文统一为规范简称。', en: 'Puts the standard short form throughout.' },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap((read): Finding[] => {
      const groups = new Map<string, { formal: NamedBody[]; informal: NamedBody[] }>();
      for (const one of bodiesOf(read)) {
        const key = `${one.body.name} ${one.body.level}`;
        const group = groups.get(key) ?? { formal: [], informal: [] };
        (one.body.informal ? group.informal : group.formal).push(one);
        groups.set(key, group);
      }
      return [...groups.values()].flatMap(({ formal, informal }) => {
        const usual = mostOften(formal);
        const [first] = informal;
        if (!usual || !first) return [];
        const forms = [...new Set(informal.map(({ written }) => written))];
        const finding = report(
          unitTwoNames,
          first,
          {
            zh: `本文多处写“${usual.written}”，这里写“${forms.join('”“')}”（共${informal.length}处），建议统一。`,
            en: `The paper writes “${usual.written}” elsewhere and “${forms.join('”, “')}” here (${informal.length} in all).`,
          },
          { related: [inDraft(document, usual, '本文其他写法')] },
        );
        const edits = informal.map(({ from, to }) => ({ from, to, text: usual.written }));
        const title = { zh: `统一为“${usual.written}”`, en: `Write “${usual.written}” throughout` };
        return [{ ...finding, fixes: [{ title, edits, safe: true }] }];
      });
    }),
};

function mostOften(bodies: readonly NamedBody[]): NamedBody | undefined {
  const counts = new Map<string, number>();
  for (const { written } of bodies) counts.set(written, (counts.get(written) ?? 0) + 1);
  const [written] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0]);
  return bodies.find((one) => one.written === written);
}
