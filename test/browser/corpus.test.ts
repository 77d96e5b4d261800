import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { drafts } from '../host/drafts.ts';
import { paper } from '../unit/import-fixture.ts';
import { Workbench } from './workbench.ts';

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' };

/** Papers that a drafter has saved, one of them broken. */
function savePapers(workspace: string): void {
  const folder = path.join(workspace, '各地来文');
  fs.mkdirSync(folder);
  for (const city of ['嘉兴市', '绵阳市', '赣州市']) fs.writeFileSync(path.join(folder, `${city}.txt`), paper(city));
  fs.writeFileSync(path.join(folder, '扫描件.pdf'), '%PDF-1.4 broken');
}

for (const [name, theme] of Object.entries(themes))
  describe(`a drafter who brings papers in, ${name}`, function () {
    this.timeout(180_000);
    this.bail(true);
    let workbench: Workbench;
    let signing: number;

    before(async () => {
      const file = (folder: string) => {
        savePapers(folder);
        const draft = drafts(folder).flawed;
        const lines = fs.readFileSync(draft, 'utf8').split('\n');
        signing = lines.findIndex((line) => line.includes('签约服务费')) + 1;
        return draft;
      };
      workbench = await Workbench.start(file, {
        'workbench.colorTheme': theme,
        'security.workspace.trust.enabled': false,
        'workbench.startupEditor': 'none',
      });
      await workbench.page.setViewportSize({ width: 1440, height: 900 });
    });
    afterEach(async function () {
      if (this.currentTest?.isFailed()) await workbench.shot(`corpus-failed-${name}`);
    });
    after(() => workbench?.close());

    it('imports a folder from the Explorer and reads what did not come in', async () => {
      const { page } = workbench;
      await workbench.command('View: Show Explorer');
      await page.locator('.explorer-folders-view .monaco-list-row:has-text("各地来文")').click({ button: 'right' });
      const entry = page.locator('.monaco-menu .action-label:has-text("导入文件到语料库")');
      await entry.waitFor();
      // A menu that has only just opened takes the click for the end of the one that opened it.
      for (let tries = 0; tries < 10 && (await entry.isVisible()); tries++) {
        await page.waitForTimeout(200);
        await entry.click({ timeout: 2000 }).catch(() => {});
      }
      const said = page.locator('.notifications-toasts .notification-list-item:has-text("3 documents imported")');
      await said.waitFor();
      assert.match(await said.innerText(), /1 skipped/);
      await workbench.shot(`corpus-1-imported-${name}`);
      await said.locator('a:has-text("Show Result"), .monaco-button:has-text("Show Result")').click();
      const result = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await result.locator('li:has-text("扫描件.pdf")').waitFor();
      await workbench.shot(`corpus-2-result-${name}`);
      await workbench.command('View: Close Editor');
    });

    it('finds them in the corpus view, by place', async () => {
      const { page } = workbench;
      await page.locator('.activitybar .action-label[aria-label^="Duibiao"]').click();
      const row = (text: string) => page.locator(`.pane-body .monaco-list-row:has-text("${text}")`).first();
      await row('浙江省').click();
      await row('嘉兴市').click();
      await row('嘉兴市医疗卫生服务体系实施方案').waitFor();
      await row('嘉兴市医疗卫生服务体系实施方案').locator('.monaco-tl-twistie').click();
      await row('每千人口医疗卫生机构床位数').waitFor();
      await workbench.shot(`corpus-3-view-${name}`);
    });

    it('finds precedents of the clause around the cursor, and keeps them beside the draft', async () => {
      const { page } = workbench;
      await workbench.goTo(signing);
      await page.keyboard.press('Control+Alt+P');
      const found = page.locator('.quick-input-list .monaco-list-row');
      await found.nth(1).waitFor();
      await workbench.shot(`corpus-4-pick-${name}`);
      await page.locator('.quick-input-titlebar .action-label').first().click();
      const cards = await precedents(workbench);
      await cards.locator('article').nth(1).waitFor();
      assert.match(await cards.locator('article .quote').first().innerText(), /家庭医生|签约/);
      await workbench.shot(`corpus-5-side-${name}`);
      const before = await workbench.tabs();
      await cards.locator('article button:has-text("打开原文")').first().click();
      await page.locator('.tabs-container .tab').nth(before.length).waitFor();
    });
  });

/** The page of the precedents among those of other views. */
async function precedents(workbench: Workbench): Promise<FrameLocator> {
  const frames = workbench.page.locator('iframe.webview.ready');
  for (let tries = 0; tries < 50; tries++) {
    for (let index = 0; index < (await frames.count()); index++) {
      const inner = frames.nth(index).contentFrame().frameLocator('iframe#active-frame');
      if (
        await inner
          .locator('article')
          .count()
          .catch(() => 0)
      )
        return inner;
    }
    await workbench.page.waitForTimeout(200);
  }
  throw new Error('the precedents were not shown');
}
