import assert from 'node:assert/strict';
import { type CorpusNode, corpusTree } from '../../client/corpusTree.ts';
import type { ListedDocument, ListedPolicy } from '../../server/protocol/corpus.ts';

const start = { line: 0, character: 0 };

function policy(id: string, more: Partial<ListedPolicy>): ListedPolicy {
  return {
    id,
    title: id,
    level: 'city',
    province: null,
    city: null,
    county: null,
    date: null,
    docNumber: null,
    kind: null,
    targets: 0,
    place: { uri: `duibiao:${id}`, range: { start, end: start } },
    ...more,
  };
}

const document = (key: string, ...policies: ListedPolicy[]): ListedDocument => ({
  key,
  builtIn: false,
  path: `/${key}`,
  imported: null,
  policies,
});

/** The tree as indented lines. */
const lines = (nodes: readonly CorpusNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [
    ' '.repeat(depth) + (node.kind === 'place' ? `${node.name} ${node.count}` : node.policy.title),
    ...(node.kind === 'place' ? lines(node.children, depth + 1) : []),
  ]);

describe('the tree of the corpus', () => {
  const names = { nation: '国家', unknown: '未标明地区' };

  it('has the nation first, then provinces and their cities by name, the newest paper first', () => {
    const documents = [
      document('a', policy('旧', { province: '山东省', city: '东营市', date: '2021' })),
      document('b', policy('新', { province: '山东省', city: '东营市', date: '2024-12-24' })),
      document('c', policy('全省', { level: 'province', province: '山东省', date: '2023' })),
      document('d', policy('不明', { level: null }), policy('全国', { level: 'nation' })),
      document('e', policy('县', { level: 'county', province: '安徽省', city: '安庆市', county: '桐城市' })),
    ];
    assert.deepEqual(lines(corpusTree(documents, names)), [
      '国家 1',
      ' 全国',
      '安徽省 1',
      ' 安庆市 1',
      '  县',
      '山东省 3',
      ' 全省',
      ' 东营市 2',
      '  新',
      '  旧',
      '未标明地区 1',
      ' 不明',
    ]);
  });

  it('is empty for an empty corpus', () => assert.deepEqual(corpusTree([], names), []));
});
