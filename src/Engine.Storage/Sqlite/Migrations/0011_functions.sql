-- JavaScript functions of accounts. Flows refer to them by name.
CREATE TABLE functions (
    account_id TEXT    NOT NULL REFERENCES accounts (id),
    name       TEXT    NOT NULL,
    draft      TEXT,                              -- JSON; NULL when nothing was changed since the latest version
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE function_versions (
    id           TEXT    PRIMARY KEY NOT NULL,
    account_id   TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    number       INTEGER NOT NULL,                -- from 1 in each function
    state        TEXT    NOT NULL,                -- published, archived
    message      TEXT    NOT NULL,
    content      TEXT    NOT NULL,                -- JSON
    published_at INTEGER NOT NULL,
    archived_at  INTEGER,
    UNIQUE (account_id, name, number),
    FOREIGN KEY (account_id, name) REFERENCES functions (account_id, name)
) STRICT;

CREATE UNIQUE INDEX function_versions_published ON function_versions (account_id, name) WHERE state = 'published';
