CREATE TABLE trunks (
    id              TEXT    PRIMARY KEY NOT NULL,
    account_id      TEXT    NOT NULL REFERENCES accounts (id),
    name            TEXT    NOT NULL,
    enabled         INTEGER NOT NULL,
    transport       TEXT    NOT NULL,
    gateways        TEXT    NOT NULL,             -- JSON, in the order they are tried
    auth_user       TEXT,
    auth_realm      TEXT,
    auth_password   BLOB,                         -- encrypted, bound to this row
    settings        TEXT    NOT NULL,             -- JSON
    allowed_sources TEXT    NOT NULL,             -- JSON
    route_prefixes  TEXT    NOT NULL,             -- JSON
    route_order     INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX trunks_by_account ON trunks (account_id, id);

CREATE TABLE numbers (
    account_id TEXT    NOT NULL REFERENCES accounts (id),
    number     TEXT    NOT NULL,
    label      TEXT    NOT NULL,
    trunk_id   TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, number)
) STRICT, WITHOUT ROWID;
