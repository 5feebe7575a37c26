-- The telephone in the page: who uses it (those who have no password for a SIP phone cannot have used one), how long a caller waits for a page that
-- is gone, and which queues' calls are answered by themselves.
ALTER TABLE users ADD COLUMN telephone TEXT COLLATE "C" NOT NULL DEFAULT 'sip';
UPDATE users SET telephone = 'browser' WHERE sip_ha1_md5 IS NULL;
ALTER TABLE queues ADD COLUMN return_seconds INTEGER NOT NULL DEFAULT 30;
ALTER TABLE queues ADD COLUMN auto_answer INTEGER NOT NULL DEFAULT 0;
