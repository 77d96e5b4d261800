import assert from 'node:assert/strict';
import { readHtml } from '../../server/corpus/readers/html.ts';
import { readMhtml } from '../../server/corpus/readers/mhtml.ts';
import { extractFacts } from '../../server/engine/facts/extract.ts';
import { parseDocument } from '../../server/engine/policy/parse.ts';
import { FRAMES, LOGIN, MISSING, NUMBER, PAGES, PARAGRAPHS, SHELL, TITLE } from './web-fixture.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function textOf(html: string | Uint8Array): Promise<string> {
  const content = await readHtml(typeof html === 'string' ? utf8(html) : html);
  assert.ok(content.text !== null, content.refusal?.zh);
  return content.text;
}

const refusalOf = async (html: string): Promise<string> => (await readHtml(utf8(html))).refusal?.zh ?? '';

/** A table within an article that is long enough to be one. */
const within = (inner: string): string =>
  `<html><body><div id="zoom">${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}${inner}</div></body></html>`;
const after = async (inner: string): Promise<string[]> =>
  (await textOf(within(inner))).trimEnd().split('\n').slice(PARAGRAPHS.length);

/** A number from 0 up to a limit, the same at each run. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
}

/** GB18030 of characters, which Node itself does not write. */
function gb(text: string): Uint8Array {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) table.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  return new Uint8Array(
    [...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : table.get(sign)!)),
  );
}

describe('reading web pages', () => {
  for (const [name, html] of Object.entries(PAGES))
    it(`finds the policy and nothing of the site: ${name}`, async () => {
      const text = await textOf(html);
      const whole = text.replace(/\s/gu, '');
      for (const paragraph of PARAGRAPHS) assert.ok(whole.includes(paragraph.replace(/\s/gu, '')), paragraph);
      assert.doesNotMatch(text, /首页|微信|打印|关闭|ICP|版权|主办单位|上一篇|下一篇|相关链接|产业园|澳门|影片|脚本/u);
      const [policy, ...others] = parseDocument(text).policies;
      assert.equal(others.length, 0);
      assert.equal(policy?.meta.title, TITLE);
      assert.equal(policy?.meta.issueDate, '2023-06-12');
      const { targets } = extractFacts(parseDocument(text), policy!);
      assert.ok(targets.some(({ value }) => value === 4.6));
      if (name !== 'repost')
        for (const paragraph of PARAGRAPHS) assert.ok(text.split('\n').includes(paragraph), paragraph);
    });

  it('states title and day of publication as the page does', async () => {
    for (const [name, publishDate] of Object.entries({
      council: '2023-06-15',
      trs: '2023-06-15',
      broken: '2023-06-15',
      repost: '2023-06-15',
    })) {
      const { stated } = (await readHtml(utf8(PAGES[name as keyof typeof PAGES]))) as { stated: object };
      assert.deepEqual(stated, { title: TITLE, publishDate }, name);
    }
    const named = PAGES.tables.replace('海州市卫生信息网', `${TITLE}`);
    assert.equal(((await readHtml(utf8(named))) as { stated: { title?: string } }).stated.title, TITLE);
    assert.deepEqual(((await readHtml(utf8(PAGES.tables))) as { stated: object }).stated, {});
  });

  it("keeps what the page's data say of number, organ and validity", async () => {
    for (const html of [PAGES.council, PAGES.disclosure]) {
      const text = await textOf(html);
      assert.ok(text.includes(`发文字号：${NUMBER}\n`));
      assert.doesNotMatch(text, /主题分类|信息分类/u);
      assert.equal(parseDocument(text).policies[0]?.meta.docNumber, NUMBER);
    }
  });

  it('keeps the columns of tables', async () => {
    const table =
      '<table><tr><th rowspan="2">指标</th><th colspan="2">目标</th><th>属性</th></tr><tr><th>2023年</th><th>2025年</th><th></th></tr>' +
      '<tr><td><p>普惠</p><p>占比</p></td><td>60%</td><td>65%</td><td>预期性</td></tr><tr><td colspan="4">注：全市口径。</td></tr></table>';
    assert.deepEqual(await after(table), [
      '指标\t目标\t\t属性',
      '\t2023年\t2025年',
      '普惠占比\t60%\t65%\t预期性',
      '注：全市口径。',
    ]);
    assert.deepEqual(await after('<table><tr><td>甲<table><tr><td>乙</td><td>丙</td></tr></table></td></tr></table>'), [
      '甲',
      '乙\t丙',
    ]);
  });

  it('writes numbers of lists out, ends lines at breaks and trims blanks', async () => {
    assert.deepEqual(
      await after(
        '<ol start="3"><li>扩面</li><li><p>提质</p></li></ol><ol><li>（一）已有序号</li></ol><ul><li>要点</li></ul>',
      ),
      ['3. 扩面', '4. 提质', '（一）已有序号', '要点'],
    );
    assert.deepEqual(
      await after(
        '<p>&nbsp;&nbsp;　　第一<b>行</b><br/>&#8203;第<span>二\n</span>\n行 10<sup>4</sup>人、CO<sub>2</sub></p>',
      ),
      ['第一行', '第二行 10⁴人、CO2'],
    );
  });

  it('reads the usual encodings, whatever the page says of itself', async () => {
    const page = PAGES.tables.replace(/〔|〕/g, '');
    for (const charset of ['gb2312', 'GBK', 'utf-8', ''])
      assert.ok(
        (await textOf(gb(page.replace('charset=gb2312', charset && `charset=${charset}`)))).includes(PARAGRAPHS[3]!),
      );
    assert.ok((await textOf(utf8(page))).includes(PARAGRAPHS[3]!), 'UTF-8 that calls itself gb2312');
    const wide = new Uint8Array(Buffer.from(`\ufeff${page}`, 'utf16le'));
    assert.ok((await textOf(wide)).includes(PARAGRAPHS[3]!));
    const damaged = utf8(PAGES.trs);
    damaged[damaged.length - 400] = 0xff;
    assert.ok((await textOf(damaged)).includes(PARAGRAPHS[3]!));
  });

  it('says why there is no text', async () => {
    assert.match(await refusalOf(LOGIN), /登录页/u);
    assert.match(await refusalOf(MISSING), /出错页面/u);
    assert.match(await refusalOf(SHELL), /没有正文/u);
    assert.match(await refusalOf(FRAMES), /框架/u);
    assert.match(await refusalOf(''), /没有正文/u);
  });

  it('always ends, with a text or a refusal', async () => {
    const deep = 100_000;
    const inputs: string[] = [
      '<div>'.repeat(2_000_000),
      `${'<div>'.repeat(deep)}${PARAGRAPHS.join('')}`,
      `<html><body>${'<span>'.repeat(deep)}${PARAGRAPHS.join('')}${'</span>'.repeat(deep)}</body></html>`,
      '<table><tr><td>'.repeat(20_000) + PARAGRAPHS.join(''),
      `<ul>${'<li>'.repeat(deep)}${PARAGRAPHS.join('')}`,
      `<p>${'<b><i>'.repeat(4000)}${PARAGRAPHS.join('<br>')}`,
      `<table>${'<tr><td rowspan=9999 colspan=9999>一'.repeat(3000)}</table>`,
      `<div style="display:none">`.repeat(4000),
      '<'.repeat(200_000),
      '<!--'.repeat(100_000),
      `<a href="${'x'.repeat(2_000_000)}`,
      '&nbsp;'.repeat(300_000),
      `<p>${'打印 '.repeat(15)}完${'|'.repeat(60)}</p>`.repeat(2000),
      `<script>${'</script'.repeat(50_000)}`,
      `${'<p hidden>一</p><p>二</p>'.repeat(50_000)}`,
    ];
    for (const input of inputs) {
      const started = performance.now();
      const { text, refusal } = await readHtml(utf8(input));
      assert.ok((text === null) !== (refusal === null));
      assert.ok(performance.now() - started < 15_000, input.slice(0, 40));
    }
    const text = await textOf(`${'<div>'.repeat(deep)}${PARAGRAPHS.map((one) => `<p>${one}</p>`).join('')}`);
    assert.ok(text.split('\n').includes(PARAGRAPHS[3]!));
  }).timeout(120_000);

  it('takes pages cut short or damaged', async () => {
    const next = random(7);
    for (const page of Object.values(PAGES).map(utf8))
      for (let i = 0; i < 25; i++) {
        const cut = page.slice(0, next(page.length));
        const broken = page.slice();
        for (let j = 0; j < 30; j++) broken[next(broken.length)] = next(256);
        for (const bytes of [cut, broken]) {
          const { text, refusal } = await readHtml(bytes);
          assert.ok((text === null) !== (refusal === null));
        }
      }
  });
});

/** A page and its parts in one file. */
function mhtml(page: Uint8Array, type: string, encoding: 'base64' | 'quoted-printable', subject: string): Uint8Array {
  const body =
    encoding === 'base64'
      ? Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n')
      : [...page]
          .map((byte) =>
            byte === 61 || byte > 126
              ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
              : String.fromCharCode(byte),
          )
          .join('')
          .replace(/((?:=..|[^=\r\n]){40,70})/g, '$1=\r\n');
  const edge = '----MultipartBoundary--7d1';
  const style = `--${edge}\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: a.css\r\n\r\np { color: red }\r\n`;
  const image = `--${edge}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: a.png\r\n\r\niVBORw0KGgo=\r\n`;
  return Buffer.from(
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.test/a.html\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${edge}"\r\n\r\n\r\n` +
      `--${edge}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: https://example.test/a.html\r\n\r\n${body}\r\n${style}${image}--${edge}--\r\n`,
    'latin1',
  );
}

describe('reading saved web archives', () => {
  it('reads what Chrome and what IE and WPS save', async () => {
    const old = gb(PAGES.tables.replace(/〔|〕/g, ''));
    const files = {
      chrome: mhtml(utf8(PAGES.trs), 'text/html', 'quoted-printable', '=?utf-8?Q?=E6=B5=B7?='),
      ie: mhtml(old, 'text/html;\r\n\tcharset="gb2312"', 'quoted-printable', 'a'),
      wps: mhtml(old, 'text/html; charset="gb2312"', 'base64', 'a'),
      silent: mhtml(old, 'text/html', 'quoted-printable', 'a'),
      word: mhtml(
        new Uint8Array(Buffer.from(`\ufeff${PAGES.tables}`, 'utf16le')),
        'text/html; charset="unicode"',
        'base64',
        'a',
      ),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const content = await readMhtml(bytes);
      assert.ok(content.text !== null, `${name}: ${content.refusal?.zh}`);
      for (const paragraph of PARAGRAPHS)
        assert.ok(content.text.split('\n').includes(paragraph), `${name}: ${paragraph}`);
      assert.doesNotMatch(content.text, /color|首页|版权/u);
    }
    const { stated } = (await readMhtml(files.chrome)) as { stated: object };
    assert.deepEqual(stated, { title: TITLE, publishDate: '2023-06-15' });
  });

  it('always ends, with a text or a refusal', async () => {
    const whole = mhtml(utf8(PAGES.council), 'text/html', 'quoted-printable', 'a');
    const next = random(11);
    const inputs = [
      new Uint8Array(),
      utf8('From: a\r\n\r\n'),
      utf8('Content-Type: multipart/related; boundary=a\r\n\r\n--a'.repeat(500)),
    ];
    for (let i = 0; i < 40; i++) {
      const broken = whole.slice();
      for (let j = 0; j < 40; j++) broken[next(broken.length)] = next(256);
      inputs.push(broken, whole.slice(0, next(whole.length)));
    }
    for (const input of inputs) {
      const { text, refusal } = await readMhtml(input);
      assert.ok((text === null) !== (refusal === null));
    }
  });
});
