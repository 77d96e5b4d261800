/** YAML front matter of a draft: what it says of itself wins over what is read from its text. */
import { regionOf } from '../knowledge/regions.ts';
import type { Localized } from '../text/localized.ts';
import type { Span } from '../text/span.ts';
import { dateIn } from './dates.ts';
import { readPeriod } from './period.ts';
import type { Period, Problem, Region } from './types.ts';

export interface FrontMatter {
  /** Offset after the front matter; 0 when there is none. */
  readonly end: number;
  readonly title: string | null;
  readonly region: Region | null;
  readonly issueDate: string | null;
  readonly period: Period | null;
  readonly peers: readonly string[];
  readonly problems: readonly Problem[];
}

export const NO_FRONT_MATTER: FrontMatter = {
  end: 0,
  title: null,
  region: null,
  issueDate: null,
  period: null,
  peers: [],
  problems: [],
};

const KEYS: Record<string, string> = {
  标题: 'title',
  title: 'title',
  城市: 'city',
  city: 'city',
  县: 'county',
  区县: 'county',
  county: 'county',
  省份: 'province',
  省: 'province',
  province: 'province',
  成文日期: 'issueDate',
  日期: 'issueDate',
  issuedate: 'issueDate',
  issue_date: 'issueDate',
  规划期: 'period',
  period: 'period',
  对标城市: 'peers',
  对标地区: 'peers',
  对标: 'peers',
  peers: 'peers',
};

interface Entry {
  readonly span: Span;
  values: { readonly raw: string; readonly shadow: string }[];
}

/** Longest front matter, in lines. */
const MOST_LINES = 60;

const unquote = (value: string): string =>
  value
    .trim()
    .replace(/^["'“”](.*)["'“”]$/u, '$1')
    .trim();

const damaged = (span: Span, zh: string, en: string): Problem => ({
  ...span,
  code: 'front-matter',
  message: { zh, en } satisfies Localized,
});

/** Lines between two `---`; null when the text does not open with front matter. */
function block(raw: string, start: number): { lines: Span[]; end: number } | null {
  let at = start;
  const line = (): Span => {
    const stop = raw.indexOf('\n', at);
    const end = stop < 0 ? raw.length : stop;
    const span = { from: at, to: raw.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end };
    at = stop < 0 ? raw.length : stop + 1;
    return span;
  };
  const isFence = ({ from, to }: Span): boolean => to - from < 8 && /^-{3,}\s*$/u.test(raw.slice(from, to));
  if (!isFence(line())) return null;
  const lines: Span[] = [];
  while (at < raw.length && lines.length < MOST_LINES) {
    const next = line();
    if (isFence(next)) return { lines, end: at };
    lines.push(next);
  }
  return null;
}

const splitList = (value: string): string[] =>
  value
    .replace(/^\[(.*)\]$/u, '$1')
    .split(/[,，、;；]/u)
    .map(unquote)
    .filter(Boolean);

function entriesOf(raw: string, shadow: string, lines: readonly Span[], problems: Problem[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let open: Entry | null = null;
  for (const span of lines) {
    const words = raw.slice(span.from, span.to);
    const folded = shadow.slice(span.from, span.to);
    if (!words.trim() || words.trim().startsWith('#')) continue;
    const item = /^\s*-\s+(.*)$/u.exec(words);
    if (item) {
      open?.values.push({ raw: unquote(item[1]!), shadow: unquote(folded.slice(folded.indexOf('-') + 1)) });
      continue;
    }
    const colon = folded.indexOf(':');
    if (colon < 0) {
      problems.push(damaged(span, '文前信息应写作“项目: 内容”', 'Front matter is written as "key: value"'));
      continue;
    }
    const key = KEYS[folded.slice(0, colon).trim().toLowerCase()];
    open = { span, values: [] };
    const value = unquote(words.slice(colon + 1));
    if (value) open.values.push({ raw: value, shadow: unquote(folded.slice(colon + 1)) });
    if (key) entries.set(key, open);
  }
  return entries;
}

/** A place that no list knows yet (a new one, or one made up for an example), where its superior is stated and its suffix tells the level. */
function unlisted(name: string, level: 'province' | 'city' | 'county', superior: Region | null): Region | null {
  if (level === 'city' && superior?.level === 'province' && /^[\u4e00-\u9fff]{2,10}(?:市|州|盟|地区)$/u.test(name))
    return { ...superior, level, city: name };
  if (level === 'county' && superior?.level === 'city' && /^[\u4e00-\u9fff]{1,10}(?:县|区|市|旗)$/u.test(name))
    return { ...superior, level, county: name };
  return null;
}

function regionFrom(entries: Map<string, Entry>, problems: Problem[]): Region | null {
  let region: Region | null = null;
  for (const [key, level] of [
    ['province', 'province'],
    ['city', 'city'],
    ['county', 'county'],
  ] as const) {
    const entry = entries.get(key);
    const value = entry?.values[0];
    if (!entry || !value) continue;
    const within: Region | undefined = region ?? undefined;
    const found: Region | null =
      regionOf(value.shadow, { level, within }) ??
      regionOf(value.shadow, { within }) ??
      (level === 'city' ? regionOf(value.shadow, { level: 'province' }) : null) ??
      unlisted(value.shadow, level, region);
    if (found) region = found;
    else
      problems.push(
        damaged(
          entry.span,
          `未识别“${value.raw}”，请写全称，如“东营市”`,
          `“${value.raw}” is not a known place; write its full name, such as 东营市`,
        ),
      );
  }
  return region;
}

/** A date that is no more precise than 2025年3月, 2025-03 or 2025. */
function monthOrYear(value: string): string | null {
  const found = /^(\d{4})(?:年?|[年./-](0?[1-9]|1[0-2])月?)$/u.exec(value);
  return found ? found[1]! + (found[2] ? `-${found[2].padStart(2, '0')}` : '') : null;
}

/** Reads the front matter that opens at `start`; unknown keys are left alone. */
export function readFrontMatter(raw: string, shadow: string, start: number): FrontMatter {
  const found = block(raw, start);
  if (!found) return NO_FRONT_MATTER;
  const problems: Problem[] = [];
  const entries = entriesOf(raw, shadow, found.lines, problems);
  const date = entries.get('issueDate');
  const dateValue = date?.values[0]?.shadow ?? '';
  const parsed = dateIn(dateValue, 0, dateValue.length)?.date ?? monthOrYear(dateValue);
  if (date && dateValue && !parsed)
    problems.push(damaged(date.span, '成文日期应写作“2025-03-01”', 'Write the date of issue as 2025-03-01'));
  const period = entries.get('period');
  const periodValue = period?.values[0]?.shadow ?? '';
  const years = readPeriod(periodValue, 0, periodValue.length);
  if (period && periodValue && !years)
    problems.push(
      damaged(period.span, '规划期应写作“2021-2025”或“十四五”', 'Write the plan period as 2021-2025 or 十四五'),
    );
  return {
    end: found.end,
    title: entries.get('title')?.values[0]?.raw ?? null,
    region: regionFrom(entries, problems),
    issueDate: parsed,
    period: years,
    peers: (entries.get('peers')?.values ?? []).flatMap((value) => splitList(value.raw)),
    problems,
  };
}
