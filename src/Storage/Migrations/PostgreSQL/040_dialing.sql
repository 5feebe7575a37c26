-- Campaigns: whom they call, how, and by which policy.
CREATE TABLE campaigns (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    queue TEXT COLLATE "C" NOT NULL,
    mode TEXT COLLATE "C" NOT NULL,
    policy TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    seller TEXT COLLATE "C" NOT NULL,
    caller_number TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    ring_seconds INTEGER NOT NULL,
    ratio DOUBLE PRECISION NOT NULL,
    max_lines INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    busy_minutes INTEGER NOT NULL,
    no_answer_minutes INTEGER NOT NULL,
    failed_minutes INTEGER NOT NULL,
    zone TEXT COLLATE "C"
);

-- The campaigns' lists. "place" is the order of the import; "node" the server that dials the lead now.
CREATE TABLE leads (
    id TEXT COLLATE "C" PRIMARY KEY,
    campaign_id TEXT COLLATE "C" NOT NULL REFERENCES campaigns (id),
    place BIGINT NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C",
    zone TEXT COLLATE "C",
    priority INTEGER NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    attempts INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    result TEXT COLLATE "C",
    call_id TEXT COLLATE "C",
    bar TEXT COLLATE "C",
    fields TEXT COLLATE "C" NOT NULL,
    node TEXT COLLATE "C",
    UNIQUE (campaign_id, number)
);
CREATE INDEX leads_due ON leads (campaign_id, priority DESC, next_at, place) WHERE state = 'waiting';
CREATE INDEX leads_dialing ON leads (node) WHERE state = 'dialing';
CREATE INDEX leads_call ON leads (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX leads_place ON leads (campaign_id, place);

-- The sealed book of attempts: "seal" is the hash of the seal before it and of "body". Lines are never changed.
CREATE TABLE dial_records (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    campaign_id TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    result TEXT COLLATE "C",
    answered INTEGER NOT NULL,
    abandoned INTEGER NOT NULL,
    disposition TEXT COLLATE "C",
    body TEXT COLLATE "C" NOT NULL,
    seal TEXT COLLATE "C" NOT NULL
);
CREATE INDEX dial_records_number ON dial_records (number, at);
CREATE INDEX dial_records_campaign ON dial_records (campaign_id, at);

CREATE TABLE do_not_call (
    number TEXT COLLATE "C" NOT NULL,
    list TEXT COLLATE "C" NOT NULL,
    added_at BIGINT NOT NULL,
    added_by TEXT COLLATE "C",
    note TEXT COLLATE "C",
    PRIMARY KEY (number, list)
);
CREATE INDEX do_not_call_list ON do_not_call (list, added_at);

-- When each registry's list was imported.
CREATE TABLE do_not_call_lists (
    name TEXT COLLATE "C" PRIMARY KEY,
    as_of BIGINT NOT NULL
);
