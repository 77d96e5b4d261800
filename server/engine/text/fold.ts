/**
 * The shadow text: every character replaced by the one that matching works on, at the same offset.
 *
 * - U+FF01–FF5E (digits, letters, ％ （ ） ， ： ； ！ ？ ．／～ …) become their ASCII forms; so do ﹪ ﹙ ﹚ ∶ and the small forms.
 * - Blanks of every width become a space; – ‐ ‑ − become -, ― ─ ━ become —, 〜 ∼ become ~, • ・ ‧ become ·, ○ becomes 〇,
 *   「」『』 become “”‘’, ｡ and ､ become 。 and 、. Line breaks, tabs, 。 、 — “ ” 〔 〕 【 】 《 》 ‰ stay.
 * - PDF radicals (⺠ ⻔ ⼈ …) and compatibility ideographs become characters.
 * - Traditional characters become simplified ones, in text in traditional script alone: 显著, 什么 and 乾安 stay as they are.
 */
import { SHARED, SHARED_SIMPLIFIED, SIMPLIFIED, SIMPLIFIED_ONLY, TRADITIONAL } from './fold-table.ts';

/** Characters whose first stands for the second at all times, pairwise. */
const FORMS =
  '﹪%﹙(﹚)﹐,﹒.﹔;﹕:﹖?﹗!﹟#﹠&﹡*﹢+﹣-﹤<﹥>﹦=∶:–-‐-‑-−-―—─—━—〜~∼~•·・·‧·○〇「“」”『‘』’｡。､、' +
  '\u00a0 \u2000 \u2001 \u2002 \u2003 \u2004 \u2005 \u2006 \u2007 \u2008 \u2009 \u200a \u202f \u205f \u3000 ';

/** Radicals of the CJK supplement block that Unicode does not decompose, with the characters that fonts print for them. */
const RADICALS =
  '⺁厂⺇几⺌小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺛旡⺝月⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺧牛⺨犭⺩王⺪疋⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳网⺶羊⺷羊⺸羊⺹耂⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

const ALWAYS = 1;
const TRADITIONAL_ONLY = 2;
const SHARED_BY_BOTH = 4;
const SIMPLIFIED_MARK = 8;

/** What each code unit becomes, and of which class it is. */
const target = new Uint16Array(65536);
const classOf = new Uint8Array(65536);

function build(): void {
  for (let code = 0; code < 65536; code++) target[code] = code;
  const set = (from: number, to: number, kind: number): void => {
    target[from] = to;
    classOf[from] = kind;
  };
  for (let code = 0xff01; code <= 0xff5e; code++) set(code, code - 0xfee0, ALWAYS);
  const pairs = FORMS + RADICALS;
  for (let i = 0; i + 1 < pairs.length; i += 2) set(pairs.charCodeAt(i), pairs.charCodeAt(i + 1), ALWAYS);
  for (const [from, to] of [
    [0x2f00, 0x2fd5],
    [0xf900, 0xfad9],
  ] as const) {
    for (let code = from; code <= to; code++) {
      const plain = String.fromCharCode(code).normalize('NFKC');
      if (plain.length === 1 && plain.charCodeAt(0) !== code) set(code, plain.charCodeAt(0), ALWAYS);
    }
  }
  for (let i = 0; i < TRADITIONAL.length; i++)
    set(TRADITIONAL.charCodeAt(i), SIMPLIFIED.charCodeAt(i), TRADITIONAL_ONLY);
  for (let i = 0; i < SHARED.length; i++) set(SHARED.charCodeAt(i), SHARED_SIMPLIFIED.charCodeAt(i), SHARED_BY_BOTH);
  for (let i = 0; i < SIMPLIFIED_ONLY.length; i++) classOf[SIMPLIFIED_ONLY.charCodeAt(i)] = SIMPLIFIED_MARK;
}
build();

const ZHU = 0x8457; // 著
/** 显著 著名 土著 著作 keep their 著 in simplified text; elsewhere traditional 著 stands for 着. */
const keepsZhu = (text: string, at: number): boolean =>
  '顯显卓昭名土專专論论編编原譯译'.includes(text.charAt(at - 1) || ' ') ||
  '名作述稱称錄录'.includes(text.charAt(at + 1) || ' ');

const stringOf = (units: Uint16Array): string =>
  Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');

/** True when the text is written in traditional script: it holds more characters of that script alone than of the other alone. */
export function isTraditional(text: string): boolean {
  let balance = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = classOf[text.charCodeAt(i)]!;
    if (kind === TRADITIONAL_ONLY) balance++;
    else if (kind === SIMPLIFIED_MARK) balance--;
  }
  return balance > 0;
}

/** The shadow of a text: as long as the text, so that an offset in one is an offset in the other. Returns `text` itself where nothing changes. */
export function fold(text: string): string {
  const length = text.length;
  const units = new Uint16Array(length);
  let wide = false;
  let traditional = 0;
  let simplified = 0;
  // Most texts are in simplified script: that reading of them is made while the script is being found out.
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const kind = classOf[code]!;
    units[i] = code;
    if (kind === 0) continue;
    if (kind === ALWAYS) {
      wide = true;
      units[i] = target[code]!;
    } else if (kind === TRADITIONAL_ONLY) traditional++;
    else if (kind === SIMPLIFIED_MARK) simplified++;
  }
  if (traditional > simplified) {
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      const kind = classOf[code]!;
      if (kind !== 0 && kind <= SHARED_BY_BOTH && !(code === ZHU && keepsZhu(text, i))) units[i] = target[code]!;
    }
  } else if (!wide) return text;
  return stringOf(units);
}
