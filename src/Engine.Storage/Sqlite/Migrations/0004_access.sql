CREATE TABLE clients (
    id          TEXT    PRIMARY KEY NOT NULL,
    account_id  TEXT    NOT NULL REFERENCES accounts (id),
    name        TEXT    NOT NULL,
    scopes      TEXT    NOT NULL,                 -- JSON
    secret_hash TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    enabled     INTEGER NOT NULL
) STRICT;

CREATE INDEX clients_by_account ON clients (account_id, created_at, id);

CREATE TABLE signing_keys (
    id             TEXT    PRIMARY KEY NOT NULL,
    private_key    BLOB    NOT NULL,              -- encrypted, bound to this row
    created_at     INTEGER NOT NULL,
    signs_until    INTEGER NOT NULL,
    accepted_until INTEGER NOT NULL
) STRICT;

-- The key ring of the framework's data protection: without it no secret can be read.
CREATE TABLE protection_keys (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    xml    TEXT NOT NULL
) STRICT;
