-- What lists of interactions show and ask for beyond the first set: the latest call to the contact, and what a step assigned.
ALTER TABLE interactions
    ADD COLUMN trunk_id        text COLLATE "C",
    ADD COLUMN contact_attempt bigint,            -- number of that call among the attempts
    ADD COLUMN ringing_at      bigint,            -- of that call, as the next two
    ADD COLUMN answered_at     bigint,
    ADD COLUMN call_ended_at   bigint;
ALTER TABLE report_rows ADD COLUMN assigned text; -- JSON object of variables, sensitive values masked

-- Each in the order of the list, so that a page reads as many entries as it shows.
CREATE INDEX interactions_live ON interactions (account_id, id) WHERE ended_at IS NULL;
CREATE INDEX interactions_by_flow ON interactions (account_id, flow_id, id);
CREATE INDEX interactions_by_reason ON interactions (account_id, reason, id) WHERE reason IS NOT NULL;
CREATE INDEX interactions_by_party ON interactions (account_id, party, id) WHERE party IS NOT NULL;
CREATE INDEX interactions_by_trunk ON interactions (account_id, trunk_id, id) WHERE trunk_id IS NOT NULL;
