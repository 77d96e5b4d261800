import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { check, readDraft } from '../../server/engine/check.ts';
import type { Span } from '../../server/engine/text/span.ts';
import { readSeed, seedNames } from './seeds.ts';

const main = path.join(import.meta.dirname, '../../server/cli/main.ts');
const folder = mkdtempSync(path.join(os.tmpdir(), 'duibiao-bad-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const seeds = seedNames.map(readSeed);

/** Reads and checks a text; fails on any span outside it, on a quote that is not its slice, and on a rule that failed. */
function assertSound(text: string): void {
  const draft = readDraft(text);
  assert.equal(draft.document.text, text);
  assert.equal(draft.document.shadow.length, text.length);
  const inside = ({ from, to }: Span, what: string) =>
    assert.ok(Number.isInteger(from) && 0 <= from && from <= to && to <= text.length, `${what} ${from}–${to}`);
  const quoted = (span: Span & { quote: string }, what: string) => {
    inside(span, what);
    assert.equal(text.slice(span.from, span.to), span.quote, what);
  };
  for (const problem of draft.document.problems) inside(problem, problem.code);
  for (const { policy, facts } of draft.policies) {
    inside(policy, 'policy');
    for (const span of [...policy.headings, ...policy.paragraphs, ...policy.clauses, ...policy.tables])
      inside(span, 'part');
    for (const target of [...facts.targets, ...facts.attained]) {
      quoted(target, 'target');
      assert.ok(target.from <= target.valueSpan.from && target.valueSpan.to <= target.to, 'value outside its quote');
      assert.ok(target.value === null || Number.isFinite(target.value));
    }
    for (const fact of [...facts.responsibilities, ...facts.dates, ...facts.citations]) quoted(fact, 'fact');
    for (const { units, unitSpans } of facts.responsibilities) for (const span of unitSpans) inside(span, units.join());
  }
  const findings = check(
    { ...draft, peers: null, today: '2026-01-31' },
    {
      onFault(rule, fault) {
        throw new Error(`${rule}: ${(fault as Error).stack}`);
      },
    },
  );
  for (const finding of findings) {
    inside(finding, finding.rule);
    for (const related of finding.related) quoted({ ...related.raw, quote: related.quote }, finding.rule);
  }
}

describe('bad input', () => {
  const cases: [string, string][] = [
    ['nothing', ''],
    ['blanks', ' \r\n\t\n　'],
    ['a byte order mark in the middle', '一、目标\ufeff到2025年达到65%。'],
    ['half a surrogate pair', '到2025年\ud840，覆盖率达到65\udc00%。'],
    ['a control character of every kind', String.fromCharCode(...Array.from({ length: 160 }, (_, code) => code))],
    ['front matter that never ends', '---\n城市: 东营市\n'],
    ['front matter of nonsense', '---\n城市: [[[\n\t- : : :\n成文日期: 昨天\n规划期: -1-99999\n---\n正文'],
    ['opening brackets alone', '（'.repeat(5000)],
    ['closing brackets alone', '）》」'.repeat(3000)],
    ['digits alone', '9'.repeat(20_000)],
    ['years alone', '2025年'.repeat(5000)],
    ['numerals alone', '一二三四五六七八九十百千万亿'.repeat(2000)],
    ['headings alone', '一、（一）1.（1）'.repeat(2000)],
    ['headings on lines', '（一）\n'.repeat(3000)],
    ['percent signs alone', '%‰％'.repeat(3000)],
    ['a table of pipes', '|'.repeat(5000)],
    ['a table of one column', '指标\n2025年\n'.repeat(2000)],
    ['units that never end', `（责任单位：${'市财政局、'.repeat(4000)}`],
    ['a sentence without end', `到2025年，${'覆盖率达到65%，'.repeat(4000)}`],
    ['markdown marks', '#'.repeat(3000) + '*'.repeat(3000)],
  ];
  for (const [name, text] of cases) it(`survives ${name}`, () => assertSound(text));

  it('survives seeds with CR LF, with CR, with a mark, and without line ends', () => {
    for (const text of seeds)
      for (const form of [
        text.replaceAll('\n', '\r\n'),
        text.replaceAll('\n', '\r'),
        `\ufeff${text}`,
        text.replaceAll('\n', ''),
      ])
        assertSound(form);
  }).timeout(60_000);

  it('survives a megabyte of one target, one task, one date, over and over', () => {
    for (const line of [
      '到2025年，每千人口医疗卫生机构床位数达到7.5张。\n',
      '2020年，每千人口医疗卫生机构床位数达到7.5张。\n到2025年，每千人口医疗卫生机构床位数达到7.4张。\n',
      '（一）完善设施。改造老旧管网，更新设备，规范管理，方便群众。（责任单位：市财政局）\n（二）加强管理。改造老旧管网，更新设备，规范管理，方便群众。\n',
      '2019年底前完成改造；',
      '《',
    ])
      assertSound(`澜溪市实施方案\n\n一、主要任务\n\n${line.repeat(Math.ceil(350_000 / line.length))}`);
  }).timeout(120_000);

  it('survives 5 MB of text and one line of 1 MB', () => {
    const text = seeds.join('\n');
    assertSound(text.repeat(Math.ceil(1_800_000 / text.length)));
    const line = seeds[0]!.replaceAll('\n', '');
    assertSound(line.repeat(Math.ceil(350_000 / line.length)));
  }).timeout(120_000);
});

describe('any text', () => {
  const words = [
    '到2025年',
    '，',
    '。',
    '达到',
    '65%',
    '以上',
    '每千人口',
    '床位数',
    '7.5张',
    '（责任单位：',
    '市财政局',
    '、',
    '）',
    '\n',
    '一、',
    '（一）',
    '1.',
    '《',
    '》',
    '20xx年',
    '2月30日',
    '|',
    '分别',
    '降低',
    '‰',
    '专栏一',
    '“十四五”',
    '縣級醫院',
    '𠀀',
    '\r\n',
    '---\n',
    '城市: ',
  ];
  const pieces = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 60,
  });

  it('made of the words of policies is read soundly', () => {
    fc.assert(
      fc.property(pieces, (list) => assertSound(list.join(''))),
      { numRuns: 400 },
    );
  }).timeout(60_000);

  const edit = fc.record({
    seed: fc.nat(seeds.length - 1),
    from: fc.nat(20_000),
    length: fc.nat(1500),
    cut: fc.nat(40),
    put: fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 4 })),
  });

  it('cut from a seed and edited at random is read soundly', () => {
    fc.assert(
      fc.property(edit, ({ seed, from, length, cut, put }) => {
        const part = seeds[seed]!.slice(from % seeds[seed]!.length).slice(0, length);
        const middle = part.length >> 1;
        assertSound(part.slice(0, middle) + put + part.slice(middle + cut));
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it('gives the same findings twice', () => {
    const read = (text: string) => check({ ...readDraft(text), peers: null, today: '2026-01-31' });
    fc.assert(
      fc.property(pieces, (list) => {
        assert.deepEqual(read(list.join('')), read(list.join('')));
      }),
      { numRuns: 100 },
    );
  }).timeout(60_000);
});

describe('the program', () => {
  const draft =
    '澜溪市人民政府办公室关于做好防汛工作的通知\n\n各县区人民政府：\n\n一、主要任务\n\n（一）排查隐患。2025年2月30日前完成。\n';
  const node = ['--disable-warning=ExperimentalWarning', main];
  const program = (...words: string[]) => spawnSync(process.execPath, [...node, ...words], { encoding: 'utf8' });

  it('gives the exit code and nothing but JSON on its output', () => {
    const file = path.join(folder, 'draft.txt');
    writeFileSync(file, draft);
    const { status, stdout } = program('check', '--format', 'json', file);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).files[0].findings.length, 1);
    assert.equal(program('check', path.join(folder, 'missing')).status, 2);
  }).timeout(60_000);

  it('survives a reader that leaves early', async () => {
    const big = path.join(folder, 'big.txt');
    writeFileSync(big, seeds.join('\n').repeat(8));
    const child = spawn(process.execPath, [...node, 'extract', big], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data) => (err += data));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(err, '');
    assert.equal(code, 0);
  }).timeout(60_000);

  it('does without node:sqlite what needs no corpus, and says once what is missing', () => {
    const file = path.join(folder, 'draft2.txt');
    writeFileSync(file, draft);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--no-experimental-sqlite', ...node, 'check', '--format', 'json', file, file],
      { encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).files[0].findings[0].rule, 'date-impossible');
    assert.equal(stderr.match(/SQLite|sqlite/g)?.length, 1, stderr);
    assert.equal(spawnSync(process.execPath, ['--no-experimental-sqlite', ...node, 'extract', file]).status, 0);
  }).timeout(60_000);
});
