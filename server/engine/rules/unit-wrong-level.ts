import type { Region } from '../policy/types.ts';
import { groupBy } from '../text/group-by.ts';
import { bodiesOf, type NamedBody, ownPlace, removal } from './bodies.ts';
import { report } from './support.ts';
import type { Fix, Rule, RuleContext } from './types.ts';

const paper = (unit: string) => `---
城市: 澜溪市
省份: 山东省
---

澜溪市乡村医生队伍建设实施方案

一、重点任务

（一）落实补助政策。按时足额发放乡村医生补助，保障合理收入。（责任单位：市卫生健康委、${unit}、市人力资源社会保障局）
`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units, and none in the seeds.
/** A body of a higher level among the units of a paper’s own. */
export const unitWrongLevel: Rule = {
  id: 'unit-wrong-level',
  severity: 'information',
  title: { zh: '责任单位的层级不对', en: 'A body of the wrong level' },
  finds: {
    zh: '市级或县级文件的一处责任单位以本级部门为主，却写了上级部门（市级方案中的“省财政厅”、县级方案中的“市民政局”）。驻地机构、派出机构和实行垂直管理的（生态环境、自然资源、市场监管、消防、气象、税务、公积金等）不算。',
    en: 'A body of the province or the city among a city’s or county’s own bodies. Local branches and bodies that are led from above are left out.',
  },
  why: {
    zh: '下级文件不能给上级部门派任务，多半是照抄上级文件时漏改。',
    en: 'A lower level cannot give a higher one tasks; the words were probably copied from above.',
  },
  example: { wrong: paper('省财政厅'), right: paper('市财政局') },
  source: {
    zh: '行文规则：下级机关不向上级机关部署工作。',
    en: 'Rules of correspondence: a lower level gives no orders to a higher one.',
  },
  fix: {
    zh: '改为本级的同一部门；已经列了的，删去。',
    en: 'Puts the same body of the paper’s own level, or removes it where it is listed.',
  },
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap((read) => {
      const { region } = read.policy.meta;
      if (region?.level !== 'city' && region?.level !== 'county') return [];
      const bodies = bodiesOf(document, read);
      const lists = groupBy(bodies, ({ statement }) => statement);
      return [...lists.values()].flatMap((list) => {
        const above = list.filter((one) => isAbove(one, region));
        const place = ownPlace(region);
        const own = list.filter(({ prefix }) => prefix === place || prefix === `${place}委`);
        if (above.length === 0 || own.length < LEAST_OWN || above.length >= own.length) return [];
        return above.map((one) => ({
          ...report(unitWrongLevel, one, {
            zh: `“${one.written}”是${one.body.level === 'province' ? '省' : '市'}级部门，本文是${region.level === 'city' ? '市' : '县'}级文件，不宜给上级部门安排任务，请核对是否应为本级部门。`,
            en: `“${one.written}” is a body of the ${one.body.level}; this is a ${region.level}’s paper.`,
          }),
          fixes: fixesOf(document, region, one, own, bodies),
        }));
      });
    }),
};

const LEAST_OWN = 2;

/** Led from above, or with no counterpart below: a city's list may well name the province's. */
const VERTICAL =
  /生态环境|自然资源|市场监管|市场监督|消防|气象|税务|公积金|金融|人民银行|药品|药监|中医药|疾病|疾控|海洋|港航|能源|公安|城市管理|医疗保障|医保|公共资源|大数据|数据|烟草|邮政|林业|林草|粮食/;

function isAbove({ body, prefix, stem, name }: NamedBody, region: Region): boolean {
  if (VERTICAL.test(stem)) return false;
  if (prefix === '省' || prefix === '自治区' || (region.province !== null && prefix === region.province))
    return body.level === 'province';
  // A county-level city calls its own bodies 市…
  if (region.level !== 'county' || ownPlace(region) === '市')
    return region.level === 'county' && isOf(region.city, name);
  return prefix === '市' || isOf(region.city, name);
}

const isOf = (place: string | null, name: string): boolean => place !== null && name.startsWith(place);

function fixesOf(
  document: RuleContext['document'],
  region: Region,
  one: NamedBody,
  own: readonly NamedBody[],
  bodies: readonly NamedBody[],
): Fix[] {
  const place = ownPlace(region);
  const known = bodies.find(({ body, prefix }) => body.name === one.body.name && prefix === place);
  const listed = own.some(({ body, list }) => body.name === one.body.name && list === one.list);
  const named = known?.written ?? (one.written === one.name ? place + one.stem.replace(/厅$/, '局') : null);
  const edit = listed ? removal(document, one) : named && { from: one.from, to: one.to, text: named };
  if (!edit || !named) return [];
  return [
    {
      title: listed
        ? { zh: `删去“${one.written}”，这里已列“${named}”`, en: `Remove it: ${named} is in the list` }
        : { zh: `改为“${named}”`, en: `Write ${named}` },
      edits: [edit],
      safe: false,
    },
  ];
}
