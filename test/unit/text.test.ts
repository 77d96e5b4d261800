import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../server/engine/text/decode.ts';
import { fold, isTraditional } from '../../server/engine/text/fold.ts';
import { LineIndex } from '../../server/engine/text/lines.ts';
import { readSeed, seedNames } from './seeds.ts';

/** Text as policies hold it, with everything that can go wrong in it. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'一二三四五（）()、。，,：；：1２３４%％衞醫縣著乾市⼈⺠\r\n\t 　“”《》「」|#*①𠮷😀'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 200,
});

describe('fold', () => {
  const cases: [string, string][] = [
    ['１２．５％（含）：Ａ级，', '12.5%(含):A级,'],
    ['市⼈⺠政府⻔诊', '市人民政府门诊'],
    ['縣級醫院衞生', '县级医院卫生'],
    ['顯著提高、執著、著力推進', '显著提高、执着、着力推进'],
    ['臺灣、檯帳、著名', '台湾、台账、著名'],
    ['床医比1∶0.55', '床医比1:0.55'],
    ['「十四五」規劃', '“十四五”规划'],
  ];
  for (const [raw, shadow] of cases)
    it(`${raw} → ${shadow}`, () => assert.equal(fold(raw).replace('帐', '账'), shadow));

  it('leaves the characters of simplified text alone', () => {
    for (const text of ['显著提高', '为什么', '乾安县', '慰藉', '于都县', '著名专家', '瞭望'])
      assert.equal(fold(`${text}，我们的发展`), `${text},我们的发展`);
  });

  it('decides the script from the whole text, a few foreign characters notwithstanding', () => {
    assert.equal(isTraditional(readSeed('004_59984a0c42536194.txt')), true);
    assert.equal(isTraditional(readSeed('003_c82cab296bc57d5f.txt')), false);
    assert.equal(isTraditional('我们与臺灣的发展经验对比，统筹城乡医疗机构建设'), false);
  });

  it('returns the text itself where nothing changes', () => {
    const text = '到2025年,全市每千人口床位数达到7.5张。';
    assert.equal(fold(text), text);
  });

  it('keeps every length and is stable', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shadow = fold(text);
        assert.equal(shadow.length, text.length);
        for (let i = 0; i < text.length; i++) assert.equal(/[\r\n\t]/u.test(text[i]!), /[\r\n\t]/u.test(shadow[i]!));
      }),
    );
    for (const name of seedNames) {
      const text = readSeed(name);
      assert.equal(fold(text).length, text.length);
    }
  });
});

describe('LineIndex', () => {
  it('counts \\n, \\r\\n and \\r as line ends', () => {
    const index = new LineIndex('甲\n乙\r\n丙\r丁');
    assert.equal(index.lineCount, 4);
    assert.deepEqual(index.positionAt(2), { line: 1, character: 0 });
    assert.deepEqual(index.positionAt(6), { line: 2, character: 1 });
    assert.equal(index.offsetAt({ line: 3, character: 0 }), 7);
    assert.equal(index.offsetAt({ line: 1, character: 99 }), 3, 'a place behind the line is its end');
    assert.equal(index.offsetAt({ line: 99, character: 0 }), 8);
    assert.deepEqual(index.positionAt(-5), { line: 0, character: 0 });
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, seed) => {
        const index = new LineIndex(text);
        const offset = text.length === 0 ? 0 : seed % (text.length + 1);
        const position = index.positionAt(offset);
        assert.ok(index.offsetAt(position) <= offset);
        assert.deepEqual(index.positionAt(index.offsetAt(position)), position);
        if (!/[\r\n]/u.test(text[offset - 1] ?? '') || text[offset - 1] !== '\r') {
          const end = index.endOf(position.line);
          if (offset <= end) assert.equal(index.offsetAt(position), offset);
        }
      }),
    );
  });
});

describe('decode', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const utf16 = (text: string, little: boolean) => {
    const result = new Uint8Array(text.length * 2);
    const view = new DataView(result.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
    return result;
  };
  const sample = '关于印发《实施方案》的通知\n一、总体要求。到2025年，达到60%。';

  it('reads UTF-8 with and without its mark', () => {
    assert.deepEqual(decode(utf8(sample)), { text: sample, encoding: 'utf-8' });
    assert.deepEqual(decode(utf8(`\ufeff${sample}`)), { text: sample, encoding: 'utf-8' });
    assert.deepEqual(decode(bytes()), { text: '', encoding: 'utf-8' });
  });

  it('leaves out a last character that was cut short', () => {
    assert.deepEqual(decode(utf8('实施方案').subarray(0, 11)), { text: '实施方', encoding: 'utf-8' });
  });

  it('reads UTF-16 in either order, with its mark or when unmistakable', () => {
    for (const little of [true, false]) {
      const encoding = little ? 'utf-16le' : 'utf-16be';
      assert.deepEqual(decode(utf16(`\ufeff${sample}`, little)), { text: sample, encoding });
      assert.deepEqual(decode(utf16(sample, little)), { text: sample, encoding });
    }
  });

  it('reads GB18030', () => {
    // 关于政府, 。, 1
    const gb = bytes(0xb9, 0xd8, 0xd3, 0xda, 0xd5, 0xfe, 0xb8, 0xae, 0xa1, 0xa3, 0x31);
    assert.deepEqual(decode(gb), { text: '关于政府。1', encoding: 'gb18030' });
  });

  it('refuses what is no text, with a reason in both languages', () => {
    for (const refused of [
      bytes(0x25, 0x50, 0x44, 0x46, 0x2d),
      bytes(0x50, 0x4b, 3, 4, 20, 0),
      bytes(0xd0, 0xcf, 0x11, 0xe0, 1, 2),
      bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13),
      bytes(0xff, 0xff, 0xff, 0xff, 0xff),
    ]) {
      const { refusal } = decode(refused);
      assert.ok(refusal && refusal.zh.length > 3 && refusal.en.length > 3);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (data) => {
        const result = decode(data);
        assert.ok(result.refusal !== undefined || typeof result.text === 'string');
      }),
    );
  });
});
