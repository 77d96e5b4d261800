import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../server/cli/run.ts';
import { table, width } from '../../server/cli/table.ts';
import { RULES } from '../../server/engine/rules/registry.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
};

/** Runs the command line as the program does, without a process. */
async function duibiao(...words: string[]) {
  let out = '';
  let err = '';
  const code = await run(words, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

const CLEAN = '某某市养老服务实施方案\n\n一、主要任务\n\n（一）完善设施。每个街道至少建成1个养老服务中心。\n';
const WRONG = `${CLEAN}\n某某市人民政府办公室\n\n2025年2月30日\n`;

describe('duibiao', () => {
  it('explains itself and says its version', async () => {
    for (const words of [['--help'], ['-h'], ['help'], ['check', '--help']]) {
      const { code, out } = await duibiao(...words);
      assert.equal(code, 0);
      assert.match(out, /duibiao check/);
    }
    const { code, out } = await duibiao('--version');
    assert.equal(code, 0);
    assert.match(out, /^\d+\.\d+\.\d+\n$/);
    assert.match((await duibiao('--help', '--lang', 'en')).out, /Usage/);
  });

  for (const [words, why] of [
    [[], /duibiao check/],
    [['chek'], /不认识的命令 chek/],
    [['--nonsense'], /不认识的选项 --nonsense/],
    [['check', '--nonsense', 'a'], /不认识的选项 --nonsense/],
    [['check', '-q', 'a'], /不认识的选项 -q/],
    [['check'], /没有指定文件/],
    [['check', '--format', 'xml', 'a'], /--format 只能是 text、json/],
    [['check', '--format'], /--format 后面缺少取值/],
    [['check', '--format', '--lang', 'zh'], /--format 后面缺少取值/],
    [['check', '--today', '2025-02-30', 'a'], /--today 要写成/],
    [['check', '--lang', 'fr', 'a'], /--lang 只能是/],
    [['extract'], /每次读一个文件/],
    [['extract', 'a', 'b'], /每次读一个文件/],
    [['explain', 'no-such-rule'], /没有名为 no-such-rule 的规则/],
    [['explain', '__proto__'], /没有名为/],
  ] as const)
    it(`refuses “${words.join(' ')}” with exit code 2`, async () => {
      const { code, out, err } = await duibiao(...words);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, why);
    });
});

describe('duibiao check', () => {
  it('gives 0 without, 1 with a grave finding', async () => {
    assert.equal((await duibiao('check', file('clean.txt', CLEAN))).code, 0);
    const { code, out } = await duibiao('check', file('wrong.txt', WRONG));
    assert.equal(code, 1);
    assert.match(out, /wrong\.txt:9:1 错误 .*2月30日.*\[date-impossible\]/);
    assert.match(out, /发现 1 处问题（错误 1）/);
    assert.match(
      (await duibiao('check', '--lang', 'en', file('wrong.txt', WRONG))).out,
      /error The date .* does not exist/,
    );
  });

  it('prints JSON of every file, in the order given, with offsets of the text', async () => {
    const [clean, wrong] = [file('clean.txt', CLEAN), file('wrong.txt', WRONG)];
    const { code, out } = await duibiao('check', '--format', 'json', wrong, clean);
    assert.equal(code, 1);
    const { files } = JSON.parse(out);
    assert.deepEqual(
      files.map((each: { path: string }) => each.path),
      [wrong, clean],
    );
    const [finding] = files[0].findings;
    assert.deepEqual(Object.keys(finding), ['rule', 'severity', 'from', 'to', 'message', 'related', 'fixes']);
    assert.equal(WRONG.slice(finding.from, finding.to), '2025年2月30日');
    assert.deepEqual(files[1].findings, []);
  });

  it('reads a file in GB18030, UTF-16 and with a byte order mark, and counts no mark', async () => {
    // 2025年2月30日 and the few words around it in GB 18030.
    const gb = Uint8Array.from([
      0xb9,
      0xd8,
      0xd3,
      0xda,
      0xb7,
      0xc0,
      0xd1,
      0xb4,
      0xb5,
      0xc4,
      0xcd,
      0xa8,
      0xd6,
      0xaa,
      10,
      ...[...'2025'].map((c) => c.charCodeAt(0)),
      0xc4,
      0xea,
      0x32,
      0xd4,
      0xc2,
      0x33,
      0x30,
      0xc8,
      0xd5,
      0xc7,
      0xb0,
      0xcd,
      0xea,
      0xb3,
      0xc9,
      0xa1,
      0xa3,
    ]);
    const files = [
      file('gb.txt', gb),
      file('utf16.txt', Buffer.from(`\ufeff${WRONG}`, 'utf16le')),
      file('mark.txt', `\ufeff${WRONG}`),
    ];
    const { files: found } = JSON.parse((await duibiao('check', '--format', 'json', ...files)).out);
    assert.equal(found[0].findings[0]?.from, '关于防汛的通知\n'.length);
    for (const each of found.slice(1)) assert.equal(each.findings[0]?.from, WRONG.indexOf('2025年2月30日'));
  });

  it('counts CR LF as two', async () => {
    const text = WRONG.replaceAll('\n', '\r\n');
    const { files } = JSON.parse((await duibiao('check', '--format', 'json', file('crlf.txt', text))).out);
    assert.equal(files[0].findings[0].from, text.indexOf('2025年2月30日'));
    assert.match((await duibiao('check', file('crlf.txt', text))).out, /crlf\.txt:9:1 /);
  });

  it('says why a file cannot be read, checks the others, and gives 2', async () => {
    const binary = file('photo.policy', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]));
    const missing = path.join(folder, 'missing.txt');
    const { code, out, err } = await duibiao(
      'check',
      '--format',
      'json',
      missing,
      binary,
      folder,
      file('wrong.txt', WRONG),
    );
    assert.equal(code, 2);
    assert.match(err, /missing\.txt: 找不到文件/);
    assert.match(err, /photo\.policy: .*二进制/);
    assert.match(err, /文件夹/);
    const { files } = JSON.parse(out);
    assert.equal(files.length, 4);
    assert.ok(files[0].error && files[1].error && files[2].error);
    assert.equal(files[3].findings.length, 1);
  });

  it('refuses a corpus that was asked for and is none', async () => {
    const { code, err } = await duibiao(
      'check',
      '--corpus',
      file('no.sqlite', 'not a corpus'),
      file('clean.txt', CLEAN),
    );
    assert.equal(code, 2);
    assert.match(err, /no\.sqlite/);
  });

  it('counts today only for a draft without a date', async () => {
    const undated = CLEAN.replace('每个街道', '2024年底前，每个街道');
    const late = await duibiao('check', '--today', '2026-01-31', file('undated.txt', undated));
    assert.match(late.out, /deadline-before-issue/);
    const early = await duibiao('check', '--today', '2024-03-01', file('undated.txt', undated));
    assert.doesNotMatch(early.out, /deadline-before-issue/);
    const dated = file('dated.txt', `${undated}\n某某市人民政府办公室\n\n2024年3月1日\n`);
    assert.doesNotMatch((await duibiao('check', '--today', '2026-01-31', dated)).out, /deadline-before-issue/);
  });
});

describe('duibiao extract', () => {
  const DRAFT = '某某市实施方案\n\n一、目标\n\n到2027年，每千人口注册护士数达到4.5人。（责任单位：市卫生健康委）\n';

  it('prints what was read as JSON with offsets', async () => {
    const { code, out } = await duibiao('extract', file('draft.txt', DRAFT));
    assert.equal(code, 0);
    const { policies } = JSON.parse(out);
    const [{ meta, targets, responsibilities, headings }] = policies;
    assert.equal(meta.title, '某某市实施方案');
    for (const fact of [...targets, ...responsibilities, ...headings])
      assert.equal(DRAFT.slice(fact.offset, fact.offset + fact.quote.length), fact.quote);
    assert.equal(targets[0].value, 4.5);
    assert.equal(targets[0].deadline, '2027');
    assert.deepEqual(responsibilities[0].units, ['市卫生健康委']);
  });

  it('prints tables for people', async () => {
    const { out } = await duibiao('extract', '--format', 'table', file('draft.txt', DRAFT));
    assert.match(out, /目标 \(1\)/);
    assert.match(out, /每千人口注册护士数 +4\.5人 +2027/);
    assert.match(
      (await duibiao('extract', '--format', 'table', '--lang', 'en', file('draft.txt', DRAFT))).out,
      /targets \(1\)/,
    );
  });

  it('gives an empty list and the reason for what cannot be read', async () => {
    const { code, out, err } = await duibiao('extract', file('doc.pdf', '%PDF-1.7 …'));
    assert.equal(code, 2);
    assert.match(err, /PDF/);
    const { policies, problems } = JSON.parse(out);
    assert.deepEqual(policies, []);
    assert.equal(problems.length, 1);
  });

  it('gives an empty answer for an empty file', async () => {
    const { code, out } = await duibiao('extract', file('empty.txt', ''));
    assert.equal(code, 0);
    assert.deepEqual(
      JSON.parse(out).policies.flatMap((policy: { targets: unknown[] }) => policy.targets),
      [],
    );
  });
});

describe('duibiao explain', () => {
  it('shows the page of each rule in the language asked for', async () => {
    for (const rule of RULES) {
      assert.ok((await duibiao('explain', rule.id)).out.includes(rule.why.zh));
      assert.ok((await duibiao('explain', '--lang', 'en', rule.id)).out.includes(rule.why.en));
    }
  });

  it('lists all rules without a name', async () => {
    const { code, out } = await duibiao('explain');
    assert.equal(code, 0);
    for (const rule of RULES) assert.ok(out.includes(rule.id));
  });
});

describe('a table for the terminal', () => {
  it('counts ideographs as two columns', async () => {
    assert.equal(width('床位 7.55张'), 11);
    assert.equal(width('𠀀（a'), 5);
    assert.equal(
      table(
        ['甲', 'b'],
        [
          ['x\ny', '2'],
          ['', '3'],
        ],
      ),
      '甲   b\nx y  2\n     3',
    );
  });
});

describe('files of which none can be read', () => {
  it('are no clean result', async () => {
    const { code, out } = await duibiao('check', path.join(folder, 'none.policy'));
    assert.equal(code, 2);
    assert.equal(out, '没有检查任何文件。\n');
  });
});

// A device that is always full exists on Linux alone.
if (existsSync('/dev/full'))
  describe('a result that cannot be written', () => {
    it('is said in one line, and the exit code is no verdict', async () => {
      const full = openSync('/dev/full', 'w');
      try {
        const main = path.join(import.meta.dirname, '../../server/cli/main.ts');
        const { status, stderr } = spawnSync(process.execPath, [main, 'check', file('full.policy', CLEAN)], {
          stdio: ['ignore', full, 'pipe'],
          encoding: 'utf8',
        });
        assert.equal(status, 2);
        assert.match(stderr, /无法写出结果.*ENOSPC/);
        assert.doesNotMatch(stderr, /\n {4}at /);
      } finally {
        closeSync(full);
      }
    });
  });
