-- Flows that are gone. A start that looked one up just before is refused by this when it is stored: else it would run on a version nobody can read
-- any more. One small row for each flow that somebody deletes by hand.
CREATE TABLE removed_flows (
    id         TEXT    NOT NULL PRIMARY KEY,
    removed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
