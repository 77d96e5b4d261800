import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cache, locked, root } from '../setup/common.mjs';
import { selfContained } from '../setup/package.ts';

describe('the lock of a set-up step', () => {
  const name = `test-${process.pid}`;
  const file = path.join(cache, `${name}.lock`);
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duibiao-lock-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('lets one process in at a time', async () => {
    const log = path.join(folder, 'log');
    const program = `
      import fs from 'node:fs';
      import { locked } from ${JSON.stringify(path.join(root, 'test/setup/common.mjs'))};
      await locked(${JSON.stringify(name)}, async () => {
        fs.appendFileSync(${JSON.stringify(log)}, '(');
        await new Promise((resolve) => setTimeout(resolve, 20));
        fs.appendFileSync(${JSON.stringify(log)}, ')');
      });`;
    const children = [1, 2, 3].map(() => spawn(process.execPath, ['--input-type=module', '-e', program]));
    await Promise.all(children.map((child) => once(child, 'exit')));
    assert.equal(fs.readFileSync(log, 'utf8'), '()()()');
    assert.ok(!fs.existsSync(file));
  });

  it('passes from a process that died with it to the next', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    fs.mkdirSync(cache, { recursive: true });
    fs.writeFileSync(file, `${pid} 0`);
    assert.equal(await locked(name, () => 'in'), 'in');
    assert.ok(!fs.existsSync(file));
  });

  it('is given back when the work fails', async () => {
    await assert.rejects(
      locked(name, () => {
        throw new Error('no');
      }),
    );
    assert.equal(await locked(name, () => 'in'), 'in');
  });
});

describe('the README of the package', () => {
  it('holds its pictures and keeps no link that leads nowhere', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duibiao-readme-'));
    try {
      fs.writeFileSync(path.join(folder, 'a.png'), 'picture');
      const picture = `data:image/png;base64,${Buffer.from('picture').toString('base64')}`;
      assert.equal(
        selfContained(
          '![对标](a.png) [code](server/main.ts) [top](#top) [web](https://a.example) <img src="a.png">',
          folder,
        ),
        `![对标](${picture}) code [top](#top) [web](https://a.example) <img src="${picture}">`,
      );
      assert.throws(() => selfContained('![x](missing.png)', folder));
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
