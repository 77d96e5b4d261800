import type { Span } from '../text/span.ts';

/** A cited document in one paragraph: 《…》 with the number that follows it. */
export interface Cited extends Span {
  readonly title: Span;
  readonly docNumber: Span | null;
}

const OPEN = 0x300a;
const CLOSE = 0x300b;
/** A title longer than this was never closed. */
const LONGEST = 120;

export function readCitations(text: string): Cited[] {
  const out: Cited[] = [];
  for (let i = text.indexOf('《'); i >= 0; i = text.indexOf('《', i)) {
    const close = closing(text, i);
    const end = close >= 0 ? close : unclosed(text, i);
    if (end - i < 3) {
      i += 1;
      continue;
    }
    const title = { from: i + 1, to: end };
    const after = close >= 0 ? close + 1 : end;
    const number = close >= 0 ? docNumber(text, after) : null;
    out.push({
      from: i,
      to: number ? number.end : after,
      title,
      docNumber: number ? { from: number.from, to: number.to } : null,
    });
    i = number ? number.end : after;
  }
  return out;
}

function closing(text: string, at: number): number {
  let depth = 0;
  const limit = Math.min(text.length, at + LONGEST);
  for (let i = at; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code === OPEN) depth += 1;
    else if (code === CLOSE) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  // 《…《…》 with one sign lost closes at the first.
  const first = text.slice(at, limit).indexOf('》');
  return first >= 0 ? at + first : -1;
}

/** A title whose 》 was lost ends before 的通知, else at the clause's end. */
function unclosed(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && end - at < 60 && !'，。；,;\n'.includes(text.charAt(end))) end += 1;
  const notice = text.slice(at, end + 2).indexOf('的通知');
  return notice >= 0 ? at + notice : end;
}

const isBracket = (char: string): boolean => char === '(' || char === '（';

/** (国办发〔2022〕18号), [2020] 3 号, GB50014 are read; a bracket with other words is left. */
function docNumber(text: string, at: number): { from: number; to: number; end: number } | null {
  if (!isBracket(text.charAt(at))) return null;
  const close = text.indexOf(text.charAt(at) === '(' ? ')' : '）', at);
  if (close < 0 || close - at > 40) return null;
  const inner = text.slice(at + 1, close);
  if (
    !/[〔[（(﹝]?\s*(?:19|20)[\dxX×]{2}\s*[〕\]）)﹞]?\s*第?\s*[\dxX×]+\s*号?$/.test(inner) &&
    !/^(?:GB|HJ|WS|JGJ|CJJ|DB)[/T\d\s.—-]{3,20}$/.test(inner) &&
    !/第\d+号$/.test(inner)
  )
    return null;
  return { from: at + 1, to: close, end: close + 1 };
}
