import assert from 'node:assert/strict';
import { check, readDraft } from '../../server/engine/check.ts';
import type { Finding } from '../../server/engine/rules/types.ts';

const findings = (text: string): Finding[] => check({ ...readDraft(text), peers: null, today: '2026-01-31' });
const rules = (text: string) => findings(text).map(({ rule }) => rule);

const paper = (...lines: string[]) =>
  [
    '关于做好防汛工作的通知',
    '',
    '各县区：',
    '',
    '一、主要任务',
    '',
    ...lines,
    '',
    '某某市人民政府办公室',
    '',
    '2025年1月10日',
    '',
  ].join('\n');
const FIRST = '（一）开展隐患排查。2025年2月30日前完成在建工地隐患排查。';
const SECOND = '（二）储备防汛物资。2025年6月31日前完成物资储备。';
const THIRD = '（三）组织应急演练。2025年9月31日前完成演练。';
const next = (names: string) => `<!-- duibiao-disable-next-line ${names} -->`;

describe('a suppression', () => {
  it('hides one rule on the next line, over blank lines and other comments', () => {
    assert.deepEqual(rules(paper(FIRST, SECOND)), ['date-impossible', 'date-impossible']);
    assert.deepEqual(rules(paper(FIRST, next('date-impossible: 待核'), SECOND)), ['date-impossible']);
    assert.deepEqual(rules(paper(next('date-impossible：待核'), '<!-- 别的 -->', '', FIRST, '', SECOND)), [
      'date-impossible',
    ]);
  });

  it('hides one rule from one comment to another, or to the end', () => {
    const [off, on] = ['<!-- duibiao-disable date-impossible: 待核 -->', '<!-- duibiao-enable date-impossible -->'];
    const shown = (text: string) => findings(text).map(({ from, to }) => text.slice(from, to));
    assert.deepEqual(shown(paper(FIRST, off, SECOND, on, THIRD)), ['2025年2月30日', '2025年9月31日']);
    assert.deepEqual(shown(paper(FIRST, off, SECOND, '<!-- duibiao-enable -->', THIRD)), [
      '2025年2月30日',
      '2025年9月31日',
    ]);
    assert.deepEqual(shown(paper(FIRST, off, SECOND, THIRD)), ['2025年2月30日']);
  });

  it('hides one rule in the whole file, before it too', () => {
    assert.deepEqual(rules(paper(FIRST, '<!-- duibiao-disable-file date-impossible: 旧稿 -->', SECOND)), []);
  });

  it('is told of when it hides nothing, and its fix takes it away', () => {
    const text = paper(FIRST, next('date-impossible, target-conflict: 待核'), SECOND);
    const [first, unused] = findings(text);
    assert.equal(first?.rule, 'date-impossible');
    assert.equal(unused?.rule, 'suppression-unused');
    assert.equal(text.slice(unused!.from, unused!.to), 'target-conflict');
    const [edit] = unused!.fixes[0]!.edits;
    const mended = text.slice(0, edit!.from) + edit!.text + text.slice(edit!.to);
    assert.equal(mended, paper(FIRST, next('date-impossible: 待核'), SECOND));

    const clean = paper('（一）开展隐患排查。', next('date-impossible: 待核'), '（二）储备物资。');
    const [removal] = findings(clean)[0]!.fixes[0]!.edits;
    assert.equal(
      clean.slice(0, removal!.from) + removal!.text + clean.slice(removal!.to),
      paper('（一）开展隐患排查。', '（二）储备物资。'),
    );
  });

  it('of a rule that was not run is not called unused', () => {
    const text = paper(next('target-below-peers: 省里已同意'), '（一）开展隐患排查。');
    assert.deepEqual(rules(text), []);
  });

  it('that cannot be followed is told of', () => {
    for (const [comment, words] of [
      ['duibiao-disable-next-line', /没有写明要停用的规则/],
      ['duibiao-disable-next-line 没有这条: 理由', /没有名为“没有这条”/],
      ['duibiao-ignore date-impossible: 理由', /没有“duibiao-ignore”/],
      ['duibiao-disable-file date-impossible', /没有写明理由/],
    ] as const) {
      const told = findings(paper(`<!-- ${comment} -->`, FIRST)).find(({ rule }) => rule === 'suppression-malformed');
      assert.match(told?.message.zh ?? '', words);
    }
    assert.deepEqual(rules(paper('<!-- 对标材料见附件 -->', '<!-- duibiao -->', FIRST)), ['date-impossible']);
  });
});
