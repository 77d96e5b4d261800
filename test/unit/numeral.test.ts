import assert from 'node:assert/strict';
import { readNumeral } from '../../server/engine/text/numeral.ts';

describe('numerals', () => {
  const cases: readonly (readonly [string, number, number])[] = [
    ['77.6岁', 4, 77.6],
    ['3,400人', 5, 3400],
    ['2025,30', 4, 2025],
    ['1.2.3', 3, 1.2],
    ['二〇二五年', 4, 2025],
    ['一亿三千万人', 5, 130_000_000],
    ['一万三千', 4, 13_000],
    ['一千零五十', 5, 1050],
    ['一百二十三', 5, 123],
    ['两百零五', 4, 205],
    ['十二', 2, 12],
    ['三点五', 3, 3.5],
    // A bare trailing 万 belongs to the unit: 三万人 counts in 万人.
    ['三万人', 1, 3],
  ];
  for (const [text, to, value] of cases) {
    it(`${text} → ${value}`, () => {
      const read = readNumeral(text, 0);
      assert.deepEqual([read?.to, read?.value], [to, value]);
    });
  }

  it('reads no number where none begins', () => {
    for (const text of ['百年大计', '千方百计', '第三', '年', '']) assert.equal(readNumeral(text, 0), null, text);
  });

  it('looks no further than its limit', () => {
    assert.equal(readNumeral('123456', 0, 3)?.value, 123);
  });
});
