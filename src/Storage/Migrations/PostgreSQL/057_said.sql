-- What was heard in calls and noted about them; a fold over the journal, under the fact's number.
CREATE TABLE said_texts (
    place BIGINT PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    who TEXT COLLATE "C",
    text TEXT COLLATE "C" NOT NULL,
    words TSVECTOR NOT NULL
);
CREATE INDEX said_texts_at ON said_texts (at);
CREATE INDEX said_texts_words ON said_texts USING gin (words);
