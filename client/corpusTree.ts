import type { ListedDocument, ListedPolicy } from '../server/protocol/corpus.ts';

/** A place of the tree: the nation, a province, a city, or what tells no place. */
export interface PlaceNode {
  readonly kind: 'place';
  /** Path of names from the top; tells the place from every other. */
  readonly id: string;
  readonly name: string;
  readonly children: readonly CorpusNode[];
  /** Policies in it and below. */
  readonly count: number;
}

export interface PolicyNode {
  readonly kind: 'policy';
  readonly id: string;
  readonly document: ListedDocument;
  readonly policy: ListedPolicy;
}

export type CorpusNode = PlaceNode | PolicyNode;

/** Names of the groups that are no province. */
export interface GroupNames {
  readonly nation: string;
  readonly unknown: string;
}

/** Province → city → policy, as an office files them: the nation first, places by name, the newest paper first. */
export function corpusTree(documents: readonly ListedDocument[], names: GroupNames): PlaceNode[] {
  const root: Group = { places: new Map(), policies: [] };
  for (const document of documents)
    for (const policy of document.policies) {
      const { level, province, city } = policy;
      const path =
        level === 'nation' ? [names.nation] : province ? [province, ...(city ? [city] : [])] : [names.unknown];
      let at = root;
      for (const name of path) {
        let inner = at.places.get(name);
        if (!inner) {
          inner = { places: new Map(), policies: [] };
          at.places.set(name, inner);
        }
        at = inner;
      }
      at.policies.push({ kind: 'policy', id: policy.id, document, policy });
    }
  const nodes = nodesOf(root, '').filter((node) => node.kind === 'place');
  const rank = ({ name }: PlaceNode) => (name === names.nation ? 0 : name === names.unknown ? 2 : 1);
  return nodes.sort((a, b) => rank(a) - rank(b));
}

interface Group {
  readonly places: Map<string, Group>;
  readonly policies: PolicyNode[];
}

const byName = new Intl.Collator('zh-CN').compare;
const byDate = (a: PolicyNode, b: PolicyNode): number =>
  (b.policy.date ?? '').localeCompare(a.policy.date ?? '') || byName(a.policy.title, b.policy.title);

function nodesOf({ places, policies }: Group, above: string): CorpusNode[] {
  const inner = [...places].map(([name, group]): PlaceNode => {
    const id = `${above}/${name}`;
    const children = nodesOf(group, id);
    const count = children.reduce((sum, child) => sum + (child.kind === 'place' ? child.count : 1), 0);
    return { kind: 'place', id, name, children, count };
  });
  return [...policies.sort(byDate), ...inner.sort((a, b) => byName(a.name, b.name))];
}
