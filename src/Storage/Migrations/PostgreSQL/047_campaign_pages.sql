-- When a campaign dials, what agents may say of its calls, and what they say and ask.
ALTER TABLE campaigns ADD COLUMN starts_at BIGINT;
ALTER TABLE campaigns ADD COLUMN ends_at BIGINT;
ALTER TABLE campaigns ADD COLUMN dispositions TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE campaigns ADD COLUMN script TEXT COLLATE "C" NOT NULL DEFAULT '[]';
-- What the last agent said of the lead, and what was written down.
ALTER TABLE leads ADD COLUMN disposition TEXT COLLATE "C";
ALTER TABLE leads ADD COLUMN answers TEXT COLLATE "C" NOT NULL DEFAULT '{}';
