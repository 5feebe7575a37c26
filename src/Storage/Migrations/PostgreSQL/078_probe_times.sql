-- Callers by script: at times of the day, in a zone, instead of every so many minutes.
ALTER TABLE probes ADD COLUMN cron TEXT COLLATE "C";
ALTER TABLE probes ADD COLUMN zone TEXT COLLATE "C";
