import type { Span } from '../text/span.ts';
import { Codes } from '../text/words.ts';
import { report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (count: string) => `某某市医疗卫生服务体系实施方案

一、重点任务

（一）提升专科能力。推进东城医院、西城医院、南城医院、北城医院等${count}家医院改造升级。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A list of names and a count of them that disagree. */
export const countMismatch: Rule = {
  id: 'count-mismatch',
  severity: 'warning',
  title: { zh: '列举的名称与数量不符', en: 'A list and its count disagree' },
  finds: {
    zh: '“甲、乙、丙、丁、戊等4个医院”：列出的名称比写的数量多；或者“甲、乙、丙三个中心”没有“等”字而数量不同。',
    en: 'More names than the count says, or, where the list is closed, another number of names.',
  },
  why: { zh: '数错了，或者增删名称后没有改数。', en: 'It was miscounted, or not brought up to date.' },
  example: { wrong: paper('3'), right: paper('4') },
  source: { zh: '公文拟制的通行要求：同一文件内数据一致。', en: 'Common practice: the figures of one paper agree.' },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) =>
      countsOf(document.shadow, policy).flatMap(({ at, all, etc, number, unit }) => {
        const list = LIST.exec(document.shadow.slice(Math.max(policy.from, at - REACH), at))?.[0];
        if (!list?.includes('、')) return [];
        const count = /^\d+$/.test(number) ? Number(number) : HAN.indexOf(number) + 1;
        const names = list.split('、').map((name) => name.replace(LEAD_IN, ''));
        if (names.length < 3) return [];
        // One name with “和” inside may be two.
        if (names.some((name) => name.length < 2 || name.length > 24 || JOINED.test(name)) || !isAlike(names))
          return [];
        const wrong = etc ? names.length > count : names.length !== count;
        // “等4个” of five is a slip; a count that is far from the list counts something else.
        if (!wrong || count < 2 || Math.abs(names.length - count) > 2) return [];
        const to = at + all.length;
        return [
          report(
            countMismatch,
            { from: to - unit.length - number.length, to },
            {
              zh: `这里列了${names.length}个名称（${names.join('、')}），数量写的是“${number}${unit}”，请核对。`,
              en: `${names.length} names are listed and the count says ${count}.`,
            },
            { severity: policy.scraped ? 'information' : 'warning' },
          ),
        ];
      }),
    ),
};

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 等3家, before what is counted; looked for from the place where the number ends. */
const COUNT =
  /(等)?(\d{1,2}|[二三四五六七八九十])(家|所|个(?!月|百分点|工作日|方面|层面|环节)|处|座)(?=[\u4e00-\u9fff])/y;
const UNITS = new Codes('家所个处座');
const NUMERALS = new Codes('0123456789二三四五六七八九十');

interface Count {
  readonly at: number;
  readonly all: string;
  readonly etc: string | undefined;
  readonly number: string;
  readonly unit: string;
}

function countsOf(shadow: string, { from, to }: Span): Count[] {
  const found: Count[] = [];
  for (let i = from + 1; i < to; i++) {
    if (!UNITS.has(shadow.charCodeAt(i)) || !NUMERALS.has(shadow.charCodeAt(i - 1))) continue;
    let at = i - 1;
    if (isDigit(shadow[at]) && isDigit(shadow[at - 1])) at--;
    if (at < from || (isDigit(shadow[at]) && isDigit(shadow[at - 1]))) continue;
    if (at > from && shadow[at - 1] === '等') at--;
    COUNT.lastIndex = at;
    const match = COUNT.exec(shadow);
    if (match) found.push({ at, all: match[0], etc: match[1], number: match[2]!, unit: match[3]! });
  }
  return found;
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

/** 甲医院、乙医院、丙医院 right before a count. */
const LIST = /[\u4e00-\u9fffA-Za-z0-9“”·、]+$/;
/** A list is looked for no further back. In characters. */
const REACH = 200;
/** Words before the first name that belong to the sentence. */
const LEAD_IN =
  /^.*(?:推进|推动|支持|建设|建成|完成|加快|实施|启动|改造|打造|依托|包括|分别为|即|对|在|以|将|和|及|与|完善|发展|培育|引进|组织|指导|鼓励|重点|成立|设立|新建|覆盖|涉及|其中|提升|开展|争取|巩固)/;
const JOINED = /[和及与或]|以及/;
/** What names of things of one kind end with. */
const KINDS =
  /(?:医院|中心|学校|大学|学院|公司|集团|企业|园区|开发区|高新区|工业园|产业园|机场|港口?|站|厂|馆|公园|景区|水库|镇|乡|街道|社区|村|县|区|市|平台|基地|实验室|研究院|研究所|专科|科)$/;

/** Names that all end alike: 甲医院、乙医院 and no 甲医院、设备. */
function isAlike(names: readonly string[]): boolean {
  const ends = names.map((name) => KINDS.exec(name)?.[0]);
  return ends[0] !== undefined && ends.every((end) => end === ends[0]);
}
