-- Campaigns: whom they call, how, and by which policy.
CREATE TABLE campaigns (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    queue TEXT NOT NULL,
    mode TEXT NOT NULL,
    policy TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seller TEXT NOT NULL,
    caller_number TEXT NOT NULL,
    language TEXT NOT NULL,
    ring_seconds INTEGER NOT NULL,
    ratio REAL NOT NULL,
    max_lines INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    busy_minutes INTEGER NOT NULL,
    no_answer_minutes INTEGER NOT NULL,
    failed_minutes INTEGER NOT NULL,
    zone TEXT
);

-- The campaigns' lists. "place" is the order of the import; "node" the server that dials the lead now.
CREATE TABLE leads (
    id TEXT PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    place INTEGER NOT NULL,
    number TEXT NOT NULL,
    name TEXT,
    zone TEXT,
    priority INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    result TEXT,
    call_id TEXT,
    bar TEXT,
    fields TEXT NOT NULL,
    node TEXT,
    UNIQUE (campaign_id, number)
);
CREATE INDEX leads_due ON leads (campaign_id, priority DESC, next_at, place) WHERE state = 'waiting';
CREATE INDEX leads_dialing ON leads (node) WHERE state = 'dialing';
CREATE INDEX leads_call ON leads (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX leads_place ON leads (campaign_id, place);

-- The sealed book of attempts: "seal" is the hash of the seal before it and of "body". Lines are never changed.
CREATE TABLE dial_records (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    step TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    number TEXT NOT NULL,
    result TEXT,
    answered INTEGER NOT NULL,
    abandoned INTEGER NOT NULL,
    disposition TEXT,
    body TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE INDEX dial_records_number ON dial_records (number, at);
CREATE INDEX dial_records_campaign ON dial_records (campaign_id, at);

CREATE TABLE do_not_call (
    number TEXT NOT NULL,
    list TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT,
    note TEXT,
    PRIMARY KEY (number, list)
);
CREATE INDEX do_not_call_list ON do_not_call (list, added_at);

-- When each registry's list was imported.
CREATE TABLE do_not_call_lists (
    name TEXT PRIMARY KEY,
    as_of INTEGER NOT NULL
);
