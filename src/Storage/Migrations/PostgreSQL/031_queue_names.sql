-- What people call a queue, in any script.
ALTER TABLE queues ADD COLUMN display_name TEXT;
