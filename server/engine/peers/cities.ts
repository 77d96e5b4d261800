/** A user's table of places, for counts per head and for peers of like size. */
import { regionName, regionOf } from '../knowledge/regions.ts';
import type { Region } from '../policy/types.ts';
import type { Localized } from '../text/localized.ts';

export interface City {
  readonly region: Region;
  /** In persons; null where the table leaves it out. */
  readonly population: number | null;
  /** In 亿元. */
  readonly gdp: number | null;
}

export interface CityTable {
  readonly cities: readonly City[];
  /** Rows that cannot be used; line numbers from 1. */
  readonly faults: readonly { readonly line: number; readonly message: Localized }[];
}

const HEADS: Readonly<Record<string, 'name' | 'population' | 'tenThousands' | 'gdp'>> = {
  name: 'name',
  城市: 'name',
  地区: 'name',
  population: 'population',
  '常住人口(人)': 'population',
  '常住人口(万人)': 'tenThousands',
  gdp: 'gdp',
  '地区生产总值(亿元)': 'gdp',
};

/** Reads `code,name,population,gdp` (persons, 亿元) or 城市,常住人口(万人),地区生产总值(亿元), apart by commas or tabs. */
export function readCities(text: string): CityTable {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const cells = (line: string) => line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const head = cells(lines[0] ?? '').map(
    (cell) => HEADS[cell.replaceAll('（', '(').replaceAll('）', ')').toLowerCase()],
  );
  const at = head.indexOf('name');
  if (at < 0)
    return {
      cities: [],
      faults: [
        {
          line: 1,
          message: {
            zh: '第一行应为列名：城市,常住人口(万人),地区生产总值(亿元)，或 code,name,population,gdp。',
            en: 'The first line names the columns: code,name,population,gdp.',
          },
        },
      ],
    };
  const cities: City[] = [];
  const faults: CityTable['faults'][number][] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const row = cells(line);
    const region = regionOf(row[at] ?? '', { level: 'city' }) ?? regionOf(row[at] ?? '');
    if (!region) {
      faults.push({
        line: index + 1,
        message: { zh: `没有找到“${row[at] ?? ''}”这个地区。`, en: `There is no place “${row[at] ?? ''}”.` },
      });
      continue;
    }
    const value = (...kinds: string[]) => {
      const column = head.findIndex((kind) => kind !== undefined && kinds.includes(kind));
      const written = column < 0 ? '' : (row[column] ?? '').replaceAll(' ', '');
      if (written === '') return null;
      const number = Number(written);
      if (Number.isFinite(number) && number > 0) return head[column] === 'tenThousands' ? number * 10_000 : number;
      faults.push({ line: index + 1, message: { zh: `“${written}”不是数。`, en: `“${written}” is not a number.` } });
      return null;
    };
    cities.push({ region, population: value('population', 'tenThousands'), gdp: value('gdp') });
  }
  return { cities, faults };
}

const same = (a: Region, b: Region): boolean => regionName(a) === regionName(b) && a.province === b.province;

export const cityOf = (table: CityTable, region: Region): City | null =>
  table.cities.find((one) => same(one.region, region)) ?? null;

/** Places of the same level whose population and output are most like those of `region`, nearest first. */
export function alike(table: CityTable, region: Region, count: number): string[] {
  const own = cityOf(table, region);
  if (!own) return [];
  const distance = (other: City): number => {
    const parts = [
      [own.population, other.population],
      [own.gdp, other.gdp],
    ].flatMap(([a, b]) => (a && b ? [Math.log(a / b) ** 2] : []));
    return parts.length === 0 ? Number.POSITIVE_INFINITY : parts.reduce((sum, part) => sum + part, 0) / parts.length;
  };
  return table.cities
    .filter((one) => one.region.level === region.level && !same(one.region, region))
    .map((one) => ({ name: regionName(one.region), distance: distance(one) }))
    .filter((one) => Number.isFinite(one.distance))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}
