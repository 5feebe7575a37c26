-- When a campaign dials, what agents may say of its calls, and what they say and ask.
ALTER TABLE campaigns ADD COLUMN starts_at INTEGER;
ALTER TABLE campaigns ADD COLUMN ends_at INTEGER;
ALTER TABLE campaigns ADD COLUMN dispositions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE campaigns ADD COLUMN script TEXT NOT NULL DEFAULT '[]';
-- What the last agent said of the lead, and what was written down.
ALTER TABLE leads ADD COLUMN disposition TEXT;
ALTER TABLE leads ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';
