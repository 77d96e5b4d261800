import { Words } from '../text/words.ts';
import type { Comparator, Target } from './types.ts';

/** Indicators of which less is better. */
const LESS = Words.of(
  '死亡率 发病率 患病率 感染率 吸烟率 失业率 迟缓率 近视率 肥胖率 贫血率 发生率 能耗 排放 消耗 用水量 降幅 事故 贫困 辍学率 投诉 药占比 个人卫生支出 费用占比 自付 差距 收入比 流失率 空置率 病死率 出生缺陷 浓度 PM2 臭氧 劣V类 劣Ⅴ类 污染 债务 杠杆率 不良 时限 时间 住院日 次均 耗材 成本 位次 排名 外转率 漏损率 下降率 重复 跑动 劣五类',
);
/** …达标率, …处理率 of such a thing is better when there is more of it. */
const MORE = Words.of('达标率 处理率 控制率 治理率 完成率 下降幅度 利用率 优良率 优良天数');
const NEITHER = Words.of('居民消费价格 物价 涨幅 CPI 生育');

/** Which way an indicator should go, from its words and from the verb that moves it. */
export function sourceDirection(
  indicator: string,
  trend: -1 | 0 | 1,
  comparator: Comparator,
  unit: string | null,
): Target['direction'] {
  const end = indicator.length;
  if (NEITHER.find(indicator, 0, end) >= 0) return 'none';
  if (trend < 0) return 'down';
  // 每天体育活动时间不少于1小时: a floor under a length of time wants more of it.
  if (comparator === 'ge' && indicator.endsWith('时间')) return 'up';
  if (LESS.find(indicator, 0, end) >= 0 && MORE.find(indicator, 0, end) < 0) return 'down';
  if (comparator !== 'le') return 'up';
  // 患龋率控制在25%以内: a ceiling over a rate wants less of it, unless it is said of something good.
  if ((unit === '%' || unit === '‰' || unit === '/10万') && MORE.find(indicator, 0, end) < 0) return 'down';
  return unit === '倍' ? 'none' : 'up';
}
