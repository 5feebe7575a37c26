-- Letters to many: what is written, to whom, and who wants none.
CREATE TABLE circulars (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    template TEXT COLLATE "C" NOT NULL,
    per_minute BIGINT NOT NULL,
    by_user TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    texts TEXT COLLATE "C",
    started_at BIGINT
);

-- "written_at" without "mail_id": this one wants none.
CREATE TABLE circular_people (
    id TEXT COLLATE "C" PRIMARY KEY,
    circular_id TEXT COLLATE "C" NOT NULL REFERENCES circulars (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    company TEXT COLLATE "C",
    number TEXT COLLATE "C",
    language TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C",
    written_at BIGINT,
    mail_id TEXT COLLATE "C",
    UNIQUE (circular_id, address)
);
CREATE INDEX circular_people_place ON circular_people (circular_id, place);
CREATE INDEX circular_people_next ON circular_people (circular_id, place) WHERE written_at IS NULL;
CREATE INDEX circular_people_written ON circular_people (circular_id, written_at) WHERE written_at IS NOT NULL;
CREATE INDEX circular_people_mail ON circular_people (mail_id) WHERE mail_id IS NOT NULL;
CREATE INDEX circular_people_address ON circular_people (address);
CREATE INDEX mails_address ON mails (lower(address));

CREATE TABLE mail_opt_outs (
    address TEXT COLLATE "C" PRIMARY KEY,
    at BIGINT NOT NULL,
    by_user TEXT COLLATE "C" NOT NULL
);

INSERT INTO mail_templates (name, language, subject, body) VALUES
    ('reminder', 'en', 'A reminder', 'Dear {name},

we would like to remind you: {text}

Kind regards'),
    ('reminder', 'zh', '温馨提醒', '{name}，您好：

特此提醒：{text}

此致')
ON CONFLICT DO NOTHING;
