-- Who saves says which version was read: the next one is stored only behind that.
ALTER TABLE customers ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE queues ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
