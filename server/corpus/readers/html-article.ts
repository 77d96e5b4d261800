/** The article of a web page: which element holds it, without what the site hangs on it. */
import { type Box, boxesIn, prune } from './html-tree.ts';

/** Elements in which the sites of Chinese governments keep an article, by id or class. */
const CONTAINERS = new Set(
  (
    'zoom zoomcon ucap-content trs_editor trs_ueditor pages_content article-content article_content article-con ' +
    'articlecontent article_con article newscontent news_content news-content xxgk_content xxgkcontent content con ' +
    'conttxt contenttxt content_txt maincontent main_content main-content detail_content detail-content detailcontent ' +
    'text_content textcontent view view_content vsb_content vsb_content_2 vsb_content_4 v_news_content wzcontent ' +
    'wznr wz_con zwcontent zw_content zwnr content_body contentbody b12c js_content policy-content policycontent ' +
    'gkcontent gk_content nr bt-content post_content entry-content bodytext artibody endtext'
  ).split(' '),
);

/** Share of the running text that the element of the article holds at least. */
const MOST = 0.6;
const NEARLY_ALL = 0.75;

/** Elements that may hold a whole article; not paragraphs. */
const HOLDERS = new Set(
  'html body div section article main form center table tbody tr td dl dd ul blockquote font span'.split(' '),
);

const FOOTER =
  /版权所有|ICP备|公网安备|网站标识码|技术支持|主办单位|承办单位|copyright|友情链接|站点地图|网站地图|当前位置|所在位置|上一篇|下一篇|相关(?:阅读|文章|链接|新闻|推荐|稿件)|热门|排行|推荐阅读/iu;

/** The element that holds the article. A known container, or the innermost one with nearly all running text. */
export function articleOf(root: Box): Box {
  return containerOf(root) ?? densest(root);
}

function containerOf(root: Box): Box | null {
  let best: Box | null = null;
  for (const box of boxesIn(root)) {
    const known =
      box.marks !== '' &&
      box.marks
        .toLowerCase()
        .split(/\s+/)
        .some((mark) => CONTAINERS.has(mark));
    if (known && box.running > 0 && box.running >= MOST * root.running && (!best || box.length < best.length))
      best = box;
  }
  return best;
}

function densest(root: Box): Box {
  let box = root;
  for (;;) {
    const next = box.children.find(
      (child) => typeof child !== 'string' && HOLDERS.has(child.name) && child.running >= NEARLY_ALL * root.running,
    );
    if (!next || root.running === 0) break;
    box = next as Box;
  }
  // Title, addressees and signature may stand beside the element of the text: those round it belong to it while they say
  // little, and that not in links.
  for (let outer = box.parent; outer?.parent; outer = outer.parent) {
    const length = outer.length - box.length;
    const linked = outer.linked - box.linked;
    const foreign = length > 0.25 * box.length || linked > 0.2 * length || hasFooter(outer, box);
    if (foreign) break;
    box = outer;
  }
  return box;
}

function hasFooter(outer: Box, inner: Box): boolean {
  const waiting: Box[] = [outer];
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    if (box === inner) continue;
    if (isFurniture(box)) return true;
    for (const child of box.children)
      if (typeof child !== 'string') waiting.push(child);
      else if (FOOTER.test(child)) return true;
  }
  return false;
}

const FURNITURE =
  /(?:^|[\s_-])(?:nav|navbar|navi|menu|crumbs?|breadcrumbs?|position|location|weizhi|dqwz|share|bdsharebuttonbox|jiathis\w*|bshare\w*|social|footer|foot|copyright|sidebar|aside|related?|relevant|xgwj|xgnews|xglink|print|prev|previous|next|pager|pagination|page-nav|pagenav|qrcode|ewm|erweima|friendlinks?|links|toolbar|tools?|comments?|pinglun|recommend\w*|hot|rank|ads?|adv|banner|login|fontsize|toplink|header|search|editor-info|bottom-nav|keywords?|tags?)(?:$|[\s_-])/i;
const FURNITURE_NAMES = new Set(['nav', 'footer', 'aside', 'dialog', 'menu']);

const isFurniture = (box: Box): boolean => FURNITURE_NAMES.has(box.name) || FURNITURE.test(box.marks);

const BLOCKS = new Set('div section ul ol dl table p td li nav aside footer h2 h3 h4 h5 dd form center'.split(' '));
/** Links that are the document's own. */
const ATTACHED = /附件|附表|附录|\.(?:docx?|xlsx?|pdf|wps|ofd|zip|rar)\b/iu;

/** Takes out what hangs on the article: navigation, share bars, lists of links. */
export function withoutFurniture(article: Box): void {
  const most = 0.1 * article.running;
  prune(article, (box) => {
    if (!BLOCKS.has(box.name) || box.running > most) return false;
    return isFurniture(box) || (box.linked > 0.6 * box.length && box.linked > 3 && !ATTACHED.test(shortText(box)));
  });
}

/** The first characters of an element's text. */
export function shortText(box: Box, most = 400): string {
  let text = '';
  const waiting: (Box | string)[] = [box];
  for (let one = waiting.pop(); one !== undefined && text.length < most; one = waiting.pop()) {
    if (typeof one === 'string') text += one;
    else for (let at = one.children.length - 1; at >= 0; at--) waiting.push(one.children[at]!);
  }
  return text;
}

const ACTION =
  '打印(?:本页|正文|文章|页面)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|分享(?:到|至)?|微信(?:好友)?|(?:新浪)?微博|QQ空间|朋友圈|返回(?:顶部|首页|列表|上一页)?|字体(?:大小)?|字号|[大中小]号?|默认|超大|复制链接|扫一扫[^。]{0,20}|在线阅读|朗读|语音播报|我要纠错|纠错|TOP|回到顶部|顶部|分享让更多人看到|无障碍[^。]{0,6}|附件下载|浏览(?:次数|量)?|点击(?:数|率|量)?|阅读(?:次数|量)?|次|\\d+';
const ACTIONS = new RegExp(ACTION, 'gu');
const SEPARATORS = /[\s|｜·:：【】[\]（）()<>《》,，/、+-]/gu;
const CHROME =
  /^(?:[[【]?\s?[上下]一[篇条页则]|(?:您|你)?(?:当前|现在|所在)?(?:的)?(?:所在)?位置\s?[:：]|首页\s?[>＞»/]|(?:Copyright|©|版权所有)|.{0,20}(?:ICP备|公网安备|网站标识码)|技术支持|友情链接|扫一扫|责任编辑|编辑\s?[:：]|【?我要纠错)/iu;
const TAIL =
  /^[【[]?(?:相关(?:链接|文章|阅读|新闻|稿件|推荐|解读|文档|热词)|推荐阅读|热门(?:文章|推荐|标签)|猜你喜欢|延伸阅读|更多阅读|最新文章|排行榜)[】\]:：]?/u;

/** Lines of the article without what the site writes between them. */
export function withoutChrome(lines: readonly string[]): string[] {
  const kept = lines.filter((line) => line.length > 120 || (!isActions(line) && !CHROME.test(line)));
  // Links to other pages come last: after them stands no sentence of the document.
  const tail = kept.findIndex((line, at) => at > kept.length / 2 && line.length < 40 && TAIL.test(line));
  const ends = tail > 0 && !kept.slice(tail).some((line) => line.includes('。'));
  return ends ? kept.slice(0, tail) : kept;
}

/** A bare number is a cell or a page of the document, not a counter of visits. */
const isActions = (line: string): boolean =>
  line.length < 80 && !/^[\d\s]+$/.test(line) && line.replace(ACTIONS, '').replace(SEPARATORS, '') === '';
