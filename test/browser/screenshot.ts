// Takes the README's picture again: node test/setup/with-node.mjs test/browser/screenshot.ts
import path from 'node:path';
import { installBrowser } from '../host/browser.ts';
import { drafts } from '../host/drafts.ts';
import { installHost } from '../host/install.ts';
import { quiet } from '../host/settings.ts';
import { buildPackage } from '../setup/build.ts';
import { root } from '../setup/common.mjs';
import { packageName } from '../setup/package.ts';
import { Workbench } from './workbench.ts';

Object.assign(process.env, {
  DUIBIAO_VSIX: packageName(),
  DUIBIAO_HOST: await installHost(),
  DUIBIAO_BROWSER: await installBrowser(),
});
await buildPackage(packageName());
const workbench = await Workbench.start((folder) => drafts(folder).flawed, {
  ...quiet,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
});
try {
  const { page } = workbench;
  await page.setViewportSize({ width: 1440, height: 900 });
  await workbench.command('Problems: Focus on Problems View');
  await workbench.problems('target-below-peers').first().dblclick();
  await workbench.command('View: Close Primary Side Bar');
  await workbench.command('对标同类城市');
  await workbench.panel().locator('tr.below').first().waitFor();
  await page.mouse.move(10, 10);
  await workbench.squiggles('warning').first().waitFor();
  await page.screenshot({ path: path.join(root, 'client/media/screenshot.png') });
} catch (error) {
  await workbench.shot('screenshot-failed');
  throw error;
} finally {
  await workbench.close();
}
