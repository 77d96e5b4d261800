/** A sentence that a person reads: 简体中文 first, English beside it. Both are always present. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Localized;
