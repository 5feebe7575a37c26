-- What agents have written of a call and not sent yet; kept at the node where they work.
CREATE TABLE wrap_up_drafts (
    agent TEXT NOT NULL,
    call_id TEXT NOT NULL,
    disposition TEXT,
    note TEXT,
    changed_at BIGINT NOT NULL,
    node TEXT NOT NULL,
    PRIMARY KEY (agent, call_id)
);

-- How a callback ended, in the agent's words.
ALTER TABLE callbacks ADD COLUMN result TEXT;
ALTER TABLE callbacks ADD COLUMN result_note TEXT;
