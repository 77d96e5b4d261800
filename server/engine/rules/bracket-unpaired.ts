import type { Paragraph, PolicyDocument } from '../policy/types.ts';
import { report } from './support.ts';
import type { Finding, Fix, Rule } from './types.ts';

const paper = (close: string) => `关于做好养老服务工作的通知

各县区：

一、主要任务

（一）落实服务清单。执行《国务院办公厅关于推进养老服务发展的意见${close}，逐项明确责任。
`;

// Read by eye on 2026-11-27: all 9 findings in 537 papers were right.
/** A bracket or a quotation mark without its other half. */
export const bracketUnpaired: Rule = {
  id: 'bracket-unpaired',
  severity: 'warning',
  title: { zh: '括号、书名号、引号不配对', en: 'A bracket or quotation mark without its pair' },
  finds: {
    zh: '一段之内，《》、（）、“”、〔〕、【】只有一半。序号后的半个括号（如“1）”）不算。',
    en: 'Half of a pair of brackets, title marks or quotation marks within one paragraph. A bracket behind a serial number is left out.',
  },
  why: { zh: '引文、标题从哪里到哪里看不出来。', en: 'Nobody can tell where the title or the quotation ends.' },
  example: { wrong: paper(''), right: paper('》') },
  source: {
    zh: 'GB/T 15834—2011《标点符号用法》：引号、括号、书名号成对使用。',
    en: 'GB/T 15834-2011, on punctuation: these marks come in pairs.',
  },
  fix: { zh: '书名号的一半可以确定位置时补上。', en: 'Puts the missing title mark where its place is certain.' },
  needsCorpus: false,
  draftsOnly: true,
  check: ({ document, policies }) =>
    policies.flatMap(({ policy }) => policy.paragraphs.flatMap((paragraph) => unpaired(document, paragraph))),
};

const PAIRS: Record<string, string> = { '《': '》', '〈': '〉', '(': ')', '〔': '〕', '【': '】', '“': '”', '‘': '’' };
const CLOSING = new Map(Object.entries(PAIRS).map(([open, close]) => [close, open]));
const SIGNS = /[《》〈〉()〔〕【】“”‘’]/g;
/** A longer paragraph is not what one person wrote. */
const LONGEST = 4000;

function unpaired(document: PolicyDocument, { from, to }: Paragraph): Finding[] {
  if (to - from > LONGEST) return [];
  const open: { sign: string; at: number }[] = [];
  const lone: number[] = [];
  for (const { 0: sign, index } of document.shadow.slice(from, to).matchAll(SIGNS)) {
    const at = from + index;
    const wanted = CLOSING.get(sign);
    if (!wanted) {
      open.push({ sign, at });
      continue;
    }
    const last = open.findLastIndex((one) => one.sign === wanted);
    if (last >= 0) {
      lone.push(...open.slice(last + 1).map((one) => one.at));
      open.length = last;
    } else if (!isSerial(document.shadow, from, at)) lone.push(at);
  }
  lone.push(...open.map((one) => one.at));
  // More than two lone signs are damage of another kind, or a formula.
  if (lone.length === 0 || lone.length > 2) return [];
  return lone.sort((a, b) => a - b).map((at) => describe(document, at, to));
}

/** 1) a) （1） of which a list is made. */
const isSerial = (shadow: string, from: number, at: number): boolean =>
  shadow[at] === ')' &&
  /(?:^|[\s;；。,，:：])[\da-zA-Z一二三四五六七八九十]{1,3}$/.test(shadow.slice(Math.max(from, at - 5), at));

function describe(document: PolicyDocument, at: number, end: number): Finding {
  const sign = document.text[at]!;
  const folded = document.shadow[at]!;
  const isOpen = PAIRS[folded] !== undefined;
  const other = isOpen ? PAIRS[folded]! : CLOSING.get(folded)!;
  const shown = document.text.slice(at, Math.min(end, at + 12)).split('\n', 1)[0]!;
  return {
    ...report(
      bracketUnpaired,
      { from: at, to: at + 1 },
      isOpen
        ? { zh: `“${shown}……”前的“${sign}”没有配对的“${other}”。`, en: `“${sign}” has no “${other}”.` }
        : { zh: `“${sign}”前面没有配对的“${other}”。`, en: `“${sign}” has no “${other}” before it.` },
    ),
    fixes: folded === '《' ? closingTitle(document, at, end) : [],
  };
}

/** 《……的通知精神 and 《……意见（国办发〔2019〕5号）: where the title surely ends. */
function closingTitle({ shadow }: PolicyDocument, at: number, end: number): Fix[] {
  const words = shadow.slice(at, Math.min(end, at + 80));
  const found =
    /^《[^，。；、\n《》()]{4,60}?(?:通知|意见|方案|规划|办法|条例|规定|决定|纲要|计划)(?=[,，。;；(的等])/.exec(words);
  if (!found) return [];
  const to = at + found[0].length;
  return [{ title: { zh: '补上“》”', en: 'Add 》' }, edits: [{ from: to, to, text: '》' }], safe: false }];
}
