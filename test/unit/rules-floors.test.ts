import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { findingsOf, fixed, quotesOf } from './rule-bench.ts';
import { readSeed, seedNames } from './seeds.ts';
import { withCorpus } from './text-corpus.ts';

interface Head {
  readonly city?: string;
  readonly date?: string;
}

/** A draft of 澜溪市 in 山东省, unless another place is given. */
const draft = (body: string, { city = '城市: 澜溪市\n省份: 山东省', date = '2025-03-18' }: Head = {}) =>
  `---\n${city}\n成文日期: ${date}\n---\n\n澜溪市卫生健康实施方案\n\n一、工作目标\n\n${body}\n`;

/** A paper as an office issues it: number, place and day as the product reads them. */
const issued = (place: string, number: string, date: string, body: string) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${place}人民政府办公室关于印发《${place}卫生健康实施方案》的通知\n\n${number}\n\n各有关单位：\n\n一、发展目标\n\n${body}\n\n${place}人民政府办公室\n\n${year}年${month}月${day}日\n`;
};

const shandong = (body: string, date = '2022-05-06', number = '鲁政办发〔2022〕5号') =>
  issued('山东省', number, date, body);
const nurses = (value: string, year = 2025) => `到${year}年，每千人口注册护士数达到${value}人。`;

describe('target-below-superior', () => {
  const id = 'target-below-superior';

  it('names the province’s paper with its number, value and year, brings its clause, and puts its value', () =>
    withCorpus({ a: shandong(nurses('4.1')) }, (peers) => {
      const text = draft(nurses('3.9', 2027));
      const [finding] = findingsOf(id, text, peers);
      assert.equal(text.slice(finding!.from, finding!.to), '3.9人');
      assert.match(
        finding!.message.zh,
        /2027年的目标3\.9人低于山东省《.*卫生健康实施方案.*》（鲁政办发〔2022〕5号，2022-05-06）的要求4\.1人（2025年）/,
      );
      const [related] = finding!.related;
      assert.equal(
        peers.cleanText(related!.policyId!)!.text.slice(related!.clean.from, related!.clean.to),
        related!.quote,
      );
      assert.equal(fixed(id, text, 0, peers), text.replace('3.9人', '4.1人'));
      assert.equal(finding!.fixes[0]!.safe, false);
    }));

  it('names the nation’s document where less is better, and leaves the denominator alone', () => {
    const text = draft('到2030年，孕产妇死亡率控制在15/10万以下。');
    const [finding] = findingsOf(id, text);
    assert.match(finding!.message.zh, /高于《.+》（.*〔\d{4}〕\d+号）的要求12\/10万（2030年）/);
    assert.equal(fixed(id, text), text.replace('15/10万', '12/10万'));
  });

  it('reaches the most demanding of several superiors at once', () =>
    withCorpus(
      {
        province: shandong(nurses('4.1')),
        city: issued('青岛市', '青政办发〔2023〕2号', '2023-02-01', nurses('4.3')),
      },
      (peers) => {
        const text = draft(nurses('3.9', 2027), { city: '城市: 青岛市\n区县: 平度市\n省份: 山东省' });
        const [finding] = findingsOf(id, text, peers);
        assert.match(finding?.message.zh ?? '', /青岛市.*4\.3人/);
        assert.equal(fixed(id, text, 0, peers), text.replace('3.9人', '4.3人'));
      },
    ));

  it('is silent where nothing binds', () => {
    const against = (superior: string, body: string) =>
      withCorpus({ superior }, (peers) => quotesOf(id, draft(body), peers));
    const below = nurses('3.9', 2027);
    assert.deepEqual(against(shandong(nurses('4.1')), below), ['3.9人']);
    for (const [why, superior, body] of [
      ['due later', shandong(nurses('4.1', 2030)), below],
      ['another province', issued('陕西省', '陕政办发〔2022〕5号', '2022-05-06', nurses('4.1')), below],
      ['a younger paper', shandong(nurses('4.1'), '2025-06-01', '鲁政办发〔2025〕5号'), below],
      ['already reached, no requirement', shandong('2021年，全省每千人口注册护士数达到4.1人。'), below],
      ['another scope', shandong('到2025年，城区每千人口注册护士数达到4.1人。'), below],
      ['nearly what is asked for roughly', shandong('到2025年，每千人口注册护士数达到4人左右。'), below],
      [
        'a total',
        shandong('到2025年，新增生活垃圾焚烧处理能力2600吨/日。'),
        '到2027年，新增生活垃圾焚烧处理能力600吨/日。',
      ],
      ['equal', shandong(nurses('3.9')), below],
      ['no deadline', shandong(nurses('4.1')), '每千人口注册护士数达到3.9人。'],
    ] as const)
      assert.deepEqual(against(superior, body), [], why);
    assert.deepEqual(against(shandong('到2025年，每千人口注册护士数达到4.4人左右。'), below), ['3.9人']);
  });

  it('follows the newer paper of the superior', () =>
    withCorpus(
      {
        old: shandong(nurses('4.1')),
        young: shandong(nurses('3.8', 2026), '2024-01-09', '鲁政办发〔2024〕1号').replaceAll('实施方案', '行动方案'),
      },
      (peers) => {
        assert.deepEqual(quotesOf(id, draft(nurses('3.9', 2027)), peers), []);
        // By 2025 only the older one is due.
        assert.deepEqual(quotesOf(id, draft(nurses('3.9', 2025)), peers), ['3.9人']);
      },
    ));

  it('reads traditional characters and full-width digits', () =>
    withCorpus({ a: shandong(nurses('4.1')) }, (peers) => {
      const text = draft('到2027年，全市衛生健康服務進一步完善，每千人口註冊護士數達到３．９人。');
      assert.deepEqual(quotesOf(id, text, peers), ['３．９人']);
    }));

  it('sees the Wuhai plan’s maternal mortality, in table and text, as information', () => {
    const seed = readSeed(seedNames.find((name) => name.startsWith('003'))!);
    assert.deepEqual(
      findingsOf(id, seed).map(({ severity, from, to }) => [severity, seed.slice(from, to)]),
      [
        ['information', '20'],
        ['information', '20/10万'],
      ],
    );
  });
});

describe('a fix that raises a target', () => {
  const id = 'target-below-superior';
  /** How many fixes each finding has. */
  const fixesOf = (body: string) =>
    withCorpus({ a: shandong(nurses('4.1')) }, (peers) => {
      return findingsOf(id, draft(body), peers).map(({ fixes }) => fixes.length);
    });

  it('changes the same value everywhere, so that text and table still agree', () =>
    withCorpus({ a: shandong(nurses('4.1')) }, (peers) => {
      const text = draft(
        `${nurses('3.9', 2027)}\n\n| 指标 | 2027年 |\n| --- | --- |\n| 每千人口注册护士数（人） | 3.9 |\n| 居民健康素养水平（%） | 33.9 |`,
      );
      const all = findingsOf(id, text, peers);
      assert.equal(all.length, 2);
      const [fix] = all[1]!.fixes;
      assert.deepEqual(
        fix!.edits.map(({ from, to, text: words }) => [text.slice(from, to), words]),
        [
          ['3.9', '4.1'],
          ['3.9', '4.1'],
        ],
      );
      const after = text.replace('3.9人', '4.1人').replace('| 3.9 |', '| 4.1 |');
      for (const rule of [id, 'target-conflict', 'target-milestones-reversed'])
        assert.deepEqual(quotesOf(rule, after, peers), [], rule);
    }));

  it('is not offered where a later milestone would fall behind, nor for words', () => {
    assert.deepEqual(fixesOf('到2026年，每千人口注册护士数达到3.9人。到2028年，每千人口注册护士数达到4人。'), [0, 1]);
    assert.deepEqual(fixesOf('到2027年，每千人口注册护士数达到3.9人。到2030年，每千人口注册护士数达到4.8人。'), [1]);
    assert.deepEqual(fixesOf('到2030年，居民健康素养水平达到百分之二十。'), [0]);
  });
});

describe('target-below-record', () => {
  const id = 'target-below-record';
  const own = (body: string, date = '2022-05-06', title = '规划') =>
    `澜溪市卫生健康${title}\n\n山东省澜溪市人民政府\n\n一、情况和目标\n\n${body}\n\n澜溪市人民政府\n\n${date.replace('-', '年').replace('-', '月')}日\n`;
  const severities = (papers: Record<string, string>, body: string) =>
    withCorpus(papers, (peers) => findingsOf(id, draft(body), peers).map(({ severity }) => severity));
  const reached = own('2021年，全市每千人口注册护士数达到4.16人。');

  it('warns below what an earlier paper tells as reached, and puts that value', () =>
    withCorpus({ reached }, (peers) => {
      const text = draft(nurses('4.12', 2027));
      const [finding] = findingsOf(id, text, peers);
      assert.equal(finding?.severity, 'warning');
      assert.match(
        finding!.message.zh,
        /2027年的目标4\.12人低于本地《澜溪市卫生健康规划》（2022-05-06）写明已达到的4\.16人（2021年）/,
      );
      assert.equal(finding!.related.length, 1);
      assert.equal(fixed(id, text, 0, peers), text.replace('4.12人', '4.16人'));
    }));

  it('informs of a higher target of an earlier paper', () =>
    withCorpus({ promised: own(nurses('4.2')) }, (peers) => {
      const text = draft(nurses('4.12', 2027));
      const [finding] = findingsOf(id, text, peers);
      assert.equal(finding?.severity, 'information');
      assert.match(finding!.message.zh, /提出的4\.2人（2025年）/);
      assert.equal(fixed(id, text, 0, peers), text.replace('4.12人', '4.2人'));
    }));

  it('reaches both where more was promised than reached', () =>
    withCorpus({ both: own(`2021年，全市每千人口注册护士数达到4.16人。${nurses('4.3')}`) }, (peers) => {
      const text = draft(nurses('4.12', 2027));
      assert.deepEqual(
        findingsOf(id, text, peers).map(({ severity }) => severity),
        ['warning'],
      );
      assert.equal(fixed(id, text, 0, peers), text.replace('4.12人', '4.3人'));
    }));

  it('only informs of floors, ceilings and what the weather moves', () => {
    const air = own('2022年，全市空气质量优良天数比率达到88%。');
    assert.deepEqual(severities({ air }, '到2026年，空气质量优良天数比率保持在85%以上。'), ['information']);
    assert.deepEqual(severities({ air }, '到2024年，空气质量优良天数比率保持在85%以上。'), []);
    const mothers = own('2021年，全市孕产妇死亡率为6.5/10万。');
    assert.deepEqual(severities({ mothers }, '到2027年，孕产妇死亡率控制在9/10万以下。'), ['information']);
  });

  it('holds a place against itself where places are not ranked', () => {
    const forest = own('2021年，全市森林覆盖率达到41.5%。');
    assert.deepEqual(severities({ forest }, '到2027年，森林覆盖率达到40%。'), ['warning']);
    assert.deepEqual(severities({ forest }, '到2027年，森林覆盖率达到42%。'), []);
  });

  it('is silent where the draft or a later paper knows better', () => {
    const promised = own(nurses('4.3', 2023));
    const later = own('2024年，全市每千人口注册护士数达到4.0人。', '2025-01-20', '工作总结');
    assert.deepEqual(severities({ promised }, nurses('4.12', 2027)), ['information']);
    assert.deepEqual(severities({ promised, later }, nurses('4.12', 2027)), []);
    assert.deepEqual(severities({ promised }, `2024年，全市每千人口注册护士数达到4.0人。${nurses('4.12', 2027)}`), []);
  });

  it('is silent on other places, later papers, later years, growth and long past values', () => {
    for (const [why, paper, body] of [
      ['another place', reached.replaceAll('澜溪市', '东营市'), nurses('4.12', 2027)],
      ['a later paper', own('2021年，全市每千人口注册护士数达到4.16人。', '2025-06-01'), nurses('4.12', 2027)],
      ['a later year', own(nurses('4.3', 2030)), nurses('4.12', 2027)],
      ['growth', own('2021年，全市一般公共预算收入增长9%。'), '到2027年，一般公共预算收入增长6%。'],
      ['long ago', own('2011年，全市每千人口注册护士数达到4.16人。'), nurses('4.12', 2027)],
      ['more', reached, nurses('4.2', 2027)],
      ['equal', reached, nurses('4.16', 2027)],
    ] as const)
      assert.deepEqual(severities({ paper }, body), [], why);
  });

  it('reads what the Wuhai plan tells as reached', () => {
    const seed = readSeed(seedNames.find((name) => name.startsWith('003'))!);
    withCorpus({ seed }, (peers) => {
      const text = draft(nurses('4.12', 2027), { city: '城市: 乌海市\n省份: 内蒙古自治区' });
      const [finding] = findingsOf(id, text, peers);
      assert.equal(finding?.severity, 'warning');
      assert.match(finding!.message.zh, /已达到的4\.16人?（2020年）/);
      // The plan itself is no evidence against itself.
      assert.deepEqual(quotesOf(id, seed, peers), []);
    });
  });
});

describe('target-milestones-reversed, in other forms', () => {
  const id = 'target-milestones-reversed';

  it('reads the columns of a table, one sentence, and the Chinese way of writing', () => {
    for (const [body, wrong] of [
      ['| 指标 | 2027年 | 2030年 |\n| --- | --- | --- |\n| 居民健康素养水平（%） | 35 | 32 |', '32'],
      ['到2027年，居民健康素养水平达到35%，到2030年，居民健康素养水平达到32%。', '32%'],
      ['到２０２７年，居民健康素養水平達到３５％；到２０３０年，居民健康素養水平達到３２％。', '３２％'],
      ['到2030年，婴儿死亡率控制在4‰以下；到2027年，婴儿死亡率控制在0.35%以下。', '4‰'],
    ] as const)
      assert.deepEqual(quotesOf(id, draft(body)), [wrong], body);
  });

  it('leaves bands, other groups, changes and rough values', () => {
    for (const body of [
      '到2027年，政府负债率控制在60%以下。到2030年，政府负债率控制在55%以下。',
      '到2027年，城区居民健康素养水平达到35%。到2030年，农村居民健康素养水平达到32%。',
      '到2027年，居民健康素养水平提高5个百分点。到2030年，居民健康素养水平提高3个百分点。',
      '到2027年，居民健康素养水平达到35%左右。到2030年，居民健康素养水平达到34%左右。',
      '| 指标 | 2020年 | 2027年 |\n| --- | --- | --- |\n| 婴儿死亡率（‰） | 4 | 3 |',
    ])
      assert.deepEqual(quotesOf(id, draft(body)), [], body);
  });
});

const AIMS = [
  '每千人口医疗卫生机构床位数达到7.6张',
  '每千人口执业（助理）医师数达到3.9人',
  '居民健康素养水平达到32%',
  '人均预期寿命达到80岁',
  '婴儿死亡率控制在3‰以下',
];
const NURSES = '每千人口注册护士数达到4.3人';
const aims = (...items: string[]) => `到2027年，${items.map((item) => `全市${item}`).join('，')}。`;
const peer = (city: string, ...items: string[]) =>
  issued(city, '市政办发〔2024〕5号', '2024-05-06', aims(...AIMS, ...items));

describe('goal-without-value, in other forms', () => {
  const id = 'goal-without-value';
  const three = { a: peer('东营市'), b: peer('渭南市'), c: peer('乌海市') };

  it('finds the usual ways to promise more without a figure, with the peers’ values', () =>
    withCorpus(three, (peers) => {
      for (const [goal, wrong] of [
        ['到2027年，居民健康素养水平显著提高。', '居民健康素养水平显著提高'],
        ['到2027年，全市居民健康素养水平得到明显提升。', '全市居民健康素养水平得到明显提升'],
        ['到2027年底前，婴儿死亡率进一步下降，服务体系更加完善。', '婴儿死亡率进一步下降'],
        ['力争到2027年，居民健康素养水平有所提升。', '居民健康素养水平有所提升'],
        ['到2027年，全市醫療衛生服務體系進一步完善，居民健康素養水平大幅度提升。', '居民健康素養水平大幅度提升'],
      ] as const)
        assert.deepEqual(quotesOf(id, draft(goal), peers), [wrong], goal);
      const [finding] = findingsOf(id, draft('到2027年，居民健康素养水平显著提高。'), peers);
      assert.equal(finding!.severity, 'hint');
      assert.match(finding!.message.zh, /3个同级地区.*(?:东营市|渭南市|乌海市)32%/);
      assert.equal(finding!.related.length, 3);
    }));

  it('is silent on other levels, undated goals, the past, and two papers of one place', () => {
    const goal = draft('到2027年，居民健康素养水平显著提高。');
    withCorpus({ a: peer('东营市'), b: peer('渭南市'), c: peer('东营市').replaceAll('实施', '行动') }, (peers) =>
      assert.deepEqual(quotesOf(id, goal, peers), []),
    );
    withCorpus(three, (peers) => {
      for (const body of ['居民健康素养水平显著提高。', '2024年，居民健康素养水平显著提高。'])
        assert.deepEqual(quotesOf(id, draft(body), peers), [], body);
      const province = goal.replace('城市: 澜溪市\n', '').replaceAll('澜溪市', '山东省');
      assert.deepEqual(quotesOf(id, province, peers), []);
    });
  });
});

describe('indicator-missing, among other papers', () => {
  const id = 'indicator-missing';
  const body = draft(aims(...AIMS));

  it('counts places, not papers, and follows the corpus that it is asked about', () => {
    const again = peer('渭南市', NURSES).replaceAll('实施', '行动');
    const two = { a: peer('东营市', NURSES), b: peer('渭南市', NURSES), c: again };
    withCorpus(two, (peers) => assert.deepEqual(quotesOf(id, body, peers), []));
    withCorpus({ ...two, d: peer('乌海市', NURSES) }, (peers) => {
      const [finding, ...others] = findingsOf(id, body, peers);
      assert.match(finding?.message.zh ?? '', /3个同级地区.*每千人口注册护士数（3个，如/);
      assert.deepEqual([others.length, finding?.severity], [0, 'information']);
    });
  });

  it('knows what others have written into the corpus since', () =>
    withCorpus({ a: peer('东营市', NURSES), b: peer('渭南市', NURSES), c: peer('乌海市', NURSES) }, (peers) => {
      assert.equal(findingsOf(id, body, peers).length, 1);
      const database = new DatabaseSync(peers.info[0]!.path);
      database.exec("DELETE FROM targets WHERE indicator LIKE '%护士%'");
      database.close();
      assert.deepEqual(quotesOf(id, body, peers), []);
    }));

  it('asks for a majority, and for the same level', () => {
    const without = Object.fromEntries(['嘉兴市', '洛阳市', '滁州市'].map((city) => [city, peer(city)]));
    const having = Object.fromEntries(['东营市', '渭南市', '乌海市'].map((city) => [city, peer(city, NURSES)]));
    withCorpus({ ...without, ...having }, (peers) => assert.deepEqual(quotesOf(id, body, peers), []));
    withCorpus(having, (peers) => {
      const county = draft(aims(...AIMS), { city: '城市: 青岛市\n区县: 平度市\n省份: 山东省' });
      assert.deepEqual(quotesOf(id, county, peers), []);
    });
  });
});

describe('the fixes of target-below-peers', () => {
  const id = 'target-below-peers';
  const city = (name: string, body: string) => issued(name, '市政办发〔2024〕5号', '2024-05-06', body);
  const three = (of: (value: number) => string, ...[a, b, c]: [number, number, number]) => ({
    a: city('东营市', of(a)),
    b: city('渭南市', of(b)),
    c: city('乌海市', of(c)),
  });

  it('put the median and the highest, in the unit of the draft, in a table too', () => {
    const mothers = three((value) => `到2027年，孕产妇死亡率控制在${value}/10万以下。`, 7, 8, 9);
    withCorpus(mothers, (peers) => {
      const text = draft('到2027年，孕产妇死亡率控制在10/10万以下。');
      assert.equal(fixed(id, text, 0, peers), text.replace('10/10万', '8/10万'));
      assert.equal(fixed(id, text, 1, peers), text.replace('10/10万', '7/10万'));
    });
    const infants = three((value) => `到2027年，婴儿死亡率控制在${value}‰以下。`, 2, 2.5, 3);
    withCorpus(infants, (peers) => {
      const text = draft('到2027年，婴儿死亡率控制在0.4%以下。');
      assert.equal(fixed(id, text, 0, peers), text.replace('0.4%', '0.25%'));
    });
    withCorpus(
      three((value) => nurses(`${value}`, 2027), 4.2, 4.3, 4.5),
      (peers) => {
        const text = draft('| 指标 | 2027年 |\n| --- | --- |\n| 每千人口注册护士数（人） | 4.12 |');
        assert.equal(fixed(id, text, 0, peers), text.replace('4.12', '4.3'));
        assert.equal(fixed(id, text, 1, peers), text.replace('4.12', '4.5'));
      },
    );
  });

  it('put the highest alone where no median is claimed, or where it would not do', () => {
    withCorpus({ a: city('东营市', nurses('4.2', 2027)), b: city('渭南市', nurses('4.4', 2027)) }, (peers) => {
      const text = draft(nurses('4.0', 2027));
      assert.deepEqual(
        findingsOf(id, text, peers).map(({ fixes }) => fixes.map(({ safe }) => safe)),
        [[false]],
      );
      assert.equal(fixed(id, text, 0, peers), text.replace('4.0人', '4.4人'));
    });
  });
});
