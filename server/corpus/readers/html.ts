/** Saved web pages. */
import { articleOf, withoutChrome, withoutFurniture } from './html-article.ts';
import { dataLines, namesIn } from './html-data.ts';
import { decodePage } from './html-encoding.ts';
import { flatten } from './html-flatten.ts';
import { dayIn, pageDate, pageTitle, TITLED } from './html-stated.ts';
import { isDeep, strippedLines } from './html-stripped.ts';
import { type Box, boxesIn, isWithin, parsePage } from './html-tree.ts';
import type { FileContent, Reader } from './types.ts';

const refused = (zh: string, en: string): FileContent => ({ text: null, refusal: { zh, en } });

const EMPTY = refused(
  '网页中没有正文（内容可能由脚本载入），请在浏览器中打开后另存为完整网页再导入',
  'the page holds no text (scripts may load it); open it in a browser and save the complete page',
);
const FRAMES = refused(
  '这是框架网页，正文在其他文件中，请打开正文页面另存后再导入',
  'a page of frames, with its text in other files; open and save the page of the text itself',
);
const NO_ARTICLE = refused('这是登录页或出错页面，没有政策正文', 'a login or error page without the text of a policy');

export const readHtml: Reader = async (bytes) => readPage(decodePage(bytes));

/** The article of a web page that is decoded already. */
export function readPage(html: string): FileContent {
  if (isDeep(html)) return contentOf(strippedLines(html), {});
  const { root, stated, hasFrames } = parsePage(html);
  const article = articleOf(root);
  const beside = dataBeside(root, article);
  const date = pageDate(stated, root, article);
  withoutFurniture(article);
  const lines = withoutChrome(flatten(article));
  const title = pageTitle(stated, [...beside, ...lines.slice(0, 12)], root, article);
  const opening = bare(
    lines
      .slice(0, 20)
      .filter((line) => !TITLED.test(line))
      .join(''),
  );
  const own = title?.sure && !opening.includes(bare(title.text)) ? [title.text] : [];
  const text = bare(lines.join(''));
  const data = beside.filter((line) => !isTold(line, text));
  const content = contentOf([...own, ...data, ...lines], {
    ...(title && { title: title.text }),
    ...(date && { publishDate: date }),
  });
  return content.refusal === EMPTY.refusal && hasFrames ? FRAMES : content;
}

const bare = (text: string): string => text.replace(/[\s\u3000]+/gu, '');

/** True where the document itself says what a line of the page's data does: its title, or the day under its signature. */
function isTold(line: string, text: string): boolean {
  if (TITLED.test(line)) return text.includes(bare(line.replace(TITLED, '')));
  const day = /^(?:成文|发文|印发|生成)日期：/u.test(line) ? dayIn(line) : null;
  if (!day) return false;
  const [year, month, date] = day.split('-').map(Number);
  return text.includes(`${year}年${month}月${date}日`);
}

const LEAST = 40;
const ERROR_PAGE =
  /404|403|502|页面(?:不存在|未找到|已删除|走丢)|找不到(?:该|您|页面|网页|文件)|(?:访问|查看|请求)的(?:页面|内容|文章|网页)(?:不存在|已)|not found|forbidden|请(?:先)?登录|用户登录|统一身份认证|账号登录|验证码|访问(?:过于频繁|被拒绝|受限|验证)|系统(?:维护|升级|繁忙)|安全验证/iu;

function contentOf(lines: readonly string[], stated: { title?: string; publishDate?: string }): FileContent {
  const text = lines.join('\n');
  const signs = text.replace(/\s/gu, '').length;
  if (signs < 400 && ERROR_PAGE.test(text)) return NO_ARTICLE;
  if (signs < LEAST) return EMPTY;
  return { text: `${text}\n`, stated, refusal: null };
}

/** A list or table of such data beside the article, as lines. */
function dataBeside(root: Box, article: Box): string[] {
  let best: { box: Box; lines: string[] } | null = null;
  for (const box of boxesIn(root)) {
    const apart = !isWithin(box, article) && !isWithin(article, box);
    if (!apart || box.length > 1500 || box.length < 15) continue;
    if (best && !isWithin(box, best.box)) continue;
    const lines = flatten(box).flatMap((line) => line.split('\t'));
    if (namesIn(lines) >= 3) best = { box, lines };
  }
  return best ? dataLines(best.lines) : [];
}
