import { report } from './support.ts';
import type { Fix, Rule } from './types.ts';

const paper = (number: string) => `关于做好养老服务工作的通知

各县区：

一、主要任务

（一）落实上级部署。对照《国务院办公厅关于推进养老服务发展的意见》（国办发${number}）逐项落实。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A document number that is not written as the standard has it. */
export const docNumberForm: Rule = {
  id: 'doc-number-form',
  severity: 'warning',
  title: { zh: '发文字号书写不规范', en: 'A document number in the wrong form' },
  finds: {
    zh: '发文字号的年份没有用六角括号“〔〕”、年份不全、顺序号前加“第”或编虚位（如05号）。命令（令）的“第5号”是对的。',
    en: 'A document number whose year is not in 〔〕 or not in full, or whose serial has 第 before it or a leading zero. Orders (令) rightly have 第.',
  },
  why: {
    zh: '字号是查找和引用文件的依据，写法不一就检索不到。',
    en: 'Papers are found by their numbers; another form is not found.',
  },
  example: { wrong: paper('[2019]5号'), right: paper('〔2019〕5号') },
  source: {
    zh: 'GB/T 9704—2012 第7.2.5条：年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位。',
    en: 'GB/T 9704-2012, 7.2.5: the year in full in 〔〕, the serial without 第 and without leading zeros.',
  },
  fix: { zh: '改成规范写法。', en: 'Writes it as the standard has it.' },
  needsCorpus: false,
  draftsOnly: true,
  check: ({ document: { text, shadow }, policies }) =>
    policies.flatMap(({ policy }) =>
      [...shadow.slice(policy.from, policy.to).matchAll(NUMBER)].flatMap((found) => {
        const [all, open, year, close, ordinal, zeros, serial] = found as unknown as string[];
        const from = policy.from + found.index;
        const office = OFFICE.exec(shadow.slice(Math.max(policy.from, from - 15), from))?.[0];
        if (!office || /[令告]$/.test(office) || WORDS.test(office)) return [];
        const to = from + all!.length;
        const wrong = [
          ...(open !== '〔' || close !== '〕'
            ? [{ zh: '年份应当用六角括号“〔〕”', en: 'the year stands in 〔〕' }]
            : []),
          ...(year!.length < 4 ? [{ zh: '年份应当写全', en: 'the year is written in full' }] : []),
          ...(ordinal ? [{ zh: '顺序号前不加“第”', en: 'the serial has no 第' }] : []),
          ...(zeros ? [{ zh: '顺序号不编虚位', en: 'the serial has no leading zero' }] : []),
        ];
        if (wrong.length === 0) return [];
        const right = `〔${year!.length < 4 ? `20${year}` : year}〕${serial}号`;
        const fix: Fix = {
          title: { zh: `改为“${office}${right}”`, en: `Write ${office}${right}` },
          edits: [{ from, to, text: right }],
          safe: year!.length === 4,
        };
        const finding = report(
          docNumberForm,
          { from: from - office.length, to },
          {
            zh: `发文字号“${text.slice(from - office.length, to)}”书写不规范：${wrong.map(({ zh }) => zh).join('，')}。`,
            en: `The document number “${text.slice(from - office.length, to)}”: ${wrong.map(({ en }) => en).join(', ')}.`,
          },
        );
        return [{ ...finding, fixes: [fix] }];
      }),
    ),
};

/** [2022]第018号: bracket, year, bracket, 第, zeros, serial. */
const NUMBER = /([[(〔【])((?:19|20)\d\d|\d{2})年?([\])〕】])(第)?(0*)([1-9]\d{0,4})号/g;
/** 国办发: offices end with one of a few characters. */
const OFFICE = /[\u4e00-\u9fff]{0,14}[发办函字规通电文改委政厅局府财教卫人建民农环资社医法审批令告]$/;
/** Words before a bracket that are no office: 会议纪要, a court's case, 以下简称. */
const WORDS = /纪要|会议|简称|以下|根据|按照|依据|关于|印发$/;
