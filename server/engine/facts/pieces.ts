import type { Span } from '../text/span.ts';
import { Words } from '../text/words.ts';
import { HEADS } from './lexicon.ts';
import { trim } from './subject.ts';

export const isJoin = (text: string, i: number): number => {
  const code = text.charCodeAt(i);
  if (code === 0x3001) return 1;
  if (
    code === 0x53ca &&
    (text.startsWith('及以', i) ||
      text.startsWith('及其以', i) ||
      text.startsWith('涉及', i - 1) ||
      text.startsWith('普及', i - 1))
  )
    return 0;
  // 和 inside 饱和, 和谐, 共和 joins nothing.
  if (
    code === 0x548c &&
    /[饱谐平睦解缓温调中总]/.test(text.charAt(i - 1) + text.charAt(i + 1)) &&
    /饱和|和谐|平和|和平|和睦|和解|缓和|温和|调和|中和|总和/.test(text.slice(i - 1, i + 2))
  )
    return 0;
  if (code === 0x4e0e && /参与|与会|与否|与时/.test(text.slice(i - 1, i + 2))) return 0;
  if (code === 0x548c || code === 0x4e0e || code === 0x53ca) return 1;
  if (code === 0x4ee5 && text.charCodeAt(i + 1) === 0x53ca) return 2;
  return 0;
};

/** Parts of a list joined by 、, 和, 与, 及; brackets are passed over. `strict` cuts at 、 alone. */
export function partsOf(text: string, span: Span, strict = false): Span[] {
  const parts: Span[] = [];
  let from = span.from;
  let depth = 0;
  for (let i = span.from; i < span.to; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x28 || code === 0xff08) depth += 1;
    else if (code === 0x29 || code === 0xff09) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const join = isJoin(text, i);
    if (join === 0 || (strict && code !== 0x3001)) continue;
    if (i > from) parts.push({ from, to: i });
    from = i + join;
    i += join - 1;
  }
  if (from < span.to) parts.push({ from, to: span.to });
  return parts;
}

const GROWING = Words.of('增速 增幅 涨幅 降幅 增长率 增长速度');
/** Heads of several words, longest first by the set itself. */
const COMPOUND = Words.of(
  '排放总量 排放量 居民人均可支配收入 常住居民人均可支配收入 人均可支配收入 居民收入 居民可支配收入 毛入学率 毛入园率 入园率 入学率 总产值 零售总额 覆盖率 普及率 达标率 利用率 处理率 增长率 平均浓度 年均浓度 床位数 增加值',
);
const BETWEEN = Words.of('的比率 的比例 的比值 的比 之比 比值 的差距');
const hasHead = (text: string, span: Span): boolean => HEADS.tail(text, span.to, span.from) > 0;

/** X率、Y率达到…: each part with a head of its own is an indicator; otherwise null. */
export function splitSubjects(text: string, span: Span): Span[] | null {
  // 社会物流总费用与地区生产总值的比率: two things, but one measure.
  if (BETWEEN.tail(text, span.to, span.from) > 0) return null;
  const parts = partsOf(text, span).map((p) => trim(text, p.from, p.to));
  if (parts.length < 2 || parts.length > 6) return null;
  return parts.every((p) => p.to - p.from >= 3 && hasHead(text, p)) ? parts : null;
}

/** Gives each of `count` values its indicator: A、B分别达到x、y; 城镇和农村居民收入分别增长…; one subject for all values otherwise. */
export function distribute(
  text: string,
  names: readonly (Span | string)[],
  count: number,
  give: (index: number, parts: readonly (Span | string)[], quoteFrom: number) => void,
): void {
  const only = names.length === 1 ? names[0] : null;
  const span = only && typeof only !== 'string' ? only : null;
  let parts = span ? partsOf(text, span) : [];
  if (parts.length !== count && span) parts = partsOf(text, span, true);
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (!span || parts.length !== count || !first || !last) {
    const from = names.find((p): p is Span => typeof p !== 'string')?.from ?? 0;
    for (let i = 0; i < count; i += 1) give(i, names, from);
    return;
  }
  const prefix = sharedPrefix(text, first, parts);
  for (let i = 0; i < count; i += 1) {
    const part = trim(text, (parts[i] as Span).from, (parts[i] as Span).to);
    const pieces: (Span | string)[] = [];
    if (i > 0 && prefix && part.from > prefix.to) pieces.push(prefix);
    pieces.push(part);
    if (i < count - 1) {
      const suffix = sharedSuffix(text, part, last);
      if (suffix) pieces.push(suffix);
    }
    give(i, pieces, Math.min(part.from, first.from === part.from ? first.from : part.from));
  }
}

/** 每万人口全科医生和公共卫生人员数: the denominator holds for every part. */
function sharedPrefix(text: string, first: Span, parts: readonly Span[]): Span | null {
  const sign = text.charCodeAt(first.from);
  if (sign !== 0x6bcf && sign !== 0x5355 && sign !== 0x5e73) return null;
  if (parts.slice(1).some((p) => text.charCodeAt(p.from) === sign)) return null;
  const match =
    /^(?:单位(?:国内生产总值|地区生产总值|GDP|生产总值)|(?:平均)?每(?:千|万|百|十万|百万)?(?:名|个)?(?:常住|户籍)?(?:人口|居民|人|儿童|老年人|学生)(?:拥有|配备)?)/.exec(
      text.slice(first.from, Math.min(first.to, first.from + 12)),
    );
  return match ? { from: first.from, to: first.from + match[0].length } : null;
}

/** The head that only the last part spells out: 城镇和农村居民人均可支配收入. */
function sharedSuffix(text: string, part: Span, last: Span): Span | null {
  // …占地区生产总值比重, …增速: what is measured of every part.
  for (let i = last.from + 2; i < last.to - 2; i += 1)
    if (text.charCodeAt(i) === 0x5360 && text.lastIndexOf('占', part.to) < part.from) return { from: i, to: last.to };
  const growth = GROWING.tail(text, last.to, last.from);
  if (growth > 0 && GROWING.tail(text, part.to, part.from) === 0) return { from: last.to - growth, to: last.to };
  if (hasHead(text, part)) return null;
  const width = part.to - part.from;
  const total = last.to - last.from;
  const known = COMPOUND.tail(text, last.to, last.from);
  if (known > 0 && known < total) return { from: last.to - known, to: last.to };
  // 城镇和农村居民…: what stands behind two characters of the last part is shared.
  if (width === 2 && total >= 4) return { from: last.from + 2, to: last.to };
  const head = HEADS.tail(text, last.to, last.from);
  return head > 0 ? { from: last.to - head, to: last.to } : null;
}
