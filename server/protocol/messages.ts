import * as z from 'zod/mini';

/** Custom messages between the server and its clients. A sentence in them is already in the language of `duibiao.language`. */

const Position = z.object({ line: z.number(), character: z.number() });
export const Range = z.object({ start: Position, end: Position });
export type Range = z.infer<typeof Range>;

/** A stretch of a draft or, under the `duibiao:` scheme, of a policy of the corpus. */
export const Place = z.object({ uri: z.string(), range: Range });
export type Place = z.infer<typeof Place>;

/** What a client may say in `initializationOptions`; every part is optional. */
export const InitializationOptions = z.object({
  /** The client runs `duibiao.openSource` from links of hovers. */
  commandLinks: z.optional(z.boolean()),
  /** The client wants `duibiao/corpusStatus` notifications. */
  corpusStatus: z.optional(z.boolean()),
  /** Folder of the user's own corpora; the built-in one alone without it. */
  storagePath: z.optional(z.string()),
  /** Milliseconds between a change and its check; for measurements. */
  debounce: z.optional(z.number()),
  /** Settings for clients without `workspace/configuration`. */
  settings: z.optional(z.unknown()),
});
export type InitializationOptions = z.infer<typeof InitializationOptions>;

/** Notification `duibiao/corpusStatus`: what corpus is loaded, or why none is. */
export const corpusStatusMethod = 'duibiao/corpusStatus';
export const CorpusStatus = z.object({
  state: z.enum(['loading', 'ready', 'fault']),
  documents: z.number(),
  policies: z.number(),
  clauses: z.number(),
  targets: z.number(),
  /** Reasons why a corpus could not be opened; with state `ready` the others are loaded. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type CorpusStatus = z.infer<typeof CorpusStatus>;

/** Request `duibiao/compare`: every target of a draft beside its peers'. */
export const compareMethod = 'duibiao/compare';
/** auto: the nearest circle that holds enough · similar: of like population and output · list: those that are named. */
export const PeerCircle = z.enum(['auto', 'province', 'region', 'all', 'similar', 'list']);
export type PeerCircle = z.infer<typeof PeerCircle>;

/** Whom the drafter wants for peers. What the draft itself names at its head comes first. */
export const PeersWanted = z.object({ circle: PeerCircle, names: z.array(z.string()).check(z.maxLength(200)) });
export type PeersWanted = z.infer<typeof PeersWanted>;

export const CompareParams = z.object({
  textDocument: z.object({ uri: z.string() }),
  peers: z.optional(PeersWanted),
});
export type CompareParams = z.infer<typeof CompareParams>;

export const Standing = z.enum(['below', 'level', 'above', 'unranked']);
export type Standing = z.infer<typeof Standing>;

/** A stretch of a policy of the corpus, in UTF-16 units of its cleaned text. */
export const PolicySpan = z.object({ policy: z.string(), from: z.number(), to: z.number() });
export type PolicySpan = z.infer<typeof PolicySpan>;

/** Request `duibiao/place`: where such a stretch can be opened, a Place; null for a policy that the corpus does not hold. */
export const placeMethod = 'duibiao/place';

export const ComparePeer = z.object({
  /** City or other jurisdiction as shown, 东营市. */
  name: z.string(),
  /** Title and date of its policy. */
  title: z.string(),
  date: z.nullable(z.string()),
  /** Value with unit and deadline as a reader writes them. */
  value: z.string(),
  /** The value as a number in the unit of the draft's target; null when it cannot be laid beside it. */
  amount: z.nullable(z.number()),
  deadline: z.nullable(z.string()),
  /** How its requirement relates to the draft's. */
  relation: z.enum(['higher', 'same', 'lower', 'shown']),
  /** Why it is shown only, or null. */
  note: z.nullable(z.string()),
  /** Why it is a peer: 同省, 同为西部, 规模相近 … */
  why: z.string(),
  quote: z.string(),
  /** Its clause; where that can be opened is worked out when it is asked for. */
  at: PolicySpan,
});
export type ComparePeer = z.infer<typeof ComparePeer>;

/** What binds a target besides its peers: a superior's requirement, the jurisdiction's own past. */
export const CompareFloor = z.object({
  kind: z.enum(['superior', 'own-attained', 'own-target']),
  /** 国家, 山东省; the jurisdiction's own name. */
  name: z.string(),
  title: z.string(),
  value: z.string(),
  /** The value as a number in the unit of the draft's target; null when it cannot be laid beside it. */
  amount: z.nullable(z.number()),
  year: z.nullable(z.string()),
  /** The draft asks for less. */
  violated: z.boolean(),
  /** Null for a value that no document of the corpus holds. */
  place: z.nullable(Place),
});
export type CompareFloor = z.infer<typeof CompareFloor>;

export const CompareRow = z.object({
  /** Same for the same target of two versions of the draft, as far as can be told. */
  key: z.string(),
  indicator: z.string(),
  scope: z.nullable(z.string()),
  value: z.string(),
  amount: z.nullable(z.number()),
  deadline: z.nullable(z.string()),
  /** Title of the heading that the target stands under. */
  section: z.nullable(z.string()),
  /** Title of the outermost heading around it. */
  chapter: z.nullable(z.string()),
  quote: z.string(),
  range: Range,
  standing: Standing,
  /** Where it stands among how many, and how far from the middle, for a reader in a hurry; null where nothing is ranked. */
  position: z.nullable(z.string()),
  /** How far it falls short of the peers' median, as a share of that; negative when it is beyond; null where there is none. */
  gap: z.nullable(z.number()),
  /** Why it stands so, in one sentence. */
  reason: z.string(),
  /** 1 for the most demanding; null below three peers. `of` counts the draft in. */
  rank: z.nullable(z.object({ place: z.number(), of: z.number() })),
  median: z.nullable(z.string()),
  /** The same as a number. */
  medianAmount: z.nullable(z.number()),
  peers: z.array(ComparePeer),
  floors: z.array(CompareFloor),
});
export type CompareRow = z.infer<typeof CompareRow>;

export const CompareNotice = z.object({ text: z.string(), step: z.nullable(z.string()) });
export type CompareNotice = z.infer<typeof CompareNotice>;

/** An indicator that papers like the draft set and it lacks. */
export const CompareMissing = z.object({
  indicator: z.string(),
  /** Places whose paper sets it, the one most like the draft first. */
  places: z.array(z.string()),
  /** A clause to start from: whose, its value and its words. */
  name: z.string(),
  value: z.string(),
  quote: z.string(),
  place: z.nullable(Place),
});
export type CompareMissing = z.infer<typeof CompareMissing>;

export const CompareResult = z.object({
  language: z.enum(['zh', 'en']),
  uri: z.string(),
  version: z.number(),
  /** Title of the paper, or the file's name. */
  title: z.string(),
  /** 乌海市（地级市，内蒙古自治区）; null when the paper does not tell. */
  jurisdiction: z.nullable(z.string()),
  /** Who counts as a peer, why, and how many there are. */
  peers: z.nullable(z.string()),
  /** Whom the answer was asked for. */
  wanted: PeersWanted,
  /** Peers that the draft itself names at its head, which come before `wanted`. */
  named: z.array(z.string()),
  /** There is a table of places, so that those of like size can be asked. */
  sized: z.boolean(),
  /** What keeps the comparison from being complete, each with the next step. */
  notices: z.array(CompareNotice),
  rows: z.array(CompareRow),
  /** By how many set it, most first. */
  missing: z.array(CompareMissing),
  /** How many papers like the draft were looked at for that. */
  alike: z.number(),
});
export type CompareResult = z.infer<typeof CompareResult>;

/** Request `duibiao/exportComparison`: the comparison as a file; null for a document that is not open as a draft. */
export const exportMethod = 'duibiao/exportComparison';
export const ExportFormat = z.enum(['markdown', 'csv', 'xlsx', 'docx']);
export type ExportFormat = z.infer<typeof ExportFormat>;
export const ExportParams = z.object({ ...CompareParams.shape, format: ExportFormat });
export type ExportParams = z.infer<typeof ExportParams>;
/** The file's bytes in base64. */
export const ExportResult = z.object({ bytes: z.string() });
export type ExportResult = z.infer<typeof ExportResult>;

/** Argument of the command `duibiao.openSource`. */
export const OpenSourceArguments = Place;

/** What the panel's page tells its host. */
export const PageMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Show a place of the draft or of a source. */
  z.object({ type: z.literal('open'), place: Place }),
  /** Show a peer's clause. */
  z.object({ type: z.literal('openPeer'), at: PolicySpan }),
  /** Compare with these from now on. */
  z.object({ type: z.literal('peers'), wanted: PeersWanted }),
  /** Ask where the comparison is to be saved, and save it. */
  z.object({ type: z.literal('export') }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

/** What the host tells the panel's page. */
export type HostMessage =
  | { readonly type: 'result'; readonly result: CompareResult }
  | { readonly type: 'fault'; readonly message: string };
