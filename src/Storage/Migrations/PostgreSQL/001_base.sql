-- The same tables as SQLite's after all its steps. Text sorts by its bytes (COLLATE "C") as there, whatever the server's language.
-- Times are milliseconds since 1970 UTC, ids are UUIDv7 as 32 hex digits, lists are JSON.

CREATE TABLE journal (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    call_id TEXT COLLATE "C",
    agent TEXT COLLATE "C",
    queue TEXT COLLATE "C",
    body TEXT COLLATE "C" NOT NULL,
    node TEXT COLLATE "C"
);
-- Facts come nearly in the order of their times, so one in 256 is enough to find a moment; an index of all would double the cost of a fact.
CREATE INDEX journal_at ON journal (at) WHERE seq % 256 = 0;
CREATE INDEX journal_agent_state ON journal (agent, seq) WHERE type = 'agentState';

-- A fold over the journal, written in the same transactions: when a call arrives, when it ends, and for what comes after its end. In between
-- the server has the record in memory. "facts" are the sequence numbers of the call's facts, so that no fact needs an index entry.
CREATE TABLE calls (
    id TEXT COLLATE "C" PRIMARY KEY,
    direction TEXT COLLATE "C" NOT NULL,
    from_number TEXT COLLATE "C" NOT NULL,
    to_number TEXT COLLATE "C" NOT NULL,
    caller_name TEXT COLLATE "C",
    trunk TEXT COLLATE "C",
    started_at BIGINT NOT NULL,
    answered_at BIGINT,
    ended_at BIGINT,
    result TEXT COLLATE "C",
    reason TEXT COLLATE "C",
    sip_status INTEGER,
    customer_id TEXT COLLATE "C",
    ticket_id TEXT COLLATE "C",
    agent TEXT COLLATE "C",
    queue TEXT COLLATE "C",
    recording TEXT COLLATE "C",
    first_seq BIGINT NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,
    node TEXT COLLATE "C"
);
CREATE INDEX calls_started ON calls (started_at);
CREATE INDEX calls_ticket ON calls (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX calls_open ON calls (first_seq) WHERE ended_at IS NULL;

CREATE TABLE customers (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C",
    company TEXT COLLATE "C",
    value_class TEXT COLLATE "C" NOT NULL,
    notes TEXT COLLATE "C",
    language TEXT COLLATE "C" NOT NULL
);
CREATE INDEX customers_name ON customers (name);

CREATE TABLE customer_numbers (
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    number TEXT COLLATE "C" NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (customer_id, number)
);
CREATE INDEX customer_numbers_number ON customer_numbers (number);

CREATE TABLE counters (
    name TEXT COLLATE "C" PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('ticket', 0);

CREATE TABLE tickets (
    id TEXT COLLATE "C" PRIMARY KEY,
    number TEXT COLLATE "C" NOT NULL UNIQUE,
    subject TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    priority TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C",
    department TEXT COLLATE "C",
    customer_id TEXT COLLATE "C" REFERENCES customers (id),
    phone TEXT COLLATE "C",
    opened_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    closed_at BIGINT,
    disposition TEXT COLLATE "C",
    version INTEGER NOT NULL
);
CREATE INDEX tickets_updated ON tickets (updated_at);
CREATE INDEX tickets_customer ON tickets (customer_id, updated_at) WHERE customer_id IS NOT NULL;
CREATE INDEX tickets_phone ON tickets (phone, updated_at) WHERE phone IS NOT NULL;
CREATE INDEX tickets_owner ON tickets (owner, updated_at) WHERE owner IS NOT NULL;

CREATE TABLE ticket_events (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id TEXT COLLATE "C" NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    by_user TEXT COLLATE "C" NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    from_value TEXT COLLATE "C",
    to_value TEXT COLLATE "C",
    note TEXT COLLATE "C",
    call_id TEXT COLLATE "C"
);
CREATE INDEX ticket_events_ticket ON ticket_events (ticket_id, id);

CREATE TABLE callbacks (
    id TEXT COLLATE "C" PRIMARY KEY,
    number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C",
    queue TEXT COLLATE "C",
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    requested_at BIGINT NOT NULL,
    due_at BIGINT,
    taken_by TEXT COLLATE "C",
    done_at BIGINT,
    call_id TEXT COLLATE "C"
);
CREATE INDEX callbacks_state ON callbacks (state, requested_at);
CREATE UNIQUE INDEX callbacks_waiting ON callbacks (number, COALESCE(queue, '')) WHERE state = 'waiting';

CREATE TABLE users (
    user_name TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    roles INTEGER NOT NULL,
    skills TEXT COLLATE "C" NOT NULL,
    queues TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    disabled INTEGER NOT NULL,
    password_hash TEXT COLLATE "C",
    sip_ha1_md5 TEXT COLLATE "C",
    sip_ha1_sha256 TEXT COLLATE "C"
);

CREATE TABLE queues (
    name TEXT COLLATE "C" PRIMARY KEY,
    skill TEXT COLLATE "C",
    service_level_seconds INTEGER NOT NULL,
    ring_seconds INTEGER NOT NULL,
    wrap_up_seconds INTEGER NOT NULL,
    max_wait_seconds INTEGER NOT NULL,
    announce_every_seconds INTEGER NOT NULL,
    routing TEXT COLLATE "C" NOT NULL,
    not_ready_after_no_answers INTEGER NOT NULL
);

-- How far the journal's followers have come.
CREATE TABLE positions (
    name TEXT COLLATE "C" PRIMARY KEY,
    seq BIGINT NOT NULL
);

CREATE TABLE knowledge_articles (
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    key TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    phrasings TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C",
    tree_path TEXT COLLATE "C",
    approved BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (key, language)
);

-- Every version of every article, deleted ones too: what was spoken to a caller can always be read.
CREATE TABLE knowledge_versions (
    article_id TEXT COLLATE "C" NOT NULL,
    version INTEGER NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (article_id, version)
);

-- Texts' vectors by the model that made them: little-endian floats.
CREATE TABLE knowledge_vectors (
    model TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    vector BYTEA NOT NULL
);
-- By hash: a text may be longer than a row of a B-tree.
CREATE INDEX knowledge_vectors_text ON knowledge_vectors USING hash (text);

-- The agents' search: titles weigh A, phrasings B, the rest C. English is stemmed; Chinese stands in runs of one to three characters.
CREATE TABLE knowledge_words (
    article_id TEXT COLLATE "C" PRIMARY KEY REFERENCES knowledge_articles (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
CREATE INDEX knowledge_words_words ON knowledge_words USING gin (words);

-- Questions without an answer: groups that ask the same, under the words of the first.
CREATE TABLE question_groups (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    text TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    closed_at BIGINT,
    closed_by TEXT COLLATE "C"
);

-- A fold over the journal: what callers asked and what became of it.
CREATE TABLE questions_asked (
    seq BIGINT PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL,
    asked_at BIGINT NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    article TEXT COLLATE "C",
    version INTEGER,
    score DOUBLE PRECISION,
    nearest TEXT COLLATE "C" NOT NULL,
    helped BOOLEAN,
    group_id BIGINT REFERENCES question_groups (id)
);
CREATE INDEX questions_asked_call ON questions_asked (call_id, seq);
CREATE INDEX questions_asked_at ON questions_asked (asked_at);
CREATE INDEX questions_asked_group ON questions_asked (group_id, seq) WHERE group_id IS NOT NULL;
