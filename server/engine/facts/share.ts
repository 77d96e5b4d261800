import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import { lendSubject } from './closed.ts';
import { emit, type Shared } from './emit.ts';
import { ACHIEVING } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Token } from './scan.ts';
import { trim } from './subject.ts';

export const INSTITUTION = Words.of(
  '院 中心 机构 站 室 校 园 所 县 村 镇 乡 街道 社区 企业 单位 部门 县区 区 市 学校 医院 城市 家庭 农户 人群 儿童 老年人 居民 人员 学生 教师 劳动力 乡镇 ) ） 城镇 小区 公司 银行 班 馆 场 户 人 者 户数 市) 地区',
);
export const REACHING = Words.of('达到 达 成为 设立 设置 建立 开展 配备 实现 建有 具备 建成 创建成 拥有 纳入');

/** 35%以上的乡镇卫生院达到…: the share of those to whom it applies, and what they reach. */
export function readShare(
  shared: Shared,
  token: Token,
  start: number,
  right: number,
  end: number,
  out: Reading[],
): void {
  const { text } = shared.sentence;
  const { before } = shared;
  const opens = ACHIEVING.head(text, right, end);
  const met = text.startsWith('达标', right) || text.startsWith('覆盖', right);
  const left = afterObject(
    text,
    trim(text, start, met && before.verb ? quantityLead(text, start, token.quantity.from) : before.end),
  );
  const object = text.startsWith('覆盖', before.end) || text.startsWith('惠及', before.end);
  if (object && left.to - left.from >= 2) {
    // 5G网络覆盖80%行政村
    emit(shared, token, [left, { from: before.end, to: before.end + 2 }, { from: right, to: end }], left.from, out, {
      to: end,
      scope: { from: right, to: end },
    });
    return;
  }
  if (left.to > left.from && (opens > 0 || /^[达纳用]/.test(text.charAt(right))) && (!before.verb || met)) {
    if (text.charCodeAt(token.quantity.from - 1) === 0x7684) {
      // 按照编制床位的25%设置重症监护病床
      const from = right + Math.max(1, opens);
      if (end - from >= 2) {
        emit(shared, token, [{ from, to: end }], left.from, out, { to: end });
        return;
      }
    }
    const scope = institutionPrefix(text, left);
    const noun = scope ? { from: scope.to, to: left.to } : left;
    emit(shared, token, [noun, { from: right, to: end }], left.from, out, { to: end, scope });
    return;
  }
  if (met && left.to <= left.from) {
    // …病房建设,实现100%达标
    const lent = lendSubject(shared.sentence, start, {
      subject: null,
      noun: null,
      units: new Map(),
      unit: null,
      verb: null,
      open: false,
    });
    if (lent) {
      emit(shared, token, [lent, { from: right, to: end }], lent.from, out, { to: end });
      return;
    }
  }
  const at = ACHIEVING.find(text, right + 1, end);
  if (at < 0) {
    if (!before.verb && !before.bound && !before.reached && token.bound === null) return;
    if (opens > 0 && !before.bound && token.bound === null) return;
    // 按照编制床位的25%设置重症监护病床
    emit(shared, token, [{ from: right, to: end }], token.quantity.from, out, { to: end });
    return;
  }
  const scope = { from: right, to: at };
  const whole = INSTITUTION.tail(text, at, right) === 0 || REACHING.head(text, at, end) === 0;
  emit(shared, token, [whole ? { from: right, to: end } : { from: at, to: end }], token.quantity.from, out, {
    to: end,
    scope,
  });
}

/** 将A纳入…: what follows 将 is meant. */
const afterObject = (text: string, span: Span): Span => {
  for (let i = span.to - 2; i > span.from; i -= 1) {
    const code = text.charCodeAt(i);
    if (code === 0x5c06 || code === 0x628a) return { from: i + 1, to: span.to };
  }
  return span;
};

const quantityLead = (text: string, start: number, at: number): number => {
  let end = at;
  for (const word of ['实现', '完成', '达到', '均', '全部'])
    if (end - word.length >= start && text.startsWith(word, end - word.length)) end -= word.length;
  return end;
};

/** 专业公共卫生机构基础设施: the institutions are whom it applies to. */
function institutionPrefix(text: string, span: Span): Span | null {
  const at = Words.of('机构 医院 卫生院 学校 企业 部门 单位').find(text, span.from, span.to - 3);
  if (at < 0) return null;
  const word = INSTITUTION.startingAt(text, at, span.to);
  const end = at + Math.max(2, word?.[0].length ?? 2);
  return span.to - end >= 4 ? { from: span.from, to: end } : null;
}
