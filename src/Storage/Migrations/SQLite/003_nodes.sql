-- Which node wrote a fact and holds a call; absent in rows of the time when there was one node.
ALTER TABLE journal ADD COLUMN node TEXT;
ALTER TABLE calls ADD COLUMN node TEXT;
