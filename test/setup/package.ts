// node package.ts [FILE]: builds the extension and packs it, into duibiao-VERSION.vsix where no file is named.
// vsce packs a staged copy, because two files differ from the repository's: the README carries its pictures inside
// itself (VS Code shows no relative ones), and the manifest leaves out what only developers need.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { build } from './build.ts';
import { cache, locked, root } from './common.mjs';

const mediaTypes: Record<string, string> = { '.png': 'image/png', '.jpg': 'image/jpeg', '.gif': 'image/gif' };

/** Relative pictures become data addresses; relative links become their text, for nothing lies at their other end. */
export function selfContained(markdown: string, folder: string): string {
  const dataAddress = (file: string): string => {
    const type = mediaTypes[path.extname(file).toLowerCase()];
    if (!type) throw new Error(`README.md: ${file} is no picture that can be packed`);
    return `data:${type};base64,${fs.readFileSync(path.join(folder, file)).toString('base64')}`;
  };
  const relative = (address: string): boolean => !/^(\w+:|#)/.test(address);
  return markdown
    .replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (whole, text: string, address: string) =>
      relative(address) ? `![${text}](${dataAddress(address)})` : whole,
    )
    .replace(/(<img\b[^>]*\bsrc=")([^"]+)"/g, (whole, head: string, address: string) =>
      relative(address) ? `${head}${dataAddress(address)}"` : whole,
    )
    .replace(/(?<!!)\[([^\]]*)\]\(([^)\s]+)\)/g, (whole, text: string, address: string) =>
      relative(address) ? text : whole,
    );
}

/** Where `npm run package` leaves the extension. */
export function packageName(): string {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return path.join(root, `${name}-${version}.vsix`);
}

/** Packs what `.vscodeignore` lets through into the file `packagePath`. The extension must have been built. */
async function packExtension(packagePath: string): Promise<void> {
  const stage = path.join(cache, `package-${process.pid}`);
  fs.rmSync(stage, { recursive: true, force: true });
  try {
    fs.mkdirSync(stage, { recursive: true });
    fs.copyFileSync(path.join(root, '.vscodeignore'), path.join(stage, '.vscodeignore'));
    for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
      fs.mkdirSync(path.dirname(path.join(stage, file)), { recursive: true });
      fs.copyFileSync(path.join(root, file), path.join(stage, file));
    }
    const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
    fs.writeFileSync(path.join(stage, 'README.md'), selfContained(readme, root));
    const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    for (const key of ['scripts', 'devDependencies', 'allowScripts']) delete manifest[key];
    fs.writeFileSync(path.join(stage, 'package.json'), JSON.stringify(manifest, null, 2));
    await createVSIX({
      cwd: stage,
      packagePath,
      dependencies: false,
      rewriteRelativeLinks: false,
      allowMissingRepository: true,
      skipLicense: true,
    });
  } finally {
    fs.rmSync(stage, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = process.argv[2] ?? packageName();
  // One at a time, and nobody packs what another is just building: all of it lies in dist/.
  await locked('build', async () => {
    await build();
    await packExtension(file);
  });
  console.log(`${path.relative(root, file)}  ${(fs.statSync(file).size / 1e6).toFixed(2)} MB`);
}
