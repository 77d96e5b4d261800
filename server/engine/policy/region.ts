/** Where a paper holds, from its title, its issuer and, where these are silent, its text. */
import type { FoundRegion } from '../knowledge/regions.ts';
import { findRegions, NATION, regionName, regionOf, shortName, unitsOf } from '../knowledge/regions.ts';
import type { Span } from '../text/span.ts';
import { WordSet } from '../text/word-set.ts';
import type { Level, Region } from './types.ts';
import { ownPlace, unlistedPlace } from './unlisted.ts';

/** How a paper speaks of its own jurisdiction. */
const OWN: Record<Level, WordSet> = {
  nation: new WordSet('国务院 全国人民代表大会'),
  province: new WordSet(
    '全省 我省 省政府 省委 省级 省卫生 省发展 省财政 全自治区 省人民政府 省域 自治区人民政府 自治区党委 全区各族 全区地区',
  ),
  city: new WordSet('全市 我市 市政府 市委 市级 市卫生 市发展 市财政 市人民政府 市域 全州 我州 州政府 州委 州人民政府'),
  county: new WordSet('全县 我县 县政府 县委 县级机关 县人民政府 全区各 我区 区委 区政府 区人民政府'),
};

/** How much of a text is read for places: most say it early. */
const WINDOWS = [6_000, 24_000];
const FULL_NAMES = 2_500;

const isMunicipality = (region: Region): boolean =>
  region.level === 'province' && /^(?:北京|天津|上海|重庆)市$/u.test(region.province ?? '');

const fits = (region: Region, level: Level | null): boolean =>
  level === null ||
  region.level === level ||
  (level === 'city' && isMunicipality(region)) ||
  (level === 'county' && region.level === 'city');

/** The level that the text's own words speak for; null when they are few or divided. */
function ownLevel(text: string, body: Span): Level | null {
  const counts = (['province', 'city', 'county'] as const).map(
    (level) => [level, OWN[level].weigh(text, body.from, body.to)] as const,
  );
  counts.sort((a, b) => b[1] - a[1]);
  const [first, second] = counts;
  return first![1] >= 2 && first![1] > second![1] * 1.3 ? first![0] : null;
}

/** Verbs whose 《…》 is another's paper. */
const CITED = /贯彻|落实|执行|转发|学习/u;

/** A place outside of 《…》 first, since a cited title names the superior; a printed one (印发《…》) counts. */
function ofTitle(shadow: string): Region | null {
  if (/^(?:国务院|中共中央|全国人民|中华人民共和国)/u.test(shadow)) return NATION;
  const open = shadow.indexOf('《');
  const before = open < 0 ? shadow : shadow.slice(0, open);
  const first = findRegions(before, 0, before.length)[0] ?? leading(before);
  if (first) return first.region;
  if (open >= 0 && !CITED.test(before)) {
    const close = shadow.indexOf('》', open);
    const inner = shadow.slice(open + 1, close < 0 ? undefined : close);
    return (findRegions(inner, 0, inner.length)[0] ?? leading(inner))?.region ?? null;
  }
  return null;
}

/** A short name that opens a title: 东营卫生健康规划 no, 东营“十四五” yes where the name is one unit's alone. */
function leading(words: string): FoundRegion | null {
  for (const length of [4, 3, 2]) {
    const name = words.slice(0, length);
    const next = words.slice(length, length + 1);
    const region = regionOf(name, {});
    if (region && region.level !== 'nation' && '“关在政城全高“健卫医经'.includes(next || ' '))
      return { from: 0, to: length, region };
  }
  return null;
}

/** 健康丽江, 结合丽江实际, 推动渭南市…: short names in set phrases. */
const PHRASES =
  /(?:健康|结合|美丽|平安|数字|幸福|法治|清廉)([\u4e00-\u9fff]{2,4}?)(?=市|省|州|县|区|实际|建设|行动|提供|为|,|、|。|的|”)/gu;

/** Short names of provinces and prefecture-level units (呼和浩特, 广西), by which a text calls its own place. */
let shortNames: WordSet | undefined;

/** The place that the text speaks of most, among those of its own level; null unless it leads clearly. */
function ofBody(text: string, body: Span): Region | null {
  for (const window of WINDOWS) {
    const found = mostNamed(text, { from: body.from, to: Math.min(body.to, body.from + window) });
    if (found || body.to - body.from <= window) return found;
  }
  return null;
}

function mostNamed(text: string, body: Span): Region | null {
  const { to } = body;
  const level = ownLevel(text, body);
  const votes = new Map<string, { region: Region; weight: number }>();
  const vote = (region: Region, weight: number): void => {
    if (region.level === 'nation' || !fits(region, level)) return;
    const key = `${region.province} ${region.city} ${region.county}`;
    const entry = votes.get(key) ?? { region, weight: 0 };
    entry.weight += weight;
    votes.set(key, entry);
  };
  // Full names early in the text; further on the short ones, which are quicker found, speak for them.
  for (const { region, from } of findRegions(text, body.from, Math.min(to, body.from + FULL_NAMES)))
    vote(region, text[from - 1] === '《' ? 1.5 : 1);
  for (const match of text.slice(body.from, to).matchAll(PHRASES)) {
    const region = regionOf(match[1]!, level && level !== 'county' ? { level } : {}) ?? regionOf(match[1]!, {});
    if (region) vote(region, match[0].startsWith('健康') ? 2 : 3);
  }
  if (level === 'city' || level === 'province') {
    shortNames ??= new WordSet(
      [...unitsOf('province'), ...unitsOf('city')].map((unit) => shortName(regionName(unit))).join(' '),
    );
    for (const [name, count] of shortNames.counts(text, body.from, to)) {
      const region = regionOf(name, { level }) ?? regionOf(name, {});
      if (region && count >= 3) vote(region, count);
    }
  }
  const [best, next] = [...votes.values()].sort((a, b) => b.weight - a.weight);
  if (!best || best.weight < (level === null ? 3 : next ? 2 : 1.5)) return null;
  return next && next.weight > best.weight * 0.6 ? null : best.region;
}

/** 2022年1月20日在辽宁省第十三届人民代表大会… , 我代表邯郸市人民政府 */
function ofOpening(text: string, span: Span, body: Span): Region | null {
  const words = text
    .slice(span.from, Math.min(span.to, span.from + 1500))
    .replace(/[\s*]+/gu, ' ')
    .replace(/(?<=[市省州区]) (?=第)/gu, '');
  const assembly =
    /在([\u4e00-\u9fff]{2,16}?)(?:第[一二三四五六七八九十]+届|[一二三四五六七八九十]+届)人(?:民代表|大)/u.exec(words);
  const speaker = /([\u4e00-\u9fff]{2,14}?)人民政府(?:代)?(?:市长|省长|州长|县长|区长|主席|盟长|专员|代市长)/u.exec(
    words,
  );
  const deputy = /代表([\u4e00-\u9fff]{2,14}?)人民政府/u.exec(words);
  for (const match of [assembly, speaker, deputy]) {
    const name = match?.[1]?.replace(/^.*[\s,、]/u, '');
    const region = name && (regionOf(name, {}) ?? unlistedPlace(`${name}人民政府`, text, body));
    if (region && region.level !== 'nation') return region;
  }
  if (/第[一二三四五六七八九十]+届全国人民代表大会/u.test(words)) return NATION;
  return null;
}

/** The paper's own place; null where nothing names it beyond doubt. */
export function findRegion(
  text: string,
  title: string | null,
  issuer: string | null,
  opening: Span,
  body: Span,
): Region | null {
  for (const words of [title, issuer]) {
    const region = words ? (ofTitle(words) ?? unlistedPlace(words, text, body) ?? ofPrinted(words, text, body)) : null;
    if (region) return region;
  }
  return ofOpening(text, opening, body) ?? ownPlace(text, body) ?? ofBody(text, body);
}

/** 关于印发《岚屿市…》的通知 */
function ofPrinted(title: string, text: string, body: Span): Region | null {
  const open = title.indexOf('《');
  return open >= 0 && !CITED.test(title.slice(0, open)) ? unlistedPlace(title.slice(open + 1), text, body) : null;
}

/** Front matter's place, or the one within it that the title names: a county's paper may state its city alone. */
export function refineRegion(stated: Region, found: Region | null): Region {
  if (found?.level !== 'county' || stated.level === 'county' || stated.level === 'nation') return stated;
  const fits = (found.province ?? stated.province) === stated.province && (found.city ?? stated.city) === stated.city;
  return fits ? { ...stated, level: 'county', county: found.county } : stated;
}
