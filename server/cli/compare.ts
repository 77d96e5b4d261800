import { readText } from '../config/read-text.ts';
import { readDraft } from '../engine/check.ts';
import { comparisonOptions, type PeerChoice } from '../engine/peers/chosen.ts';
import { type CityTable, readCities } from '../engine/peers/cities.ts';
import { type Comparison, comparison } from '../engine/peers/compare.ts';
import { missingFrom } from '../engine/peers/missing.ts';
import type { ReadPolicy } from '../engine/rules/types.ts';
import { asCsv, asDocx, asJson, asMarkdown, asXlsx, type Compared } from '../export/comparison.ts';
import { type Arguments, text } from './arguments.ts';
import { asTable } from './comparison-table.ts';
import { openPeers } from './corpus.ts';
import { choice, EXIT, languageOf, type Terminal, UsageError } from './terminal.ts';

export const COMPARE_FLAGS = {
  format: 'string',
  peers: 'string',
  cities: 'string',
  corpus: 'string',
  lang: 'string',
} as const;

const FORMATS = { table: asTable, json: asJson, csv: asCsv, markdown: asMarkdown, xlsx: asXlsx, docx: asDocx };
/** `duibiao compare`: every target of a draft beside its peers'. */
export function compareFile(given: Arguments, terminal: Terminal): number {
  const format = choice('--format', text(given, 'format'), ['table', 'json', 'csv', 'markdown', 'xlsx', 'docx']);
  const language = languageOf(text(given, 'lang'));
  const wanted = peersNamed(text(given, 'peers') ?? 'auto');
  const [file, ...more] = given.files;
  if (file === undefined || more.length > 0)
    throw new UsageError({ zh: 'compare 每次读一个文件。', en: 'compare reads one file at a time.' });
  const cities = citiesOf(text(given, 'cities'), (said) => terminal.err(`${said[language]}\n`));
  if (wanted.circle === 'similar' && !cities)
    throw new UsageError({
      zh: '--peers similar 需要用 --cities 给出各地人口和地区生产总值的表（城市,常住人口(万人),地区生产总值(亿元)）。',
      en: '--peers similar needs a table of places: --cities cities.csv (code,name,population,gdp).',
    });
  const read = readText(file);
  if (read.text === null) {
    terminal.err(`${file}: ${read.fault[language]}\n`);
    return EXIT.failed;
  }
  const corpus = openPeers(text(given, 'corpus'), language, terminal);
  if (!corpus) return EXIT.failed;
  try {
    const { document, policies } = readDraft(read.text, { draft: true });
    for (const { message } of document.problems) terminal.err(`${file}: ${message[language]}\n`);
    const compared: Compared = {
      title: policies[0]?.policy.meta.title ?? null,
      targets: policies.flatMap((one) => comparisonsOf(one, corpus, wanted, cities)),
      missing: policies[0]
        ? missingFrom(document, policies[0].policy, policies[0].facts.targets, corpus)
        : { papers: [], indicators: [] },
    };
    if (policies.every(({ policy }) => policy.meta.region === null)) terminal.err(`${file}: ${NO_PLACE[language]}\n`);
    for (const name of new Set(compared.targets.flatMap(({ missing }) => missing)))
      terminal.err(
        `${file}: ${{ zh: `对标地区“${name}”没有可比的目标`, en: `“${name}” has no comparable target` }[language]}\n`,
      );
    terminal.out(FORMATS[format](compared, language));
    return EXIT.clean;
  } finally {
    corpus.close();
  }
}

const NO_PLACE = {
  zh: '没有认出是哪个地区的文件，因此不排位次；可在文首写明城市和省份。',
  en: 'the place of the paper is unknown, so nothing is ranked; name it at the top.',
} as const;

function comparisonsOf(
  { policy, facts }: ReadPolicy,
  corpus: Parameters<typeof comparison>[2],
  wanted: PeerChoice,
  cities: CityTable | null,
): Comparison[] {
  const options = comparisonOptions(policy.meta, wanted, cities);
  return facts.targets.map((target) => comparison(target, policy.meta.region, corpus, options));
}

/** auto, province, region, all, similar, or list:东营市,渭南市. */
function peersNamed(value: string): PeerChoice {
  if (value.startsWith('list:')) {
    const names = value
      .slice('list:'.length)
      .split(/[,，、]/)
      .map((name) => name.trim())
      .filter(Boolean);
    if (names.length > 0) return { circle: 'auto', names };
  }
  return { circle: choice('--peers', value, ['auto', 'province', 'region', 'all', 'similar']), names: [] };
}

function citiesOf(file: string | undefined, tell: (said: { zh: string; en: string }) => void): CityTable | null {
  if (file === undefined) return null;
  const read = readText(file);
  if (read.text === null) throw new UsageError({ zh: `${file}: ${read.fault.zh}`, en: `${file}: ${read.fault.en}` });
  const table = readCities(read.text);
  for (const { line, message } of table.faults)
    tell({ zh: `${file}:${line} ${message.zh}`, en: `${file}:${line} ${message.en}` });
  return table;
}
