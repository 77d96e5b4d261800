/** Places that no list holds: new units, and those that a draft or an example makes up. */
import { findRegions } from '../knowledge/regions.ts';
import type { Span } from '../text/span.ts';
import type { Level, Region } from './types.ts';

const LEVELS: Record<string, Level> = {
  市: 'city',
  自治州: 'city',
  州: 'city',
  盟: 'city',
  地区: 'city',
  县: 'county',
  自治县: 'county',
  旗: 'county',
  区: 'county',
};

/** 城市, 超市, 各县, 示范区 … : what stands before the suffix in words that are no names. */
const NO_STEM_END = /[城都超省夜股上门全各本我县地菜集直辖市范园新务属会老社片灾景治]$/u;
const NO_STEM =
  /某|×|关于|推进|加快|加强|促进|建设|实施|做好|开展|印发|支持|全面|进一步|深入|提升|完善|打造|创建|发展|我|本|各|全/u;

/** How far from either end of a text a place is looked for. */
const REACH = 4000;

/** The province that a text names, when it names one only. */
function soleProvince(text: string, body: Span): string | null {
  const provinces = new Set<string>();
  for (const { region } of findRegions(text, body.from, Math.min(body.to, body.from + REACH * 3))) {
    if (region.level === 'province' && region.province && !/市$/u.test(region.province)) provinces.add(region.province);
  }
  return provinces.size === 1 ? [...provinces][0]! : null;
}

/** Whether the text itself treats the name as a place: it has a government, an office, a situation of its own. */
function isPlace(name: string, after: string, text: string, body: Span): boolean {
  if (/^(?:人民政府|政府|委|关于|办公室|“|《|20\d\d|国民经济|第[一二三四五六七八九十]+届)/u.test(after)) return true;
  const ends = `${text.slice(body.from, Math.min(body.to, body.from + REACH))}\n${text.slice(Math.max(body.from, body.to - 600), body.to)}`;
  return (
    ends.includes(`${name}人民政府`) ||
    ends.includes(`结合${name}实际`) ||
    new RegExp(`${name}[\\u4e00-\\u9fff]{1,8}(?:局|委员会|办公室|领导小组)`, 'u').test(ends)
  );
}

/** The unit whose name opens `words` (云岫市人民政府…, 2026年澄江洲市…); null when they open with no name. */
export function unlistedPlace(words: string, text: string, body: Span): Region | null {
  const start = words.replace(/^(?:20\d\d年|关于印发|《|\s)+/u, '');
  const match = /^([\u4e00-\u9fff]{2,6}?)(自治州|自治县|地区|市|州|盟|县|旗|区)/u.exec(start);
  if (!match) return null;
  const [name, stem, suffix] = match as unknown as [string, string, string];
  if (NO_STEM_END.test(stem) || NO_STEM.test(stem)) return null;
  if (!isPlace(name, start.slice(name.length), text, body)) return null;
  const level = LEVELS[suffix]!;
  const province = soleProvince(text, body);
  return level === 'city'
    ? { level, province, city: name, county: null }
    : { level, province, city: null, county: name };
}

/** 结合云麓县实际: a place that the text calls its own. */
export function ownPlace(text: string, body: Span): Region | null {
  const match = /结合([\u4e00-\u9fff]{2,6}?[市州盟县旗区])实际/u.exec(
    text.slice(body.from, Math.min(body.to, body.from + REACH)),
  );
  return match ? unlistedPlace(match[1]!, text, body) : null;
}
