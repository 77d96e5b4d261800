import assert from 'node:assert/strict';
import { readQuantity } from '../../server/engine/text/quantity.ts';

type Case = readonly [text: string, value: number | null, max: number | null, unit: string | null, kind: string];

describe('quantities', () => {
  const cases: readonly Case[] = [
    ['65%以上', 65, null, '%', 'percent'],
    ['8‰', 8, null, '‰', 'rate'],
    ['20/10万以下', 20, null, '/10万', 'rate'],
    ['百分之六十', 60, null, '%', 'percent'],
    ['千分之三', 3, null, '‰', 'rate'],
    ['2/3以上', 66.67, null, '%', 'percent'],
    ['三分之二', 66.67, null, '%', 'percent'],
    ['0.5个百分点', 0.5, null, '百分点', 'points'],
    ['1:0.55', 0.55, null, '1:x', 'ratio'],
    ['2.19:1', 2.19, null, 'x:1', 'ratio'],
    ['2—3处', 2, 3, '处', 'count'],
    ['1至2个', 1, 2, '个', 'count'],
    ['7%—7.5%', 7, 7.5, '%', 'percent'],
    ['8.0%~8.5%', 8, 8.5, '%', 'percent'],
    ['5万-6万人', 5, 6, '万人', 'count'],
    ['1.9万名', 1.9, null, '万名', 'count'],
    ['15万人(次)', 15, null, '万人(次)', 'count'],
    ['10万立方米/小时', 10, null, '万立方米/小时', 'measure'],
    ['25微克/立方米', 25, null, '微克/立方米', 'measure'],
    ['607千米', 607, null, '千米', 'measure'],
    ['5千瓦时', 5, null, '千瓦时', 'measure'],
    ['1462亿元', 1462, null, '亿元', 'money'],
    ['3倍以内', 3, null, '倍', 'times'],
    ['110万以上', 110, null, '万', 'count'],
    ['5000余块', 5000, null, '块', 'count'],
    ['1万余个', 1, null, '万个', 'count'],
    ['三级', 3, null, '级', 'level'],
    ['××%', null, null, '%', 'percent'],
    ['10', 10, null, null, 'bare'],
  ];
  for (const [text, value, max, unit, kind] of cases) {
    it(`${text} → ${value}${max === null ? '' : `–${max}`} ${unit}`, () => {
      const read = readQuantity(text, 0);
      assert.deepEqual([read?.value, read?.valueMax, read?.unit, read?.kind], [value, max, unit, kind]);
    });
  }

  it('keeps 余 and 多 apart from the unit', () => {
    assert.equal(readQuantity('180多家', 0)?.more, true);
    assert.equal(readQuantity('180家', 0)?.more, false);
  });

  it('reads no quantity in a product sign before a figure', () => {
    assert.equal(readQuantity('×100%', 0), null);
  });
});
