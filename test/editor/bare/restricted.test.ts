import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findings, lateDraft, open, samples, untitled } from '../draft.ts';

/** A fresh VS Code: no settings of its own, and a folder whose authors nobody has said to trust. */
describe('a fresh VS Code in Restricted Mode', () => {
  afterEach(closeAll);

  it('is what these tests run in', () => assert.equal(vscode.workspace.isTrusted, false));

  it('finds flaws in a file of the folder', async () => {
    const { document } = await open(samples().flawed);
    assert.ok((await findings(document)).length > 0);
  });

  it('finds flaws in a draft that is nowhere on disk', async () => {
    assert.ok((await findings(await untitled(lateDraft))).length > 0);
  });

  it('wraps lines and suggests no words in drafts, and flags no Chinese character as strange', async () => {
    const { document } = await open(samples().flawed);
    const editor = vscode.workspace.getConfiguration('editor', document);
    assert.equal(editor.get('wordWrap'), 'on');
    assert.equal(editor.get('wordBasedSuggestions'), 'off');
    assert.equal(editor.get('unicodeHighlight.nonBasicASCII'), false);
  });

  it('leaves other languages as they were', () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'plaintext' });
    assert.equal(editor.get('wordWrap'), 'off');
  });
});
