import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import departments from '../../server/engine/knowledge/departments.json' with { type: 'json' };
import { canonicalUnit, kinship } from '../../server/engine/knowledge/departments.ts';
import indicators from '../../server/engine/knowledge/indicators.json' with { type: 'json' };
import { planOf, planPeriod } from '../../server/engine/knowledge/plan-periods.ts';
import { obsoleteAt } from '../../server/engine/knowledge/reforms.ts';
import regions from '../../server/engine/knowledge/regions.json' with { type: 'json' };
import {
  findRegions,
  levelOf,
  nbsRegion,
  regionName,
  regionOf,
  superiorOf,
} from '../../server/engine/knowledge/regions.ts';
import { departmentsSchema, indicatorsSchema, regionsSchema } from '../../server/engine/knowledge/schema.ts';

const found = (text: string): string[] =>
  findRegions(text, 0, text.length).map(({ from, to, region }) => `${text.slice(from, to)}=${regionName(region)}`);

describe('knowledge: data', () => {
  it('holds to its schemas', () => {
    for (const [schema, data] of [
      [indicatorsSchema, indicators],
      [departmentsSchema, departments],
      [regionsSchema, regions],
    ] as const) {
      const result = (schema as z.ZodType).safeParse(data);
      assert.ok(result.success, result.success ? '' : z.prettifyError(result.error));
    }
  });

  it('has every province and prefecture', () => {
    const provinces = Object.values(regions as Record<string, Record<string, string>>);
    assert.equal(provinces.length, 34);
    assert.equal(provinces.flatMap((cities) => Object.keys(cities).filter(Boolean)).length, 333);
    const counties = provinces.flatMap((cities) =>
      Object.values(cities).flatMap((list) => list.split(' ').filter(Boolean)),
    );
    assert.ok(counties.length > 2840 && counties.length < 2860, String(counties.length));
  });
});

describe('knowledge: regions', () => {
  it('reads full, chained and short names', () => {
    const cases: [string, string | null][] = [
      ['东营', '山东省/东营市'],
      ['东营市', '山东省/东营市'],
      ['山东省东营市', '山东省/东营市'],
      ['山东东营', '山东省/东营市'],
      ['内蒙古', '内蒙古自治区'],
      ['内蒙古乌海市', '内蒙古自治区/乌海市'],
      ['海南州', '青海省/海南藏族自治州'],
      ['海南省', '海南省'],
      ['恩施州', '湖北省/恩施土家族苗族自治州'],
      ['北京市朝阳区', '北京市/朝阳区'],
      ['济南市市中区', '山东省/济南市/市中区'],
      ['黔西市', '贵州省/毕节市/黔西市'],
      ['黔西县', '贵州省/毕节市/黔西市'],
      ['莱芜市', '山东省/济南市/莱芜区'],
      ['海南', null],
      ['吉林', null],
      ['朝阳', null],
      ['鼓楼区', null],
      ['', null],
      ['市', null],
    ];
    for (const [name, want] of cases) {
      const region = regionOf(name);
      assert.equal(region && [region.province, region.city, region.county].filter(Boolean).join('/'), want, name);
    }
    assert.equal(regionOf('吉林', { level: 'city' })?.city, '吉林市');
    assert.equal(regionOf('大同', { level: 'city' })?.province, '山西省');
  });

  it('finds names in running text and leaves ordinary words alone', () => {
    assert.deepEqual(found('山东省东营市广饶县人民政府'), ['山东省东营市广饶县=广饶县']);
    assert.deepEqual(found('东营市市场监管局、乌海市民政局'), ['东营市=东营市', '乌海市=乌海市']);
    assert.deepEqual(found('内蒙古自治区乌海市海南区'), ['内蒙古自治区乌海市海南区=海南区']);
    assert.deepEqual(found('青海省海南州共和县'), ['青海省海南州共和县=共和县']);
    assert.deepEqual(found('陕西渭南市临渭区'), ['陕西渭南市临渭区=临渭区']);
    for (const text of [
      '开拓吉安市场',
      '长治久安，通化大同，和平',
      '建设新城区和老城区',
      '跟随县里',
      '朝阳区域经济',
      '黄河南岸、泰山西麓',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  it('stays within the bounds it is given', () => {
    const text = '东营市和渭南市';
    assert.deepEqual(
      findRegions(text, 1, text.length).map(({ from }) => from),
      [4],
    );
    assert.deepEqual(findRegions(text, 0, 2), []);
    assert.deepEqual(findRegions(text, -5, 999).length, 2);
  });

  it('gives valid places for any text', () => {
    const words = fc.constantFrom(
      '山东',
      '东营',
      '市',
      '省',
      '海南',
      '州',
      '区',
      '县',
      '朝阳',
      '内蒙古',
      '自治区',
      '大同',
      '，',
      '的',
      '\u{20000}',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 30 }),
        fc.integer({ min: -3, max: 40 }),
        fc.integer({ min: -3, max: 80 }),
        (parts, from, to) => {
          const text = parts.join('');
          let last = Math.max(0, from);
          for (const hit of findRegions(text, from, to)) {
            assert.ok(hit.from >= last && hit.to > hit.from && hit.to <= Math.min(to, text.length));
            assert.ok(hit.region.province);
            last = hit.to;
          }
          regionOf(text);
        },
      ),
    );
  });

  it('is not upset by very long names', () => {
    for (const word of ['山东', '内蒙古', '市', '东营市']) {
      const text = word.repeat(100_000);
      assert.equal(regionOf(text), null);
      assert.ok(findRegions(text, 0, text.length).length <= 100_000);
      assert.equal(canonicalUnit(text), null);
    }
  });

  it('knows what lies above a unit and which part of the country it is in', () => {
    const dongying = regionOf('东营市')!;
    assert.equal(superiorOf(dongying)?.province, '山东省');
    assert.equal(superiorOf(superiorOf(dongying)!)?.level, 'nation');
    assert.equal(superiorOf(superiorOf(superiorOf(dongying)!)!), null);
    assert.deepEqual(
      ['东营市', '渭南市', '长治市', '吉林市', '台湾省'].map((name) => nbsRegion(regionOf(name)!)),
      ['东部', '西部', '中部', '东北', null],
    );
    assert.deepEqual(['重庆市', '浦东新区', '锡林郭勒盟', '济源市'].map(levelOf), [
      'province',
      'county',
      'city',
      'county',
    ]);
  });
});

describe('knowledge: departments and plans', () => {
  it('knows a body by its forms', () => {
    assert.deepEqual(canonicalUnit('市卫健委'), {
      name: '卫生健康委员会',
      short: '市卫生健康委',
      organ: 'gov',
      level: 'city',
      informal: true,
    });
    assert.equal(canonicalUnit('市市场监管局')?.level, 'city');
    assert.equal(canonicalUnit('市场监管局')?.level, null);
    assert.equal(canonicalUnit('市委编办')?.organ, 'party');
    assert.equal(canonicalUnit('渭南职业技术学院'), null);
    assert.equal(canonicalUnit(''), null);
  });

  it('finds a name wrong only from the reform on', () => {
    assert.equal(obsoleteAt('市卫生计生委', '2017-05'), null);
    assert.equal(obsoleteAt('市卫生计生委', '2024')?.now, '卫生健康委');
    assert.equal(obsoleteAt('东营银保监分局', '2022-08-02'), null);
    assert.equal(obsoleteAt('东营市乡村振兴局', '2022-08-02'), null);
    assert.equal(obsoleteAt('市大数据局', '2024-12-24'), null);
    assert.equal(obsoleteAt('市扶贫办', '2023-06')?.now, '乡村振兴局');
    assert.equal(obsoleteAt('市扶贫办', '2025-06')?.now, '农业农村局');
  });

  it('writes the name of today as the place would', () => {
    const today = (name: string, place: string | null = null) => obsoleteAt(name, '2025-06', place)?.written;
    assert.equal(today('市卫生计生委'), '市卫生健康委');
    assert.equal(today('市卫生和计划生育委员会'), '市卫生健康委员会');
    assert.equal(today('县卫计局'), '县卫生健康局');
    assert.equal(today('省国土资源厅'), '省自然资源厅');
    assert.equal(today('市国土资源局高新分局'), '市自然资源局高新分局');
    assert.equal(today('市政府法制办'), '市司法局');
    assert.equal(today('市地方金融监管局'), '市委金融办');
    assert.equal(today('东营银保监分局'), '国家金融监督管理总局东营监管分局');
    assert.equal(today('市银保监分局'), null);
    assert.equal(today('市银保监分局', '东营'), '国家金融监督管理总局东营监管分局');
    assert.equal(today('市物价局'), null);
  });

  it('tells forms of one name from names that a place has only one of', () => {
    assert.equal(kinship('卫健委', '卫生健康委员会'), 'same');
    assert.equal(kinship('人力资源和社会保障厅', '人力资源社会保障厅'), 'same');
    assert.equal(kinship('自然资源局', '自然资源和规划局'), 'rival');
    assert.equal(kinship('疾病预防控制局', '疾控中心'), null);
    assert.equal(kinship('财政局', '教育局'), null);
  });

  it('knows the years of five-year plans', () => {
    assert.deepEqual(planPeriod('“十四五”'), { from: 2021, to: 2025 });
    assert.deepEqual(planPeriod('十五五时期'), { from: 2026, to: 2030 });
    assert.equal(planPeriod('十四'), null);
    assert.deepEqual([2015, 2016, 2030].map(planOf), ['十二五', '十三五', '十五五']);
  });
});
