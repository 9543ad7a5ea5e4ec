CREATE TABLE accounts (
    id              TEXT    PRIMARY KEY NOT NULL,
    name            TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    enabled         INTEGER NOT NULL,
    rate_capacity   INTEGER NOT NULL,
    rate_per_second REAL    NOT NULL,
    destinations    TEXT    NOT NULL,             -- JSON
    revision        INTEGER NOT NULL DEFAULT 1    -- goes up with each change of what calls of this account need to know
) STRICT;

CREATE TABLE flows (
    id           TEXT    PRIMARY KEY NOT NULL,
    account_id   TEXT    NOT NULL REFERENCES accounts (id),
    name         TEXT    NOT NULL,
    description  TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    last_version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX flows_by_account ON flows (account_id, id);

CREATE TABLE flow_drafts (
    flow_id      TEXT    PRIMARY KEY NOT NULL REFERENCES flows (id),
    name         TEXT    NOT NULL,
    description  TEXT    NOT NULL,
    document     TEXT    NOT NULL,
    content_hash TEXT    NOT NULL,
    faults       TEXT    NOT NULL,
    has_errors   INTEGER NOT NULL,
    etag         TEXT    NOT NULL,
    saved_at     INTEGER NOT NULL,
    based_on     INTEGER
) STRICT;

CREATE TABLE flow_versions (
    id           TEXT    PRIMARY KEY NOT NULL,
    flow_id      TEXT    NOT NULL REFERENCES flows (id),
    number       INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('published', 'archived')),
    name         TEXT    NOT NULL,
    description  TEXT    NOT NULL,
    document     TEXT    NOT NULL,
    content_hash TEXT    NOT NULL,
    published_at INTEGER NOT NULL,
    archived_at  INTEGER,
    UNIQUE (flow_id, number)
) STRICT;

CREATE UNIQUE INDEX flow_versions_published ON flow_versions (flow_id) WHERE state = 'published';
