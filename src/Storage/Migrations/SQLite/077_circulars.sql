-- Letters to many: what is written, to whom, and who wants none.
CREATE TABLE circulars (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    template TEXT NOT NULL,
    per_minute INTEGER NOT NULL,
    by_user TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    texts TEXT,
    started_at INTEGER
);

-- "written_at" without "mail_id": this one wants none.
CREATE TABLE circular_people (
    id TEXT PRIMARY KEY,
    circular_id TEXT NOT NULL REFERENCES circulars (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    company TEXT,
    number TEXT,
    language TEXT NOT NULL,
    text TEXT,
    written_at INTEGER,
    mail_id TEXT,
    UNIQUE (circular_id, address)
);
CREATE INDEX circular_people_place ON circular_people (circular_id, place);
CREATE INDEX circular_people_next ON circular_people (circular_id, place) WHERE written_at IS NULL;
CREATE INDEX circular_people_written ON circular_people (circular_id, written_at) WHERE written_at IS NOT NULL;
CREATE INDEX circular_people_mail ON circular_people (mail_id) WHERE mail_id IS NOT NULL;
CREATE INDEX circular_people_address ON circular_people (address);
CREATE INDEX mails_address ON mails (lower(address));

CREATE TABLE mail_opt_outs (
    address TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    by_user TEXT NOT NULL
);

INSERT INTO mail_templates (name, language, subject, body) VALUES
    ('reminder', 'en', 'A reminder', 'Dear {name},

we would like to remind you: {text}

Kind regards'),
    ('reminder', 'zh', '温馨提醒', '{name}，您好：

特此提醒：{text}

此致')
ON CONFLICT DO NOTHING;
