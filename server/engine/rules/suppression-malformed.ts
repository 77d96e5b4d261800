import { report } from './support.ts';
import type { Rule } from './types.ts';

const paper = (comment: string) => `关于做好防汛工作的通知

各县区：

一、主要任务

<!-- ${comment} -->
（一）开展隐患排查。2025年2月30日前完成全市在建工地隐患排查。

某某市人民政府办公室

2025年1月10日
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A comment that means to hide findings and cannot be followed, or does not say why. */
export const suppressionMalformed: Rule = {
  id: 'suppression-malformed',
  severity: 'information',
  title: { zh: '停用规则的注释写法不对', en: 'A suppression that cannot be followed' },
  finds: {
    zh: '注释没有写规则名、规则名写错、没有写理由，或者写法不存在。',
    en: 'Comments that name no rule or an unknown one, give no reason, or use a form that does not exist.',
  },
  why: {
    zh: '写错的注释不起作用；没有理由的注释，接手的人不知道能不能删。',
    en: 'A comment that is wrong does nothing, and of one without a reason nobody knows whether it may go.',
  },
  example: {
    wrong: paper('duibiao-disable-next-line date-impossible'),
    right: paper('duibiao-disable-next-line date-impossible: 日期待上级确认'),
  },
  source: { zh: '对标的注释写法。', en: 'The comments of Duibiao.' },
  fix: null,
  needsCorpus: false,
  check: () => [],
  checkSuppressed: ({ malformed }) => malformed.map((one) => report(suppressionMalformed, one, one.why)),
};
