/** What a site says of a document beside its text: 索引号, 发文机关, 成文日期, 发文字号 … */

/** Names of what the engine reads, and of what only shows that a table is one of these. */
const KEPT =
  '索引号 信息索引号 发文机关 发文机构 发布机构 发布单位 发布部门 公开机构 制发机关 制定机关 印发单位 成文日期 发文日期 印发日期 发布日期 发布时间 公开日期 生成日期 实施日期 生效日期 失效日期 废止日期 有效性 时效性 效力状态 发文字号 文号 文件编号 公文字号 标题 名称 信息名称 文件名称 公文名称';
const OTHER =
  '主题分类 信息分类 所属分类 分类 体裁分类 组配分类 服务对象 公开方式 公开形式 公开范围 公开时限 公文种类 体裁 主题词 关键词 关键字 内容概述 内容概要 信息来源 来源 统一登记号 统一编号 规范性文件统一编号 责任部门 有效期 主题 语种 浏览次数';

const KEPT_NAMES = new Set(KEPT.split(' '));
const NAMES = new Set([...KEPT_NAMES, ...OTHER.split(' ')]);

const bare = (text: string): string => text.replace(/[\s\u00a0\u3000:：【】[\]]/gu, '');
const isName = (text: string): boolean => text.length <= 16 && NAMES.has(bare(text));

/** A name and what follows its colon. */
function pairIn(text: string): [string, string] | null {
  const at = text.search(/[:：]/u);
  if (at < 1 || !isName(text.slice(0, at))) return null;
  return [bare(text.slice(0, at)), text.slice(at + 1).trim()];
}

const LEAST = 3;

/** True where several of the names stand in cells of the table, and it says little else. */
export function isDataTable(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat().filter((cell) => cell !== '');
  const named = cells.filter((cell) => isName(cell) || pairIn(cell));
  // In a table of documents the names head its columns: 标题 发文字号 发布日期 and no more below.
  const heads = rows[0]?.filter((cell) => cell !== '') ?? [];
  const isList = rows.length > 2 && heads.length > 2 && heads.every(isName);
  return !isList && named.length >= LEAST && 3 * named.length >= cells.length;
}

/** A line for each pair of such a table that tells something of the document. */
export const dataPairs = (rows: readonly (readonly string[])[]): string[] =>
  dataLines(rows.flatMap((row) => row.filter((cell) => cell !== '')));

/** A line for each pair among texts that follow each other; a name alone goes with the next. */
export function dataLines(texts: readonly string[]): string[] {
  const lines: string[] = [];
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at]!;
    const next = texts[at + 1];
    let pair = pairIn(text);
    if ((!pair || pair[1] === '') && isName(text) && next !== undefined && !isName(next) && !pairIn(next)) {
      pair = [bare(text), next];
      at++;
    }
    if (pair && pair[1] !== '' && KEPT_NAMES.has(pair[0])) lines.push(`${pair[0]}：${pair[1]}`);
  }
  return lines;
}

/** How many different names these lines hold. */
export const namesIn = (lines: readonly string[]): number =>
  new Set(lines.map((line) => (isName(line) ? bare(line) : pairIn(line)?.[0])).filter((name) => name !== undefined))
    .size;
