/** A short draft of a city that does not exist, with a deadline before its own date and a date that no calendar has. */
export const draftLines = [
  '---',
  '城市: 滨河市',
  '省份: 山东省',
  '---',
  '滨河市推进医疗卫生服务体系建设实施方案',
  '',
  '为推进全市医疗卫生服务体系建设，制定本方案。',
  '',
  '一、主要目标',
  '到2027年，每千人口注册护士数达到3.0人，居民健康素养水平达到30%。',
  '',
  '二、重点任务',
  '（一）建设区域医疗中心。2025年6月底前，建成2个区域医疗中心。（责任单位：市卫生健康委、市发展改革委）',
  '（二）加强基层能力建设。2026年2月30日前，完成基层医疗卫生机构设备更新。（责任单位：市卫生健康委）',
  '',
  '滨河市人民政府',
  '2026年1月12日',
  '',
];

export const draft = draftLines.join('\n');

/** Where a stretch of the text stands, in lines and UTF-16 units. */
export function rangeOf(text: string, quote: string, from = 0) {
  const start = text.indexOf(quote, from);
  if (start < 0) throw new Error(`not in the text: ${quote}`);
  return { start: positionAt(text, start), end: positionAt(text, start + quote.length) };
}

export function positionAt(text: string, offset: number) {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** The raw text of a range. */
export function sliceOf(text: string, { start, end }: ReturnType<typeof rangeOf>): string {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return text.slice(starts[start.line]! + start.character, starts[end.line]! + end.character);
}
