-- Campaigns whose agents look at each lead first, and campaigns that announce something and take a key for an answer.
ALTER TABLE campaigns ADD COLUMN preview_seconds INTEGER NOT NULL DEFAULT 60;
ALTER TABLE campaigns ADD COLUMN message TEXT COLLATE "C";
ALTER TABLE campaigns ADD COLUMN agent_key TEXT COLLATE "C";
