import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { drafts } from '../host/drafts.ts';
import { peerPapers } from '../host/peer-papers.ts';
import { quiet } from '../host/settings.ts';
import { type OpenTexts, openTexts } from '../unit/text-corpus.ts';
import { Workbench } from './workbench.ts';

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' };

for (const [name, theme] of Object.entries(themes))
  describe(`a drafter who compares, ${name}`, function () {
    this.timeout(180_000);
    this.bail(true);
    let workbench: Workbench;
    let corpus: OpenTexts;
    let folder: string;

    before(async () => {
      corpus = openTexts(peerPapers());
      const file = (workspace: string) => {
        folder = workspace;
        return drafts(workspace).flawed;
      };
      workbench = await Workbench.start(file, {
        ...quiet,
        'workbench.colorTheme': theme,
        'editor.minimap.enabled': false,
        'duibiao.corpus.path': corpus.file,
      });
      await workbench.page.setViewportSize({ width: 1600, height: 960 });
      await workbench.command('View: Close Primary Side Bar');
    });
    afterEach(async function () {
      if (this.currentTest?.isFailed()) await workbench.shot(`panel-failed-${name}`);
    });
    after(async () => {
      await workbench?.close();
      corpus?.close();
    });

    it('sees where each target stands among how many', async () => {
      await workbench.command('对标同类城市');
      const panel = workbench.panel();
      const beds = panel.locator('tr.below:has-text("每千人口医疗卫生机构床位数")').first();
      // The corpus that the setting names may be open a moment later than the built-in one.
      await beds.locator('.position:has-text("中位数")').waitFor();
      assert.match(
        await beds.locator('.position').innerText(),
        /^要求低于\d+个可比地区中的\d+个；中位数[\d.]+张，本稿低[\d.]+张$/,
      );
      assert.match((await beds.locator('svg.strip').getAttribute('aria-label')) ?? '', /个可比地区的分布：本稿 7\.2张/);
      assert.ok((await beds.locator('circle.dot').count()) >= 6);
      await workbench.shot(`panel-1-all-${name}`);
    });

    it('looks for an indicator, and keeps the search while the draft changes under it', async () => {
      const panel = workbench.panel();
      const search = panel.locator('#search');
      await search.fill('护士');
      const rows = panel.locator('tr[data-key]');
      await panel.locator('tr[data-key]:has-text("注册护士")').first().waitFor();
      assert.equal(await rows.count(), 1);
      const lines = fs.readFileSync(drafts(folder).flawed, 'utf8').split('\n');
      await workbench.goTo(lines.findIndex((line) => line.includes('床位数')) + 1);
      await workbench.page.keyboard.type('到2027年，每千人口注册护士数达到4.9人。');
      await panel.locator('tr[data-key]:has-text("4.9人")').first().waitFor();
      assert.equal(await search.inputValue(), '护士');
      assert.equal(await rows.count(), 2);
      await workbench.page.keyboard.press('Control+Z');
      await panel.locator('tr[data-key]:has-text("4.9人")').first().waitFor({ state: 'detached' });
      await search.fill('');
      await panel.locator('#order').selectOption('gap');
      await panel.locator('#grouped').check();
      await panel.locator('tr.chapter').first().waitFor();
      await workbench.shot(`panel-2-grouped-${name}`);
      await panel.locator('#grouped').uncheck();
      await panel.locator('#order').selectOption('text');
    });

    it('reads what other papers set and the draft lacks, and opens a clause to start from', async () => {
      const panel = workbench.panel();
      await panel.locator('#filter-missing').click();
      const missing = panel.locator('table.missing tbody tr:has(.indicator:text-is("孕产妇死亡率"))');
      await missing.waitFor();
      await workbench.shot(`panel-3-missing-${name}`);
      await missing.locator('button.example').click();
      const city = await missing.locator('.who').innerText();
      await workbench.page.locator(`.tabs-container .tab:has-text("${city}")`).waitFor();
      await workbench.command('View: Close Editor');
      await panel.locator('#filter-all').click();
    });

    it('chooses whom to be compared with, by circle and by name', async () => {
      const panel = workbench.panel();
      await panel.locator('#circle').selectOption('all');
      await panel
        .locator('tr.below:has-text("每千人口医疗卫生机构床位数") .reason:has-text("全国同级")')
        .first()
        .waitFor();
      await panel.locator('#circle').selectOption('list');
      await panel.locator('#names').fill('绵阳市、洛阳市、嘉兴市、无此市');
      await panel.locator('#names').press('Enter');
      await panel.locator('.notice:has-text("没有找到这些地区：无此市")').waitFor();
      await workbench.shot(`panel-4-named-${name}`);
      await panel.locator('#circle').selectOption('similar');
      await panel.locator('.notice:has-text("cities.csv")').waitFor();
      await panel.locator('#circle').selectOption('auto');
      await panel.locator('.notice').waitFor({ state: 'detached' });
    });

    it('saves the comparison as a memo beside the draft', async () => {
      await workbench.panel().locator('#export').click();
      const { page } = workbench;
      await page.locator('.quick-input-list .monaco-list-row:has-text("Word")').click();
      const input = page.locator('.quick-input-widget input').first();
      // The list of formats gives way to the dialogue for the place.
      for (let tries = 0; tries < 50 && !(await input.inputValue()).includes('对标说明.docx'); tries++)
        await page.waitForTimeout(200);
      await page.waitForTimeout(300);
      await input.press('Enter');
      const said = page.locator('.notifications-toasts .notification-list-item:has-text("对标说明.docx")');
      await said.waitFor();
      const saved = fs.readdirSync(path.join(folder)).filter((one) => one.endsWith('对标说明.docx'));
      assert.equal(saved.length, 1);
      assert.equal(fs.readFileSync(path.join(folder, saved[0]!)).subarray(0, 2).toString(), 'PK');
      await workbench.shot(`panel-5-saved-${name}`);
    });

    it('sees the peers’ median behind a value that is below it', async () => {
      const lines = fs.readFileSync(drafts(folder).flawed, 'utf8').split('\n');
      await workbench.goTo(lines.findIndex((line) => line.includes('床位数')) + 1);
      await workbench.page.locator('.monaco-editor .view-line:has-text("中位 7.")').first().waitFor();
      await workbench.shot(`panel-6-hints-${name}`);
    });
  });
