-- Two people who change one campaign: the second is told.
ALTER TABLE campaigns ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
