/**
 * Writes fold-table.ts from opencc-js. Run by hand after an update of opencc-js: `node server/engine/text/make-fold-table.ts`.
 * opencc-js itself is not needed at run time.
 */
import { writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js/t2cn';

/** Characters that a legacy double-byte code holds: what one writes in that script. */
function charactersOf(encoding: string, trailFrom: number, leadTo: number): Set<string> {
  const decoder = new TextDecoder(encoding);
  const set = new Set<string>();
  for (let lead = 0xa1; lead <= leadTo; lead++) {
    for (let trail = trailFrom; trail <= 0xfe; trail++) {
      for (const char of decoder.decode(new Uint8Array([lead, trail]))) if (char !== '\ufffd') set.add(char);
    }
  }
  return set;
}

const gb2312 = charactersOf('gb18030', 0xa1, 0xf7);
const big5 = charactersOf('big5', 0x40, 0xf9);
const converters = (['tw', 't', 'hk'] as const).map((from) => Converter({ from, to: 'cn' }));

const pairs: { sure: [string, string][]; loose: [string, string][] } = { sure: [], loose: [] };
const targets = new Set<string>();
for (let code = 0x3400; code <= 0x9fff; code++) {
  const char = String.fromCharCode(code);
  const simple = converters.map((convert) => convert(char)).find((result) => result !== char && result.length === 1);
  // 么 is what traditional pages of mainland origin write for 麼; 吒 and 薹 stand in names and plants.
  if (!simple || '么吒薹'.includes(char)) continue;
  pairs[gb2312.has(char) ? 'loose' : 'sure'].push([char, simple]);
  targets.add(simple);
}
pairs.sure.push(['妳', '你'], ['陜', '陕']);
const simplifiedOnly = [...targets].filter((char) => gb2312.has(char) && !big5.has(char)).sort();

const column = (list: readonly [string, string][], side: 0 | 1): string => list.map((pair) => pair[side]).join('');
const constant = (name: string, comment: string, value: string): string =>
  `/** ${comment} */\n// biome-ignore format: one line, made by a program\nexport const ${name} = '${value}';\n`;

writeFileSync(
  new URL('./fold-table.ts', import.meta.url),
  `// Made by make-fold-table.ts from opencc-js (MIT, data Apache-2.0). Not to be edited.\n${[
    constant(
      'TRADITIONAL',
      'Characters that simplified text does not use; the n-th becomes SIMPLIFIED[n].',
      column(pairs.sure, 0),
    ),
    constant('SIMPLIFIED', 'What TRADITIONAL becomes.', column(pairs.sure, 1)),
    constant(
      'SHARED',
      'Characters of both scripts (著, 乾, 瞭) that traditional text uses for SHARED_SIMPLIFIED[n].',
      column(pairs.loose, 0),
    ),
    constant('SHARED_SIMPLIFIED', 'What SHARED becomes, in traditional text alone.', column(pairs.loose, 1)),
    constant('SIMPLIFIED_ONLY', 'Simplified characters that traditional text does not use.', simplifiedOnly.join('')),
  ].join('\n')}`,
);
