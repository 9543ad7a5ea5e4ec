-- What lists of interactions show and ask for beyond the first set: the latest call to the contact, and what a step assigned.
-- Rows of before have none of it until `engine reproject` writes them anew from their events.
ALTER TABLE interactions ADD COLUMN trunk_id TEXT;
ALTER TABLE interactions ADD COLUMN contact_attempt INTEGER;     -- number of that call among the attempts
ALTER TABLE interactions ADD COLUMN ringing_at INTEGER;          -- of that call, as the next two
ALTER TABLE interactions ADD COLUMN answered_at INTEGER;
ALTER TABLE interactions ADD COLUMN call_ended_at INTEGER;
ALTER TABLE report_rows ADD COLUMN assigned TEXT;                -- JSON object of variables, sensitive values masked

-- Each in the order of the list, so that a page reads as many entries as it shows.
CREATE INDEX interactions_live ON interactions (account_id, id) WHERE ended_at IS NULL;
CREATE INDEX interactions_by_flow ON interactions (account_id, flow_id, id);
CREATE INDEX interactions_by_reason ON interactions (account_id, reason, id) WHERE reason IS NOT NULL;
CREATE INDEX interactions_by_party ON interactions (account_id, party, id) WHERE party IS NOT NULL;
CREATE INDEX interactions_by_trunk ON interactions (account_id, trunk_id, id) WHERE trunk_id IS NOT NULL;
