// What VS Code's extension host loads: runs the suites beside this file, wherever the host came from.
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** Called by the extension host; rejects when a test failed, which becomes the host's exit code. */
export function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 60_000, reporter: process.env.TEST_REPORTER, color: false });
  const folder = path.join(__dirname, process.env.TEST_FOLDER ?? 'suite');
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.test.js')))
    mocha.addFile(path.join(folder, file));
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
