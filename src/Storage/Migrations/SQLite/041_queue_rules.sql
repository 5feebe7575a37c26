-- Who comes first, who serves whom, hours, overflow and announcements, as JSON; null = the defaults.
ALTER TABLE queues ADD COLUMN rules TEXT;
