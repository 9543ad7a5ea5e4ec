-- The last filter of lists and reports that had no index in the order of the list.
CREATE INDEX interactions_by_outcome ON interactions (account_id, outcome, id) WHERE outcome IS NOT NULL;
