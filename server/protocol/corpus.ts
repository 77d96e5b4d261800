import * as z from 'zod/mini';
import { Place, Range } from './messages.ts';

/** Messages about the corpus: what is in it, what goes in, what is found in it. Sentences are in the language of `duibiao.language`. */

/**
 * Request `duibiao/import`: brings files and folders into the user's corpus. With `workDoneToken` the server reports
 * progress; cancelling the request keeps what has come in.
 */
export const importMethod = 'duibiao/import';
export const ImportParams = z.object({
  /** `file:` addresses of files and folders. */
  uris: z.array(z.string()),
  workDoneToken: z.optional(z.union([z.string(), z.number()])),
});
export type ImportParams = z.infer<typeof ImportParams>;

export const ImportResult = z.object({
  /** New or changed documents, and what is in them. */
  documents: z.number(),
  policies: z.number(),
  clauses: z.number(),
  targets: z.number(),
  unchanged: z.number(),
  /** Paths of the documents that came in. */
  added: z.array(z.string()),
  /** What did not come in, and why. */
  skipped: z.array(z.object({ path: z.string(), reason: z.string() })),
  /** A damaged corpus was set aside and rebuilt. */
  notice: z.nullable(z.string()),
  /** Why the import ended early. */
  fault: z.nullable(z.string()),
  cancelled: z.boolean(),
});
export type ImportResult = z.infer<typeof ImportResult>;

/** Request `duibiao/corpusDocuments`: everything that the open corpora hold. No parameters. */
export const corpusDocumentsMethod = 'duibiao/corpusDocuments';
export const ListedPolicy = z.object({
  /** For the requests below. */
  id: z.string(),
  title: z.string(),
  level: z.nullable(z.enum(['nation', 'province', 'city', 'county'])),
  province: z.nullable(z.string()),
  city: z.nullable(z.string()),
  county: z.nullable(z.string()),
  /** Issue date, else date of publication: YYYY, YYYY-MM or YYYY-MM-DD. */
  date: z.nullable(z.string()),
  docNumber: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  targets: z.number(),
  /** Where its cleaned text opens. */
  place: Place,
});
export type ListedPolicy = z.infer<typeof ListedPolicy>;

export const ListedDocument = z.object({
  /** For the requests below. */
  key: z.string(),
  /** Part of the product: cannot be corrected or removed. */
  builtIn: z.boolean(),
  /** Path of its file; null for a built-in one. */
  path: z.nullable(z.string()),
  /** ISO time. */
  imported: z.nullable(z.string()),
  policies: z.array(ListedPolicy),
});
export type ListedDocument = z.infer<typeof ListedDocument>;
export const CorpusDocuments = z.object({ documents: z.array(ListedDocument) });
export type CorpusDocuments = z.infer<typeof CorpusDocuments>;

/** Request `duibiao/corpusTargets`: the targets of one policy, in text order. */
export const corpusTargetsMethod = 'duibiao/corpusTargets';
export const PolicyParams = z.object({ policy: z.string() });
export const CorpusTargets = z.object({
  targets: z.array(
    z.object({
      indicator: z.string(),
      /** Value with unit as a reader writes it. */
      value: z.string(),
      deadline: z.nullable(z.string()),
      quote: z.string(),
      place: Place,
    }),
  ),
});
export type CorpusTargets = z.infer<typeof CorpusTargets>;

/** Request `duibiao/corpusRemove`: takes documents out; they stay out until they are imported by hand. */
export const corpusRemoveMethod = 'duibiao/corpusRemove';
export const KeysParams = z.object({ keys: z.array(z.string()) });

/** Request `duibiao/corpusReread`: reads the files of these documents again. Answers with ImportResult. */
export const corpusRereadMethod = 'duibiao/corpusReread';

/** Request `duibiao/corpusCorrect`: puts a policy's metadata right. An absent field stands as it is, an empty one is cleared. */
export const corpusCorrectMethod = 'duibiao/corpusCorrect';
export const CorrectParams = z.object({
  policy: z.string(),
  title: z.optional(z.string()),
  /** As a person writes it: 山东省东营市, 东营, 全国. */
  place: z.optional(z.string()),
  /** 2024年12月24日, 2024-12-24, 2024-12, 2024. */
  date: z.optional(z.string()),
  docNumber: z.optional(z.string()),
});
export type CorrectParams = z.infer<typeof CorrectParams>;

/** Answer of the requests that change something: null when it was done, else why not. */
export const ChangeResult = z.object({ fault: z.nullable(z.string()) });
export type ChangeResult = z.infer<typeof ChangeResult>;

/** Request `duibiao/precedents`: clauses of the corpus like a stretch of a draft. */
export const precedentsMethod = 'duibiao/precedents';
export const PrecedentsParams = z.object({
  textDocument: z.object({ uri: z.string() }),
  /** An empty range stands for the clause around it. */
  range: Range,
  /** How many are wanted; 20 when absent, 100 at most. */
  limit: z.optional(z.number()),
  /** Several clauses of one policy may be among them. */
  severalOfOne: z.optional(z.boolean()),
});
export type PrecedentsParams = z.infer<typeof PrecedentsParams>;

export const PrecedentsResult = z.object({
  language: z.enum(['zh', 'en']),
  /** The words that were looked for, shortened. */
  asked: z.string(),
  /** Why nothing was looked for, or null. */
  notice: z.nullable(z.string()),
  results: z.array(
    z.object({
      /** 东营市; null where the paper does not tell. */
      region: z.nullable(z.string()),
      /** 地级市, 山东省 and the like: how the place is peer to the draft's. */
      level: z.nullable(z.string()),
      title: z.string(),
      date: z.nullable(z.string()),
      /** Headings above the clause, outermost first. */
      headings: z.array(z.string()),
      /** The clause's cleaned words. */
      quote: z.string(),
      /** 0 to 1, 1 for the best of the answer. */
      likeness: z.number(),
      place: Place,
    }),
  ),
});
export type PrecedentsResult = z.infer<typeof PrecedentsResult>;

/** What the page of precedents tells its host. */
export const PrecedentsMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Show the source of a clause. */
  z.object({ type: z.literal('open'), place: Place }),
  z.object({ type: z.literal('copy'), text: z.string() }),
  /** Put the words into the draft, where its cursor is. */
  z.object({ type: z.literal('insert'), text: z.string() }),
]);
export type PrecedentsMessage = z.infer<typeof PrecedentsMessage>;
