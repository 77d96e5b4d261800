import assert from 'node:assert/strict';
import { readDraft } from '../../server/engine/check.ts';
import type { Target } from '../../server/engine/facts/types.ts';
import { identify } from '../../server/engine/knowledge/identity.ts';
import { regionOf } from '../../server/engine/knowledge/regions.ts';
import { comparable, dominates } from '../../server/engine/peers/comparable.ts';
import { comparison } from '../../server/engine/peers/compare.ts';
import type { PeerSource, PeerTarget } from '../../server/engine/peers/types.ts';

type Given = Partial<Target> & { readonly indicator?: string };

/** A target as the facts room would read it; 重点人群签约率 90% by 2025 unless told otherwise. */
function target(given: Given = {}): Target {
  const base: Omit<Target, 'identity'> = {
    from: 0,
    to: 1,
    quote: given.quote ?? given.indicator ?? '重点人群签约率',
    indicator: '重点人群签约率',
    scope: null,
    value: 90,
    valueMax: null,
    unit: '%',
    comparator: 'ge',
    per: null,
    deadline: '2025',
    deadlineFrom: 'sentence',
    growth: false,
    suspect: null,
    baseline: null,
    direction: 'up',
    attained: false,
    year: null,
    valueSpan: { from: 0, to: 1 },
    clause: 0,
    ...given,
  };
  return { ...base, identity: given.identity ?? identify(base) };
}

function peer(place: string, given: Given = {}, date = '2023-01-01'): PeerTarget {
  return {
    source: {
      id: `${place}-${date}`,
      title: `${place}实施方案${date}`,
      region: regionOf(place),
      date,
      kind: '实施方案',
      docNumber: null,
      doc: place,
    },
    target: target(given),
    raw: { from: 0, to: 1 },
    clean: { from: 0, to: 1 },
    clause: '',
  };
}

const corpus = (...all: PeerTarget[]): PeerSource => ({
  version: 0,
  targets: (key, options) =>
    all.filter((one) => one.target.identity.key === key && (options?.attained || !one.target.attained)),
});
const dongying = regionOf('东营市');
const compare = (draft: Target, ...all: PeerTarget[]) => comparison(draft, dongying, corpus(...all));

describe('comparable targets', () => {
  it('need the same indicator, kind, dimension, population and scope', () => {
    const draft = target();
    assert.ok(comparable(draft, target({ value: 70 })));
    assert.ok(!comparable(draft, target({ indicator: '全人群签约率' })));
    assert.ok(!comparable(draft, target({ unit: '万人' })));
    assert.ok(!comparable(draft, target({ growth: true, comparator: 'change' })));
    assert.ok(!comparable(draft, target({ scope: '县级医院' })));
  });

  it('leave out figures that cannot be relied on', () => {
    assert.ok(!comparable(target(), target({ suspect: 'digits fused' })));
    assert.ok(!comparable(target(), target({ value: null })));
    assert.ok(!comparable(target(), target({ value: 9000 })));
  });

  it('read a range in its own unit only', () => {
    const days = (value: number) => target({ indicator: '空气质量优良天数', unit: '天', value });
    assert.ok(comparable(days(329), days(351)));
    const lost = (value: number) =>
      target({ indicator: '婴儿死亡率', unit: null, value, direction: 'down', comparator: 'le' });
    assert.ok(
      dominates(target({ indicator: '婴儿死亡率', unit: '‰', value: 3, direction: 'down', comparator: 'le' }), lost(5)),
    );
    assert.ok(!comparable(lost(500), lost(5)));
  });

  it('hold changes against each other only from one baseline', () => {
    const drop = (year: number | null): Target =>
      target({
        indicator: '重大慢性病过早死亡率',
        value: 10,
        comparator: 'change',
        direction: 'down',
        baseline: { year, value: null },
      });
    assert.ok(comparable(drop(2015), drop(2015)));
    assert.ok(!comparable(drop(2015), drop(2020)));
  });

  it('scale units and denominators', () => {
    const beds = (value: number, per: string) =>
      target({ indicator: `${per}医疗卫生机构床位数`, value, unit: '张', per });
    assert.ok(dominates(beds(80, '每万人口'), beds(7.5, '每千人口')));
    assert.ok(!dominates(beds(75, '每万人口'), beds(7.5, '每千人口')));
  });
});

describe('dominating targets', () => {
  it('ask for more by the same year or earlier', () => {
    assert.ok(dominates(target({ value: 95 }), target()));
    assert.ok(dominates(target({ value: 95, deadline: '2024' }), target()));
    assert.ok(!dominates(target({ value: 95, deadline: '2030' }), target()));
    assert.ok(!dominates(target(), target()));
    assert.ok(!dominates(target({ value: 95, deadline: null }), target()));
    assert.ok(!dominates(target({ value: 95 }), target({ deadline: null })));
    assert.ok(!dominates(target({ value: 95, deadline: '20xx' }), target()));
  });

  it('follow the direction of the indicator', () => {
    const deaths = (value: number) =>
      target({ indicator: '婴儿死亡率', unit: '‰', value, comparator: 'le', direction: 'down' });
    assert.ok(dominates(deaths(3), deaths(5)));
    assert.ok(!dominates(deaths(5), deaths(3)));
    const prices = (value: number) =>
      target({ indicator: '居民消费价格涨幅', growth: true, comparator: 'approx', value });
    assert.ok(!dominates(prices(2), prices(3)) && !dominates(prices(3), prices(2)));
  });

  it('compare growth only within one year', () => {
    const gdp = (value: number, deadline: string) =>
      target({ indicator: '地区生产总值', growth: true, comparator: 'change', value, deadline });
    assert.ok(dominates(gdp(8, '2023'), gdp(6, '2023')));
    assert.ok(!dominates(gdp(8, '2022'), gdp(6, '2023')));
  });

  it('are not certain where ranges overlap', () => {
    assert.ok(!dominates(target({ value: 88, valueMax: 95 }), target({ value: 90 })));
    assert.ok(dominates(target({ value: 92, valueMax: 95 }), target({ value: 88, valueMax: 91 })));
  });
});

describe('comparison', () => {
  it('warns when two same-level jurisdictions ask for more and outnumber the rest', () => {
    const result = compare(
      target({ value: 80 }),
      peer('渭南市'),
      peer('乌海市', { value: 85 }),
      peer('长治市', { value: 75 }),
    );
    assert.equal(result.relation, 'below');
    assert.equal(result.severity, 'warning');
    assert.deepEqual(result.dominating.map((one) => one.region.city).sort(), ['乌海市', '渭南市']);
    assert.deepEqual([result.rank, result.of], [3, 4]);
    assert.deepEqual(result.statistics, { count: 3, min: 75, max: 90, median: 85 });
  });

  it('keeps silent when as many ask for no more', () => {
    const result = compare(
      target({ value: 80 }),
      peer('渭南市'),
      peer('乌海市'),
      peer('长治市', { value: 80 }),
      peer('太原市', { value: 60 }),
    );
    assert.equal(result.severity, null);
    assert.equal(result.relation, 'level');
  });

  it('names one dominating peer as information, without rank or median', () => {
    const result = compare(target({ value: 80 }), peer('渭南市'));
    assert.deepEqual([result.severity, result.rank, result.statistics?.median], ['information', null, null]);
  });

  it('says nothing without a peer of the same level', () => {
    const result = compare(target({ value: 80 }), peer('陕西省'), peer('广饶县'));
    assert.deepEqual([result.severity, result.relation, result.group], [null, 'notRanked', 'none']);
    assert.equal(result.peers.length, 0);
  });

  it('shows later deadlines beside and never counts them against the draft', () => {
    const result = compare(
      target({ value: 80 }),
      peer('渭南市', { deadline: '2035' }),
      peer('乌海市', { deadline: '2030' }),
    );
    assert.deepEqual([result.severity, result.peers.length, result.beside.length], [null, 0, 2]);
  });

  it('ranks nothing for a draft of unknown place or without deadline', () => {
    const unknown = comparison(target({ value: 80 }), null, corpus(peer('渭南市'), peer('乌海市')));
    assert.deepEqual([unknown.relation, unknown.noRank, unknown.peers.length], ['notRanked', 'level-unknown', 2]);
    const open = compare(target({ value: 80, deadline: null }), peer('渭南市'), peer('乌海市'));
    assert.deepEqual([open.relation, open.noRank, open.severity], ['notRanked', 'no-deadline', null]);
  });

  it('shows counts without ranking them, and ranks them per head when told the populations', () => {
    const clinics = (value: number): Given => ({ indicator: '示范中医馆', unit: '个', value, comparator: 'eq' });
    const all = [peer('渭南市', clinics(60)), peer('乌海市', clinics(20)), peer('长治市', clinics(29))];
    const plain = compare(target(clinics(30)), ...all);
    assert.deepEqual([plain.relation, plain.noRank, plain.peers.length], ['notRanked', 'count', 3]);
    const people: Record<string, number> = { 东营市: 220, 渭南市: 460, 乌海市: 56 };
    const result = comparison(target(clinics(30)), dongying, corpus(...all), {
      population: (region) => people[region.city ?? ''] ?? null,
    });
    assert.deepEqual(
      result.dominating.map((one) => one.region.city),
      ['乌海市'],
    );
    assert.equal(result.statistics?.count, 2);
  });

  it('asks the province first, then the region, then the country', () => {
    const shandong = ['济南市', '青岛市', '潍坊市'].map((place) => peer(place));
    const far = ['渭南市', '乌海市', '长治市'].map((place) => peer(place, { value: 60 }));
    assert.equal(compare(target({ value: 80 }), ...shandong, ...far).group, 'same-province');
    const east = ['济南市', '南京市', '杭州市'].map((place) => peer(place));
    assert.equal(compare(target({ value: 80 }), ...east, ...far).group, 'same-region');
    const mixed = compare(target({ value: 80 }), peer('济南市'), ...far);
    assert.equal(mixed.group, 'same-level');
    assert.match(mixed.reason.zh, /4个地级/);
    assert.match(mixed.reason.en, /4 prefecture-level/);
  });

  it('follows the drafter’s own list', () => {
    const result = comparison(target({ value: 80 }), dongying, corpus(peer('渭南市'), peer('大同市'), peer('乌海市')), {
      peers: ['渭南', '大同', '没有的市'],
    });
    assert.equal(result.group, 'named');
    assert.deepEqual(result.missing, ['没有的市']);
    assert.match(result.reason.zh, /没有的市没有可比目标/);
    assert.deepEqual(result.peers.map((one) => one.region.city).sort(), ['大同市', '渭南市']);
  });

  it('takes one value of a policy, by the deadline that fits best, and one policy of a jurisdiction, the newest', () => {
    const steps = [2023, 2024, 2030].map((year) => {
      const one = peer('渭南市', { value: 60 + (year - 2020) * 2, deadline: `${year}` });
      return one;
    });
    const result = compare(target({ value: 80 }), ...steps);
    assert.deepEqual(
      result.peers.map((one) => one.year),
      [2024],
    );
    const twice = compare(
      target({ value: 80 }),
      peer('渭南市', { value: 95 }, '2021-01-01'),
      peer('渭南市', { value: 70 }, '2024-01-01'),
    );
    assert.equal(twice.statistics?.count, 1);
    assert.equal(twice.severity, null);
    assert.equal(twice.peers.length, 2);
  });

  it('holds the superior’s requirement and the own past against the draft', () => {
    const province = compare(target({ value: 80 }), peer('山东省', { value: 85 }));
    assert.deepEqual(
      province.superior.map(({ by, violated }) => [by, violated]),
      [['province', true]],
    );
    assert.ok(!compare(target({ value: 80 }), peer('山东省', { value: 85, deadline: '2030' })).superior[0]!.violated);
    assert.equal(compare(target({ value: 80 }), peer('陕西省', { value: 85 })).superior.length, 0);

    const own = compare(
      target({ value: 80 }),
      peer('东营市', { value: 82, attained: true, deadline: null, year: 2022 }),
      peer('东营市', { value: 78 }, '2021-05-01'),
    );
    assert.deepEqual(
      own.own.map(({ by, violated }) => [by, violated]),
      [
        ['own-attained', true],
        ['own-target', false],
      ],
    );
    assert.equal(own.peers.length, 0);
  });

  it('cites national documents that it can name', () => {
    const draft = target({ indicator: '居民健康素养水平', value: 20, deadline: '2025' });
    const due = compare(draft).superior.find((floor) => floor.violated);
    assert.deepEqual([due?.by, due?.value, due?.year, due?.number], ['nation', 22, 2022, '国发〔2019〕13号']);
    assert.ok(!compare({ ...draft, value: 25 }).superior.some((floor) => floor.violated));
  });

  it('does not rank what rests on local conditions', () => {
    const forest = (value: number): Given => ({ indicator: '森林覆盖率', value });
    const result = compare(target(forest(15)), peer('渭南市', forest(40)), peer('长治市', forest(35)));
    assert.deepEqual([result.relation, result.noRank, result.severity], ['notRanked', 'local', null]);
    assert.equal(result.peers.length, 2);
    assert.ok(!result.superior.some((floor) => floor.violated));
  });

  it('does not take the draft’s own copy for a peer or for its past', () => {
    const copy = peer('东营市', { value: 95 }, '2024-01-01');
    const result = comparison(target({ value: 80 }), dongying, corpus(copy), { title: copy.source.title });
    assert.deepEqual([result.peers.length, result.own.length], [0, 0]);
  });
});

describe('values of town and country in one breath', () => {
  it('are held against nobody’s: which is whose cannot be told', () => {
    const targetsOf = (text: string) => readDraft(`${text}\n`).policies.flatMap(({ facts }) => facts.targets);
    const paper = (words: string) => `澜溪市政府工作报告\n\n一、2025年工作目标\n\n${words}`;
    const [split] = targetsOf(paper('城乡居民人均可支配收入分别增长7.5%、8%。'));
    const [whole] = targetsOf(paper('居民人均可支配收入增长6.5%。'));
    assert.ok(split && whole);
    assert.equal(comparable(whole, whole), true);
    assert.equal(comparable(split, whole), false);
  });
});
