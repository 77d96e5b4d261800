/** Raised whenever the tables change or a clause's terms are made differently; migrate.ts leads from each version to the next. */
export const SCHEMA_VERSION = 2;

/** Marks the file as a corpus of this product ("DuiB"), so that somebody else's database is told apart from an old one of ours. */
export const APPLICATION_ID = 0x44756942;

/** A policy's segments are numbered from its own number times this: its text is then one stretch of the table. */
export const SEGMENTS = 2 ** 20;

/**
 * A document is a text, a source a file that holds it: several files may hold one text. A source without document was
 * refused for the reason given (JSON, both languages) or taken out by hand (reason 'removed'). Corrections are what a person put right, by file
 * and policy, so that they outlive a new version of the file.
 */
export const SOURCE_TABLES = `
CREATE TABLE documents (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE, reader INTEGER NOT NULL);
CREATE TABLE sources (
  path TEXT PRIMARY KEY, root TEXT NOT NULL, doc TEXT NOT NULL, sha256 TEXT NOT NULL, imported TEXT,
  document INTEGER REFERENCES documents, reason TEXT, reader INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sources_by_document ON sources (document);
CREATE TABLE corrections (path TEXT NOT NULL, ordinal INTEGER NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (path, ordinal)) WITHOUT ROWID;
`;

/** Covers what choosing among the copies of a clause asks. */
export const COPIES_INDEX = 'CREATE INDEX clauses_by_wording ON clauses (wording, policy);';

/**
 * A policy's cleaned text is the concatenation of its segments; clauses and other spans point into it, so no text stands
 * twice. Wordings are the distinct texts of clauses, figures aside: full-text search sees each once, however
 * often offices copied it; their length is in distinct terms. `*_from` and `*_to` are UTF-16 offsets in the raw source, `clean_*` those in the cleaned text.
 */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
${SOURCE_TABLES}
CREATE TABLE policies (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  title TEXT NOT NULL, folded_title TEXT NOT NULL, issuer TEXT, doc_number TEXT, kind TEXT,
  level TEXT, province TEXT, city TEXT, county TEXT, issue_date TEXT, publish_date TEXT, period_from INTEGER, period_to INTEGER,
  raw_from INTEGER NOT NULL, raw_to INTEGER NOT NULL, UNIQUE (document, ordinal)
);
CREATE INDEX policies_by_title ON policies (folded_title);
CREATE TABLE segments (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE wordings (id INTEGER PRIMARY KEY, signature INTEGER NOT NULL UNIQUE, length INTEGER NOT NULL);
CREATE TABLE clauses (
  id INTEGER PRIMARY KEY, policy INTEGER NOT NULL REFERENCES policies ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  wording INTEGER REFERENCES wordings, kind TEXT NOT NULL, heading TEXT NOT NULL, heading_length INTEGER NOT NULL,
  raw_from INTEGER NOT NULL, raw_to INTEGER NOT NULL, clean_from INTEGER NOT NULL, clean_to INTEGER NOT NULL,
  first_segment INTEGER NOT NULL, end_segment INTEGER NOT NULL, UNIQUE (policy, ordinal)
);
${COPIES_INDEX}
CREATE TABLE targets (
  id INTEGER PRIMARY KEY, policy INTEGER NOT NULL REFERENCES policies ON DELETE CASCADE, clause INTEGER REFERENCES clauses,
  attained INTEGER NOT NULL, key TEXT NOT NULL, catalogue TEXT, measure TEXT NOT NULL, dimension TEXT NOT NULL, population TEXT, scope_class TEXT,
  quote TEXT NOT NULL, indicator TEXT NOT NULL, scope TEXT, value REAL, value_max REAL, unit TEXT, comparator TEXT NOT NULL, per TEXT,
  deadline TEXT, deadline_from TEXT NOT NULL, growth INTEGER NOT NULL, suspect TEXT,
  has_baseline INTEGER NOT NULL, baseline_year INTEGER, baseline_value REAL, direction TEXT NOT NULL, year INTEGER,
  clause_index INTEGER NOT NULL, raw_from INTEGER NOT NULL, raw_to INTEGER NOT NULL, value_from INTEGER NOT NULL, value_to INTEGER NOT NULL,
  clean_from INTEGER NOT NULL, clean_to INTEGER NOT NULL
);
CREATE INDEX targets_by_key ON targets (key, attained);
CREATE INDEX targets_by_policy ON targets (policy);
CREATE TABLE responsibilities (
  id INTEGER PRIMARY KEY, policy INTEGER NOT NULL REFERENCES policies ON DELETE CASCADE, clause INTEGER REFERENCES clauses,
  quote TEXT NOT NULL, units TEXT NOT NULL, lead TEXT, form TEXT NOT NULL, inherited TEXT NOT NULL,
  raw_from INTEGER NOT NULL, raw_to INTEGER NOT NULL, clean_from INTEGER NOT NULL, clean_to INTEGER NOT NULL
);
CREATE INDEX responsibilities_by_policy ON responsibilities (policy);
CREATE TABLE citations (
  id INTEGER PRIMARY KEY, policy INTEGER NOT NULL REFERENCES policies ON DELETE CASCADE,
  quote TEXT NOT NULL, title TEXT NOT NULL, doc_number TEXT,
  raw_from INTEGER NOT NULL, raw_to INTEGER NOT NULL, clean_from INTEGER NOT NULL, clean_to INTEGER NOT NULL
);
CREATE INDEX citations_by_policy ON citations (policy);
CREATE VIRTUAL TABLE terms USING fts5(bag, content='', contentless_delete=1, detail=none, tokenize='ascii');
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Every table that reading asks; a corpus without one of them is damaged. */
export const TABLES = [
  'meta',
  'documents',
  'sources',
  'policies',
  'segments',
  'wordings',
  'clauses',
  'targets',
  'terms',
];
