import type { Rule } from './types.ts';

/** Every rule, in the order in which the table of rules lists them. */
export const RULES: readonly Rule[] = [];

export const ruleById = (id: string): Rule | undefined => RULES.find((rule) => rule.id === id);
