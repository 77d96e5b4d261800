/** Pages too large or too deep for a tree: their text without tags. */

/** Deeper than any page that is meant to be read. */
const DEEPEST = 5000;
/** In characters. */
const LARGEST = 12_000_000;
const ENDLESS = new Set(
  'br hr img input meta link col area base wbr embed source param p li td th tr option dt dd'.split(' '),
);

/** True where a tree of the page would need too much time or memory. */
export function isDeep(html: string): boolean {
  if (html.length > LARGEST) return true;
  let depth = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-zA-Z][\w:-]{0,30})/g)) {
    if (ENDLESS.has(name!.toLowerCase())) continue;
    depth = end ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  middot: '·',
};
/** Elements whose text is none of the page's. */
const SILENT = /^(?:script|style|textarea|noscript|title)$/i;
const INLINE = /^(?:a|b|i|u|em|strong|span|font|sub|sup|o:p|small|big|ins)$/i;

/** Lines of all text of a page. */
export function strippedLines(html: string): string[] {
  let text = '';
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    text += html.slice(at, open < 0 ? html.length : open);
    if (open < 0) break;
    const close = html.startsWith('<!--', open) ? html.indexOf('-->', open) + 2 : html.indexOf('>', open);
    if (close <= open) break;
    const name = /^<\/?([a-zA-Z][\w:]*)/.exec(html.slice(open, open + 40))?.[1] ?? '';
    at = close + 1;
    if (SILENT.test(name) && html[open + 1] !== '/') {
      const end = new RegExp(`</${name}`, 'gi');
      end.lastIndex = at;
      at = end.exec(html)?.index ?? html.length;
    } else if (!INLINE.test(name)) text += '\n';
  }
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, ten, sixteen, name) => {
      const code = ten ? Number(ten) : sixteen ? Number.parseInt(sixteen, 16) : 0;
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return ENTITIES[name] ?? whole;
    })
    .split(/\s*\n\s*/u)
    .map((line) => line.replace(/[\s\u00a0\u3000]+/gu, ' ').trim())
    .filter((line) => line !== '');
}
