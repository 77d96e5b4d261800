import assert from 'node:assert/strict';
import { check, readDraft } from '../../server/engine/check.ts';

const quotes = (rule: string, text: string, today = '2026-01-31') =>
  check({ ...readDraft(text), peers: null, today })
    .filter((finding) => finding.rule === rule)
    .map(({ from, to }) => text.slice(from, to));

const paper = (sentence: string, head = '成文日期: 2025-03-18\n') =>
  `---\n城市: 澜溪市\n省份: 山东省\n${head}---\n\n澜溪市城市更新实施方案\n\n一、主要任务\n\n（一）改造老旧小区。${sentence}\n`;

describe('deadline-before-issue', () => {
  const id = 'deadline-before-issue';

  it('finds deadlines that had passed', () => {
    assert.deepEqual(quotes(id, paper('2024年10月底前，完成房屋排查。')), ['2024年10月底前']);
    assert.deepEqual(quotes(id, paper('2025年2月底前制定实施细则。')), ['2025年2月底前']);
    assert.deepEqual(quotes(id, paper('到2024年，全市改造小区30个。')).length, 1);
  });

  it('counts a bare year or month to its last day', () => {
    for (const sentence of [
      '2025年完成改造任务。',
      '到2025年，完成改造。',
      '2025年3月底前完成排查。',
      '2025年3月完成排查。',
    ])
      assert.deepEqual(quotes(id, paper(sentence)), [], sentence);
  });

  it('takes the date as precise as the paper states it', () => {
    assert.deepEqual(quotes(id, paper('2025年3月10日前报送清单。', '成文日期: 2025-03\n')), []);
    assert.deepEqual(quotes(id, paper('2025年3月10日前报送清单。')).length, 1);
  });

  it('takes the date at the foot of the paper, and names it', () => {
    const text = `${paper('2023年底前完成30个小区改造。', '')}\n澜溪市人民政府办公室\n\n2024年9月20日\n`;
    const [finding] = check({ ...readDraft(text), peers: null, today: '2026-01-31' });
    assert.match(finding!.message.zh, /早于本文的成文日期（2024年9月20日）/);
    assert.equal(finding!.related[0]?.quote, '2024年9月20日');
  });

  it('leaves the past, conditions and other papers alone', () => {
    for (const sentence of [
      '截至2024年底，全市已改造小区120个。',
      '2024年，全市改造小区36个，群众满意度达到95%。',
      '对2000年底前建成的老旧小区应改尽改。',
      '落实《澜溪市2024年底前完成管网更新行动计划》各项要求。',
      '到2024年底，已累计改造小区120个。',
    ])
      assert.deepEqual(quotes(id, paper(sentence)), [], sentence);
  });

  it('takes today only for a draft that states no date and is no published page', () => {
    assert.deepEqual(quotes(id, paper('2024年底前完成改造。', '')), ['2024年底前']);
    assert.deepEqual(quotes(id, paper('2024年底前完成改造。', ''), '2024-02-01'), []);
    assert.deepEqual(quotes(id, paper('2024年底前完成改造。', '规划期: 2021-2025\n')), []);
  });
});

describe('deadline-outside-period', () => {
  const id = 'deadline-outside-period';
  const plan = (sentence: string) =>
    `澜溪市“十四五”城市更新规划\n\n一、发展目标\n\n到2025年，改造老旧小区200个。\n\n二、主要任务\n\n（一）改造老旧小区。${sentence}\n`;

  it('finds deadlines after the period of the title or of front matter', () => {
    assert.deepEqual(quotes(id, plan('2027年底前全面完成。')), ['2027年底前']);
    assert.deepEqual(quotes(id, paper('2029年底前全面完成。', '成文日期: 2025-03-18\n规划期: 2025-2027\n')), [
      '2029年底前',
    ]);
  });

  it('leaves long-range goals and the milestones of the nation alone', () => {
    for (const sentence of [
      '2025年底前全面完成。',
      '展望2027年，城市面貌焕然一新。',
      '到2035年，基本实现城市现代化。',
      '力争2030年前实现碳达峰。',
      '本规划有效期至2026年12月31日。',
      '衔接《澜溪市城市更新三年行动方案（2025—2027年）》。',
    ])
      assert.deepEqual(quotes(id, plan(sentence)), [], sentence);
  });

  it('leaves a stage alone that the aims themselves set', () => {
    const staged = plan('2027年底前全面完成。').replace('200个。', '200个。到2027年，改造老旧小区300个。');
    assert.deepEqual(quotes(id, staged), []);
  });

  it('says nothing where the paper states no period', () => {
    assert.deepEqual(quotes(id, paper('2031年底前全面完成。')), []);
  });
});

describe('date-impossible', () => {
  const id = 'date-impossible';

  it('finds days and months that no calendar has', () => {
    for (const date of ['2025年2月30日', '2025年2月29日', '2026年6月31日', '2025年13月'])
      assert.ok(quotes(id, paper(`${date}前完成。`))[0]?.startsWith(date), date);
  });

  it('leaves real dates and other numbers alone', () => {
    for (const sentence of [
      '2024年2月29日召开会议。',
      '2025年12月31日前完成。',
      '每年12月和次年1月开展检查。',
      '利用13个月完成改造。',
    ])
      assert.deepEqual(quotes(id, paper(sentence)), [], sentence);
  });
});
