import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPdf } from '../../server/corpus/readers/pdf.ts';
import type { FileContent } from '../../server/corpus/readers/types.ts';
import { lines, type PdfSketch, pdf, type Words } from './pdf-fixture.ts';

const samples = path.join(import.meta.dirname, '../../../shared/import-samples');

const textOf = ({ text, refusal }: FileContent): string => {
  assert.ok(text !== null, `refused: ${refusal?.zh}`);
  return text;
};
const read = async (sketch: PdfSketch): Promise<string[]> =>
  textOf(await readPdf(pdf(sketch)))
    .split('\n')
    .filter((line) => line !== '');
const refusalOf = ({ text, refusal }: FileContent): string => {
  assert.equal(text, null);
  assert.ok(refusal && refusal.en.length > 10);
  return refusal?.zh ?? '';
};

// A line of the page holds 38 characters.
const LONG =
  '到2027年，全市每千人口医疗卫生机构床位数达到7.6张，每千人口执业（助理）医师数达到3.9人，医疗卫生服务体系更加健全，群众就医更加方便，基层首诊比例稳步提高。';
const wrapped = (text: string): string[] => text.match(/.{1,38}/gu) ?? [];

describe('the reader of PDF files', function () {
  this.timeout(30_000);

  for (const font of ['UniGB-UCS2-H', 'GBK-EUC-H', 'Identity-H'] as const)
    it(`reads text in a font that is not embedded (${font})`, async () => {
      const [title, ...rest] = await read({
        font,
        pages: [
          lines(
            '关于进一步完善医疗卫生服务体系的实施意见',
            null,
            '一、总体要求',
            ...wrapped(LONG),
            '二、工作目标',
            ...wrapped(LONG),
          ),
        ],
      });
      assert.equal(title, '关于进一步完善医疗卫生服务体系的实施意见');
      assert.deepEqual(rest, ['一、总体要求', LONG, '二、工作目标', LONG]);
    });

  it('repairs the radicals that fonts print for characters', async () => {
    const [line] = await read({
      font: 'Identity-H',
      pages: [lines('⼀、加强⺠⽣保障⼯作，建⽴⻓效机制，⾯向全体⼈⺠。')],
    });
    assert.equal(line, '一、加强民生保障工作，建立长效机制，面向全体人民。');
  });

  it('drops running heads and page numbers, and joins what a page broke', async () => {
    const head = (page: number): Words[] => [
      { x: 72, y: 800, size: 9, text: '东营市人民政府公报' },
      { x: 290, y: 40, size: 9, text: `— ${page} —` },
    ];
    const [first, second, third] = wrapped(LONG) as [string, string, string];
    const body = '坚持以人民健康为中心，推动优质医疗资源扩容下沉和区域均衡布局，完善服务体系。';
    const found = await read({
      pages: [
        [...head(1), ...lines('一、总体要求', body, '二、工作目标', first, second)],
        [...head(2), ...lines(third, '三、主要任务', '（一）建设紧密型县域医共体。')],
        [...head(3), ...lines('（二）做实家庭医生签约服务。', '四、组织实施')],
      ],
    });
    assert.deepEqual(
      found.filter((line) => /公报|—/.test(line)),
      [],
    );
    assert.ok(found.includes(LONG), found.join('\n'));
    for (const heading of ['一、总体要求', '二、工作目标', '三、主要任务', '四、组织实施'])
      assert.ok(found.includes(heading), heading);
  });

  it('refuses a scan, a locked file and one whose codes nobody can read, with that reason', async () => {
    assert.match(refusalOf(await readPdf(pdf({ pages: [[], []] }))), /扫描件/);
    assert.match(
      refusalOf(await readPdf(pdf({ pages: [[{ x: 290, y: 40, text: '1' }], [{ x: 290, y: 40, text: '2' }]] }))),
      /扫描件/,
    );
    assert.match(refusalOf(await readPdf(pdf({ pages: [lines(LONG.slice(0, 38))], encrypted: true }))), /加密/);
    const mute = await readPdf(
      pdf({ pages: [lines(...wrapped(LONG.replace(/[^\u4e00-\u9fff]/gu, '')))], font: 'Identity-H', mute: true }),
    );
    assert.match(refusalOf(mute), /乱码/);
  });

  it('says of a file that was cut off or scribbled on what it is, and never fails', async function () {
    this.timeout(120_000);
    const whole = pdf({ pages: [lines('一、总体要求', ...wrapped(LONG)), lines('二、主要任务', ...wrapped(LONG))] });
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48271) % 0x7fffffff;
      return seed % below;
    };
    const harmed = [
      ...Array.from({ length: 24 }, (_, index) => whole.slice(0, Math.floor((whole.length * (index + 0.5)) / 24))),
      ...Array.from({ length: 24 }, () => {
        const bytes = whole.slice();
        for (let flips = 0; flips < 12; flips++) bytes[random(bytes.length)] = random(256);
        return bytes;
      }),
    ];
    for (const bytes of harmed) {
      const { text, refusal } = await readPdf(bytes);
      assert.ok(text !== null ? text.length > 0 : refusal!.zh.length > 4 && refusal!.en.length > 10);
    }
    assert.match(refusalOf(await readPdf(whole.slice(0, 60))), /不完整|损坏/);
  });

  for (const [name, parts] of [
    ['健康中国2030', ['第一章', '人民身体素质明显增强，2030年人均预期寿命达到79.0岁']],
    [
      '国务院关于实施健康中国行动的意见',
      ['到2022年和2030年，全国居民健康素养水平分别不低于22%和30%', '（一）指导思想。'],
    ],
  ] as const)
    it(`reads ${name} whole (a sample beside the repository)`, async function () {
      const file = existsSync(samples)
        ? readdirSync(samples).find((one) => one.endsWith('.pdf') && one.replace(/[“”]/g, '').includes(name))
        : undefined;
      if (!file) return this.skip();
      const text = textOf(await readPdf(new Uint8Array(readFileSync(path.join(samples, file)))));
      for (const part of parts) assert.ok(text.includes(part), `${part} is missing`);
      assert.doesNotMatch(text, /[\u2e80-\u2fdf]/u);
      assert.doesNotMatch(text, /^\s*[-—]?\s*\d{1,3}\s*[-—]?\s*$/mu);
    });
});
