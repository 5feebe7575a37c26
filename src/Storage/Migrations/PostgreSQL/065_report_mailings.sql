-- Saved reports that go out by e-mail, and what goes with a letter until it has been sent.
CREATE TABLE report_mailings (
    id TEXT COLLATE "C" PRIMARY KEY,
    report_id TEXT COLLATE "C" NOT NULL REFERENCES saved_reports (id) ON DELETE CASCADE,
    rhythm TEXT COLLATE "C" NOT NULL,
    day BIGINT,
    at_time TEXT COLLATE "C" NOT NULL,
    zone TEXT COLLATE "C" NOT NULL,
    addresses TEXT COLLATE "C" NOT NULL,
    format TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    enabled BIGINT NOT NULL,
    done_until BIGINT,
    error TEXT COLLATE "C"
);

CREATE TABLE mail_files (
    mail_id TEXT COLLATE "C" PRIMARY KEY REFERENCES mails (id) ON DELETE CASCADE,
    name TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL
);
