/** Normalised words of an indicator: what is left when a careful reader strikes out everything that does not name it. */
import { groupBy } from '../text/group-by.ts';

const WORDS_OF_SAME_MEANING: readonly (readonly [string, string])[] = [
  ['国内生产总值', 'GDP'],
  ['地区生产总值', 'GDP'],
  ['本地生产总值', 'GDP'],
  ['生产总值', 'GDP'],
  ['万元GDP', '单位GDP'],
  ['每万元GDP', '单位GDP'],
  ['规模以上', '规上'],
  ['规模工业', '规上工业'],
  ['研究与试验发展', '研发'],
  ['研究与实验发展', '研发'],
  ['R&D', '研发'],
  ['研发经费投入', '研发投入'],
  ['研发经费支出', '研发投入'],
  ['研发支出', '研发投入'],
  ['研发经费', '研发投入'],
  ['医疗卫生机构', '医疗机构'],
  ['卫生机构', '医疗机构'],
  ['医疗卫生单位', '医疗机构'],
  ['医生', '医师'],
  ['病床', '床位'],
  ['医保', '医疗保险'],
  ['及以上', '以上'],
  ['及其以上', '以上'],
  ['及以下', '以下'],
  ['常住居民', '居民'],
  ['农牧民', '农民'],
  ['综合性医院', '综合医院'],
  ['规范化', '规范'],
  ['标准化建设', '标准化'],
  ['疾病预防控制中心', '疾控中心'],
  ['疾病控制中心', '疾控中心'],
  ['医疗卫生共同体', '医共体'],
  ['县市区', '县区'],
  ['区县', '县区'],
  ['老人', '老年人'],
  ['老年人口', '老年人'],
  ['能源消耗', '能耗'],
  ['能源消费强度', '能耗强度'],
  ['公共财政预算', '公共预算'],
  ['总产值', '产值'],
  ['总面积', '面积'],
  ['总里程', '里程'],
  ['总规模', '规模'],
  ['总装机', '装机'],
  ['总产量', '产量'],
  ['比重', '占比'],
  ['比例', '占比'],
  ['比率', '占比'],
  ['相当于', '占'],
  ['空气环境', '空气'],
  ['环境空气', '空气'],
  ['考核断面', '考断面'],
  ['饮用水水源地', '饮用水源'],
  ['饮用水源地', '饮用水源'],
  ['饮用水水源', '饮用水源'],
  ['固体废物', '固废'],
  ['年人均', '人均'],
  ['设置', '设立'],
  ['设有', '设立'],
  ['开设', '设立'],
  ['停车泊位', '停车位'],
  ['新建改建', '新改建'],
  ['新建、改建', '新改建'],
  ['新建和改建', '新改建'],
  ['占全部', '占'],
  ['覆盖面', '覆盖率'],
  ['全覆盖', '覆盖率'],
  ['覆盖比例', '覆盖率'],
  ['达标比例', '达标'],
  ['达标率', '达标'],
  ['全社会', ''],
  ['拥有', ''],
  ['累计', ''],
  ['左右', ''],
];

/** Struck out at the start, again and again. */
const LEADING =
  '全市 全省 全县 全区 全州 全盟 全旗 全域 全国 我市 我省 我县 我区 我州 本市 市域内 市域 辖区内 辖区 当年 年度 全年 今年 年内 力争 争取 确保 努力 实现 完成 达到 推动 推进 加快 加强 其中 同时 预期 预计 保持 稳定 进一步 全面 各类 新的 主要是 年均 平均 累计 每年 建成 建设 打造 创建 建立 设立 设置 开设 设有 建有 创成 实施 开展 组织 投建 兴建 筹建 启动 培育 成立 、 ; , 。 :'.split(
    ' ',
  );

/** Struck out at the end, again and again: verbs that belong to the value, words for mere quantity. */
const TRAILING =
  '增长率 增长 增速 增幅 涨幅 上涨 下降率 降低率 下降 降低 降幅 减少 压减 压缩至 压缩到 压缩 缩短至 缩短到 缩短 提高 提升 实现 达到 达 控制在 控制 保持在 保持 稳定在 稳定 力争 争取 突破 超过 不低于 不高于 不超过 不少于 提高到 提升到 提升至 降到 降至 增加到 增加 增至 为 在 到 至 均 都 全部 分别 年均 同口径 同比 累计 完成 总数量 数量 总数 个数 人数 户数 家数 台数 总量 数目 总额 总值 水平 建设 工作 情况 目标 任务 的 数 额 覆盖率 覆盖 占比 占 超 高于 低于 全年'.split(
    ' ',
  );

/** Where a struck-out word is part of a longer one: 建成区, 建设用地, 指数, 余额, 通达. */
const KEPT: Record<string, RegExp> = {
  建成: /^区/,
  建设: /^(?:用地|项目|单位|工程|银行|规模)/,
  实施: /^率/,
  平均: /^(?:每|受)/,
  数: /[指系基参函多次倍]$/,
  额: /[名差限余份]$/,
  达: /[通直可到]$/,
  超: /[赶反]$/,
  至: /[甚直截]$/,
};

/** Verbs that stand before or after their object: 改造危桥, 危桥改造. */
const MOVABLE =
  '改造提升 提标改造 升级改造 改扩建 更新改造 改造 治理 修复 整治 培训 更新 处置 绿化 疏浚 清淤 维修 翻新 养护'.split(
    ' ',
  );

const DROPPED = /[\s"“”'「」『』《》〈〉*|`·•…\-—_①-⑳]/g;
const YEARS = /(?:19|20)\d{2}年(?:底|末|前|以前)?/g;
/** Quotation marks are gone by then. */
const FIVE_YEARS = /十[二三四五六]五(?:期间|时期|末)?/g;
const ROMAN: Record<string, string> = { Ⅰ: 'I', Ⅱ: 'II', Ⅲ: 'III', Ⅳ: 'IV', Ⅴ: 'V', ⅱ: 'II', Ⅱ型: '2型' };
const AGES: Record<string, string> = { 三: '3', 五: '5', 六: '6', 七十: '70', 六十五: '65', 六十: '60', 十五: '15' };

/** Brackets that only gloss (units, 含…, a second name) go; those of 执业(助理)医师 and 药师(士) belong to the name. */
function withoutBrackets(text: string): string {
  let out = '';
  let depth = 0;
  let inside = '';
  for (const ch of text) {
    if (ch === '(') {
      if (depth++ === 0) inside = '';
    } else if (ch === ')') {
      if (depth > 0 && --depth === 0 && (inside === '助理' || inside === '士')) out += inside;
    } else if (depth === 0) out += ch;
    else inside += ch;
  }
  return depth > 0 && inside.length > 8 ? out + inside : out;
}

/** Words by the character that they begin or end with, the longest first. */
type Ends = ReadonlyMap<number, readonly string[]>;

function endsOf(words: readonly string[], atStart: boolean): Ends {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return groupBy(longestFirst, (word) => word.charCodeAt(atStart ? 0 : word.length - 1));
}

const leading = endsOf(LEADING, true);
const trailing = endsOf(TRAILING, false);

function strike(text: string, words: Ends, atStart: boolean): string {
  let rest = text;
  for (let again = true; again; ) {
    again = false;
    for (const word of words.get(rest.charCodeAt(atStart ? 0 : rest.length - 1)) ?? []) {
      if (rest.length - word.length < 2) continue;
      if (!(atStart ? rest.startsWith(word) : rest.endsWith(word))) continue;
      const cut = atStart ? rest.slice(word.length) : rest.slice(0, -word.length);
      if (KEPT[word]?.test(cut)) continue;
      rest = cut;
      again = true;
      break;
    }
  }
  return rest;
}

/** No name of an indicator or scope is longer: what stands behind is cut off, so that damaged text costs no time. */
const LONGEST = 160;

/** Characters folded, synonyms made one; brackets, years and quotation marks gone. Shared by indicators and scopes. */
export function plainWords(text: string): string {
  let words = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  // Most names are of Han characters alone, and most of what follows looks for others.
  if (!isHan(words)) words = withoutSigns(words);
  if (words.includes('十')) words = words.replace(FIVE_YEARS, '');
  if (words.includes('岁'))
    words = words.replace(/(七十|六十五|六十|十五|[三五六])(?=岁)/g, (word) => AGES[word] ?? word);
  words = withSynonyms(words);
  return words.includes('占全')
    ? words.replace(/占全[市省州区县盟](?=GDP|规上|固定资产|工业|财政|一般公共|预算)/, '占')
    : words;
}

function isHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x4e00 || code > 0x9fff) return false;
  }
  return true;
}

function withoutSigns(text: string): string {
  let words = withoutBrackets(
    text
      .replace(DROPPED, '')
      .replaceAll('（', '(')
      .replaceAll('）', ')')
      .replace('县(市、区)', '县区')
      .replace('新(改)建', '新改建'),
  )
    .replace(YEARS, '')
    .replace(/Ⅱ型|II型/g, '2型')
    .replace(/[ⅠⅡⅢⅣⅤⅱ]/g, (ch) => ROMAN[ch] ?? ch)
    .replace(/[(){}[\]/]/g, '');
  if (/[a-z]/.test(words)) words = words.toUpperCase();
  return words.replace('R&D', '研发');
}

/** Places in the list of those that begin with these two characters. */
const synonyms = groupBy(
  WORDS_OF_SAME_MEANING.map(([word], index) => ({ pair: pairAt(word, 0), index })),
  ({ pair }) => pair,
);

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

/** Words of same meaning made one, in the order of their list: what one replaces may be looked for by a later one. */
function withSynonyms(text: string): string {
  let words = text;
  for (let next = 0; next >= 0; ) {
    next = firstSynonym(words, next);
    if (next < 0) break;
    const [word, same] = WORDS_OF_SAME_MEANING[next++]!;
    words = words.replaceAll(word, same);
  }
  return words;
}

/** The first of the list, from `least` on, that stands in the words; -1 for none. */
function firstSynonym(words: string, least: number): number {
  let first = -1;
  for (let at = 0; at + 1 < words.length; at++)
    for (const { index } of synonyms.get(pairAt(words, at)) ?? NONE)
      if (index >= least && (first < 0 || index < first) && words.startsWith(WORDS_OF_SAME_MEANING[index]![0], at))
        first = index;
  return first;
}

const NONE: readonly never[] = [];

/** A whole text with words of same meaning made one, for those who look for an indicator's plain words in it. Takes milliseconds. */
export const plainText = (text: string): string =>
  WORDS_OF_SAME_MEANING.reduce((words, [word, same]) => words.replaceAll(word, same), text.replace(DROPPED, ''));

/** A denominator read from 每千常住人口, 千人, 每百名老年人: whose heads, and the words after it. */
export interface PerHead {
  readonly population: string;
  readonly per: string;
  readonly rest: string;
}

const PER_HEAD =
  /^每?(十万|百万|十|百|千|万)(?:名|位|个)?(户籍人口|户籍老年人|常住人口|人口|居民|老年人|儿童|婴幼儿|学生|劳动力|从业人员|产业工人|就业人员|分娩量|户居民|户|人)(?!计划|大会|以上|以下|规模)/;

/** Population classes: residents of every wording are one; 户籍 residents are another. */
const POPULATION: Record<string, string> = { 人: '人口', 居民: '人口', 常住人口: '人口', 户居民: '户' };

export function perHead(words: string): PerHead | null {
  const found = PER_HEAD.exec(words);
  if (!found) return null;
  const [all, , who] = found;
  if (!words.startsWith('每') && who !== '人' && who !== '人口') return null;
  const rest = words.slice(all.length).replace(/^(?:口|中|的|配备)/, '');
  if (rest.length < 2 && words.length > all.length) return null;
  return { population: POPULATION[who!] ?? who!, per: all, rest };
}

/** The words that name an indicator, from `plainWords`. */
export function indicatorWords(plain: string): string {
  let words = strike(plain, leading, true).replaceAll('的', '');
  words = strike(strike(words, trailing, false), leading, true);
  for (const verb of MOVABLE) {
    if (words.startsWith(verb) && words.length >= verb.length + 2) {
      words = words.slice(verb.length) + verb;
      break;
    }
  }
  for (const verb of ['新增', '净增', '新认定']) {
    if (words.endsWith(verb) && words.length >= verb.length + 2) return verb + words.slice(0, -verb.length);
  }
  return words;
}

/** Words that name no indicator by themselves: what they measure stood outside the phrase. */
const VAGUE =
  /^(?:增加值|产值|收入|投资|项目|任务|面积|里程|分别|编制|改建|资金|人员|企业|贷款|出口|[^率]{0,3}|仅为.+|投产项目|安全事故|投入强度|(?:经费|投入|支出)+占GDP|综合机械化率?|产业项目|主导产业|每个?[县区镇乡村社、市]+|.{0,3}(?:覆盖|满意|合格|完工|完成|达标|普及|利用|处理|化解|办结|开工|到位|参与|就业|参保|入学|接种|治理|处置|监测|报销|签约|优良|培训|投产|增长)率)$/;

/** True for normalised words that are too bare for two places to mean the same by them. */
export const isVague = (words: string): boolean => words.length < 12 && VAGUE.test(words);

const WHOLE = /^(?:全[市省县区州盟旗域国]|[我本][市省县区州盟旗]|市域|省域|辖区|各地|全体|全社会|总体|城乡)+内?$/;
const scopeLeading = endsOf(
  '全市 全省 全县 全区 全州 全国 我市 我省 本市 市域 辖区内 辖区 所有 全部 各级各类 各类 各级 各个 各 每个'.split(' '),
  true,
);

/** One class for the built-up heart of a city, however it is called. */
const URBAN_CORE = /^(?:中心城区|主城区|市城区|城区|市区|城市规划区|中心城市)$/;

/** Class of a scope as written; null where it says no more than the whole jurisdiction. */
export function scopeWords(scope: string): string | null {
  const plain = plainWords(scope);
  if (plain === '' || WHOLE.test(plain) || plain.endsWith('为单位')) return null;
  const words = strike(plain, scopeLeading, true)
    .replaceAll('的', '')
    .replace(/(?:及|和|与|以及)(?=[^以])/g, '、');
  const bare = words.replace(/(?:范围内|区域内|内|中)$/, '');
  if (URBAN_CORE.test(bare)) return '城区';
  return bare === '' || WHOLE.test(bare) ? null : bare;
}

const INSTITUTION =
  /^[^设开建达完实配提参纳通率占]{0,14}?(?:医院|医疗机构|卫生院|卫生室|服务中心|学校|幼儿园|中小学|养老机构|行政村|建制村|自然村|乡镇|社区|人群|以上老年人)(?=设立|设置|设有|开设|建有|建成|达到|完成|实现|配备|开展|提供|参与|纳入|通|使用|占比)/;

/** A scope written as part of the indicator: 二级以上综合医院|设立老年医学科. Length of the scope, or 0. */
export const leadingScope = (words: string): number => INSTITUTION.exec(words)?.[0].length ?? 0;
