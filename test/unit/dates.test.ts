import assert from 'node:assert/strict';
import { daysOf, latestDay, readDate } from '../../server/engine/text/dates.ts';

const read = (text: string) => readDate(text, 0);
const latest = (text: string): string | null | undefined => {
  const date = read(text);
  return date ? latestDay(date) : undefined;
};

describe('dates', () => {
  const days: readonly (readonly [string, string | null | undefined])[] = [
    ['2025年底前', '2025-12-31'],
    ['2025年6月底前', '2025-06-30'],
    ['2025年上半年', '2025-06-30'],
    ['2024年12月24日', '2024-12-24'],
    ['2024 年 6 月 1 日', '2024-06-01'],
    ['二〇二五年六月', '2025-06-30'],
    ['2025-06-30', '2025-06-30'],
    ['2025.6.30', '2025-06-30'],
    ['2021—2025年', '2025-12-31'],
    ['2021年至2025年', '2025-12-31'],
    ['十四五”期间', '2025-12-31'],
    ['十三五', '2020-12-31'],
    ['6月底前', null],
    ['20xx年6月底前', null],
    ['2025人', undefined],
    ['3个月', undefined],
    ['6月龄', undefined],
    ['20250101', undefined],
  ];
  for (const [text, day] of days) it(`${text} → ${day}`, () => assert.equal(latest(text), day));

  it('marks days and months that no calendar has', () => {
    for (const text of ['2月30日', '2025年6月31日', '2025年13月', '13月底前', '2023年2月29日', '2025年4月31日'])
      assert.equal(read(text)?.valid, false, text);
  });

  it('accepts what some calendar has', () => {
    for (const text of ['2月29日', '2024年2月29日', '1—6月', '3至5月', '12月31日', '10月', '6月份'])
      assert.equal(read(text)?.valid, true, text);
  });

  it('counts the days of a month', () => {
    assert.deepEqual(
      [daysOf(2024, 2), daysOf(2023, 2), daysOf(2000, 2), daysOf(1900, 2), daysOf(2025, 4)],
      [29, 28, 29, 28, 30],
    );
  });
});
