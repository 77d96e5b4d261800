import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readParagraph } from '../../server/engine/facts/paragraph.ts';
import { unwrap } from '../../server/engine/facts/unwrap.ts';

const read = (text: string) =>
  readParagraph(text).readings.map(({ reading }) => [
    reading.indicator.map((part) => (typeof part === 'string' ? part : text.slice(part.from, part.to))).join(''),
    reading.value,
    text.slice(reading.valueFrom, reading.valueTo),
  ]);

describe('a sentence that a page broke into lines', () => {
  it('is read as one, its places those of the page', () => {
    assert.deepEqual(read('到2030年,居民心理健康素养\n水平提升到20%。'), [['居民心理健康素养\n水平', 20, '20%']]);
    assert.deepEqual(read('到2030年,孕产妇死亡率控制在18/10\n万以下。'), [['孕产妇死亡率', 18, '18/10\n万']]);
    assert.deepEqual(read('改造提升敬老院14\n\n- 1 -\n\n所。').at(-1), ['敬老院', 14, '14\n\n- 1 -\n\n所']);
  });

  it('never makes one number of two', () => {
    assert.match(unwrap('到2025\n15岁以上人群吸烟率')!.text, /2025\n15岁/);
  });

  it('gives what the unbroken sentence gives', () => {
    const whole = '到2030年,全市每千人口注册护士数达到4.5人,婴儿死亡率控制在5‰以下,森林覆盖率不低于42%。';
    const plain = read(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 4 }), (cuts) => {
        let text = whole;
        for (const at of [...new Set(cuts)].sort((a, b) => b - a)) {
          const pair = text.slice(at - 1, at + 1);
          if (at > 0 && !/[\d.]{2}/.test(pair)) text = `${text.slice(0, at)}\n${text.slice(at)}`;
        }
        const found = read(text).map(([name, value, words]) => [
          String(name).replaceAll('\n', ''),
          value,
          String(words).replaceAll('\n', ''),
        ]);
        assert.deepEqual(found, plain);
      }),
    );
  });
});
