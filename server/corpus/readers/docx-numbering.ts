/** Which list and level a paragraph of a .docx belongs to, from word/numbering.xml and word/styles.xml. */
import type { ListLevel, Numbered, NumberedList } from './numbering.ts';
import { walkXml } from './xml.ts';

/** Numbering as a paragraph or a style states it, in part or not at all. */
export interface NumberingProperties {
  style: string | null;
  /** "0" switches the numbering of the style off. */
  list: string | null;
  level: number | null;
}

interface Style extends NumberingProperties {
  /** `style` is here the style it is based on. */
  readonly id: string;
}

interface Level extends ListLevel {
  readonly at: number;
  readonly style: string | null;
}

interface Abstract {
  /** By their number, as everywhere. */
  readonly levels: (Level | undefined)[];
  /** Name of the list style that holds the levels instead. */
  link: string | null;
}

interface Num {
  abstract: string;
  readonly levels: (Level | undefined)[];
  readonly starts: Map<number, number>;
}

/** Levels of a list in Word. */
const LEVELS = 9;
/** Styles on styles, and lists on styles. */
const DEEPEST = 30;

export class DocxNumbering {
  readonly #styles = new Map<string, Style>();
  #defaultStyle: string | null = null;
  /** By id of the list style. */
  readonly #listStyles = new Map<string, string>();
  readonly #abstracts = new Map<string, Abstract>();
  readonly #nums = new Map<string, Num>();
  readonly #lists = new Map<string, NumberedList | null>();

  /** Parts that a document does not have are null. @throws Error where one is not well formed. */
  constructor(numbering: Uint8Array | null, styles: Uint8Array | null) {
    if (numbering) this.#readNumbering(numbering);
    if (styles && numbering) this.#readStyles(styles);
  }

  /** Null where the paragraph has no number. */
  of(paragraph: NumberingProperties): Numbered | null {
    let { list, level } = paragraph;
    const styles: Style[] = [];
    for (let id = paragraph.style ?? this.#defaultStyle; id !== null && styles.length < DEEPEST; ) {
      const style = this.#styles.get(id);
      if (!style) break;
      styles.push(style);
      id = style.style;
    }
    const from = list === null ? styles.findIndex((style) => style.list !== null) : -1;
    list ??= styles[from]?.list ?? null;
    const num = list === null ? undefined : this.#nums.get(list);
    if (list === null || !num) return null;
    const found = this.#list(list, num);
    if (!found) return null;
    if (level === null) {
      const linked = styles.slice(0, from >= 0 ? from + 1 : DEEPEST).map(({ id }) => this.#levelOfStyle(num, id));
      level = linked.find((at) => at !== null) ?? styles.find((style) => style.level !== null)?.level ?? 0;
    }
    level = Math.min(Math.max(level, 0), LEVELS - 1);
    const start = num.starts.get(level);
    return { list: found, level, forced: start === undefined ? null : { of: list, start } };
  }

  #levelOfStyle(num: Num, style: string): number | null {
    const levels = [...num.levels, ...(this.#abstracts.get(this.#resolved(num.abstract))?.levels ?? [])];
    return levels.find((level) => level?.style === style)?.at ?? null;
  }

  /** The abstract list that holds the levels: a list may only name a list style, which names another list. */
  #resolved(abstract: string): string {
    let id = abstract;
    for (let i = 0; i < DEEPEST; i++) {
      const link = this.#abstracts.get(id)?.link;
      const next = link ? this.#nums.get(this.#listStyles.get(link) ?? '')?.abstract : undefined;
      if (next === undefined) break;
      id = next;
    }
    return id;
  }

  #list(id: string, num: Num): NumberedList | null {
    const known = this.#lists.get(id);
    if (known !== undefined) return known;
    const key = this.#resolved(num.abstract);
    const abstract = this.#abstracts.get(key);
    const levels: (ListLevel | undefined)[] = [...(abstract?.levels ?? [])];
    for (const level of num.levels) if (level) levels[level.at] = level;
    for (const [at, start] of num.starts) {
      const level = levels[at];
      if (level) levels[at] = { ...level, start };
    }
    const list = abstract ? { key, levels } : null;
    this.#lists.set(id, list);
    return list;
  }

  #readNumbering(part: Uint8Array): void {
    let abstract: Abstract | null = null;
    let num: Num | null = null;
    let overridden = 0;
    let level: { -readonly [key in keyof Level]: Level[key] } | null = null;
    walkXml(part, {
      open: (name, attribute, path) => {
        const value = attribute('val');
        if (name === 'w:abstractNum') {
          abstract = { levels: [], link: null };
          this.#abstracts.set(attribute('abstractNumId') ?? '', abstract);
        } else if (name === 'w:num') {
          num = { abstract: '', levels: [], starts: new Map() };
          this.#nums.set(attribute('numId') ?? '', num);
        } else if (name === 'w:lvlOverride') overridden = number(attribute('ilvl')) ?? 0;
        else if (name === 'w:startOverride') num?.starts.set(overridden, number(value) ?? 0);
        else if (name === 'w:abstractNumId' && num) num.abstract = value ?? '';
        else if (name === 'w:numStyleLink' && abstract) abstract.link = value;
        else if (name === 'w:lvl') {
          const at = number(attribute('ilvl')) ?? 0;
          level = { at, start: 0, format: 'decimal', text: '', restartAfter: null, legal: false, style: null };
          const { levels } = num ?? abstract ?? {};
          if (levels && at >= 0 && at < LEVELS) levels[at] = level;
        } else if (level && path.includes('w:lvl')) {
          if (name === 'w:start') level.start = number(value) ?? 0;
          else if (name === 'w:numFmt') level.format = value ?? 'decimal';
          else if (name === 'w:lvlText') level.text = value ?? '';
          else if (name === 'w:lvlRestart') level.restartAfter = number(value);
          else if (name === 'w:isLgl') level.legal = isOn(value);
          else if (name === 'w:pStyle') level.style = value;
        }
      },
      close: (name) => {
        if (name === 'w:abstractNum') abstract = null;
        else if (name === 'w:num') num = null;
      },
    });
  }

  #readStyles(part: Uint8Array): void {
    let style: Style | null = null;
    let type: string | null = null;
    walkXml(part, {
      open: (name, attribute, path) => {
        const value = attribute('val');
        if (name === 'w:style') {
          type = attribute('type');
          style = { id: attribute('styleId') ?? '', style: null, list: null, level: null };
          if (type === 'paragraph') this.#styles.set(style.id, style);
          if (type === 'paragraph' && isOn(attribute('default') ?? '0')) this.#defaultStyle = style.id;
        } else if (!style) return;
        else if (name === 'w:basedOn') style.style = value;
        else if (path.at(-1) !== 'w:numPr') return;
        else if (name === 'w:ilvl') style.level = number(value);
        else if (name === 'w:numId') {
          style.list = value;
          if (type === 'numbering' && value !== null) this.#listStyles.set(style.id, value);
        }
      },
    });
  }
}

/** An on-off value as Word writes it; an element without one is on. */
export const isOn = (value: string | null): boolean => value === null || !['0', 'false', 'off', 'none'].includes(value);

/** A whole number; null where there is none. */
export const number = (value: string | null): number | null =>
  value !== null && /^-?\d{1,9}$/.test(value) ? Number(value) : null;
