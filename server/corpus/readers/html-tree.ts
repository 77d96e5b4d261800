/** A web page as a tree of elements with the measures by which its article is found. */
import { parseHTML } from 'linkedom';

/** An element. Comments and what is never read (scripts, forms, pictures) are gone. */
export interface Box {
  /** Tag, in lower case. */
  readonly name: string;
  /** Id and classes, parted by blanks. */
  readonly marks: string;
  readonly attribute: (name: string) => string;
  readonly children: (Box | string)[];
  readonly parent: Box | null;
  readonly hidden: boolean;
  /** Characters of its text without blanks; those in links; and those of running text outside them. */
  length: number;
  linked: number;
  running: number;
}

export interface PageTree {
  readonly root: Box;
  /** Contents of the meta tags by name in lower case, and the title of the window under `title`. */
  readonly stated: ReadonlyMap<string, string>;
  readonly hasFrames: boolean;
}

/** What is used of the parser's tree. */
interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}
interface DomElement extends DomNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}

const UNREAD = new Set(
  'script style noscript template iframe object embed svg math canvas audio video map input select textarea button rt rp title meta'.split(
    ' ',
  ),
);

const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3}|(?:left|top|margin-left|margin-top)\s*:\s*-\d{3,}|opacity\s*:\s*0\s*(?:;|!|$)/i;

/** Words of a text that stands in sentences, or is long, and is not what the site says of itself. */
const isRunning = (text: string): boolean =>
  (/[，。；]/u.test(text) || text.length >= 25) && !(text.length < 200 && SITE_WORDS.test(text));
const SITE_WORDS = /版权所有|备案号|ICP备|公网安备|网站标识码|未经(?:许可|授权|书面)|copyright|主办单位|技术支持/iu;

/** Reads a page. Its depth must be bounded: the parser needs time by its square. */
export function parsePage(html: string): PageTree {
  const page = /<(?:html|body|frameset)[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(page) as unknown as { document: { firstElementChild: DomNode | null } };
  const stated = new Map<string, string>();
  let styles = '';
  let hasFrames = false;
  const root = makeBox('#document', null, () => '', false);
  const order: Box[] = [];
  let node: DomNode | null = document.firstElementChild;
  let box = root;
  const links = new Set<Box>();
  // Without recursion: a page may be nested deeper than calls can be.
  while (node) {
    let entered = false;
    if (node.nodeType === 3) addText(box, node.nodeValue ?? '', links.has(box));
    else if (node.nodeType === 1) {
      const element = node as DomElement;
      const name = element.localName.toLowerCase();
      if (name === 'frame' || name === 'frameset') hasFrames = true;
      if (name === 'style') styles += element.textContent;
      if (name === 'title' && !stated.has('title')) stated.set('title', (element.textContent ?? '').trim());
      if (name === 'meta') addMeta(element, stated);
      if (!UNREAD.has(name)) {
        const attribute = (key: string): string => element.getAttribute(key) ?? '';
        const hidden = element.hasAttribute('hidden') || HIDDEN.test(attribute('style'));
        const own = makeBox(name, box, attribute, hidden);
        box.children.push(own);
        order.push(own);
        if (name === 'a' || links.has(box)) links.add(own);
        if (element.firstChild) {
          box = own;
          node = element.firstChild;
          entered = true;
        }
      }
    }
    while (!entered && node) {
      if (node.nextSibling) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
      if (box === root) node = null;
      else box = box.parent!;
    }
  }
  for (const { parent, length, linked, running } of order.reverse()) {
    parent!.length += length;
    parent!.linked += linked;
    parent!.running += running;
  }
  return { root: withoutHidden(root, hiddenMarks(styles)), stated, hasFrames };
}

function makeBox(name: string, parent: Box | null, attribute: Box['attribute'], hidden: boolean): Box {
  const marks = `${attribute('id')} ${attribute('class')}`.trim();
  return { name, marks, attribute, children: [], parent, hidden, length: 0, linked: 0, running: 0 };
}

function addText(box: Box, value: string, inLink: boolean): void {
  box.children.push(value);
  const length = value.replace(/\s+/g, '').length;
  box.length += length;
  if (inLink) box.linked += length;
  else if (isRunning(value)) box.running += length;
}

function addMeta(element: DomElement, stated: Map<string, string>): void {
  const name = (element.getAttribute('name') ?? element.getAttribute('property') ?? '').toLowerCase();
  const content = element.getAttribute('content')?.trim();
  if (name && name !== 'title' && content && !stated.has(name)) stated.set(name, content);
}

/** Ids and classes that the page's own style sheet hides. */
function hiddenMarks(styles: string): Set<string> {
  const marks = new Set<string>();
  for (const rule of styles.split('}')) {
    const [selectors = '', declarations = ''] = rule.split('{');
    if (!HIDDEN.test(declarations)) continue;
    for (const selector of selectors.split(',')) {
      const mark = /^\s*[.#]([\w-]+)\s*$/.exec(selector)?.[1];
      if (mark) marks.add(mark);
    }
  }
  return marks;
}

/** Takes hidden elements out, but not one that holds most of the page: scripts show those. */
function withoutHidden(root: Box, marks: ReadonlySet<string>): Box {
  const isHidden = (box: Box): boolean =>
    (box.hidden || (marks.size > 0 && box.marks.split(/\s+/).some((mark) => marks.has(mark)))) &&
    box.running < 0.5 * root.running;
  prune(root, isHidden);
  return root;
}

/** Takes elements out of the tree, and their text out of the measures of all round them. Asks from the outside in. */
export function prune(root: Box, isGone: (box: Box) => boolean): void {
  const waiting = [root];
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    const children = box.children.splice(0);
    for (const child of children) {
      if (typeof child !== 'string' && isGone(child)) {
        const { length, linked, running } = child;
        for (let outer: Box | null = box; outer; outer = outer.parent) {
          outer.length -= length;
          outer.linked -= linked;
          outer.running -= running;
        }
      } else {
        box.children.push(child);
        if (typeof child !== 'string') waiting.push(child);
      }
    }
  }
}

/** All elements within this one, and itself, in the order of the page. */
export function* boxesIn(root: Box): Generator<Box> {
  const waiting = [root];
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    yield box;
    for (let at = box.children.length - 1; at >= 0; at--) {
      const child = box.children[at]!;
      if (typeof child !== 'string') waiting.push(child);
    }
  }
}

export const isWithin = (box: Box, outer: Box): boolean => {
  for (let at: Box | null = box; at; at = at.parent) if (at === outer) return true;
  return false;
};
