import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openPage } from '../host/browser.ts';
import { installExtension, startHost } from '../host/server.ts';
import { root } from '../setup/common.mjs';

const shots = path.join(root, 'test/.shots');

/** A real VS Code in a real browser, used with mouse and keyboard alone. */
export class Workbench {
  readonly page: Page;
  /** Requests to other machines; each was refused. */
  readonly refused: readonly string[];
  readonly #close: () => Promise<void>;

  private constructor(page: Page, refused: readonly string[], close: () => Promise<void>) {
    this.page = page;
    this.refused = refused;
    this.#close = close;
  }

  /** Starts VS Code as it comes, with the packed extension alone, on a copy of the sample workspace. */
  static async start(file: (workspace: string) => string, settings?: Record<string, unknown>): Promise<Workbench> {
    const { DUIBIAO_VSIX: vsix, DUIBIAO_HOST: code, DUIBIAO_BROWSER: program } = process.env;
    if (!vsix || !code || !program) throw new Error('npm test browser runs these tests');
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duibiao-browser-'));
    const undo: (() => unknown)[] = [
      () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    ];
    const close = async (): Promise<void> => {
      for (let step = undo.pop(); step; step = undo.pop()) await step();
    };
    try {
      const workspace = path.join(folder, 'workspace');
      const dataDir = path.join(folder, 'data');
      fs.cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
      installExtension({ code, dataDir }, vsix);
      const host = await startHost({ code, dataDir, workspaceTrust: true, ...(settings ? { settings } : {}) });
      undo.push(() => host.stop());
      const { browser, page, refused } = await openPage(program);
      undo.push(() => browser.close());
      const payload = [['openFile', `vscode-remote://${host.authority}${file(workspace)}`]];
      const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
      await page.goto(`${host.url}/?${query}`);
      await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout: 60_000 });
      await page.locator('.monaco-editor .view-line').first().waitFor();
      return new Workbench(page, refused, close);
    } catch (error) {
      await close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#close();
  }

  async shot(name: string): Promise<void> {
    fs.mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: path.join(shots, `${name}.png`) });
  }

  /** Runs the command whose title the palette finds first. */
  async command(title: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    const row = this.page.locator(`.quick-input-list .monaco-list-row:has-text("${title}")`).first();
    // A list that was asked for before every command had been registered does not grow, and an editor that is only just
    // opening takes the focus away: ask again. A click, for Enter would go to whoever has the focus.
    for (let tries = 1; ; tries++) {
      try {
        await this.page.keyboard.press('F1');
        await input.fill(`>${title}`, { timeout: 3000 });
        await row.click({ timeout: 3000 });
        break;
      } catch (error) {
        if (tries === 10) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
    await input.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor at the start of a line of the editor that is in front, counted from 1. */
  async goTo(line: number): Promise<void> {
    // Not on the first line, which may lie under the tabs.
    const box = await this.page.locator('.monaco-editor .overflow-guard').first().boundingBox();
    await this.page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(`:${line}`);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  squiggles(kind: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`.monaco-editor .squiggly-${kind}`);
  }

  problems(text: string): Locator {
    return this.page.locator(`.markers-panel .monaco-list-row:has-text("${text}")`);
  }

  /** The page of the comparison. */
  panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Rests the mouse on what is right of the cursor. */
  async hoverAtCursor(): Promise<Locator> {
    const box = await this.page.locator('.monaco-editor.focused .cursor').first().boundingBox();
    if (!box) throw new Error('there is no cursor to point at');
    await this.page.mouse.move(box.x + 200, box.y + 150);
    await this.page.mouse.move(box.x + 12, box.y + box.height / 2, { steps: 4 });
    const hover = this.page.locator('.monaco-hover:visible').first();
    await hover.waitFor();
    return hover;
  }

  /** Titles of the open editors. */
  async tabs(): Promise<string[]> {
    return this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
  }
}
