import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, findings, open, ruleOf, samples } from '../draft.ts';

const settings = () => vscode.workspace.getConfiguration('duibiao');

describe('settings and pages', () => {
  afterEach(async () => {
    await settings().update('language', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  it('change the language of findings at once', async () => {
    const { document } = await open(samples().flawed);
    await findings(document, (all) => all.some(({ message }) => /\p{Script=Han}/u.test(message)));
    await settings().update('language', 'en', vscode.ConfigurationTarget.Global);
    const found = await findings(document, (all) => all.every(({ source }) => source === 'Duibiao'));
    for (const { message } of found) assert.match(message, /[a-z]{3}/);
  });

  it('open the page of a rule from its finding', async () => {
    const { document } = await open(samples().flawed);
    const [first] = await findings(document);
    const code = first!.code as { value: string; target: vscode.Uri };
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.ok(page.getText().startsWith(`# ${ruleOf(first!)}\n`));
  });

  it('outline a source of the corpus and find nothing wrong with it', async () => {
    const { document } = await open(samples().flawed);
    const found = await findings(document, (all) => all.some((one) => (one.relatedInformation ?? []).length > 1));
    const { location } = found
      .flatMap(({ relatedInformation = [] }) => relatedInformation)
      .find(({ location: { uri } }) => uri.scheme === 'duibiao')!;
    const source = await vscode.workspace.openTextDocument(location.uri);
    assert.equal(source.languageId, 'policy-zh');
    await eventually('an outline of the source', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        source.uri,
      );
      return symbols?.length ? symbols : undefined;
    });
    assert.deepEqual(vscode.languages.getDiagnostics(source.uri), []);
  });
});
