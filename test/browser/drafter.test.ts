import assert from 'node:assert/strict';
import { drafts } from '../host/drafts.ts';
import { Workbench } from './workbench.ts';

/** One sitting of a drafter: each step goes on from where the one before left the screen. */
describe('a drafter with the packed extension in a fresh VS Code', function () {
  this.timeout(120_000);
  this.bail(true);
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.start((folder) => drafts(folder).flawed);
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) await workbench.shot('failed');
  });
  after(() => workbench?.close());

  it('works in Restricted Mode', async () => {
    await workbench.page.locator('.statusbar-item:has-text("Restricted Mode")').waitFor();
    assert.ok((await workbench.tabs()).some((name) => name.includes('.policy')));
  });

  it('sees squiggles under the flaws while paging through', async () => {
    await workbench.page.locator('.monaco-editor .view-line').first().click();
    await workbench.page.locator('[id="status.problems"][aria-label*="Warnings"]').waitFor();
    const seen = new Set<string>();
    for (let pages = 0; pages < 30 && seen.size < 2; pages++) {
      for (const kind of ['error', 'warning'] as const)
        if (await workbench.squiggles(kind).count()) {
          if (!seen.has(kind)) await workbench.shot(`1-squiggles-${kind}`);
          seen.add(kind);
        }
      await workbench.page.keyboard.press('PageDown');
      await workbench.page.waitForTimeout(200); // the page is drawn a moment after the key
    }
    assert.deepEqual([...seen].sort(), ['error', 'warning']);
  });

  it('reads them in the list of problems, in Chinese', async () => {
    await workbench.command('Problems: Focus on Problems View');
    await workbench.problems('target-below-peers').first().waitFor();
    const rows = await workbench.page.locator('.markers-panel .monaco-list-row .marker-message-line').allInnerTexts();
    assert.ok(rows.length > 0);
    for (const row of rows) assert.match(row, /\p{Script=Han}/u);
    await workbench.shot('2-problems');
  });

  it('goes from a problem to its place and reads what peers say there', async () => {
    await workbench.problems('target-below-peers').first().dblclick();
    const hover = await workbench.hoverAtCursor();
    await hover.locator('a:has-text("市")').first().waitFor();
    const text = await hover.innerText();
    assert.match(text, /\d/);
    await workbench.shot('3-hover');
  });

  it('opens the clause of a peer from there', async () => {
    const before = await workbench.tabs();
    await workbench.page.locator('.monaco-hover:visible a[data-href^="command:duibiao.openSource"]').first().click();
    await workbench.page.locator('.tabs-container .tab').nth(before.length).waitFor();
    await workbench.page.locator('.monaco-editor.focused .view-line').first().waitFor();
    await workbench.shot('4-source');
    await workbench.command('View: Close Editor');
  });

  it('runs the comparison from the palette and finds every target in the panel', async () => {
    await workbench.command('对标同类城市');
    const rows = workbench.panel().locator('tbody tr[data-key]');
    await rows.first().waitFor({ timeout: 30_000 });
    assert.ok((await rows.count()) >= 3);
    const below = workbench.panel().locator('tr.below').first();
    await below.waitFor();
    assert.ok((await below.locator('button.peer').count()) >= 2);
    assert.match(await below.innerText(), /\d/);
    await workbench.shot('5-panel');
  });

  it('goes from the panel to the clause of a peer, and back to the draft', async () => {
    const peer = workbench.panel().locator('tr.below button.peer').first();
    const value = (await peer.locator('.value').innerText()).replace(/[^\d.]/g, '');
    const before = await workbench.tabs();
    await peer.click();
    await workbench.page.locator('.tabs-container .tab').nth(before.length).waitFor();
    await workbench.page.locator(`.monaco-editor .view-line:has-text("${value}")`).first().waitFor();
    await workbench.shot('6-peer-clause');
    await workbench.panel().locator('tr.below button.indicator').first().click();
    await workbench.page.locator('.tab.active .label-name:has-text(".policy")').first().waitFor();
  });

  it('was read by nobody outside this machine', () => {
    assert.deepEqual(
      workbench.refused.filter((address) => !/^https?:\/\/[\w.-]*(visualstudio|vscode|microsoft)/.test(address)),
      [],
    );
  });
});
