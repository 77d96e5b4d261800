import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { buildCorpus } from '../../server/corpus/build.ts';
import { cleanPolicy } from '../../server/corpus/clean.ts';
import { readSeeds } from '../../server/corpus/seeds.ts';
import type { Corpus } from '../../server/corpus/types.ts';
import { parseDocument } from '../../server/engine/policy/parse.ts';
import { Bench } from './corpus-records.ts';

const folder = new URL('../../seeds/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const manifest = readFileSync(new URL('manifest.json', folder), 'utf8');
const read = (name: string) => readFileSync(new URL(name, folder));
const rawOf = (doc: string) => read(`${doc}.txt`).toString('utf8');

interface Row {
  readonly [column: string]: string | number | null;
}

describe('the built-in corpus', () => {
  const bench = new Bench();
  const path = bench.path('seeds.sqlite');
  let corpus: Corpus;
  let database: DatabaseSync;
  const rows = (sql: string) => database.prepare(sql).all() as unknown as (Row & { doc: string; id: string })[];
  const from = `FROM policies p JOIN documents d ON d.id = p.document`;

  before(() => {
    buildCorpus(path, 'builtin', readSeeds(manifest, names, read));
    corpus = bench.open(path);
    database = new DatabaseSync(path, { readOnly: true });
  });
  after(() => {
    database.close();
    bench.clear();
  });

  it('lists every document with its bytes', () => {
    assert.throws(() => readSeeds(manifest, [...names, 'stray.txt'], read), /does not list stray\.txt/);
    assert.throws(() => readSeeds(manifest, names, () => new Uint8Array([1])), /but the manifest says/);
    assert.throws(() => readSeeds('{"documents":[{"file":"../x.txt"}]}', [], read));
    assert.equal(corpus.info[0]?.documents, names.length);
  });

  it('holds the six policies with region and date', () => {
    const found = rows(
      `SELECT d.key AS doc, ordinal, level, province, city, coalesce(issue_date, publish_date) AS date ${from} ORDER BY 1, 2`,
    );
    assert.deepEqual(
      found.map(({ doc, ordinal, level, province, city, date }) => [
        doc.slice(0, 3),
        ordinal,
        level,
        province,
        city,
        date,
      ]),
      [
        ['000', 0, 'city', '山东省', '东营市', '2024-12-24'],
        ['001', 0, 'city', '陕西省', '渭南市', '2024-10-25'],
        ['003', 0, 'city', '内蒙古自治区', '乌海市', '2022-08-02'],
        ['004', 0, 'province', '陕西省', null, '2023-06-23'],
        ['004', 1, 'province', '上海市', null, '2023-06-23'],
        ['004', 2, 'city', '云南省', '丽江市', '2023-06-23'],
      ],
    );
  });

  it('has no page furniture anywhere in the file', () => {
    const bytes = readFileSync(path);
    // Furniture that stands in the sources: navigation, counters, contact lines, link farms.
    for (const words of [
      '蜘蛛池',
      '打印关闭',
      '关闭窗口',
      '浏览次数',
      '字体大小',
      '网络编辑',
      '投资咨询热线',
      '公司选址',
      '我要投稿',
      '小編精心整理',
      '公网安备',
      '网站标识码',
    ]) {
      assert.ok(!bytes.includes(words), words);
    }
    // The spam lines are never written out here: whatever stands outside every policy must stay outside.
    for (const name of names) {
      const text = read(name).toString('utf8');
      const { policies } = parseDocument(text);
      const outside = [text.slice(0, policies[0]?.from), text.slice(policies.at(-1)?.to)]
        .flatMap((part) => part.split(/\s+/))
        .filter((part) => part.length >= 12);
      const known = rows(`SELECT title AS id, issuer AS doc ${from}`).flatMap(({ id, doc }) => [id, doc ?? '']);
      for (const part of outside) {
        if (known.some((words) => words.includes(part) || part.includes(words))) continue;
        assert.ok(!bytes.includes(part), `${name}: a line of ${part.length} characters from outside the policies`);
      }
    }
  });

  it('knows where everything stands, in the source and in the cleaned text', () => {
    const squeeze = (text: string) => text.replace(/\s+| \| /gu, '');
    for (const table of ['clauses', 'targets', 'responsibilities', 'citations']) {
      const found = rows(
        `SELECT t.*, d.key AS doc, 'builtin/' || d.key || '/' || p.ordinal AS id FROM ${table} t JOIN policies p ON p.id = t.policy JOIN documents d ON d.id = p.document`,
      );
      assert.ok(found.length > 0, table);
      for (const { doc, id, raw_from, raw_to, clean_from, clean_to, quote } of found) {
        const raw = rawOf(doc).slice(Number(raw_from), Number(raw_to));
        const clean = corpus.cleanText(id)?.text.slice(Number(clean_from), Number(clean_to)) ?? '';
        assert.ok(clean.length > 0, `${table}: ${raw}`);
        assert.equal(squeeze(clean).replaceAll('|', ''), squeeze(raw).replaceAll('|', ''));
        if (quote !== undefined) assert.equal(quote, raw);
      }
    }
  });

  it('answers precedents of every clause: places that hold the quote, never the same policy when it is excluded', () => {
    const clauses = rows(
      `SELECT d.key AS doc, 'builtin/' || d.key || '/' || p.ordinal AS id, p.title, c.raw_from, c.raw_to FROM clauses c JOIN policies p ON p.id = c.policy
       JOIN documents d ON d.id = p.document WHERE c.wording IS NOT NULL`,
    );
    assert.ok(clauses.length > 150);
    let answered = 0;
    for (const { doc, id, title, raw_from, raw_to } of clauses) {
      const text = rawOf(doc).slice(Number(raw_from), Number(raw_to));
      const found = corpus.precedents({ text, excludeTitles: [String(title)], limit: 5 });
      if (found.length > 0) answered++;
      assert.equal(new Set(found.map(({ source }) => source.id)).size, found.length);
      for (const { source, quote, raw, clean } of found) {
        assert.notEqual(source.id, id);
        assert.equal(corpus.cleanText(source.id)?.text.slice(clean.from, clean.to), quote);
        assert.ok(raw.to > raw.from && raw.to <= rawOf(source.doc).length);
      }
    }
    assert.equal(answered, clauses.length);
  });

  it('finds the peer clause for what drafters ask', () => {
    const first = (text: string) =>
      corpus
        .precedents({ text, limit: 3 })
        .map(({ quote }) => quote)
        .join('\n');
    assert.match(first('推进家医签约,提高签约率'), /家庭医生签约/);
    assert.match(first('DRG付费改革'), /DRG|按疾病诊断相关分组/);
    assert.match(first('建设县域医疗共同体'), /医共体|醫共體/);
  });

  it('lays out every cleaned text with its title first and one paragraph a line', () => {
    for (const name of names) {
      const document = parseDocument(read(name).toString('utf8'));
      for (const policy of document.policies) {
        const { text, map } = cleanPolicy(document, policy);
        assert.ok(text.startsWith(`${policy.meta.title}\n`));
        assert.ok(text.endsWith('\n') && !/[ \t]\n/.test(text) && !text.includes('\n\n\n') && !text.includes('\r'));
        for (const heading of policy.headings.filter(({ level }) => level === 1)) {
          const at = map.toClean(heading).from;
          assert.equal(text[at - 1], '\n', heading.title);
        }
        for (const paragraph of policy.paragraphs) {
          const back = map.toRaw(map.toClean(paragraph));
          assert.ok(back.from >= paragraph.from && back.to <= paragraph.to);
        }
      }
    }
  });
});
