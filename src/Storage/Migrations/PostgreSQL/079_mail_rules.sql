-- Letters by what agents say of calls, and the ticket on paper with them.
ALTER TABLE mail_rules ADD COLUMN disposition TEXT COLLATE "C";
ALTER TABLE mail_rules ADD COLUMN print BIGINT NOT NULL DEFAULT 0;
CREATE INDEX ticket_events_wrap_up ON ticket_events (at) WHERE field = 'wrapUp';
