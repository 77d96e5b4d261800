import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';

const EACH = Words.of('每 各 每个 每一');
const PER = Words.of(
  '每千 每万 每百 每十万 每10万 每百万 每个 每名 每县 每村 每乡 每镇 每户 每所 每班 每平方 每亩 每校 每人 每省 每市 每区 每一 每街 每年每 每2年 每3年 每两年 每三年 每公顷 每新增 每位 每支 每家 每旗 每季度 每月 每周 每学期',
);

/** 每个县, 各区, 每千人口: the denominator that the phrase spells out. */
export function perAt(text: string, from: number, to: number): Span | null {
  const at = PER.find(text, from, to);
  if (at >= 0) {
    const stop = /^每(?:千|万|百|十万|10万|百万)/.test(text.slice(at, at + 4))
      ? perEnd(text, at, to)
      : placeEnd(text, at, to);
    return { from: at, to: stop };
  }
  if (EACH.head(text, from, to) && /^各(?:县|市|区|州|乡|镇|街|村|旗|地)/.test(text.slice(from, from + 2)))
    return { from, to: placeEnd(text, from, to) };
  return null;
}

const PER_END = Words.of(
  '人口 常住人口 户籍人口 名常住人口 名居民 人 名 分娩量 儿童 名儿童 老年人 名老年人 学生 名学生 亩 户 个 新生儿 名教师 名在校生 平方公里 名卫生技术人员 劳动力',
);
const perEnd = (text: string, at: number, to: number): number => {
  for (let i = at + 2; i < Math.min(to, at + 6); i += 1) {
    const word = PER_END.head(text, i, to);
    if (word) return i + word;
  }
  return Math.min(to, at + 3);
};
const placeEnd = (text: string, at: number, to: number): number => {
  let i = at + 1;
  while (i < to && i < at + 12) {
    const char = text.charAt(i);
    if (char === '(' || char === '（') {
      const close = text.indexOf(char === '(' ? ')' : '）', i);
      return close > 0 && close < to ? close + 1 : i;
    }
    if ('县市区州旗乡镇村校人年所名家户亩月周里'.includes(char)) {
      i += 1;
      if ('县市区州旗(（道'.includes(text.charAt(i))) continue;
      return i;
    }
    i += 1;
  }
  return Math.min(i, to);
};
