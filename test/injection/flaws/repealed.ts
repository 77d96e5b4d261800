import { dayOf } from '../../../server/engine/rules/support.ts';
import { type Flaw, pick } from '../harness.ts';
import { sentenceEnds } from './targets.ts';

/** Papers that another one has ended, by title and number. */
const ENDED = [
  ['澜溪市基本医疗卫生服务管理试行办法', '澜政办发〔2009〕21号'],
  ['澜溪市养老服务设施建设管理暂行规定', '澜政发〔2008〕14号'],
  ['关于加快推进城镇污水处理设施建设的实施意见', '澜政办发〔2010〕33号'],
  ['澜溪市中小企业发展专项资金管理办法', '澜政办发〔2011〕7号'],
  ['关于进一步加强农村公路养护管理工作的若干意见', '澜政办发〔2007〕62号'],
] as const;

const repealing = `澜溪市规范性文件管理规定\n\n澜溪市人民政府\n\n第一条 为加强规范性文件管理，制定本规定。\n\n${ENDED.map(
  ([title, number], index) =>
    `第${'二三四五六'[index]}条 本规定自2014年3月1日起施行，《${title}》（${number}）${index % 2 ? '予以废止' : '同时废止'}。`,
).join('\n\n')}\n\n澜溪市人民政府\n\n2014年1月20日\n`;

/** A task leans on a paper that the corpus knows as repealed. */
export const citationReplaced: Flaw = {
  rule: 'citation-replaced',
  papers: ({ policies }) =>
    policies.every(({ policy }) => (dayOf(policy, '2026-01-31') ?? '') > '2015') ? { repealing } : null,
  inject(passage, random) {
    const [title, number] = pick(ENDED, random)!;
    const cited = pick([`《${title}》`, `《${title}》（${number}）`, `《${title}》(${number})`], random)!;
    const words = pick(
      [`严格落实${cited}要求。`, `按照${cited}有关规定执行。`, `对照${cited}，逐项抓好落实。`],
      random,
    )!;
    const at = pick(sentenceEnds(passage), random);
    if (at === undefined) return null;
    const from = at + words.indexOf(cited);
    return { edits: [{ from: at, to: at, text: words }], expected: { from, to: from + cited.length } };
  },
};
