import type { PolicySource } from '../engine/peers/types.ts';

/** At most `length` UTF-16 units on one line, never cut inside a character. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `length` characters of a clause, around the words that matter where it holds them. */
export function excerpt(clause: string, about: string | null, length: number): string {
  const line = clause.replace(/\s+/g, ' ').trim();
  const at = about ? line.indexOf(about) : -1;
  if (at < length - (about?.length ?? 0)) return shorten(line, length);
  const from = Math.max(0, at - (length >> 2));
  return `…${shorten(line.slice(from).replace(/^[\udc00-\udfff]/, ''), length)}`;
}

/**
 * What a title says beyond its issuer and the act of issuing: 乌海市“十四五”卫生健康事业发展规划 for
 * 乌海市人民政府办公室关于印发《乌海市“十四五”卫生健康事业发展规划》的通知.
 */
export function shortTitle(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  const about = line.indexOf('关于');
  const rest = about > 0 ? line.slice(about) : line;
  const issued = /^关于(?:印发|下发|转发|发布)/.exec(rest)?.[0];
  if (!issued || !rest.endsWith('的通知')) return rest;
  const inner = rest.slice(issued.length, -'的通知'.length);
  return /^[《〈].*[》〉]$/.test(inner) ? inner.slice(1, -1) : inner || rest;
}

/** 东营市·关于进一步完善医疗卫生服务体系的实施意见; the place is left out where the title opens with it. */
export function sourceName(source: PolicySource): string {
  const place = placeName(source);
  const title = shortTitle(source.title || source.doc);
  return place && !title.startsWith(place) ? `${place}·${title}` : title;
}

/** 东营市 for a source whose place is known. */
export const placeName = ({ region }: PolicySource): string | null =>
  region?.county ?? region?.city ?? region?.province ?? null;
