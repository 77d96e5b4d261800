import type { Span } from '../text/span.ts';
import { report } from './support.ts';
import type { Fix, Rule, SuppressedRule } from './types.ts';

const paper = (day: string) => `关于做好防汛工作的通知

各县区：

一、主要任务

<!-- duibiao-disable-next-line date-impossible: 日期待核 -->
（一）开展隐患排查。2025年${day}前完成全市在建工地隐患排查。

某某市人民政府办公室

2025年1月10日
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** A comment that hides a finding which is not there any more. */
export const suppressionUnused: Rule = {
  id: 'suppression-unused',
  severity: 'information',
  title: { zh: '停用规则的注释已无用', en: 'A suppression that hides nothing' },
  finds: {
    zh: '注释停用了某条规则，而这条规则在那里已经没有要说的。',
    en: 'A comment that hides the findings of a rule where the rule has none.',
  },
  why: {
    zh: '留着它，以后真出了同样的问题也看不到。',
    en: 'Left in place it would hide the next real flaw.',
  },
  example: { wrong: paper('2月28日'), right: paper('2月30日') },
  source: { zh: '对标的注释写法。', en: 'The comments of Duibiao.' },
  fix: { zh: '删去注释，或删去注释中的这条规则名。', en: 'Removes the comment, or the name of the rule from it.' },
  needsCorpus: false,
  check: () => [],
  checkSuppressed: ({ unused }, { document }) =>
    unused.map((entry) => ({
      ...report(suppressionUnused, entry, {
        zh: `规则“${entry.rule}”在这里没有要停用的内容，可以删去这条注释。`,
        en: `The rule “${entry.rule}” has nothing to say here; this can go.`,
      }),
      fixes: [removal(document.text, entry)],
    })),
};

function removal(text: string, entry: SuppressedRule): Fix {
  const span = entry.alone ? wholeLines(text, entry.comment) : withSeparator(text, entry);
  return {
    title: { zh: '删去无用的注释', en: 'Remove the unused comment' },
    edits: [{ ...span, text: '' }],
    safe: true,
  };
}

/** A comment that stands alone goes with its line. */
function wholeLines(text: string, { from, to }: Span): Span {
  const before = /(?:^|\n)[^\S\n]*$/.exec(text.slice(Math.max(0, from - 80), from));
  const after = /^[^\S\n]*(?:\n|$)/.exec(text.slice(to, to + 80));
  return before && after ? { from: from - before[0].replace('\n', '').length, to: to + after[0].length } : { from, to };
}

function withSeparator(text: string, { from, to }: Span): Span {
  const after = /^\s*[,，、]\s*/.exec(text.slice(to, to + 20));
  if (after) return { from, to: to + after[0].length };
  const before = /[\s,，、]+$/.exec(text.slice(Math.max(0, from - 20), from));
  return { from: from - (before?.[0].length ?? 0), to };
}
