-- The table of Akka.Persistence.Sql takes the place of streams and events. Of that package's three indexes only the one that holds the promise is made;
-- the engine asks for nothing by time or by serializer. The order needs no AUTOINCREMENT: the last row of an id is never deleted.
CREATE TABLE journal (
    ordering        INTEGER PRIMARY KEY,          -- order of commits over all ids
    created         INTEGER NOT NULL,             -- when it was stored, .NET ticks of UTC
    deleted         INTEGER NOT NULL,             -- 1: the last event of an id whose events are gone, kept for its number
    persistence_id  TEXT    NOT NULL,             -- 'interaction/' and the interaction's id
    sequence_number INTEGER NOT NULL CHECK (sequence_number > 0),
    message         BLOB    NOT NULL,             -- JSON, UTF-8
    tags            TEXT,
    manifest        TEXT,                         -- type and version
    identifier      INTEGER,                      -- the serializer
    writer_uuid     TEXT
) STRICT;

CREATE UNIQUE INDEX journal_by_id ON journal (persistence_id, sequence_number);

-- 4701: EventSerializer. Milliseconds since 1970 become ticks since the year 1.
INSERT INTO journal (ordering, created, deleted, persistence_id, sequence_number, message, tags, manifest, identifier)
SELECT e.position, e.at * 10000 + 621355968000000000, 0, s.persistence_id, e.sequence, CAST(e.data AS BLOB), '', e.type || '/' || e.version, 4701
FROM events e JOIN streams s ON s.number = e.stream
ORDER BY e.position;

DROP TABLE events;
DROP TABLE streams;

-- An interaction keeps its number: report rows are ordered by it, and page tokens that were given out name it.
ALTER TABLE interactions RENAME COLUMN stream TO number;
ALTER TABLE report_rows RENAME COLUMN stream TO interaction;
CREATE UNIQUE INDEX interactions_by_id ON interactions (id);
