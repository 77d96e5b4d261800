import { canonicalUnit } from '../../../server/engine/knowledge/departments.ts';
import { groupBy } from '../../../server/engine/text/group-by.ts';
import { type Passage, pick, readPassage } from '../harness.ts';
import { onlyPaper, PLACES } from './copies.ts';

interface Task {
  readonly title: string;
  readonly body: string;
  readonly units: readonly string[];
}

const known = new WeakMap<Passage, readonly Task[]>();

/** Tasks of a passage in whole sentences, with the bodies that its only statement names. */
function tasksOf(passage: Passage): readonly Task[] {
  const kept = known.get(passage);
  if (kept) return kept;
  const tasks = passage.policies.flatMap(({ policy, facts }) => {
    const statements = groupBy(facts.responsibilities, ({ clause }) => clause);
    return policy.clauses.flatMap((clause, index): Task[] => {
      const heading = policy.headings[clause.heading];
      const [statement, ...others] = statements.get(index) ?? [];
      if (clause.kind !== 'task' || !heading || !statement || others.length > 0) return [];
      const body = passage.text.slice(heading.to, statement.from).replace(/\s+/g, '').replace(/^。/, '');
      const whole =
        body.length > 80 && body.length < 500 && body.endsWith('。') && !/[（(]\d[)）]|\d\.|下同/.test(body);
      const units = statement.units.map((unit) => unit.replace(/^(?:自治区|[省县区])/, '市'));
      if (!whole || units.length < 2 || !units.every((unit) => canonicalUnit(unit))) return [];
      return [{ title: heading.title.replace(/\s+|。$/g, ''), body, units }];
    });
  });
  known.set(passage, tasks);
  return tasks;
}

const NUMBERS = '一二三四五六七八九十';

const paper = (city: string, province: string, tasks: readonly Task[]): string =>
  [
    `---\n城市: ${city}\n省份: ${province}\n成文日期: 2024-03-05\n---`,
    `${city}医疗卫生服务提升实施方案`,
    '一、重点任务',
    ...tasks.map(
      ({ title, body, units }, index) => `（${NUMBERS[index]}）${title}。${body}（责任单位：${units.join('、')}）`,
    ),
  ].join('\n\n');

/** A plan of action of six to nine tasks that were drawn from the passages. */
export function planOf(passages: readonly Passage[], random: () => number): Passage | null {
  const left = passages.flatMap((passage) => [...tasksOf(passage)]);
  const count = Math.min(left.length, 6 + Math.floor(random() * 4));
  const drawn = Array.from({ length: count }, () => left.splice(left.indexOf(pick(left, random)!), 1)[0]!);
  return count < 6 ? null : readPassage('plan', paper('澜溪市', '山东省', drawn));
}

/** Five cities’ papers with the tasks of this one, each without other sentences of them. */
export function likePlansOf(passage: Passage): Record<string, string> | null {
  if (!onlyPaper(passage)) return null;
  const tasks = tasksOf(passage);
  return Object.fromEntries(
    PLACES.city.map(([city, province], place) => {
      const own = tasks.map(({ body, ...task }) => {
        const sentences = body.split('。').filter(Boolean);
        const kept = sentences.length < 3 ? sentences : sentences.filter((_, at) => (at + place * 2) % 5 > 1);
        return { ...task, body: `${kept.join('。')}。${MORE[place]}。` };
      });
      return [city, paper(city, province, own)];
    }),
  );
}

/** What each of them adds: the corpus keeps one of equal clauses. */
const MORE = [
  '健全部门会商和信息通报机制，每季度调度一次进展',
  '把完成情况纳入年度综合考核，结果向社会公开',
  '及时总结各县区的好做法，选择典型案例宣传推广',
  '组织专家组分片联系指导，发现问题限期整改',
  '统筹用好各级专项资金，引导社会力量依法参与',
];
