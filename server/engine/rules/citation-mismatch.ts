import type { Citation } from '../facts/types.ts';
import { docNumberKey } from '../policy/doc-number.ts';
import { inDraft, report } from './support.ts';
import type { Finding, Related, Rule } from './types.ts';

const paper = (second: string) => `关于做好养老服务工作的通知

各县区：

一、主要任务

（一）落实服务清单。执行《国务院办公厅关于推进养老服务发展的意见》（国办发〔2019〕5号）。

（二）培育服务主体。落实《${second}》（国办发〔2019〕5号）的扶持措施。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** One document number with two titles: in the draft, or in the draft and the corpus. */
export const citationMismatch: Rule = {
  id: 'citation-mismatch',
  severity: 'warning',
  title: { zh: '引用文件的标题与字号对不上', en: 'A cited title that does not go with its number' },
  finds: {
    zh: '同一发文字号在本文中配了两个不同的标题，或者与语料库中这个字号的文件标题不同。简称不算。',
    en: 'One document number with two different titles in the draft, or with another title than the document of the corpus has. Short titles are left out.',
  },
  why: {
    zh: '标题和字号总有一个引错，读者找不到所依据的文件。',
    en: 'One of the two is wrong, and the reader cannot find the document.',
  },
  example: {
    wrong: paper('国务院关于加快发展养老服务业的若干规定'),
    right: paper('关于推进养老服务发展的意见'),
  },
  source: {
    zh: '《党政机关公文处理工作条例》第十九条：引用公文应当先引标题、后引发文字号。',
    en: 'Regulation on official documents, article 19: a document is cited by its title, then its number.',
  },
  fix: null,
  needsCorpus: false,
  check: ({ document, policies, peers }) =>
    policies.flatMap(({ policy, facts }) => {
      const seen = new Map<string, Citation>();
      return facts.citations.flatMap((cited): Finding[] => {
        const key = cited.docNumber ? docNumberKey(cited.docNumber) : null;
        if (!key) return [];
        const before = seen.get(key);
        if (!before) seen.set(key, cited);
        const other =
          before && !isSameTitle(before.title, cited.title) ? inDraft(document, before, '本文前一处') : null;
        const evidence = other ?? elsewhere(cited, peers?.named({ docNumber: cited.docNumber }) ?? []);
        if (!evidence) return [];
        return [
          report(
            citationMismatch,
            cited,
            {
              zh: `字号“${cited.docNumber}”${other ? '在前面引用时' : '在语料库中'}的标题是“${titleIn(evidence)}”，与这里的标题不同，请核对。`,
              en: `The number “${cited.docNumber}” goes with another title ${other ? 'above' : 'in the corpus'}.`,
            },
            { severity: policy.scraped ? 'information' : 'warning', related: [evidence] },
          ),
        ];
      });
    }),
};

function elsewhere(
  cited: Citation,
  found: readonly { readonly id: string; readonly title: string; readonly date: string | null }[],
): Related | null {
  // The corpus may hold a page with a poor title; one that agrees is enough.
  if (found.length === 0 || found.some(({ title }) => isSameTitle(title, cited.title))) return null;
  const [{ id, title, date }] = found as [(typeof found)[number]];
  const start = { from: 0, to: 0 };
  return { policyId: id, source: `《${title}》${date ? `（${date}）` : ''}`, raw: start, clean: start, quote: title };
}

const titleIn = ({ quote }: Related): string => /《(.+)》/.exec(quote)?.[1] ?? quote;

/** Words that a title has or has not, whoever cites it. */
const FRAME = /关于|印发|转发|的通知|通知|《|》|〈|〉|的|[\s“”"()（）]/g;

/** Whether two titles may be of one document: one holds the other, or most pairs of characters are shared. */
function isSameTitle(a: string, b: string): boolean {
  const [short, long] = [a.replace(FRAME, ''), b.replace(FRAME, '')].sort((x, y) => x.length - y.length) as [
    string,
    string,
  ];
  if (short.length < 2 || long.includes(short)) return true;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < long.length; at++) pairs.add(long.slice(at, at + 2));
  let shared = 0;
  for (let at = 0; at + 1 < short.length; at++) if (pairs.has(short.slice(at, at + 2))) shared++;
  return shared >= (short.length - 1) * 0.5;
}
