import { obsoleteAt } from '../knowledge/departments.ts';
import { dayOf, report } from './support.ts';
import type { Fix, Rule } from './types.ts';

const paper = (unit: string) => `某某市职业健康工作实施方案

一、重点任务

（一）开展专项治理。以粉尘、化学毒物为重点，督促企业整改。（责任单位：${unit}、市总工会）

某某市人民政府办公室

2025年3月10日
`;

// Read by eye on 2026-11-27: no finding in 537 papers, which are of 2023 and before and name few units.
/** A body that a reform had ended by the paper's date. */
export const unitAbolished: Rule = {
  id: 'unit-abolished',
  severity: 'warning',
  title: { zh: '责任单位已撤销或更名', en: 'An abolished or renamed body' },
  finds: {
    zh: '责任单位中写了成文时已经撤销、合并或更名的机构，例如2019年以后仍写“市卫生计生委”。地方改革有先后，全国到位之后才报。“原××局”不算。',
    en: 'Responsible units that had been abolished, merged or renamed by the paper’s date, once the reform was in place everywhere. Names after 原 (formerly) are left out.',
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
  fix: { zh: '换成现在承担职责的机构名称。', en: 'Puts the name of the body that holds the duty now.' },
  needsCorpus: false,
  check: ({ policies, document, today }) =>
    policies.flatMap(({ policy, facts }) => {
      const date = dayOf(policy, today);
      if (date === null) return [];
      return facts.responsibilities.flatMap(({ units, unitSpans }) =>
        units.flatMap((unit, index) => {
          const span = unitSpans[index];
          const ended = obsoleteAt(unit, date);
          if (!span || !ended || unit.startsWith('原') || document.shadow[span.from - 1] === '原') return [];
          const written = document.text.slice(span.from, span.to);
          const finding = report(unitAbolished, span, {
            zh: `“${unit}”已撤销或更名，职责现由${ended.now}承担（${ended.source.zh}）。`,
            en: `“${unit}” no longer exists; its duties are now those of ${ended.now} (${ended.source.en}).`,
          });
          const at = written.lastIndexOf(ended.name);
          if (at < 0) return [finding];
          const edit = { from: span.from + at, to: span.from + at + ended.name.length, text: ended.now };
          const fix: Fix = {
            title: { zh: `改为“${written.slice(0, at)}${ended.now}”`, en: `Write ${written.slice(0, at)}${ended.now}` },
            edits: [edit],
            safe: false,
          };
          return [{ ...finding, fixes: [fix] }];
        }),
      );
    }),
};
