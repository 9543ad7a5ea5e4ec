-- The journal: what happened, in order, for ever. Rows are only ever added.
-- A stream has a number because its name would make the index of the events five times as large: the pages that a commit
-- dirties are its price.
CREATE TABLE streams (
    number         INTEGER PRIMARY KEY,
    persistence_id TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE events (
    position INTEGER PRIMARY KEY,                 -- order of commits over all streams
    stream   INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    type     TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    at       INTEGER NOT NULL,                    -- when it was stored, ms since 1970
    data     TEXT    NOT NULL                     -- JSON
) STRICT;

CREATE UNIQUE INDEX events_by_stream ON events (stream, sequence);

-- Written to find out whether the store can be written to.
CREATE TABLE store_probe (at INTEGER NOT NULL) STRICT;
INSERT INTO store_probe (at) VALUES (0);
