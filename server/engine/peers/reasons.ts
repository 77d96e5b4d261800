/** Words for which peers a comparison rests on, and for why it ranks nothing. */
import { nbsRegion } from '../knowledge/regions.ts';
import type { Level, Region } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';
import type { Comparison, PeerGroup } from './compare.ts';

const LEVEL: Record<Level, Localized> = {
  nation: { zh: '国家', en: 'national bodies' },
  province: { zh: '省级', en: 'provinces' },
  city: { zh: '地级', en: 'prefecture-level cities' },
  county: { zh: '县级', en: 'counties' },
};

const NBS: Record<string, string> = { 东部: 'the east', 中部: 'the centre', 西部: 'the west', 东北: 'the north-east' };

/** 与同省3个地级地区比较 / compared with 3 prefecture-level cities of the same province. */
export function groupReason(
  group: PeerGroup,
  count: number,
  region: Region | null,
  missing: readonly string[] = [],
): Localized {
  const level = region ? LEVEL[region.level] : { zh: '', en: 'jurisdictions' };
  const nbs = region ? nbsRegion(region) : null;
  switch (group) {
    case 'named': {
      const zh = missing.length > 0 ? `；${missing.join('、')}没有可比目标` : '';
      const en = missing.length > 0 ? `; no comparable target for ${missing.join(', ')}` : '';
      return { zh: `与指定的${count}个对标地区比较${zh}`, en: `compared with ${count} of the peers you named${en}` };
    }
    case 'same-province':
      return {
        zh: `与${region?.province}${count}个${level.zh}地区比较（同级、同省）`,
        en: `compared with ${count} ${level.en} of the same province`,
      };
    case 'same-region':
      return {
        zh: `与${nbs}${count}个${level.zh}地区比较（同级；同省可比地区不足3个）`,
        en: `compared with ${count} ${level.en} of ${NBS[nbs ?? ''] ?? 'the same part of the country'}, as the province has fewer than three`,
      };
    case 'same-level':
      return {
        zh: `与全国${count}个${level.zh}地区比较（同级；同省、同区域可比地区不足3个）`,
        en: `compared with ${count} ${level.en} of the whole country, as province and region have fewer than three`,
      };
    case 'alike':
      return {
        zh: `与人口、经济规模相近的${count}个地区比较`,
        en: `compared with ${count} places of like population and output`,
      };
    case 'chosen-province':
      return {
        zh: `与${region?.province}${count}个${level.zh}地区比较（按所选范围：同省）`,
        en: `compared with ${count} ${level.en} of the same province, as chosen`,
      };
    case 'chosen-region':
      return {
        zh: `与${nbs}${count}个${level.zh}地区比较（按所选范围：同区域）`,
        en: `compared with ${count} ${level.en} of ${NBS[nbs ?? ''] ?? 'the same part of the country'}, as chosen`,
      };
    case 'chosen-level':
      return {
        zh: `与全国${count}个${level.zh}地区比较（按所选范围：全国同级）`,
        en: `compared with ${count} ${level.en} of the whole country, as chosen`,
      };
    case 'none':
      return { zh: '语料库中没有同级地区的可比目标', en: 'the corpus has no comparable target of the same level' };
  }
}

const WHY: Record<NonNullable<Comparison['noRank']>, Localized> = {
  count: {
    zh: '数量类目标与地区规模有关，只列出，不排序',
    en: 'counts depend on the size of the place: shown, not ranked',
  },
  rank: { zh: '位次类目标只列出，不排序', en: 'places in a ranking are shown, not ranked' },
  band: { zh: '该指标宜保持在合理区间，只列出，不排序', en: 'the indicator has a proper range: shown, not ranked' },
  neutral: { zh: '该指标高低不代表优劣，只列出，不排序', en: 'more is not better here: shown, not ranked' },
  local: {
    zh: '该指标取决于自然条件和发展基础，只列出，不排序',
    en: 'the level rests on local conditions: shown, not ranked',
  },
  direction: {
    zh: '无法判断该指标越高越好还是越低越好，只列出，不排序',
    en: 'whether more is better cannot be told: shown, not ranked',
  },
  'no-peers': { zh: '没有同期或更早完成的可比目标', en: 'no comparable target is due by the same year or earlier' },
  'no-deadline': {
    zh: '草案的目标没有写明完成年份，只列出，不排序',
    en: 'the draft states no deadline: shown, not ranked',
  },
  'level-unknown': {
    zh: '未能识别草案所属地区和层级，只列出，不排序',
    en: 'the place and level of the draft are unknown: shown, not ranked',
  },
  unreliable: {
    zh: '草案的数值缺失、存疑或超出合理范围，不作比较',
    en: 'the figure in the draft is missing, doubtful or implausible: not compared',
  },
};

export function noRankReason(
  why: NonNullable<Comparison['noRank']>,
  shown: number,
  region: Region | null,
  group: PeerGroup,
  missing: readonly string[] = [],
): Localized {
  if (why === 'no-peers' && shown === 0) return groupReason(group === 'named' ? 'named' : 'none', 0, region, missing);
  return WHY[why];
}
