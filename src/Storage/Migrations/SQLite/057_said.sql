-- What was heard in calls and noted about them; a fold over the journal, under the fact's number.
CREATE TABLE said_texts (
    place INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    who TEXT,
    text TEXT NOT NULL
);
CREATE INDEX said_texts_at ON said_texts (at);

-- rowid is the place. Stemmed words, and every three characters for Chinese.
CREATE VIRTUAL TABLE said_words USING fts5 (text, content = 'said_texts', content_rowid = 'place', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE said_characters USING fts5 (text, content = 'said_texts', content_rowid = 'place', tokenize = 'trigram');
CREATE TRIGGER said_texts_added AFTER INSERT ON said_texts BEGIN
    INSERT INTO said_words (rowid, text) VALUES (new.place, new.text);
    INSERT INTO said_characters (rowid, text) VALUES (new.place, new.text);
END;
CREATE TRIGGER said_texts_deleted AFTER DELETE ON said_texts BEGIN
    INSERT INTO said_words (said_words, rowid, text) VALUES ('delete', old.place, old.text);
    INSERT INTO said_characters (said_characters, rowid, text) VALUES ('delete', old.place, old.text);
END;
