import { regionName } from '../knowledge/regions.ts';
import type { CitingPlace } from '../peers/types.ts';
import { dayOf, report, sentenceAt } from './support.ts';
import type { Rule } from './types.ts';

const paper = (title: string) => `关于做好医疗卫生工作的通知

各县区：

一、主要任务

（一）规范服务行为。落实《${title}》，开展自查自纠。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A cited document that another one of the corpus has repealed. */
export const citationReplaced: Rule = {
  id: 'citation-replaced',
  severity: 'warning',
  title: { zh: '引用的文件已废止', en: 'A cited document that was repealed' },
  finds: {
    zh: '语料库中有文件写明本文引用的文件“同时废止”“停止执行”，而且早于本文。本文自己宣布废止的不算。',
    en: 'A cited document of which an earlier document of the corpus says that it is repealed. What the paper itself repeals is left out.',
  },
  why: {
    zh: '以失效文件为依据，本文的合法性会受质疑。',
    en: 'A paper that rests on a repealed one can be challenged.',
  },
  example: {
    corpus: `澜溪市基本医疗卫生服务管理办法

第一条 为规范基本医疗卫生服务，制定本办法。

第二条 本办法自2024年1月1日起施行，《澜溪市基本医疗卫生服务管理试行办法》同时废止。

澜溪市人民政府

2023年12月1日
`,
    wrong: paper('澜溪市基本医疗卫生服务管理试行办法'),
    right: paper('澜溪市基本医疗卫生服务管理办法'),
  },
  source: {
    zh: '语料库中的废止条款，附在问题下面。',
    en: 'The repealing clause of the corpus, which comes with the finding.',
  },
  fix: null,
  needsCorpus: true,
  check: ({ document, policies, peers, today }) =>
    policies.flatMap(({ policy, facts }) => {
      const date = dayOf(policy, today);
      if (!date || !peers) return [];
      return facts.citations.flatMap((cited) => {
        // A title of a few characters is that of many documents.
        if (!cited.docNumber && cited.title.length < LEAST_TITLE) return [];
        const own = sentenceAt(document, policy, cited);
        if (REPEALED.test(document.shadow.slice(cited.to, own.to))) return [];
        const place = peers
          .citing({ docNumber: cited.docNumber, title: cited.docNumber ? null : cited.title })
          .find((one) => isRepeal(one) && one.source.date !== null && one.source.date < date);
        if (!place) return [];
        const { source, raw, clean, sentence } = place;
        const who = source.region ? regionName(source.region) : '';
        return [
          report(
            citationReplaced,
            cited,
            {
              zh: `《${cited.title}》已被${who}《${source.title}》（${source.date}）废止，请改引现行文件。`,
              en: `《${cited.title}》 was repealed by 《${source.title}》 (${source.date}).`,
            },
            {
              severity: policy.scraped ? 'information' : 'warning',
              related: [
                {
                  policyId: source.id,
                  source: `${who}《${source.title}》（${source.date}）`,
                  raw,
                  clean,
                  quote: sentence,
                },
              ],
            },
          ),
        ];
      });
    }),
};

const LEAST_TITLE = 10;
const REPEALED = /^[^。]{0,60}(?:同时废止|予以废止|即行废止|停止执行|自行废止|同时失效|自行失效)/;

const isRepeal = ({ sentence, end }: CitingPlace): boolean => REPEALED.test(sentence.slice(end));
