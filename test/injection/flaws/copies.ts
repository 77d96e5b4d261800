import type { Policy } from '../../../server/engine/policy/types.ts';
import type { ReadPolicy } from '../../../server/engine/rules/types.ts';
import type { Passage } from '../harness.ts';

/** Five places of a level, with the provinces of the cities. */
export const PLACES = {
  city: [
    ['东营市', '山东省'],
    ['渭南市', '陕西省'],
    ['嘉兴市', '浙江省'],
    ['株洲市', '湖南省'],
    ['绵阳市', '四川省'],
  ],
  province: [
    ['湖南省', ''],
    ['四川省', ''],
    ['陕西省', ''],
    ['河北省', ''],
    ['江西省', ''],
  ],
} as const;

/** The only paper of a draft that is no page. */
export const onlyPaper = ({ policies }: Passage): ReadPolicy | null =>
  policies.length === 1 && !policies[0]!.policy.scraped ? policies[0]! : null;

/** What a title must end with for the paper to be read as of its kind. */
const kindOf = ({ meta }: Policy): string => meta.kind ?? '文件';

/** New Year's day of the paper's own year, so that its words mean the same; null for a paper without a full date. */
const before = ({ meta }: Policy): string | null => {
  const date = meta.issueDate ?? meta.publishDate;
  const day = date && `${date.slice(0, 4)}-01-01`;
  return day && date > day && date.length === day.length ? day : null;
};

function copy({ text }: Passage, policy: Policy, title: string, head: readonly string[]): string {
  const date = before(policy);
  const lines = [`标题: ${title}`, ...head, ...(date ? [`成文日期: ${date}`] : [])];
  return `---\n${lines.join('\n')}\n---\n\n${text.slice(policy.from, policy.to)}\n`;
}

/** The same paper of four other places or more of the same level: nobody asks for more than the draft. */
export function peersOf(passage: Passage): Record<string, string> | null {
  const policy = onlyPaper(passage)?.policy;
  const level = policy?.meta.region?.level;
  if (!policy || (level !== 'city' && level !== 'province')) return null;
  const own = policy.meta.region![level];
  const others = PLACES[level].filter(([name]) => name !== own);
  return Object.fromEntries(
    others.map(([name, province]) => {
      const head = level === 'city' ? [`城市: ${name}`, `省份: ${province}`] : [`省份: ${name}`];
      return [name, copy(passage, policy, `${name}${kindOf(policy)}`, head)];
    }),
  );
}

/** The same paper of the draft's province. */
export function provinceOf(passage: Passage): Record<string, string> | null {
  const policy = onlyPaper(passage)?.policy;
  const region = policy?.meta.region;
  if (!policy || region?.level !== 'city' || !/省|自治区/.test(region.province ?? '')) return null;
  return { province: copy(passage, policy, `${region.province}${kindOf(policy)}`, [`省份: ${region.province}`]) };
}

/** An earlier paper of the draft's own place with the same targets. */
export function recordOf(passage: Passage): Record<string, string> | null {
  const policy = onlyPaper(passage)?.policy;
  const region = policy?.meta.region;
  if (!policy || !region || region.level === 'nation' || before(policy) === null) return null;
  const names = { province: '省份', city: '城市', county: '县' } as const;
  const head = (['province', 'city', 'county'] as const).flatMap((level) =>
    region[level] ? [`${names[level]}: ${region[level]}`] : [],
  );
  return { record: copy(passage, policy, `以前的${kindOf(policy)}`, head) };
}
