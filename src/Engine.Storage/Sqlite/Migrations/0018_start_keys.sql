-- Keys that callers gave their starts, with the answer they got: a repeated request gets it again, and starts nothing.
CREATE TABLE start_keys (
    account_id      TEXT    NOT NULL,
    flow_id         TEXT    NOT NULL,
    key             TEXT    NOT NULL,
    body_hash       TEXT    NOT NULL,
    interaction_id  TEXT    NOT NULL,
    flow_version_id TEXT    NOT NULL,
    execution_id    TEXT    NOT NULL,
    accepted_at     INTEGER NOT NULL,
    PRIMARY KEY (account_id, flow_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX start_keys_by_age ON start_keys (accepted_at);
