-- Callbacks that are dialed by themselves: the place that they keep, for whom, how often they were dialed.
ALTER TABLE callbacks ADD COLUMN place_at INTEGER NOT NULL DEFAULT 0;
UPDATE callbacks SET place_at = requested_at;
ALTER TABLE callbacks ADD COLUMN agent TEXT;
ALTER TABLE callbacks ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE callbacks ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
-- How each queue's callbacks come about and are made; a queue without a row has a list to work on.
CREATE TABLE callback_rules (
    queue TEXT PRIMARY KEY,
    body TEXT NOT NULL
);
