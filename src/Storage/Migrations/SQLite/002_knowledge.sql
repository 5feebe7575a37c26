CREATE TABLE knowledge_articles (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    phrasings TEXT NOT NULL,
    answer TEXT NOT NULL,
    text TEXT,
    tree_path TEXT,
    approved INTEGER NOT NULL,
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (key, language)
);

-- Every version of every article, deleted ones too: what was spoken to a caller can always be read.
CREATE TABLE knowledge_versions (
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
);

-- Texts' vectors by the model that made them: little-endian floats.
CREATE TABLE knowledge_vectors (
    model TEXT NOT NULL,
    text TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (model, text)
);

-- The agents' search: rowid is the article's place. Stemmed words, and every three characters for Chinese.
CREATE VIRTUAL TABLE knowledge_words USING fts5 (title, phrasings, body, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE knowledge_characters USING fts5 (title, phrasings, body, tokenize = 'trigram');

-- Questions without an answer: groups that ask the same, under the words of the first.
CREATE TABLE question_groups (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    closed_at INTEGER,
    closed_by TEXT
);

-- A fold over the journal: what callers asked and what became of it.
CREATE TABLE questions_asked (
    seq INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    outcome TEXT NOT NULL,
    article TEXT,
    version INTEGER,
    score REAL,
    nearest TEXT NOT NULL,
    helped INTEGER,
    group_id INTEGER REFERENCES question_groups (id)
);
CREATE INDEX questions_asked_call ON questions_asked (call_id, seq);
CREATE INDEX questions_asked_at ON questions_asked (asked_at);
CREATE INDEX questions_asked_group ON questions_asked (group_id, seq) WHERE group_id IS NOT NULL;
