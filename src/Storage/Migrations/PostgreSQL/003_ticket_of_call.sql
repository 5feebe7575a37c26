-- Which ticket a call is on, also where its fact was lost with the server.
CREATE INDEX ticket_events_call ON ticket_events (call_id) WHERE call_id IS NOT NULL;
