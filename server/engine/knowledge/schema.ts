/** Shapes of the data files, for tests and tools; at run time the files are plain imports. */
import { z } from 'zod';

const words = z.string().min(1);
const comparator = z.enum(['ge', 'le', 'eq', 'approx', 'change', 'range']);
const kind = z.enum(['level', 'change', 'growth', 'ratio', 'count', 'coverage', 'grade', 'rank']);
const year = z.int().min(1990).max(2100);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const localized = z.strictObject({ zh: words, en: words });

const indicator = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: words,
  aliases: z.array(words).min(1).optional(),
  units: z.array(words).min(1),
  direction: z.enum(['up', 'down', 'band', 'neutral']),
  range: z
    .tuple([z.number(), z.number()])
    .refine(([low, high]) => low < high, 'the lower end comes first')
    .optional(),
  kind,
  population: words.optional(),
  scopes: z.array(words).min(1).optional(),
  local: z.literal(true).optional(),
  national: z
    .array(z.strictObject({ year, comparator, value: z.number(), source: words, kind: kind.optional() }))
    .min(1)
    .optional(),
});

export const indicatorsSchema = z
  .strictObject({
    sources: z.record(words, z.strictObject({ title: words, number: words.nullable(), issued: year })),
    indicators: z.array(indicator).min(110),
  })
  .check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const { id, national } of value.indicators) {
      if (seen.has(id)) issues.push({ code: 'custom', message: `two indicators are called ${id}`, input: id });
      seen.add(id);
      for (const { source } of national ?? []) {
        if (!value.sources[source]) issues.push({ code: 'custom', message: `no source ${source}`, input: source });
      }
    }
  });

export const departmentsSchema = z.strictObject({
  sources: z.record(words, localized),
  bodies: z.array(
    z.strictObject({
      name: words,
      short: words,
      informal: z.array(words).min(1).optional(),
      variants: z.array(words).min(1).optional(),
      rivals: z.array(words).min(1).optional(),
      organ: z.enum(['party', 'mass']).optional(),
    }),
  ),
  obsolete: z.array(
    z
      .strictObject({
        names: z.array(words).min(1),
        now: words.optional(),
        province: words.optional(),
        county: words.optional(),
        heirs: words.optional(),
        sole: z.literal(true).optional(),
        loose: z.literal(true).optional(),
        from: day,
        until: day.optional(),
        source: words,
      })
      .refine(({ now, heirs }) => (now === undefined) !== (heirs === undefined), 'either one body or several in words'),
  ),
});

/** Province → prefecture-level unit ('' for none) → counties, blank-separated. */
export const regionsSchema = z.record(
  z.string().regex(/(?:省|市|自治区|特别行政区)$/),
  z.record(z.string().regex(/^$|(?:市|州|盟|地区)$/), z.string().regex(/^$|^(?:\S+[市县区旗])(?: \S+[市县区旗])*$/)),
);
