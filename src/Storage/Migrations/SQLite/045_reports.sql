-- How a queue's calls are judged, and reports that somebody wants to see again.
ALTER TABLE queues ADD COLUMN service_level_formula TEXT;
ALTER TABLE queues ADD COLUMN short_abandon_seconds INTEGER NOT NULL DEFAULT 5;

CREATE TABLE saved_reports (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    owner TEXT NOT NULL,
    address TEXT NOT NULL
);
