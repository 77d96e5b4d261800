import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import * as z from 'zod/mini';

/** Name of the settings file beside or above a draft; the nearest one holds. */
export const configName = '.duibiao.json';

/** Name of the file that holds the findings not to be shown again; beside the settings file or the draft. */
export const baselineName = '.duibiao-baseline.json';

const level = z.enum(['default', 'off', 'hint', 'information', 'warning', 'error']);

/** `.duibiao.json`. Paths in it start from its folder. */
export const Config = z.strictObject({
  $schema: z.optional(z.string()),
  /** Language of findings. */
  language: z.optional(z.enum(['zh', 'en'])),
  /** The papers here are pages that somebody copied, not drafts. */
  imported: z.optional(z.boolean()),
  /** By rule id. */
  rules: z.optional(z.record(z.string(), level)),
});
export type Config = z.infer<typeof Config>;

export interface ConfigFault {
  /** Stretch of the file, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly message: { readonly zh: string; readonly en: string };
}

export interface ConfigReading {
  readonly config: Config;
  readonly faults: readonly ConfigFault[];
}

/** Reads a settings file; comments and trailing commas are fine. What cannot be used is told of, the rest counts. */
export function readConfig(text: string, ruleIds: ReadonlySet<string>): ConfigReading {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const faults: ConfigFault[] = errors.slice(0, 1).map(({ offset, length }) => ({
    from: offset,
    to: offset + Math.max(1, length),
    message: {
      zh: '不是有效的 JSON，此处以后的设置不起作用。',
      en: 'This is not valid JSON; settings from here on are ignored.',
    },
  }));
  const config: Record<string, unknown> = {};
  if (root && root.type !== 'object')
    faults.push({
      ...spanOf(root),
      message: { zh: '设置文件应当是一个对象 { … }。', en: 'The settings are an object: { … }.' },
    });
  for (const property of root?.type === 'object' ? (root.children ?? []) : []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    if (key.value === 'rules' && value.type === 'object') config.rules = readRules(value, ruleIds, faults);
    else {
      const read = Config.safeParse({ [String(key.value)]: plain(value) });
      if (read.success) Object.assign(config, read.data);
      else faults.push(faultOf(key, value));
    }
  }
  return { config: config as Config, faults };
}

function readRules(node: Node, ruleIds: ReadonlySet<string>, faults: ConfigFault[]): NonNullable<Config['rules']> {
  const rules: NonNullable<Config['rules']> = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const id = String(key.value);
    const read = level.safeParse(plain(value));
    if (!ruleIds.has(id))
      faults.push({
        ...spanOf(key),
        message: { zh: `没有名为“${id}”的规则。`, en: `There is no rule named “${id}”.` },
      });
    else if (read.success) rules[id] = read.data;
    else
      faults.push({
        ...spanOf(value),
        message: {
          zh: '级别只能是 off、hint、information、warning、error、default。',
          en: 'A level is one of off, hint, information, warning, error, default.',
        },
      });
  }
  return rules;
}

const KNOWN = ['language', 'imported', 'rules'];

function faultOf(key: Node, value: Node): ConfigFault {
  const name = String(key.value);
  if (!KNOWN.includes(name))
    return {
      ...spanOf(key),
      message: {
        zh: `没有“${name}”这项设置，可用 ${KNOWN.join('、')}。`,
        en: `There is no setting “${name}”; there are ${KNOWN.join(', ')}.`,
      },
    };
  return {
    ...spanOf(value),
    message: { zh: `设置“${name}”的值无法采用。`, en: `The value of “${name}” cannot be used.` },
  };
}

const spanOf = ({ offset, length }: Node) => ({ from: offset, to: offset + length });

function plain({ type, value, children }: Node): unknown {
  if (type === 'array') return (children ?? []).map(plain);
  if (type !== 'object') return value;
  return Object.fromEntries(
    (children ?? []).map(({ children: pair }) => [String(pair?.[0]?.value), pair?.[1] && plain(pair[1])]),
  );
}

const entry = z.object({ rule: z.string(), quote: z.string(), hash: z.string(), count: z.int().check(z.gte(1)) });

/** `.duibiao-baseline.json`: by path of the draft from the file's folder, with forward slashes. */
export const Baseline = z.object({ version: z.literal(1), files: z.record(z.string(), z.array(entry)) });
export type Baseline = z.infer<typeof Baseline>;

/** The JSON schema of the settings file, for editors; `titles` by rule id. */
export function configSchema(titles: Readonly<Record<string, string>>): object {
  const schema = z.toJSONSchema(Config) as { properties: Record<string, object> };
  const levels = { type: 'string', enum: level.options };
  const rules = Object.fromEntries(Object.entries(titles).map(([id, description]) => [id, { ...levels, description }]));
  return {
    ...schema,
    title: '对标 Duibiao',
    allowComments: true,
    allowTrailingCommas: true,
    properties: { ...schema.properties, rules: { type: 'object', properties: rules, additionalProperties: false } },
  };
}
