-- The journal: what happened, in order, for ever. Rows are only ever added.
CREATE TABLE events (
    position       INTEGER PRIMARY KEY,           -- order of commits over all streams
    persistence_id TEXT    NOT NULL,
    sequence       INTEGER NOT NULL CHECK (sequence > 0),
    type           TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    at             INTEGER NOT NULL,              -- when it was stored, ms since 1970
    data           TEXT    NOT NULL               -- JSON
) STRICT;

CREATE UNIQUE INDEX events_by_stream ON events (persistence_id, sequence);

-- Written to find out whether the store can be written to.
CREATE TABLE store_probe (at INTEGER NOT NULL) STRICT;
INSERT INTO store_probe (at) VALUES (0);
