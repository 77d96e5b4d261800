import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, findings, findingsOf, folder, lateDraft, open, ruleOf, samples, untitled } from '../draft.ts';

const { Error: wrong, Warning: warning } = vscode.DiagnosticSeverity;

describe('findings', () => {
  afterEach(closeAll);

  it('name every kind of flaw in the sample, in Chinese, with the page of the rule', async () => {
    const { document } = await open(samples().flawed);
    const expected = [
      'date-impossible',
      'deadline-before-issue',
      'deadline-outside-period',
      'target-below-baseline',
      'target-below-peers',
      'target-conflict',
      'task-without-unit',
    ];
    const found = await findings(document, (all) => expected.every((rule) => all.some((one) => ruleOf(one) === rule)));
    for (const finding of found) {
      assert.match(finding.message, /\p{Script=Han}/u);
      assert.equal(finding.source, '对标');
      assert.ok(!finding.range.isEmpty);
      assert.ok(typeof finding.code === 'object' && finding.code.target.path.includes(ruleOf(finding)));
    }
  });

  it('mark what is wrong stronger than what a reviewer would send back', async () => {
    const { document } = await open(samples().flawed);
    const found = await findings(document, (all) => all.some((one) => ruleOf(one) === 'target-below-peers'));
    const severity = (rule: string): unknown => found.find((one) => ruleOf(one) === rule)?.severity;
    assert.equal(severity('date-impossible'), wrong);
    assert.equal(severity('target-below-peers'), warning);
  });

  it('lead to the clauses of the peers', async () => {
    const { document } = await open(samples().flawed);
    const found = await findings(document, (all) => all.some((one) => ruleOf(one) === 'target-below-peers'));
    const below = found.find((one) => ruleOf(one) === 'target-below-peers')!;
    const related = below.relatedInformation ?? [];
    assert.ok(related.length >= 2, 'a warning names at least two peers');
    for (const { location, message } of related) {
      assert.equal(location.uri.scheme, 'duibiao');
      assert.match(message, /\p{Script=Han}/u);
      const source = await vscode.workspace.openTextDocument(location.uri);
      assert.match(source.getText(location.range), /\d/);
    }
  });

  it('leave the clean sample alone', async () => {
    const { document } = await open(samples().clean);
    const flawed = await open(samples().flawed);
    await findings(flawed.document); // by then the clean one, opened before, has been read too
    assert.deepEqual(findingsOf(document), []);
  });

  it('follow the text as it is typed', async () => {
    const document = await untitled(lateDraft);
    await findings(document, (all) => all.some((one) => ruleOf(one) === 'deadline-outside-period'));
    const at = document.getText().indexOf('2029');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 4)), '2025');
    await vscode.workspace.applyEdit(edit);
    await findings(document, (all) => all.every((one) => ruleOf(one) !== 'deadline-outside-period'));
  });

  it('come for any text file that is switched to the language, and go when it is switched back', async () => {
    const file = path.join(folder(), '稿子.txt');
    fs.writeFileSync(file, lateDraft);
    const { document } = await open(file);
    assert.equal(document.languageId, 'plaintext');
    await findings(await vscode.languages.setTextDocumentLanguage(document, 'policy-zh'));
    await findings(await vscode.languages.setTextDocumentLanguage(document, 'plaintext'), (all) => all.length === 0);
  });

  for (const ending of ['.policy', '.policy.md', '.policy.txt'])
    it(`come for files that end in ${ending}`, async () => {
      const file = path.join(folder(), `规划${ending}`);
      fs.writeFileSync(file, lateDraft);
      const { document } = await open(file);
      assert.equal(document.languageId, 'policy-zh');
      await findings(document);
    });

  it('come again after the server was restarted', async () => {
    const document = await untitled(lateDraft);
    const before = (await findings(document)).map(({ message }) => message);
    await vscode.commands.executeCommand('duibiao.restartServer');
    const after = await findings(document, (all) => all.length === before.length);
    assert.deepEqual(
      after.map(({ message }) => message),
      before,
    );
  });
});
