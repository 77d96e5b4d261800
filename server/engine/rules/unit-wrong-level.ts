import { bodiesOf } from './bodies.ts';
import { report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (unit: string) => `---
城市: 澜溪市
省份: 山东省
---

澜溪市乡村医生队伍建设实施方案

一、重点任务

（一）落实补助政策。按时足额发放乡村医生补助，保障合理收入。（责任单位：市卫生健康委、${unit}、市人力资源社会保障局）
`;

// Read by eye on 2026-11-27: no finding in 537 papers, of which nine name units.
/** A provincial body among the units of a city's paper. */
export const unitWrongLevel: Rule = {
  id: 'unit-wrong-level',
  severity: 'information',
  title: { zh: '责任单位的层级不对', en: 'A body of the wrong level' },
  finds: {
    zh: '市级或县级文件的责任单位以本级部门为主，却写了一个省级部门（如市级方案中的“省财政厅”）。驻地机构、派出机构不算。',
    en: 'A provincial body among the units of a city’s or county’s own bodies. Local branches are left out.',
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
  fix: null,
  needsCorpus: false,
  check: ({ policies }) =>
    policies.flatMap((read) => {
      const level = read.policy.meta.region?.level;
      if (level !== 'city' && level !== 'county') return [];
      const bodies = bodiesOf(read);
      return bodies
        .filter(({ body, written }) => body.level === 'province' && /^(?:省|自治区)/.test(written))
        .filter(({ statement }) => {
          const own = bodies.filter((one) => one.statement === statement && one.body.level !== 'province');
          return own.length >= 2;
        })
        .map((one) =>
          report(unitWrongLevel, one, {
            zh: `“${one.written}”是省级部门，本文是${level === 'city' ? '市' : '县'}级文件，请核对是否应为本级部门。`,
            en: `“${one.written}” is a provincial body; this is a ${level}’s paper.`,
          }),
        );
    }),
};
