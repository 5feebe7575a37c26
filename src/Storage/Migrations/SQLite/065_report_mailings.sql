-- Saved reports that go out by e-mail, and what goes with a letter until it has been sent.
CREATE TABLE report_mailings (
    id TEXT PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES saved_reports (id) ON DELETE CASCADE,
    rhythm TEXT NOT NULL,
    day INTEGER,
    at_time TEXT NOT NULL,
    zone TEXT NOT NULL,
    addresses TEXT NOT NULL,
    format TEXT NOT NULL,
    language TEXT NOT NULL,
    owner TEXT NOT NULL,
    since INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    done_until INTEGER,
    error TEXT
);

CREATE TABLE mail_files (
    mail_id TEXT PRIMARY KEY REFERENCES mails (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    content BLOB NOT NULL
);
