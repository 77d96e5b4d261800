import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, findings, open, ruleOf, samples } from '../draft.ts';

const hoverText = (hovers: vscode.Hover[]): string =>
  hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hoverText(hovers) || undefined;
}

describe('reading a draft', () => {
  afterEach(closeAll);

  it('shows over a target what peers ask for, with a link that opens the clause', async () => {
    const { document } = await open(samples().flawed);
    const found = await findings(document, (all) => all.some((one) => ruleOf(one) === 'target-below-peers'));
    const target = found.find((one) => ruleOf(one) === 'target-below-peers')!;
    const text = await eventually('a hover', () => hoverAt(document, target.range.start));
    assert.match(text, /[市州盟]/);
    const link = /\(command:duibiao\.openSource\?([^)\s]+)/.exec(text);
    assert.ok(link, text);
    const argument: unknown = JSON.parse(decodeURIComponent(link[1]!));
    await vscode.commands.executeCommand('duibiao.openSource', ...(Array.isArray(argument) ? argument : [argument]));
    const opened = await eventually('the source', () =>
      vscode.window.visibleTextEditors.find((editor) => editor.document.uri.scheme === 'duibiao'),
    );
    assert.ok(opened.document.getText(opened.selection).length > 0, 'the clause is selected');
  });

  it('shows over a task the precedents of other cities', async () => {
    const { document } = await open(samples().flawed);
    const found = await findings(document, (all) => all.some((one) => ruleOf(one) === 'task-without-unit'));
    const task = found.find((one) => ruleOf(one) === 'task-without-unit')!;
    const text = await eventually('a hover', () => hoverAt(document, task.range.start));
    assert.match(text, /command:duibiao\.openSource/);
  });

  it('outlines and folds by the headings of the paper', async () => {
    const { document } = await open(samples().flawed);
    const symbols = await eventually('an outline', async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return all?.length ? all : undefined;
    });
    const flat = (all: vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
      all.flatMap((one) => [one, ...flat(one.children)]);
    const names = flat(symbols).map(({ name }) => name);
    const chapters = document.getText().match(/^(?:#+ )?[一二三四五六七八九十]+、.*$/gm)!;
    for (const chapter of chapters)
      assert.ok(
        names.some((name) => chapter.includes(name)),
        chapter,
      );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    for (const { name, range } of flat(symbols))
      if (range.end.line > range.start.line)
        assert.ok(
          folds.some(({ start }) => start === range.start.line),
          name,
        );
  });

  it('opens the comparison beside the draft', async () => {
    await open(samples().flawed);
    await vscode.commands.executeCommand('duibiao.compareToPeerCities');
    const tab = await eventually('the panel', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('duibiao.compare')),
    );
    assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
  });
});
