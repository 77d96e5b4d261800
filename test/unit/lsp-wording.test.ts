import assert from 'node:assert/strict';
import type { PolicySource } from '../../server/engine/peers/types.ts';
import { policyAddress, readAddress, ruleAddress } from '../../server/lsp/addresses.ts';
import { excerpt, shorten, shortTitle } from '../../server/lsp/wording.ts';

const source = (id: string, title: string): PolicySource => ({
  id,
  title,
  region: { level: 'city', province: '山东省', city: '东营市', county: null },
  date: null,
  kind: null,
  docNumber: null,
  doc: 'a',
});

describe('addresses', () => {
  it('give back the id, whatever is in it', () => {
    for (const id of ['builtin/000_1/0', 'a b/c%2F#?', '政策/一', '../x', '𠮷\ud842'])
      assert.deepEqual(readAddress(policyAddress(source(id, '意见'))), {
        kind: 'policy',
        id: id.replace('𠮷\ud842', '𠮷_'),
      });
    assert.deepEqual(readAddress(ruleAddress('date-impossible')), { kind: 'rule', id: 'date-impossible' });
  });

  it('end in a name for the editor’s tab, in the language of drafts', () => {
    const name = (title: string) => decodeURIComponent(policyAddress(source('x', title)).split('/').at(-1)!);
    assert.equal(name('东营市人民政府关于加快发展的意见'), '东营市·关于加快发展的意见.policy.txt');
    assert.equal(name('a/b:c?d'), '东营市·a_b_c_d.policy.txt');
    assert.ok(name('长'.repeat(300)).length < 100);
  });

  it('are null for what is not ours', () => {
    for (const uri of [
      '',
      'file:///a',
      'duibiao:',
      'duibiao:/corpus/',
      'duibiao:/rules/a',
      'duibiao:/rules/%zz.md',
      7,
      null,
    ])
      assert.equal(readAddress(uri), null);
  });
});

describe('wording', () => {
  it('shortens a title to what it is about', () => {
    for (const [title, short] of [
      ['东营市人民政府办公室关于进一步完善服务体系的实施意见', '关于进一步完善服务体系的实施意见'],
      ['乌海市人民政府办公室关于印发《乌海市“十四五”规划》的通知', '乌海市“十四五”规划'],
      ['关于印发渭南市行动方案的通知', '渭南市行动方案'],
      ['关于召开会议的通知', '关于召开会议的通知'],
      ['2023年政府工作报告', '2023年政府工作报告'],
      ['关于印发的通知', '关于印发的通知'],
      ['', ''],
    ])
      assert.equal(shortTitle(title!), short);
  });

  it('never cuts a character in two', () => {
    for (let length = 1; length < 12; length++)
      for (const cut of [shorten('𠮷𠮷𠮷𠮷𠮷', length), excerpt('𠮷𠮷𠮷𠮷目标𠮷𠮷𠮷𠮷', '目标', length)])
        assert.ok(!/\p{Surrogate}/u.test(cut), cut);
  });

  it('shows the words that matter', () => {
    const clause = `${'前文。'.repeat(60)}注册护士数达到4.1人，${'后文。'.repeat(60)}`;
    assert.match(excerpt(clause, '注册护士数', 80), /^….*注册护士数达到4\.1人.*…$/);
    assert.match(excerpt(clause, '没有的词', 80), /^前文。.*…$/);
  });
});
