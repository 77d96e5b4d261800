/** Title and date of a page, as it states them beside its article. */
import { shortText } from './html-article.ts';
import { type Box, boxesIn, isWithin } from './html-tree.ts';

const DATES = [
  'pubdate',
  'publishdate',
  'publish_date',
  'publishtime',
  'article:published_time',
  'og:release_date',
  'firstpublishedtime',
  'dc.date',
  'dc.date.issued',
  'createdate',
  'date',
];

/** The day in a text as YYYY-MM-DD; null where there is none. */
export function dayIn(text: string): string | null {
  const found = /(?<!\d)((?:19|20)\d\d)[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})(?!\d)/u.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** The day on which the page was published; null where it does not say, or says what is no day. */
export function pageDate(stated: ReadonlyMap<string, string>, root: Box, article: Box): string | null {
  for (const name of DATES) {
    const day = dayIn(stated.get(name) ?? '');
    if (day) return day;
  }
  // In the line under the title, which may stand beside the article's element.
  const days = new Set<string>();
  for (const box of boxesIn(root)) {
    if (box.length > 200 || box.length < 8 || box.linked > 0.5 * box.length || isWithin(article, box)) continue;
    const text = shortText(box).replace(/\s+/g, ' ');
    const found = /(?:发布|发稿|公开|刊登)(?:日期|时间)\s?[:：]?\s?(\d{4}\D\d{1,2}\D\d{1,2})/u.exec(text);
    const day = found && dayIn(found[1]!);
    if (day) days.add(day);
  }
  return days.size === 1 ? [...days][0]! : null;
}

export interface PageTitle {
  readonly text: string;
  /** It is the document's, and not that of the page with the name of the site. */
  readonly sure: boolean;
}

/** A line of the page's data that gives the title. */
export const TITLED = /^(?:标题|名称|信息名称|文件名称|公文名称)：/u;

/** What parts the document's title from the name of the site. */
const PARTS = /\s*[_|｜]+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|-{2,}|(?<=[\p{Script=Han}）》])[-–—](?=[\p{Script=Han}])/u;
const SITE =
  /(?:网站?|政府|门户|平台|网|局|厅|委员会|办公室|文库|政策文件|政务公开|信息公开|首页|正文|中心|频道|栏目)$/u;

/** The title of the document: as the page states it, as a heading outside or in the article prints it, or from the window's. */
export function pageTitle(
  stated: ReadonlyMap<string, string>,
  data: readonly string[],
  root: Box,
  article: Box,
): PageTitle | null {
  const named = data.find((line) => TITLED.test(line))?.replace(TITLED, '');
  const said = clean(stated.get('articletitle') ?? stated.get('article_title') ?? named ?? '');
  if (isTitle(said)) return { text: said, sure: true };
  const window = clean(stated.get('title') ?? stated.get('og:title') ?? '');
  const heading = headingOf(root, article, window);
  if (heading) return { text: heading, sure: true };
  const [first = '', ...rest] = window.split(PARTS);
  const onlySites = rest.every((part) => SITE.test(part));
  if (isTitle(first) && onlySites && !SITE.test(first)) return { text: first, sure: true };
  return isTitle(window) && !SITE.test(window) ? { text: window, sure: false } : null;
}

const isTitle = (text: string): boolean => text.length >= 6 && text.length <= 200 && /\p{Script=Han}{4}/u.test(text);

const clean = (text: string): string =>
  text
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/(?:\s|&nbsp;|\u00a0|\u3000)+/gu, ' ')
    .trim();

/** A heading that the window's title begins with or holds. */
function headingOf(root: Box, article: Box, window: string): string | null {
  const bare = (text: string): string => text.replace(/\s+/gu, '');
  for (const box of boxesIn(root)) {
    const named = /^h[1-3]$/.test(box.name) || /(?:^|[\s_-])(?:title|tit|biaoti|bt|wzbt)(?:$|[\s_-])/i.test(box.marks);
    if (!named || box.length > 200 || isWithin(article, box)) continue;
    const text = clean(shortText(box, 300));
    if (isTitle(text) && bare(window).includes(bare(text))) return text;
  }
  return null;
}
