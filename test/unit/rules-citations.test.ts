import assert from 'node:assert/strict';
import { findingsOf, fixed, quotesOf } from './rule-bench.ts';
import { withCorpus } from './text-corpus.ts';

const paper = (...tasks: string[]) =>
  `澜溪市人民政府办公室关于做好养老服务工作的通知\n\n各县区人民政府：\n\n一、主要任务\n\n${tasks.map((task, index) => `（${'一二三四'[index]}）完善制度。${task}`).join('\n\n')}\n\n澜溪市人民政府办公室\n\n2025年3月10日\n`;

describe('doc-number-form', () => {
  const id = 'doc-number-form';
  const cite = (number: string) => paper(`落实《国务院办公厅关于推进养老服务发展的意见》（${number}）。`);

  it('finds other brackets, short years, 第 and leading zeros, and mends them', () => {
    for (const wrong of [
      '国办发[2019]5号',
      '国办发（2019）5号',
      '国办发【2019】5号',
      '国办发〔2019〕第5号',
      '国办发〔2019〕005号',
      '国办发〔19〕5号',
    ]) {
      assert.deepEqual(quotesOf(id, cite(wrong)), [wrong]);
      assert.equal(fixed(id, cite(wrong)), cite('国办发〔2019〕5号'));
    }
  });

  it('leaves the right form, orders, standards and words before a bracket', () => {
    for (const right of ['国办发〔2019〕5号', '国务院令第752号', 'GB/T 9704—2012', '澜溪市人民政府令（2019）第5号'])
      assert.deepEqual(quotesOf(id, cite(right)), [], right);
    assert.deepEqual(quotesOf(id, paper('依据市政府常务会议纪要（2019）5号精神推进。')), []);
  });

  it('is silent in a page that a copier may have spoilt', () => {
    const page = `首页 | 政务公开\n\n来源：澜溪市人民政府办公室  发布时间：2025-03-12 10:20  浏览次数：305\n\n${cite('国办发[2019]5号')}\n【打印本页】【关闭窗口】\n\n版权所有 澜溪市人民政府 ICP备12345678号\n`;
    assert.deepEqual(quotesOf(id, page), []);
  });
});

describe('citation-mismatch', () => {
  const id = 'citation-mismatch';
  const CARE = '《国务院办公厅关于推进养老服务发展的意见》（国办发〔2019〕5号）';

  it('finds one number with two titles', () => {
    const other = '《国务院关于加快发展体育产业的若干规定》（国办发〔2019〕5号）';
    assert.deepEqual(quotesOf(id, paper(`落实${CARE}。`, `执行${other}。`)), [other]);
  });

  it('leaves short titles, the same title again, and other numbers', () => {
    for (const other of [
      CARE,
      '《关于推进养老服务发展的意见》（国办发〔2019〕5号）',
      '《养老服务发展意见》（国办发[2019]5号）',
      '《国务院关于加快发展体育产业的若干规定》（国办发〔2019〕6号）',
    ])
      assert.deepEqual(quotesOf(id, paper(`落实${CARE}。`, `执行${other}。`)), [], other);
  });

  it('finds a title that is not the one of the corpus', () => {
    const corpus = {
      甲: '东营市人民政府办公室关于印发东营市养老服务条例实施办法的通知\n\n东政办发〔2024〕12号\n\n各县区人民政府：\n\n一、总则\n\n（一）规范养老服务。\n\n东营市人民政府办公室\n\n2024年5月6日\n',
    };
    withCorpus(corpus, (peers) => {
      const wrong = '《东营市城市更新行动方案》（东政办发〔2024〕12号）';
      assert.deepEqual(quotesOf(id, paper(`参照${wrong}。`), peers), [wrong]);
      assert.equal(findingsOf(id, paper(`参照${wrong}。`), peers)[0]?.related[0]?.policyId, 'texts/甲/0');
      assert.deepEqual(quotesOf(id, paper('参照《东营市养老服务条例实施办法》（东政办发〔2024〕12号）。'), peers), []);
    });
  });
});

describe('citation-after-draft', () => {
  const id = 'citation-after-draft';

  it('finds a number of a later year than the paper, and no other', () => {
    const late = '《某某省基本养老服务清单》（某政办发〔2026〕5号）';
    assert.deepEqual(quotesOf(id, paper(`执行${late}。`)), [late]);
    assert.deepEqual(quotesOf(id, paper('执行《某某省基本养老服务清单》（某政办发〔2025〕5号）。')), []);
    assert.deepEqual(quotesOf(id, paper('执行《某某省基本养老服务清单》。')), []);
  });
});

describe('citation-replaced', () => {
  const id = 'citation-replaced';
  const corpus = {
    甲: '澜溪市养老服务管理办法\n\n第一条 为规范养老服务，制定本办法。\n\n第二条 本办法自2024年1月1日起施行，《澜溪市养老机构管理暂行办法》（澜政发〔2018〕3号）同时废止。\n\n澜溪市人民政府\n\n2023年12月1日\n',
  };

  it('finds what the corpus says is repealed, by number and by title', () =>
    withCorpus(corpus, (peers) => {
      for (const cited of ['《澜溪市养老机构管理暂行办法》（澜政发〔2018〕3号）', '《澜溪市养老机构管理暂行办法》'])
        assert.deepEqual(quotesOf(id, paper(`落实${cited}。`), peers), [cited]);
      assert.match(
        findingsOf(id, paper('落实《澜溪市养老机构管理暂行办法》。'), peers)[0]!.message.zh,
        /已被.*2023-12-01.*废止/,
      );
    }));

  it('leaves what is in force, and what the paper repeals itself', () =>
    withCorpus(corpus, (peers) => {
      for (const body of [
        '落实《澜溪市养老服务管理办法》。',
        '《澜溪市养老机构管理暂行办法》同时废止。',
        '落实《管理办法》。',
      ])
        assert.deepEqual(quotesOf(id, paper(body), peers), [], body);
    }));
});
