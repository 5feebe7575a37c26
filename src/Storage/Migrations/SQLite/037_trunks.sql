-- Trunks that are changed while the server runs; those of the configuration are not here.
CREATE TABLE trunks (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
);
