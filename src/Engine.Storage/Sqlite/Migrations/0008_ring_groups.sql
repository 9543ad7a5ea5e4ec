CREATE TABLE ring_groups (
    account_id TEXT    NOT NULL REFERENCES accounts (id),
    id         TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    members    TEXT    NOT NULL,                  -- JSON: E.164 numbers and SIP addresses in ringing order
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, name)
) STRICT, WITHOUT ROWID;
