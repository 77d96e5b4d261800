import { dateIn } from '../policy/dates.ts';
import type { Span } from '../text/span.ts';
import { dateWords, report } from './support.ts';
import type { Finding, Rule } from './types.ts';

const paper = (end: string) => `某某市居家养老服务管理办法

第一条 为规范居家养老服务，制定本办法。

第二条 本办法自2025年3月1日起施行，有效期5年，至${end}。
`;

// Read by eye on 2026-11-27: no finding in 537 papers.
/** Dates of effect and expiry that do not fit one another or the paper’s own date. */
export const effectiveDateMismatch: Rule = {
  id: 'effective-date-mismatch',
  severity: 'warning',
  title: { zh: '施行日期、有效期前后不符', en: 'Dates of effect and expiry that disagree' },
  finds: {
    zh: '失效日期早于施行日期；写明的有效期年数与截止日期对不上（相差一个月以上）；施行日期早于成文日期且没有说明追溯（仅作提示）。',
    en: 'An expiry before the paper takes effect; a stated term and a stated end that are more than a month apart; an effect before the paper’s own date without a word on retroactivity (information).',
  },
  why: {
    zh: '有效期是文件管理和清理的依据，写错会让文件提前失效或无限延长。',
    en: 'The term decides when a paper lapses.',
  },
  example: { wrong: paper('2028年2月28日'), right: paper('2030年2月28日') },
  source: {
    zh: '规范性文件管理的通行要求：载明施行日期和有效期，有效期自施行之日起计算。',
    en: 'Common rule for normative documents: they state when they take effect and for how long, counted from that day.',
  },
  fix: null,
  needsCorpus: false,
  check: ({ document: { shadow }, policies }) =>
    policies.flatMap(({ policy }) => {
      const severity = policy.scraped ? ('information' as const) : ('warning' as const);
      const own = policy.meta.issueDate?.length === 10 ? policy.meta.issueDate : null;
      return statements(shadow, policy).flatMap(({ span, effect, immediate, years, end }): Finding[] => {
        const start = effect ?? (immediate ? own : null);
        if (start && end && end < start)
          return [
            report(
              effectiveDateMismatch,
              span,
              {
                zh: `失效日期${dateWords(end).zh}早于施行日期${dateWords(start).zh}。`,
                en: `It expires on ${end}, before it takes effect on ${start}.`,
              },
              { severity },
            ),
          ];
        if (start && end && years !== null) {
          const expected = addYears(start, years);
          if (Math.abs(daysBetween(expected, end)) > TOLERANCE)
            return [
              report(
                effectiveDateMismatch,
                span,
                {
                  zh: `自${dateWords(start).zh}起${years}年，应到${dateWords(expected).zh}前后，这里写到${dateWords(end).zh}。`,
                  en: `${years} years from ${start} end about ${expected}, not on ${end}.`,
                },
                { severity },
              ),
            ];
        }
        if (effect && own && effect < own && !/追溯|溯及/.test(shadow.slice(span.from, span.to + 60)))
          return [
            report(
              effectiveDateMismatch,
              span,
              {
                zh: `施行日期${dateWords(effect).zh}早于成文日期${dateWords(own).zh}；如需追溯适用，请写明。`,
                en: `It takes effect on ${effect}, before its own date ${own}.`,
              },
              { severity: 'information' },
            ),
          ];
        return [];
      });
    }),
};

/** Papers round a term to the end of a month or a year. In days. */
const TOLERANCE = 31;

interface Statement {
  readonly span: Span;
  readonly effect: string | null;
  /** 自发布之日起. */
  readonly immediate: boolean;
  readonly years: number | null;
  readonly end: string | null;
}

const START = /(?:本|该)[^。;\n《》]{1,20}自([^。;\n]{2,20}?)起(?:正式)?(?:施行|实施|执行|生效)/g;
const DATE = /20\d\d年\d{1,2}月\d{1,2}日/;
const TERM = /有效期(?:限)?(?:为)?([1-9]|[一二两三四五六七八九十])年/;
const END = /(?:有效期(?:限)?)?(?:截止日期为|截止到|截至|至|到)(20\d\d年\d{1,2}月\d{1,2}日)(?:止|。|;|,|$)/;

/** One for each sentence in which the paper says from when it holds. */
function statements(shadow: string, { from, to }: Span): Statement[] {
  const found: Statement[] = [];
  for (const match of shadow.slice(from, to).matchAll(START)) {
    const at = from + match.index;
    const reach = shadow.slice(at, Math.min(to, at + 200));
    const stop = reach.indexOf('。');
    const words = stop < 0 ? reach : reach.slice(0, stop + 1);
    const when = match[1]!;
    const term = TERM.exec(words);
    const until = END.exec(words.slice(match[0].length));
    found.push({
      span: { from: at, to: at + match[0].length },
      effect: DATE.test(when) ? dayIn(when) : null,
      immediate: /(?:发布|印发|公布|颁布)之日/.test(when) && !/后/.test(when),
      years: term ? numberOf(term[1]!) : null,
      end: until ? dayIn(until[1]!) : null,
    });
  }
  return found;
}

const dayIn = (words: string): string | null => {
  const date = dateIn(words, 0, words.length)?.date ?? null;
  return date?.length === 10 ? date : null;
};

const numberOf = (word: string): number =>
  word === '两' ? 2 : Number(word) || '一二三四五六七八九十'.indexOf(word) + 1;

const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const daysBetween = (a: string, b: string): number => (utc(b) - utc(a)) / 86_400_000;

/** The last day of so many years that begin on `date`. */
function addYears(date: string, years: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10);
}
