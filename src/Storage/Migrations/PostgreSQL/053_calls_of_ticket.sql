-- The last calls of a ticket, without reading all of them.
DROP INDEX calls_ticket;
CREATE INDEX calls_ticket ON calls (ticket_id, started_at) WHERE ticket_id IS NOT NULL;
