// Builds everything that ships into dist/.
//   node esbuild.mjs                production build, minified
//   node esbuild.mjs --dev          readable, with source maps
//   node esbuild.mjs --watch        --dev, and again on every change of a source file
// Bundles come first because the later steps (index, notices) only read sources and the bundle metadata.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const watch = process.argv.includes('--watch');
const production = !watch && !process.argv.includes('--dev');
const dist = path.join(root, 'dist');

/** Sources are TypeScript that only Node 24 runs as it stands; `node esbuild.mjs` may have been typed under an older one. */
const nodeBinary = (() => {
  const own = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return Number(process.versions.node.split('.')[0]) < 24 && fs.existsSync(own) ? own : process.execPath;
})();

/**
 * `node:sqlite` is absent from older runtimes. A static import of it would keep the whole bundle from loading there,
 * so it must be asked for at the moment of use.
 */
const lazySqlite = {
  name: 'lazy-sqlite',
  setup(build) {
    build.onResolve({ filter: /^node:sqlite$/ }, ({ kind, importer }) =>
      kind === 'import-statement'
        ? { errors: [{ text: `${path.relative(root, importer)}: load node:sqlite lazily, not by a static import` }] }
        : { external: true },
    );
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  charset: 'utf8',
  plugins: [lazySqlite],
};

const forNode = {
  ...common,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  external: ['vscode'],
  // Some libraries offer a UMD build as `main`, which cannot be bundled, and an ES module beside it.
  mainFields: ['module', 'main'],
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  logOverride: { 'empty-import-meta': 'error' },
};

const workers = fs
  .readdirSync(path.join(root, 'server/corpus'))
  .filter((name) => name.endsWith('-worker.ts') || name === 'worker.ts')
  .map((name) => [path.basename(name, '.ts'), `server/corpus/${name}`]);

const bundles = [
  {
    ...forNode,
    entryPoints: { extension: 'client/extension.ts', server: 'server/main.ts' },
    outdir: 'dist',
  },
  {
    ...forNode,
    entryPoints: Object.fromEntries(workers),
    outdir: 'dist',
    // Libraries for PDF ask where they lie; they are given the bundle, and load nothing from beside it.
    define: { ...forNode.define, 'import.meta.url': 'bundleAddress' },
    banner: { js: "const bundleAddress = require('node:url').pathToFileURL(__filename).href;" },
  },
  { ...forNode, entryPoints: { cli: 'server/cli/main.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
  {
    ...common,
    entryPoints: { panel: 'client/panel/page/main.ts', precedents: 'client/panel/page/precedents.ts' },
    outdir: 'dist',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
  },
];

/** Tables by which PDF files name Chinese characters without bringing them: those of China, Taiwan and Hong Kong. */
const chineseMaps = /^(?:GB|UniGB|Adobe-GB1|B5|ETen|ETHK|CNS|HK|UniCNS|Adobe-CNS1).*\.bcmap$/;

function copyMaps() {
  const from = path.join(root, 'node_modules/pdfjs-dist/cmaps');
  const to = path.join(dist, 'cmaps');
  fs.mkdirSync(to, { recursive: true });
  for (const name of fs.readdirSync(from).filter((name) => chineseMaps.test(name)))
    fs.copyFileSync(path.join(from, name), path.join(to, name));
}

/** Steps that are programs of the product itself, each with its arguments. */
const steps = [['server/corpus/build-seeds.ts', 'dist/corpus/seeds.sqlite']];

function runStep([script, ...args]) {
  const { status, error } = spawnSync(nodeBinary, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${script} failed (${error?.message ?? `exit ${status}`})`);
}

/** Names of the packages in node_modules whose code is inside the bundles, plus those whose data is compiled into ours. */
function bundledPackages(metafiles) {
  const names = new Set(['opencc-js']);
  for (const metafile of metafiles)
    for (const input of Object.keys(metafile.inputs)) {
      const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match) names.add(match[1]);
    }
  return [...names].sort();
}

function licenceText(folder) {
  const file = fs.readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : undefined;
}

function writeNotices(metafiles) {
  const parts = bundledPackages(metafiles).map((name) => {
    const folder = path.join(root, 'node_modules', name);
    const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const text = licenceText(folder);
    if (!license && !text) throw new Error(`${name} states no licence`);
    return `${'='.repeat(78)}\n${name} ${version} (${license})\n${'='.repeat(78)}\n\n${text ?? `Licensed under ${license}.`}\n`;
  });
  const head = 'Duibiao contains code or data of the following packages.\n本扩展包含下列软件包的代码或数据。\n\n';
  fs.writeFileSync(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), head + parts.join('\n'));
}

function report(metafiles) {
  for (const metafile of metafiles)
    for (const [file, { bytes }] of Object.entries(metafile.outputs))
      if (!file.endsWith('.map')) console.log(`${file.padEnd(32)} ${(bytes / 1024).toFixed(0).padStart(6)} KB`);
}

fs.mkdirSync(path.join(dist, 'corpus'), { recursive: true });
copyMaps();
if (watch) {
  const contexts = await Promise.all(bundles.map((options) => esbuild.context({ ...options, logLevel: 'info' })));
  for (const step of steps) runStep(step);
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  // esbuild has said what is wrong; a stack of its own insides would only hide that.
  const built = await Promise.all(bundles.map((options) => esbuild.build(options))).catch(() => process.exit(1));
  const metafiles = built.map(({ metafile }) => metafile);
  for (const step of steps) runStep(step);
  fs.chmodSync(path.join(dist, 'cli.js'), 0o755);
  writeNotices(metafiles);
  report(metafiles);
}
