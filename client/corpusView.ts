import * as vscode from 'vscode';
import {
  CorpusDocuments,
  CorpusTargets,
  corpusDocumentsMethod,
  corpusTargetsMethod,
} from '../server/protocol/corpus.ts';
import { type CorpusNode, corpusTree, type PlaceNode, type PolicyNode } from './corpusTree.ts';
import type { Server } from './server.ts';

type Target = CorpusTargets['targets'][number];
type Node = CorpusNode | { readonly kind: 'target'; readonly id: string; readonly target: Target };

/** View `duibiao.corpus`: province → city → policy → targets. */
export class CorpusView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #subscription: vscode.Disposable;
  #tree: Promise<readonly PlaceNode[]> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#view = vscode.window.createTreeView<Node>('duibiao.corpus', {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#subscription = server.onDidChange(() => this.refresh());
  }

  /** What is selected, with the one that a menu was opened on. */
  selected(one: unknown, all: unknown): PolicyNode[] {
    const nodes = Array.isArray(all) && all.length > 0 ? all : one ? [one] : this.#view.selection;
    return (nodes as Node[]).filter((node): node is PolicyNode => node?.kind === 'policy');
  }

  refresh(): void {
    this.#tree = undefined;
    this.#changed.fire();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) return [...(await this.#load())];
    if (node.kind === 'place') return [...node.children];
    if (node.kind === 'target') return [];
    const answer = await this.#server.request(corpusTargetsMethod, { policy: node.policy.id });
    const read = CorpusTargets.safeParse(answer);
    return (read.success ? read.data.targets : []).map((target, index) => ({
      kind: 'target',
      id: `${node.id}#${index}`,
      target,
    }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item =
      node.kind === 'place' ? placeItem(node) : node.kind === 'policy' ? policyItem(node) : targetItem(node.target);
    item.id = node.id;
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #load(): Promise<readonly PlaceNode[]> {
    this.#tree ??= this.#ask();
    return this.#tree;
  }

  async #ask(): Promise<readonly PlaceNode[]> {
    try {
      const read = CorpusDocuments.safeParse(await this.#server.request(corpusDocumentsMethod, {}));
      const documents = read.success ? read.data.documents : [];
      const own = documents.some(({ builtIn }) => !builtIn);
      this.#view.message = own
        ? undefined
        : vscode.l10n.t('Only the built-in documents are here. Bring in your own with the button above.');
      return corpusTree(documents, { nation: vscode.l10n.t('Nation'), unknown: vscode.l10n.t('Place unknown') });
    } catch (fault) {
      this.#view.message = fault instanceof Error ? fault.message : String(fault);
      return [];
    }
  }
}

function placeItem({ name, count }: PlaceNode): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = String(count);
  item.contextValue = 'place';
  return item;
}

function policyItem({ policy, document }: PolicyNode): vscode.TreeItem {
  const { title, date, docNumber, county, targets, place } = policy;
  const state = vscode.TreeItemCollapsibleState[targets > 0 ? 'Collapsed' : 'None'];
  const item = new vscode.TreeItem(title, state);
  item.description = [county, date, docNumber].filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon(document.builtIn ? 'lock' : 'file-text');
  item.contextValue = document.builtIn ? 'builtIn' : 'policy';
  const facts = [
    title,
    [county, date, docNumber].filter(Boolean).join(' · '),
    vscode.l10n.t('{0} targets', targets),
    document.builtIn ? vscode.l10n.t('Built in') : (document.path ?? ''),
    document.imported
      ? vscode.l10n.t('Imported {0}', new Date(document.imported).toLocaleString(vscode.env.language))
      : '',
  ];
  item.tooltip = facts.filter(Boolean).join('\n');
  item.command = { command: 'duibiao.openSource', title: '', arguments: [place] };
  return item;
}

function targetItem({ indicator, value, deadline, quote, place }: Target): vscode.TreeItem {
  const item = new vscode.TreeItem(indicator);
  item.description = [value, deadline].filter(Boolean).join(' · ');
  item.tooltip = quote;
  item.iconPath = new vscode.ThemeIcon('target');
  item.contextValue = 'target';
  item.command = { command: 'duibiao.openSource', title: '', arguments: [place] };
  return item;
}
