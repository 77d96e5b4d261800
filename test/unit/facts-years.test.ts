import assert from 'node:assert/strict';
import { readParagraph } from '../../server/engine/facts/paragraph.ts';
import { fold } from '../../server/engine/text/fold.ts';

const dues = (text: string) =>
  readParagraph(fold(text)).readings.map(({ reading }) => [reading.value, reading.due?.year ?? null]);

describe('values given to several years at once', () => {
  const cases: readonly [string, ...(readonly [number, number])[]][] = [
    ['到2022年和2030年，儿童生长迟缓率分别低于7%和5%。', [7, 2022], [5, 2030]],
    ['到2025年底、2027年底，签约率分别达到60%、70%。', [60, 2025], [70, 2027]],
    ['到2022年和2030年，甲率分别达到1%和2%，乙率分别达到3%和4%。', [1, 2022], [2, 2030], [3, 2022], [4, 2030]],
    ['到2025年，床医比、医护比分别达到1:0.55、1:1.2。', [0.55, 2025], [1.2, 2025]],
    // Two years, three values: nobody can say which is whose.
    ['到2022年和2030年，达标率分别达到1%、2%、3%。', [1, 2030], [2, 2030], [3, 2030]],
  ];
  for (const [text, ...expected] of cases) it(text, () => assert.deepEqual(dues(text), expected));
});
