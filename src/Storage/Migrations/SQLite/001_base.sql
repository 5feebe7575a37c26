-- Times are milliseconds since 1970 UTC, ids are UUIDv7 as 32 hex digits, lists are JSON.

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    call_id TEXT,
    agent TEXT,
    queue TEXT,
    body TEXT NOT NULL
);
-- Facts come nearly in the order of their times, so one in 256 is enough to find a moment; an index of all would double the cost of a fact.
CREATE INDEX journal_at ON journal (at) WHERE seq % 256 = 0;
CREATE INDEX journal_agent_state ON journal (agent, seq) WHERE type = 'agentState';

-- A fold over the journal, written in the same transactions: when a call arrives, when it ends, and for what comes after its end. In between
-- the server has the record in memory. "facts" are the sequence numbers of the call's facts, so that no fact needs an index entry.
CREATE TABLE calls (
    id TEXT PRIMARY KEY,
    direction TEXT NOT NULL,
    from_number TEXT NOT NULL,
    to_number TEXT NOT NULL,
    caller_name TEXT,
    trunk TEXT,
    started_at INTEGER NOT NULL,
    answered_at INTEGER,
    ended_at INTEGER,
    result TEXT,
    reason TEXT,
    sip_status INTEGER,
    customer_id TEXT,
    ticket_id TEXT,
    agent TEXT,
    queue TEXT,
    recording TEXT,
    first_seq INTEGER NOT NULL,
    facts TEXT NOT NULL
);
CREATE INDEX calls_started ON calls (started_at);
CREATE INDEX calls_ticket ON calls (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX calls_open ON calls (first_seq) WHERE ended_at IS NULL;

CREATE TABLE customers (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    company TEXT,
    value_class TEXT NOT NULL,
    notes TEXT,
    language TEXT NOT NULL
);
CREATE INDEX customers_name ON customers (name);

CREATE TABLE customer_numbers (
    customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (customer_id, number)
);
CREATE INDEX customer_numbers_number ON customer_numbers (number);

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
);
INSERT INTO counters (name, value) VALUES ('ticket', 0);

CREATE TABLE tickets (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    description TEXT,
    source TEXT NOT NULL,
    type TEXT NOT NULL,
    priority TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT,
    department TEXT,
    customer_id TEXT REFERENCES customers (id),
    phone TEXT,
    opened_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    closed_at INTEGER,
    disposition TEXT,
    version INTEGER NOT NULL
);
CREATE INDEX tickets_updated ON tickets (updated_at);
CREATE INDEX tickets_customer ON tickets (customer_id, updated_at) WHERE customer_id IS NOT NULL;
CREATE INDEX tickets_phone ON tickets (phone, updated_at) WHERE phone IS NOT NULL;
CREATE INDEX tickets_owner ON tickets (owner, updated_at) WHERE owner IS NOT NULL;

CREATE TABLE ticket_events (
    id INTEGER PRIMARY KEY,
    ticket_id TEXT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    by_user TEXT NOT NULL,
    field TEXT NOT NULL,
    from_value TEXT,
    to_value TEXT,
    note TEXT,
    call_id TEXT
);
CREATE INDEX ticket_events_ticket ON ticket_events (ticket_id, id);

CREATE TABLE callbacks (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT,
    queue TEXT,
    note TEXT,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    due_at INTEGER,
    taken_by TEXT,
    done_at INTEGER,
    call_id TEXT
);
CREATE INDEX callbacks_state ON callbacks (state, requested_at);
CREATE UNIQUE INDEX callbacks_waiting ON callbacks (number, COALESCE(queue, '')) WHERE state = 'waiting';

CREATE TABLE users (
    user_name TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    roles INTEGER NOT NULL,
    skills TEXT NOT NULL,
    queues TEXT NOT NULL,
    language TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    password_hash TEXT,
    sip_ha1_md5 TEXT,
    sip_ha1_sha256 TEXT
);

CREATE TABLE queues (
    name TEXT PRIMARY KEY,
    skill TEXT,
    service_level_seconds INTEGER NOT NULL,
    ring_seconds INTEGER NOT NULL,
    wrap_up_seconds INTEGER NOT NULL,
    max_wait_seconds INTEGER NOT NULL,
    announce_every_seconds INTEGER NOT NULL,
    routing TEXT NOT NULL,
    not_ready_after_no_answers INTEGER NOT NULL
);

-- How far the journal's followers have come.
CREATE TABLE positions (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
);
