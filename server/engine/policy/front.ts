/** What stands around the paper proper: title page, notice, salutation and signature. */
import { charClass, STOP } from '../text/chars.ts';
import { salutationEnd } from './chrome.ts';
import { lineDate } from './dates.ts';
import type { Piece } from './structure.ts';

const words = (text: string, piece: Piece): string => text.slice(piece.from, Math.min(piece.to, piece.from + 400));

const endsSentence = (text: string, piece: Piece): boolean => charClass[text.charCodeAt(piece.to - 1)] === STOP;

/** A title, an issuer, a number, a name, a date: anything short that says nothing. */
const isLabel = (text: string, piece: Piece): boolean =>
  piece.opens < 0 && !piece.table && !piece.item && piece.to - piece.from <= 90 && !endsSentence(text, piece);

/** 现在，我代表市人民政府向大会报告工作，请予审议 … */
const isReportOpening = (text: string, piece: Piece): boolean =>
  /代表.{2,20}报告.{0,6}(?:工作|请)|作.{0,4}工作报告/u.test(words(text, piece).slice(0, 120));

const isClosing = (text: string, piece: Piece): boolean =>
  piece.opens < 0 &&
  !piece.table &&
  (/^(?:\(此件|\(公开|附件|附:|抄送|主送|联系人|\(联系|本[\u4e00-\u9fff]{2,8}自.{0,40}(?:起施行|起实施|起执行))/u.test(
    words(text, piece),
  ) ||
    (piece.to - piece.from <= 60 && lineDate(text, piece) !== null) ||
    (piece.to - piece.from <= 30 && /^[^:、,]*(?:人民政府|办公室|办公厅|委员会|局|厅)$/u.test(words(text, piece))));

/** Splits a salutation from the sentence that a page ran into it. */
function splitSalutation(text: string, pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let open = true;
  for (const piece of pieces) {
    const end = open && piece.opens < 0 && result.length < 12 ? salutationEnd(text, piece) : -1;
    if (piece.opens >= 0) open = false;
    if (end > 0 && piece.to - end > 8) {
      open = false;
      result.push({ ...piece, to: end }, { ...piece, from: end, gap: 0 });
    } else result.push(piece);
  }
  return result;
}

/** Splits a signature that a page ran into the last sentence: …良好社会环境。|东营市人民政府办公室2024年12月24日(此件公开发布) */
function splitSignature(text: string, pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1);
  if (!last || last.table || last.opens >= 0) {
    if (!last?.runIn) return [...pieces];
  }
  let stop = last.to - 1;
  const floor = Math.max(last.from, last.to - 90);
  while (stop > floor && charClass[text.charCodeAt(stop)] !== STOP) stop--;
  if (stop <= floor || stop >= last.to - 4) return [...pieces];
  const tail = { ...last, from: stop + 1, opens: -1, runIn: false, gap: 0, head: null };
  const note = text.indexOf('(', tail.from);
  const dated = lineDate(text, { from: tail.from, to: note > 0 && note < tail.to ? note : tail.to });
  return dated ? [...pieces.slice(0, -1), { ...last, to: stop + 1 }, tail] : [...pieces];
}

/** Marks the pieces in front of and behind the paper proper as `front`. */
export function markFront(text: string, structurePieces: readonly Piece[]): Piece[] {
  const pieces = splitSignature(text, splitSalutation(text, structurePieces));
  const first = pieces.findIndex((piece) => piece.opens >= 0 || piece.table);
  const limit = first < 0 ? pieces.length : first;
  let end = 0;
  // A notice: it is signed and dated before the paper begins.
  for (let i = 0; i < Math.min(limit, 25); i++) {
    if (
      i > 0 &&
      lineDate(text, pieces[i]!) &&
      pieces.slice(0, i).some((piece) => /印发|转发|通知|公布/u.test(words(text, piece)))
    )
      end = i + 1;
  }
  while (end < limit && (isLabel(text, pieces[end]!) || salutationEnd(text, pieces[end]!) === pieces[end]!.to)) end++;
  while (end < limit && isReportOpening(text, pieces[end]!)) end++;
  if (first < 0 && end === pieces.length) end = Math.min(end, 1);
  let start = pieces.length;
  while (start > end && isClosing(text, pieces[start - 1]!)) start--;
  return pieces.map((piece, i) =>
    (i < end || i >= start) && piece.kind === 'text' && piece.opens < 0
      ? { ...piece, kind: 'front', heading: i < end ? -1 : piece.heading }
      : piece,
  );
}
