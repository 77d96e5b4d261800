import type { Span } from '../text/span.ts';
import { Codes, Words } from '../text/words.ts';
import { dueAt } from './due.ts';
import { subjectOf } from './naming.ts';
import { perAt } from './per.ts';
import { partsOf } from './pieces.ts';
import type { Reading } from './reading.ts';
import { isClauseEnd, isClosing, type Sentence, type Token } from './scan.ts';
import { phraseEnd, phraseStart, trim } from './subject.ts';
import { tenseAt } from './tense.ts';

/** Words that state a value without a number. */
type Cover = 'covered' | 'all' | 'every' | 'onto' | 'circle' | 'doubled' | 'redoubled' | 'cleared' | 'spread';

const COVERS = new Words<Cover>([
  ['全覆盖', 'covered'],
  ['全域覆盖', 'covered'],
  ['全员覆盖', 'covered'],
  ['全面覆盖', 'spread'],
  ['全部', 'all'],
  ['所有', 'every'],
  ['覆盖所有', 'onto'],
  ['覆盖全部', 'onto'],
  ['覆盖到所有', 'onto'],
  ['全面建成', 'circle'],
  ['翻一番', 'doubled'],
  ['翻番', 'doubled'],
  ['翻一倍', 'doubled'],
  ['翻两番', 'redoubled'],
  ['倍增', 'doubled'],
  ['清零', 'cleared'],
]);
const HEADS = new Codes('全所覆翻倍清');

const DOING = Words.of(
  '达到 达 实现 完成 建成 开展 参与 参加 纳入 设立 设置 开工 竣工 投产 投用 投入 达标 整治 消除 接入 取消 落实 列入 建立 配备 通过 覆盖 改造 开通 建有 实行 具备 推行 推广 使用 采用 上线 入驻 交付 办结 完工 通车 退出 淘汰 关闭 关停 清零 清除 脱贫 出列 摘帽 摸排 整改 化解 搬迁 拆除 入网 联网 退还 返还 归还 上云 入库 启用 运行 运营 网办 可办 销号 解决 处置 治理 处理 恢复 安置 回迁 签约 发放 到位 进驻 下放 公开 挂牌 转为 升级 更换 安装 用上 喝上 符合 获得 享受 创建 创成 启动 配置 建好 建设 执行 执行到位 落地 进入 晋升 收集处理 无害化',
);
const REQUIRING = Words.of(
  '均 都 全部 设置 建有 达到 实现 建成 配备 完成 设立 开展 接入 纳入 建立 具备 通 开通 参与 推行 落实',
);
const RESULTS = Words.of('建设 改造 整治 治理 创建 达标 覆盖 普及 建成');
const NAMED = Words.of('工程 行动 计划 体系 网络 机制 平台 格局 模式 试点');
const BINDING = Words.of('均 都');
const NAMES = Words.of('行动 计划 工程 战略 机制 方案 政策 方针 目标 规划');

/** Reads coverage, doubling and clearing. The spans of `taken` hold numbers that belong to these readings. */
export function readCoverage(sentence: Sentence, taken: Span[]): Reading[] {
  const { text } = sentence;
  const out: Reading[] = [];
  for (let i = sentence.from; i < sentence.to; i += 1) {
    if (!HEADS.has(text.charCodeAt(i))) continue;
    const word = COVERS.startingAt(text, i, sentence.to);
    if (!word) continue;
    const [form, kind] = word;
    const at = { from: i, to: i + form.length };
    const quoted = kind === 'doubled' && /[两双三四五六七]个?$/.test(text.slice(Math.max(0, i - 2), i));
    if (!quoted && inName(text, sentence, at)) continue;
    const before = out.length;
    if (kind === 'covered' || kind === 'spread') covered(sentence, at, kind, out, taken);
    else if (kind === 'all') allOf(sentence, at, out, taken);
    else if (kind === 'every') every(sentence, at, out, taken);
    else if (kind === 'onto') onto(sentence, at, out, taken);
    else if (kind === 'circle') circle(sentence, at, out, taken);
    else if (kind === 'cleared') cleared(sentence, at, out);
    else doubled(sentence, at, kind === 'redoubled' ? 4 : 2, form, out);
    i = Math.max(at.to, out.length > before ? at.to : at.to) - 1;
  }
  return out;
}

/** “…” and 《…》 around a word make it part of a name. */
function inName(text: string, sentence: Sentence, at: Span): boolean {
  for (let i = at.from - 1; i >= Math.max(sentence.from, at.from - 24); i -= 1) {
    const code = text.charCodeAt(i);
    if (code === 0x201d || code === 0x300b || isClauseEnd(code)) return false;
    if (code === 0x201c || code === 0x300a) return true;
  }
  return false;
}

/** Behind the value before, unless that one counts a noun that runs on to here. */
function floorBefore(sentence: Sentence, at: number): number {
  const { text, tokens, dates } = sentence;
  let floor = sentence.from;
  for (const token of tokens) {
    if (token.tailTo > at) break;
    if (token.quantity.kind === 'level' || token.quantity.kind === 'bare') continue;
    if (token.binding !== 'open' && token.binding !== 'modifier') floor = token.tailTo;
    else {
      const cut = text.lastIndexOf('、', at);
      if (cut > token.tailTo) floor = Math.max(floor, token.binding === 'open' ? cut + 1 : floor);
    }
  }
  for (const { date, baseline } of dates) {
    if (baseline || date.to > at || date.to <= floor) continue;
    let end = date.to;
    while (end < at && '年底末前期间内，,时"”起中'.includes(text.charAt(end))) end += 1;
    floor = end;
  }
  return floor;
}

const holds = (tokens: readonly Token[], span: Span): boolean =>
  tokens.some((t) => t.quantity.from >= span.from && t.quantity.to <= span.to);

function push(
  sentence: Sentence,
  fields: {
    from: number;
    to: number;
    value: number;
    unit: string;
    at: Span;
    indicator: readonly (Span | string)[];
    scope?: Span | null;
    trend?: -1 | 0 | 1;
    growth?: boolean;
    comparator?: Reading['comparator'];
  },
  out: Reading[],
): void {
  const { text } = sentence;
  const due = dueAt(sentence, fields.at.from, phraseEnd(text, fields.at.to, sentence.to));
  out.push({
    from: fields.from,
    to: fields.to,
    valueFrom: fields.at.from,
    valueTo: fields.at.to,
    value: fields.value,
    valueMax: null,
    unit: fields.unit,
    comparator: fields.comparator ?? 'eq',
    indicator: fields.indicator,
    scope: fields.scope ?? null,
    per: perAt(text, fields.from, fields.at.from),
    growth: fields.growth ?? false,
    suspect: null,
    baseline: null,
    trend: fields.trend ?? 0,
    due,
    annual: false,
    tense: tenseAt(
      sentence,
      fields.from,
      fields.at.from,
      fields.to,
      due,
      text.charCodeAt(fields.at.from - 1) === 0x4e86,
    ),
  });
}

function covered(sentence: Sentence, at: Span, kind: Cover, out: Reading[], taken: Span[]): void {
  const { text } = sentence;
  const start = phraseStart(text, at.from, floorBefore(sentence, at.from));
  const subject = trimSubject(text, start, at.from);
  let span = subject;
  if (span.to - span.from < 2) {
    // 实现全覆盖 behind a comma: the phrase before it says of what.
    const end = start - 1;
    if (end <= sentence.from || (text.charCodeAt(end) !== 0xff0c && text.charCodeAt(end) !== 44)) return;
    const from = phraseStart(text, end, sentence.from);
    span = trimSubject(text, from, end);
    if (span.to - span.from < 4 || span.to - span.from > 30) return;
  }
  // 实现行政村全覆盖 behind what is done there: the places are whom it reaches.
  if (
    kind === 'covered' &&
    PLACES.tail(text, span.to, span.from) > 0 &&
    /实现|覆盖/.test(text.slice(start, span.from)) &&
    /[,，]/.test(text.charAt(start - 1))
  ) {
    const lent = objectBefore(sentence, start - 1);
    if (lent) {
      taken.push({ from: start, to: at.to });
      push(sentence, { from: lent.from, to: at.to, value: 100, unit: '%', at, indicator: [lent], scope: span }, out);
      return;
    }
  }
  taken.push({ from: start, to: at.to });
  if (
    kind === 'spread' &&
    isClosing(text.charCodeAt(at.to)) &&
    (span.to - span.from < 4 || /[、,]/.test(text.charAt(at.to)))
  )
    return;
  if (kind === 'spread' && !isClosing(text.charCodeAt(at.to))) {
    const end = phraseEnd(text, at.to, sentence.to);
    if (text.charCodeAt(at.to) === 0x7684) return;
    push(
      sentence,
      {
        from: span.from,
        to: end,
        value: 100,
        unit: '%',
        at,
        indicator: [span, '覆盖'],
        scope: { from: at.to, to: end },
      },
      out,
    );
    return;
  }
  const rest = phraseEnd(text, at.to, sentence.to);
  const noun = /^(?:培训|轮训|检查|排查|走访|督导|监测|体检|筛查|检测|审计|巡察|监管)/.exec(
    text.slice(at.to, Math.min(rest, at.to + 2)),
  );
  if (noun) {
    push(
      sentence,
      {
        from: span.from,
        to: at.to + noun[0].length,
        value: 100,
        unit: '%',
        at,
        indicator: [span, { from: at.to, to: at.to + noun[0].length }],
      },
      out,
    );
    return;
  }
  // 全覆盖提质工程, 构建全覆盖的网络: a name or a quality.
  if (!isClosing(text.charCodeAt(at.to)) && (text.charCodeAt(at.to) === 0x7684 || NAMED.find(text, at.to, rest) >= 0))
    return;
  for (const part of coverParts(text, span))
    push(sentence, { from: part.from, to: at.to, value: 100, unit: '%', at, indicator: [part] }, out);
}

const PLACES = Words.of(
  '区 县 乡镇 镇 村 街道 社区 行政村 建制村 县(市、区) 县市区 旗县 功能区 自然村 乡 学校 小区 园区',
);

/** What the phrase that ends at `end` made or did. */
function objectBefore(sentence: Sentence, end: number): Span | null {
  const { text, tokens } = sentence;
  let from = phraseStart(text, end, sentence.from);
  for (const token of tokens) if (token.quantity.to <= end && token.tailTo > from) from = token.tailTo;
  const span = trimSubject(text, from, end);
  return span.to - span.from >= 3 && span.to - span.from <= 24 ? span : null;
}

/** Leading verbs off, then from the last making verb on. */
const trimSubject = (text: string, from: number, to: number): Span => {
  const span = subjectOf(text, { from, to }, true).span;
  return trim(text, span.from, span.to);
};

/** A和B实现全覆盖 are two; 胸痛、卒中、创伤中心 share one head. */
function coverParts(text: string, span: Span): Span[] {
  const parts = partsOf(text, span);
  const joins = text.slice(span.from, span.to);
  if (parts.length < 2 || !/[和与及]/.test(joins)) return [span];
  const trimmed = parts.map((p) => trim(text, p.from, p.to));
  // 有风险和有困难的农户: what stands before 的 is joined, not what is covered.
  const last = trimmed[trimmed.length - 1] as Span;
  if (text.slice(last.from, last.to).includes('的')) return [span];
  return trimmed.every((p) => p.to - p.from >= 4) && trimmed.length <= 4 ? trimmed : [span];
}

/** X全部达到…: what they reach is the indicator, X whom it applies to. */
function allOf(sentence: Sentence, at: Span, out: Reading[], taken: Span[]): void {
  const { text } = sentence;
  const end = objectEnd(sentence, at.to);
  const doing = DOING.startingAt(text, at.to, end);
  if (!doing) return;
  if (doing[0] === '覆盖' && end - at.to <= 2) {
    covered(sentence, at, 'covered', out, taken);
    return;
  }
  const floor = floorBefore(sentence, at.from);
  const start = phraseStart(text, at.from, floor);
  const subject = trim(text, start, at.from);
  const inside = { from: at.to, to: end };
  if (
    holds(sentence.tokens, inside) &&
    sentence.tokens.some((t) => t.quantity.from >= at.to && t.quantity.to <= end && t.quantity.kind === 'percent')
  )
    return;
  const complement: Span = { from: at.to, to: end };
  taken.push({ from: subject.from, to: end });
  const bare = end - at.to <= 4;
  const indicator: (Span | string)[] =
    bare || subject.to - subject.from < 2
      ? [subject, complement].filter((s) => s.to > s.from)
      : [stripDoing(text, complement, doing[0])];
  push(
    sentence,
    {
      from: Math.min(subject.from, at.from),
      to: end,
      value: 100,
      unit: '%',
      at,
      indicator,
      scope: subject.to > subject.from ? subject : null,
    },
    out,
  );
}

/** 实现 and 完成 lead what is reached; 达到 belongs to it. */
const stripDoing = (text: string, span: Span, verb: string): Span =>
  (verb === '实现' || verb === '完成') && span.to - span.from > 4 && text.startsWith(verb, span.from)
    ? { from: span.from + verb.length, to: span.to }
    : span;

/** The object runs to the clause's end; 、 does not cut it. */
const objectEnd = (sentence: Sentence, from: number): number => phraseEnd(sentence.text, from, sentence.to);

/** 所有X均…, 完成所有X建设: every one of them. */
function every(sentence: Sentence, at: Span, out: Reading[], taken: Span[]): void {
  const { text } = sentence;
  const following = text.charAt(at.to);
  if ('制权者人'.includes(following) || text.startsWith('的', at.to)) return;
  const end = objectEnd(sentence, at.to);
  if (
    COVERS.startingAt(text, end - 3, end)?.[0] === '全覆盖' ||
    text.slice(at.to, end).includes('全覆盖') ||
    text.slice(at.to, end).includes('全部')
  )
    return;
  if (
    sentence.tokens.some(
      (t) =>
        t.quantity.from >= at.to && t.quantity.to <= end && (t.quantity.kind === 'percent' || t.binding === 'closed'),
    )
  )
    return;
  const start = phraseStart(text, at.from, floorBefore(sentence, at.from));
  const lead = text.slice(start, at.from);
  const verb = /(?:完成|实现|力争|确保|推动)[^,]{0,6}$/.exec(lead);
  const bind = BINDING.find(text, at.to + 2, end);
  const need = bind >= 0 ? bind : REQUIRING.find(text, at.to + 2, end);
  if (verb) {
    const result = RESULTS.tail(text, end, at.to);
    if (!result && need < 0) return;
    if (/完成|实现/.test(verb[0]) && result) {
      taken.push({ from: start, to: end });
      push(sentence, { from: at.from, to: end, value: 100, unit: '%', at, indicator: [{ from: at.to, to: end }] }, out);
      return;
    }
  }
  if (need < 0) return;
  const word = REQUIRING.head(text, need, end);
  const scope = { from: at.to, to: need };
  let from = need;
  // 均 and 都 only bind; the verb behind them leads the indicator.
  if (text.charCodeAt(need) === 0x5747 || text.charCodeAt(need) === 0x90fd) {
    from = need + word;
    if (!DOING.head(text, from, end) && !REQUIRING.head(text, from, end)) return;
  } else if (!DOING.head(text, need, end) && !REQUIRING.head(text, need, end)) return;
  if (end - from < 3) return;
  taken.push({ from: at.from, to: end });
  push(sentence, { from: at.from, to: end, value: 100, unit: '%', at, indicator: [{ from, to: end }], scope }, out);
  // …，建有A和B: further verbs of the same subject.
  const next = end + 1;
  if (text.charAt(end) === '，' || text.charAt(end) === ',') {
    const follow = Words.of('建有 设有 配备 配有').startingAt(text, next, sentence.to);
    if (follow) {
      const stop = phraseEnd(text, next, sentence.to);
      for (const part of partsOf(text, { from: next, to: stop })) {
        const has = part.from === next;
        push(
          sentence,
          {
            from: at.from,
            to: part.to,
            value: 100,
            unit: '%',
            at,
            indicator: has ? [part] : [{ from: next, to: next + follow[0].length }, part],
            scope,
          },
          out,
        );
      }
      taken.push({ from: next, to: stop });
    }
  }
}

/** A和B覆盖所有县: each of A and B reaches all of them. */
function onto(sentence: Sentence, at: Span, out: Reading[], taken: Span[]): void {
  const { text } = sentence;
  const start = phraseStart(text, at.from, floorBefore(sentence, at.from));
  const subject = trimSubject(text, start, at.from);
  if (subject.to - subject.from < 2) return;
  const end = phraseEnd(text, at.to, sentence.to);
  taken.push({ from: start, to: end });
  for (const part of coverParts(text, subject))
    push(
      sentence,
      { from: part.from, to: end, value: 100, unit: '%', at, indicator: [part], scope: { from: at.from + 2, to: end } },
      out,
    );
}

function circle(sentence: Sentence, at: Span, out: Reading[], taken: Span[]): void {
  const { text } = sentence;
  const end = phraseEnd(text, at.to, sentence.to);
  const object = text.slice(at.to, end);
  if (!/^(?:城市|城区|社区|全市)?(?:\d+|一刻|十五)分?钟[^,。]{0,14}圈/.test(object)) return;
  taken.push({ from: at.from, to: end });
  push(sentence, { from: at.from, to: end, value: 100, unit: '%', at, indicator: [{ from: at.to, to: end }] }, out);
}

function cleared(sentence: Sentence, at: Span, out: Reading[]): void {
  const { text } = sentence;
  const next = text.charCodeAt(at.to);
  if (!isClosing(next) || text.charAt(at.to) === '”') return;
  const start = phraseStart(text, at.from, floorBefore(sentence, at.from));
  const subject = trim(text, start, at.from);
  let end = subject.to;
  for (const word of ['动态', '全面', '全部', '存量', '基本'])
    if (end - word.length >= subject.from && text.startsWith(word, end - word.length)) end -= word.length;
  const span = trim(text, subject.from, end);
  if (span.to - span.from < 2) return;
  push(sentence, { from: span.from, to: at.to, value: 0, unit: '', at, indicator: [span], trend: 0 }, out);
}

function doubled(sentence: Sentence, at: Span, value: number, form: string, out: Reading[]): void {
  const { text } = sentence;
  const end = phraseEnd(text, at.to, sentence.to);
  if (NAMES.find(text, at.to, end) >= 0 && form === '倍增') return;
  if (form === '倍增' && !isClosing(text.charCodeAt(at.to))) return;
  const start = phraseStart(text, at.from, floorBefore(sentence, at.from));
  let to = at.from;
  if (text.charAt(to - 1) === '再') to -= 1;
  for (const { date, baseline } of sentence.dates)
    if (baseline && date.from > start && date.from <= to && to - date.to < 4)
      to = date.from - (/[比较在]/.test(text.charAt(date.from - 1)) ? 1 : 0);
  const several = /“?[两双三四五六七]个?$/.exec(text.slice(start, to));
  if (several) to -= several[0].length;
  const span = trimSubject(text, start, to);
  if (span.to - span.from < 2) return;
  for (const part of several ? partsOf(text, span) : coverParts(text, span))
    push(
      sentence,
      {
        from: part.from,
        to: at.to,
        value,
        unit: '倍',
        at,
        indicator: [part],
        trend: 1,
        growth: true,
        comparator: 'change',
      },
      out,
    );
}
