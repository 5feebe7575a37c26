-- Letters: what they are made from, what sends them by itself, and the outbox. "cause" is what a rule has written about, once.
CREATE TABLE mail_templates (
    name TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (name, language)
);

CREATE TABLE mail_rules (
    id TEXT COLLATE "C" PRIMARY KEY,
    trigger_kind TEXT COLLATE "C" NOT NULL,
    template TEXT COLLATE "C" NOT NULL,
    queue TEXT COLLATE "C",
    contains TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    enabled BIGINT NOT NULL
);

CREATE TABLE mails (
    id TEXT COLLATE "C" PRIMARY KEY,
    address TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    by_user TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    cause TEXT COLLATE "C" UNIQUE,
    ticket_id TEXT COLLATE "C",
    print BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    attempts BIGINT NOT NULL,
    sent_at BIGINT,
    error TEXT COLLATE "C"
);
CREATE INDEX mails_due ON mails (next_at) WHERE state = 'waiting';
CREATE INDEX mails_ticket ON mails (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX mails_created ON mails (created_at);
CREATE INDEX ticket_events_at ON ticket_events (at) WHERE field = 'state';

INSERT INTO mail_templates (name, language, subject, body) VALUES
    ('solved', 'en', '{ticket}: {subject}', 'Dear {name},

your request {ticket} ("{subject}") is closed. If anything is still open, reply to this letter or call us and name the number {ticket}.

Kind regards'),
    ('solved', 'zh', '{ticket}：{subject}', '{name}，您好：

您的请求 {ticket}（{subject}）已处理完毕。如仍有问题，请回复本邮件或致电我们，并告知编号 {ticket}。

此致'),
    ('missed', 'en', 'We could not reach you', 'Dear {name},

you asked us to call you back. We tried {number} and could not reach you. Please call us again, or tell us a better time.

Kind regards'),
    ('missed', 'zh', '未能联系到您', '{name}，您好：

您曾请我们回拨。我们拨打了 {number}，但未能接通。请再次致电，或告知方便的时间。

此致');

-- Callers by script: what they say and expect, how often they call, and what they have heard.
CREATE TABLE probes (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    script TEXT COLLATE "C" NOT NULL,
    every_minutes BIGINT NOT NULL,
    enabled BIGINT NOT NULL
);

CREATE TABLE probe_runs (
    id TEXT COLLATE "C" PRIMARY KEY,
    probe_id TEXT COLLATE "C" NOT NULL REFERENCES probes (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    good BIGINT NOT NULL,
    took_ms BIGINT NOT NULL,
    steps TEXT COLLATE "C" NOT NULL
);
CREATE INDEX probe_runs_probe ON probe_runs (probe_id, at DESC);
