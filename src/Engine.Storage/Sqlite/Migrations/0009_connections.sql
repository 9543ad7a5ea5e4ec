-- Services that flows may ask.
CREATE TABLE connections (
    id         TEXT    PRIMARY KEY NOT NULL,
    account_id TEXT    NOT NULL REFERENCES accounts (id),
    name       TEXT    NOT NULL COLLATE NOCASE,
    base_url   TEXT    NOT NULL,
    auth       TEXT    NOT NULL,                  -- JSON, nothing secret
    secret     BLOB,                              -- encrypted, bound to this row
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (account_id, name)
) STRICT;

CREATE INDEX connections_by_account ON connections (account_id, id);
